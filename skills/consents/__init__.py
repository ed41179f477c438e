"""What patients agreed to: wordings, decisions, what is in force, and announcements of a coming policy."""
