"""What was told to whom: alerts to staff, campaigns, announcements of policies."""
