"""What every table and query stands on: the unit of work, how columns are declared, statements of the hot path."""
