"""The desk's pages of visits: the week, what is open, and what a press on a case does with its visits."""
