"""The desk's pages of registers: plan, training, incidents, provisions."""
