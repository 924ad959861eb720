"""Triggers: the merchant's rules from signals to "hand off", and what they would have done."""
