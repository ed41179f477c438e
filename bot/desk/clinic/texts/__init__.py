"""What staff read on the pages of `bot/desk/clinic`, Korean and English side by side."""
