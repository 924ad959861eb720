"""What a handoff is and what may happen to it: pure values, tables and functions."""
