"""How things are kept: tables and their queries, keys and sealing, the trail, the outbox, backups, migrations."""
