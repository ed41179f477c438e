"""The desk's pages of cases: inbox, a case and what a press on it does, canned replies, figures, the live feed."""
