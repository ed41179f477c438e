"""What the assistant and the clinic can do, free of any channel; see docs/architecture.md for what may be imported here."""
