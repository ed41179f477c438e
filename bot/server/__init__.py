"""The web server: applications put together, serving, log, metrics, clock."""
