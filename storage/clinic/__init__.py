"""The clinic's own data: every version of it, whole, and who made which."""
