"""What goes to a patient with an answer: files, and the links that open them."""
