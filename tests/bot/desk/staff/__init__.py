"""Tests of bot/desk/staff."""
