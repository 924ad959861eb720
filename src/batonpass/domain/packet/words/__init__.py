"""What a packet says in its own words, one file a language: the agent's, not the customer's."""
