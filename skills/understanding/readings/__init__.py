"""What short texts say, read by bounded rules where a model must not decide."""
