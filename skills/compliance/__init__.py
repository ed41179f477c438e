"""What the law wants written down and done in time: plan, training, incidents, provisions, what is overdue."""
