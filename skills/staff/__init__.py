"""Who works here: accounts, signing in, passwords, who may do what, and the review of access."""
