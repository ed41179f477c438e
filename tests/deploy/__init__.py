"""What brings Sangdam to a machine, tried as far as a test can."""
