"""The desk's pages of what goes out: notices and campaigns."""
