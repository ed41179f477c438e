"""A consultation from filing to closing: tables and queries of cases, notes, lists, assignment, figures and events."""
