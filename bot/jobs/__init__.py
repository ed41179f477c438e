"""Scheduled jobs: the table, and the runner that gives each slot to one process."""
