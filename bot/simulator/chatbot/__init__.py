"""The chatbot platform in the box: payloads, slot filling, answers as a phone shows them, callbacks, events, photos."""
