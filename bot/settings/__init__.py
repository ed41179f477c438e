"""What an operator may set, and how it is held against the clinic's data at the start."""
