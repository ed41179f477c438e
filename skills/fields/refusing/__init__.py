"""Times that are named only to say that they do not suit, in everyday words: told apart clause by clause."""
