"""What is told to staff and patients, by which way, and what climbs when nobody looks. Sending is `bot/delivery`."""
