"""Who fell silent in line gets one mail, at an hour when people answer, unless they are back."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain.conversation import Conversation
from batonpass.domain.handoff import Mode, State
from batonpass.domain.ids import HandoffId
from batonpass.domain.merchant import Settings, is_open, next_opening
from batonpass.services import mail, wait
from batonpass.services.handoff import locked
from batonpass.services.manner import language_of
from batonpass.services.ports import Ports
from batonpass.store import customer as customers
from batonpass.store import follow_up as follow_ups
from batonpass.store import merchant as merchants
from batonpass.store.database import Work
from batonpass.store.handoff import Kept
from batonpass.store.merchant import Merchant

AFTER: Final = timedelta(minutes=5)  # a page that is merely reloaded is back by then


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The mail as a customer of one language reads it."""

    language: str
    subject: str
    text: str


def written(merchant: Merchant) -> tuple[Written, ...]:
    """The mail in each of the merchant's languages."""
    return tuple(
        Written(
            language=language,
            subject=mail.say(merchant, language, "mail.missed.subject"),
            text=mail.say(merchant, language, "mail.missed"),
        )
        for language in merchant.settings.languages
    )


async def plan(work: Work, handoff: HandoffId, settings: Settings) -> None:
    """The customer's page fell silent while they waited, and an address is known."""
    if settings.follows_up:
        await follow_ups.insert(work, handoff, due=_hour(settings, work.now + AFTER))


async def sorry(ports: Ports, work: Work, conversation: Conversation) -> None:
    """Without an address, the page is the only way to them: it says so when they are back."""
    customer = await customers.get(work, conversation.customer_id)
    merchant = await merchants.get(work)
    text = mail.say(merchant, language_of(merchant.settings, conversation, customer), "missed")
    await wait.activity(ports, work, conversation, text)


async def act(ports: Ports, work: Work, handoff: HandoffId) -> None:
    """Its hour has come: written to them, put off to the next opening, or dropped."""
    conversation, kept = await locked(work, handoff)
    planned = await follow_ups.planned_at(work, handoff)
    if planned is None:
        return
    settings = (await merchants.get(work)).settings
    if not settings.follows_up or not await _is_missed(work, conversation, kept, planned):
        await follow_ups.settle(work, handoff, state="dropped")
    elif (hour := _hour(settings, work.now)) > work.now:
        await follow_ups.postpone(work, handoff, due=hour)
    else:
        await mail.to_customer(ports, work, conversation, "missed")
        await follow_ups.settle(work, handoff, state="sent")


async def _is_missed(work: Work, conversation: Conversation, kept: Kept, planned: datetime) -> bool:
    """Still owed an answer, and not seen since."""
    customer = await customers.get(work, conversation.customer_id)
    is_owed = (
        kept.handoff.state in {State.QUEUED, State.OFFERED} and kept.handoff.mode is Mode.EMAIL
    )
    seen = conversation.seen_at or conversation.opened_at
    return is_owed and bool(customer.email) and seen <= planned


def _hour(settings: Settings, at: datetime) -> datetime:
    """That instant, or the next opening if nobody answers then; no plan: that instant."""
    return at if is_open(settings, at) else next_opening(settings, at) or at
