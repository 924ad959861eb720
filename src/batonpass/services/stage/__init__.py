"""The demo's stage: a merchant with colleagues and customers who move by themselves."""
