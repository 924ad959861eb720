"""What a rule set would have done: history played through the one evaluator."""
