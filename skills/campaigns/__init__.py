"""Ads and guidance to many: the campaign, its text, the guard before each message, and the two-year question."""
