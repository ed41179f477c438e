"""Who does what with which case: duty, assignments, mentions, reminders, labels, saved views. Tables and queries."""
