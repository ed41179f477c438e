"""What patients ask: of the clinic, of a consent, of their own case, of another shop; and what is said against a right."""
