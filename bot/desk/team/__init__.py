"""The desk's pages of who does what: duty and workload, what is asked of oneself, assigning, labels, many cases at once."""
