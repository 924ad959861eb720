"""Language: the detector's weights, the offline assistant, model providers."""
