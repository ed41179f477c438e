"""Visits: booking, moving, cancelling, what the patient is told of them and may wish, the lists and calendars of the desk."""
