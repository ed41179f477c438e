"""Typed words that are near a press of the open question, and are none: it is asked which."""
