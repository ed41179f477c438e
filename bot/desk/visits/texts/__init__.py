"""What staff read on the pages of `bot/desk/visits`, Korean and English side by side."""
