"""What the law wants written down: plan, training, incidents."""
