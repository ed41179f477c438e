"""The desk's pages of records: destruction, holds, paper, pieces kept apart, jobs."""
