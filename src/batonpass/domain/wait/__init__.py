"""How long somebody still waits: in half of the cases under p50, in nine of ten under p90."""

from batonpass.domain.wait.cold import cold_start, cold_start_later
from batonpass.domain.wait.value import Answer, Estimate, Handling, QueueView, Refused, Why

__all__ = [
    "Answer",
    "Estimate",
    "Handling",
    "QueueView",
    "Refused",
    "Why",
    "cold_start",
    "cold_start_later",
]
