"""Who does what: duty and shifts, sharing out, assigning, mentions, reminders, labels, many cases at once, saved views."""
