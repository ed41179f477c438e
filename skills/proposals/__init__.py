"""The second person: acts that one person proposes and another one confirms, of accounts and of the clinic's data."""
