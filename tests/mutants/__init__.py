"""Promises broken on purpose, one line each: what breaks must be found by the test that docs/privacy.md names as its proof."""
