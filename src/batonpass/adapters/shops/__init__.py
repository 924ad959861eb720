"""The shops we can talk to, each behind the same port, and what guards every one of them."""
