"""What is said of the talk itself: leaving for now, what becomes of the answers, speaking instead of writing, haste."""
