"""The desk's pages of rights requests."""
