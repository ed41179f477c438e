"""What must reach somebody outside, kept with its reason: notices, dead letters, runs of jobs. Who sends is `bot/delivery`."""
