"""PostgreSQL: how things are kept. Named SQL, rows to domain values, nothing decided."""
