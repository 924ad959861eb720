"""What the product does: use cases, one transaction each, and the ports they need."""
