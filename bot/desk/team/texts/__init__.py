"""The sentences of these pages, Korean and English side by side."""
