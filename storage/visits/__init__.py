"""Visits: the days and times at which patients are expected. What was done there stands in the clinic's chart, not here."""
