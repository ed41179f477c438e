"""Days and times: read from words and date pickers, weighed against opening hours, kept as a wish."""
