"""Who works here: accounts, roles, sessions, and the reviews of their access."""
