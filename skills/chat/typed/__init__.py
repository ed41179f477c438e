"""What is typed and answers no question: a word near a press, a question about the form or the case, a yes to what was told."""
