"""Builds what the agent sees: pure, from the log and the shop's records, each line with sources."""

from batonpass.domain.packet.build import build
from batonpass.domain.packet.draft import Undefined, filled, variables
from batonpass.domain.packet.render import as_text, for_customer
from batonpass.domain.packet.resolution import DEFAULT, Resolutions, Rule, Situation
from batonpass.domain.packet.schema import schema
from batonpass.domain.packet.value import CustomerView, Packet, Shown, Step

__all__ = [
    "DEFAULT",
    "CustomerView",
    "Packet",
    "Resolutions",
    "Rule",
    "Shown",
    "Situation",
    "Step",
    "Undefined",
    "as_text",
    "build",
    "filled",
    "for_customer",
    "schema",
    "variables",
]
