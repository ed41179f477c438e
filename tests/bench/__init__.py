"""Measurements that a person starts by hand; nothing here is collected by pytest."""
