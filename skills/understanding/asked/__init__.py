"""What patients ask: of the clinic and its policy, of a consent, of their own case."""
