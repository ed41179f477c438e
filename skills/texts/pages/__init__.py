"""What patients read on pages and in letters: their data, the schedule, provision, incidents."""
