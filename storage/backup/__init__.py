"""Copies and coming back: making, keys, restoring, replaying what was destroyed or decided since, rotation of the ring."""
