"""What is said to an open question in more than one sentence: a pause with its reason, a yes in haste, several corrections."""
