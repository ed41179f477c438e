"""What is changed while the form is open: an answer put right, something taken out again, another who is meant."""
