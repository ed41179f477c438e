"""Tests of bot/desk/clinic."""
