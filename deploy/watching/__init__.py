"""What to look at and when to be called: Prometheus rules and a Grafana dashboard, made from one table (`table.py`)."""
