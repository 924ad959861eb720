"""The worker edge: what is due is claimed, done, and claimed again until it is."""
