"""Answers to patients: how one leaves, how it is undone, and what the clinic keeps ready for it."""
