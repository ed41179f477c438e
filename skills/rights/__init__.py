"""What a patient may ask, from the request to its notice: clock, identity, grounds, decision, fulfilment, access,
correction."""
