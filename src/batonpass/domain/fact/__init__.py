"""Collects what the customer said, with its place in the log, and masks what nobody may keep."""

from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.redact import redact
from batonpass.domain.fact.value import Fact, Kind, Problem, Redacted, State, Want, amount

__all__ = ["Fact", "Kind", "Problem", "Redacted", "State", "Want", "amount", "facts", "redact"]
