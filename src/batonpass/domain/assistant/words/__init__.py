"""What the offline assistant says, one file a language."""
