"""What staff read on the pages of `bot/desk/staff`, Korean and English side by side."""
