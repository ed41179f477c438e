"""The clinic as data: what another clinic would want different, and the versions of its policy."""
