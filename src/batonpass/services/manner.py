"""How a customer is written to: in which language, and by which clock."""

from zoneinfo import ZoneInfo

from batonpass.domain.conversation import Conversation
from batonpass.domain.merchant import Settings
from batonpass.store.customer import Customer


def language_of(settings: Settings, conversation: Conversation, customer: Customer) -> str:
    """Their own language, that of the conversation, else the merchant's first; BCP 47."""
    return customer.language or conversation.language or settings.languages[0]


def zone_of(settings: Settings, customer: Customer) -> ZoneInfo:
    """Their own time zone, else the merchant's; UTC where the name says nothing."""
    try:
        return ZoneInfo(customer.time_zone or settings.time_zone)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
