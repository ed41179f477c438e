"""What is told to staff and patients, and what climbs when nobody looks. Sending is `bot/delivery`."""
