"""A consultation from filing to closing: use cases of chat and desk, what staff see of it, answers, photos, figures."""
