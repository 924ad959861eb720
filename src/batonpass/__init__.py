"""Passes a customer from an AI assistant to a human agent, with everything the agent needs."""

__version__ = "0.1.0"
