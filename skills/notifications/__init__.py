"""What is told to staff and patients and by which way (chat, Alimtalk, SMS, push), and what climbs when nobody looks. Sending is `bot/delivery`."""
