"""What staff read on the pages of `bot/desk/retention`, Korean and English side by side."""
