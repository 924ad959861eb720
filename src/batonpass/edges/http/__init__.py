"""The HTTP edge: parses, calls a service, answers. No rule lives here."""
