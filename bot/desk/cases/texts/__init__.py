"""What staff read on the pages of `bot/desk/cases`, Korean and English side by side."""
