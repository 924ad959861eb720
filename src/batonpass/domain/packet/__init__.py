"""Builds what the agent sees: pure, from the log and the shop's records, each line with sources."""
