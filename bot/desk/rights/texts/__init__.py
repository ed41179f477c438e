"""What staff read on the pages of `bot/desk/rights`, Korean and English side by side."""
