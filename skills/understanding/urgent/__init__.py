"""Danger that no sign of the body tells: what somebody does to somebody, and signs in the short endings of speech."""
