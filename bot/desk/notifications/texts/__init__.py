"""What staff read on the pages of `bot/desk/notifications`, Korean and English side by side."""
