"""How long somebody still waits: half of the time less than p50, nine times in ten less than p90."""

from batonpass.domain.wait.cold import cold_start
from batonpass.domain.wait.value import Answer, Estimate, Handling, QueueView, Refused, Why

__all__ = ["Answer", "Estimate", "Handling", "QueueView", "Refused", "Why", "cold_start"]
