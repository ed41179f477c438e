"""What staff read on the pages of `bot/desk/compliance`, Korean and English side by side."""
