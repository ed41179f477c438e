"""The desk's pages of the clinic's own data: what it says to patients, and what the privacy officer decides."""
