"""Decides what the offline assistant says: intents, slots, replies; never reaches outside."""

from batonpass.domain.assistant.value import Intent, Level, ReturnNote, Slot, Turn, View

__all__ = ["Intent", "Level", "ReturnNote", "Slot", "Turn", "View"]
