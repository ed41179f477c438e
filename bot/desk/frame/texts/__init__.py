"""What staff read on the pages of `bot/desk/frame`, Korean and English side by side."""
