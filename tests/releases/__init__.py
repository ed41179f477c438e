"""Small databases as each released version left them, on both engines, and what becomes of them today."""
