"""For whom somebody writes: a child and its guardian, a relative, and what is another's in a message."""
