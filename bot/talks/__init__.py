"""Whole conversations as files (`*.talk`): reading them, playing them as Kakao would, and saying which went wrong.

A clinic tests its own texts with them (`python app.py talk`), and `tests/talks` holds the product's own. Nothing here answers a
patient; the form of the files is told in docs/talks.md.
"""
