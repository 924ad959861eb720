"""Who hears when a week's promises left their band: owners and leads, on Monday, on no few."""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from batonpass.domain.wait.ledger import BAND, TOLD_LEAST, Coverage, off
from batonpass.services import mail, wait_ledger
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import merchant as merchants
from batonpass.store.database import Work

HOUR: Final = time(8)  # on Monday, where the merchant is
WEEK: Final = timedelta(days=7)


async def look(ports: Ports, work: Work) -> None:
    """Judge the week before this one, write if something was off, and look again next Monday."""
    merchant = await merchants.get(work)
    zone = ZoneInfo(merchant.settings.time_zone)
    today = work.now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    start, end = (datetime.combine(d, time.min, zone) for d in (monday - WEEK, monday))
    again = datetime.combine(monday + WEEK, HOUR, zone)
    await merchants.set_ledger_due(work, again.astimezone(UTC))
    found = off(await wait_ledger.of_week(work, since=start, until=end))
    if not found:
        return
    last = monday - timedelta(days=1)
    lines = "\n".join(f"- {name or 'All queues'}: {_said(c)}" for name, c in found.items())
    await mail.warn(
        ports,
        work,
        kind="ledger",
        to=await agents.leads(work),
        subject="waiting times told last week were off",
        body=(
            f"What customers were told of their wait from {start:%d %B} to {last:%d %B}, and "
            f"what came of it:\n\n{lines}\n\nEvery number told is in the ledger: "
            f"{ports.public_url}/admin#/promises\n\nYou get this at most once a week, and only "
            "when it is beyond chance."
        ),
    )


def _said(found: Coverage) -> str:
    """What is off, worst first, with its interval."""
    told, raw = found.told, found.raw
    if told.leaves(TOLD_LEAST):
        return (
            f"people waited longer than they were told. {told.share:.0%} of {told.n} promises held "
            f"(surely {told.low:.0%} to {told.high:.0%}), where at least {TOLD_LEAST:.0%} should. "
            "Was somebody missing whom the staffing plan counted on?"
        )
    if raw.share > BAND[1]:
        return (
            f"people are told more than they wait. {raw.share:.0%} of {raw.n} were answered within "
            f"the estimate (surely {raw.low:.0%} to {raw.high:.0%}), where {BAND[0]:.0%} to "
            f"{BAND[1]:.0%} is meant. Shorter promises keep more of them in line."
        )
    return (
        f"the estimate is too tight. {raw.share:.0%} of {raw.n} were answered within it (surely "
        f"{raw.low:.0%} to {raw.high:.0%}), where {BAND[0]:.0%} to {BAND[1]:.0%} is meant. "
        "Only rounding up still keeps the promises."
    )
