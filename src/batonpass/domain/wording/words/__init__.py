"""One file a language: every message a waiting customer may read."""
