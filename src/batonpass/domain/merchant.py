"""What a merchant settles for themselves: hours, words, times, and who may embed the widget."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain import clock
from batonpass.domain.clock import Span
from batonpass.domain.fact.number import patterns_of
from batonpass.domain.refusal import Malformed

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOKAHEAD_DAYS: Final = 370  # a shop closed for a year has no next opening

ORDER_EXAMPLES_MAX: Final = 12

MOST_HOLIDAYS: Final = 400
MOST_UNITS: Final = 20  # of capacity, for one conversation
LONGEST_CHANNEL: Final = 40
LONGEST_HEAD_START: Final = 86_400.0  # seconds; further nobody may be overtaken

HEAD_STARTS: Final = {"normal": 0.0, "high": 120.0, "urgent": 300.0}

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]


class Hours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When people answer, by weekday, in the merchant's own time zone. Empty days are closed."""

    mon: tuple[Span, ...] = ()
    tue: tuple[Span, ...] = ()
    wed: tuple[Span, ...] = ()
    thu: tuple[Span, ...] = ()
    fri: tuple[Span, ...] = ()
    sat: tuple[Span, ...] = ()
    sun: tuple[Span, ...] = ()


ALWAYS: Final = Hours(**dict.fromkeys(DAYS, (("00:00", "24:00"),)))


class Disposition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way a case can end, as the agent chooses it."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,40}$")]
    label: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a merchant can change without a rule document."""

    time_zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    color: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}$")] = "#2f5d50"
    greeting: Annotated[str, msgspec.Meta(max_length=300)] = ""
    origins: tuple[str, ...] = ()  # of the pages that may carry the widget; empty: our own only
    hours: Hours = ALWAYS
    holidays: tuple[date, ...] = ()
    dispositions: tuple[Disposition, ...] = (
        Disposition(code="solved", label="Solved"),
        Disposition(code="refunded", label="Refunded"),
        Disposition(code="replaced", label="Replaced or re-shipped"),
        Disposition(code="followed_up", label="Needs a follow-up"),
        Disposition(code="no_reply", label="Customer did not reply"),
        Disposition(code="not_for_us", label="Not for us"),
    )
    offer_seconds: Seconds = 30.0
    grace_seconds: Seconds = 120.0
    lease_seconds: Seconds = 15.0
    answer_seconds: Seconds = 10.0  # the assistant's time for one turn
    wrap_up_seconds: Seconds = 600.0
    absence_seconds: Seconds = 900.0  # out of sight that long while waiting: warned, then let go
    units_by_channel: dict[str, int] = {}  # a conversation takes of an agent's capacity; else 1
    alert_minutes: Annotated[float, msgspec.Meta(gt=0, le=1440)] = 10.0
    expected_handling_seconds: Seconds = 420.0  # until the past teaches better
    head_start_seconds: dict[str, float] = msgspec.field(default_factory=lambda: dict(HEAD_STARTS))
    mail_from: str = ""
    keeps_place: bool = True  # of whom an agent passes on to another queue; False: its end
    follows_up: bool = True  # one mail to who fell silent in line and left an address
    alert_to: str = ""  # empty: the owner's address
    words: dict[str, dict[str, str]] = {}  # language -> wording key -> the merchant's own sentence
    order_examples: tuple[str, ...] = ()  # one of each kind of order number; empty: the usual
    shop: str = ""  # which connected shop; empty: none


def checked(settings: Settings) -> Settings:
    """The settings, if every one makes sense.

    Raises:
        Malformed: the first that does not, with its cure.
    """
    try:
        ZoneInfo(settings.time_zone)
    except (KeyError, ValueError, OSError):
        raise Malformed(field="time_zone", cure="a name such as Europe/Berlin") from None
    if not settings.languages:
        raise Malformed(field="languages", cure="at least one language")
    for day in DAYS:
        clock.checked(f"hours.{day}", getattr(settings.hours, day))
    if len(settings.holidays) > MOST_HOLIDAYS:
        raise Malformed(field="holidays", cure=f"at most {MOST_HOLIDAYS}")
    _head_starts(settings.head_start_seconds)
    _units(settings.units_by_channel)
    for place, origin in enumerate(settings.origins):
        if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:  # noqa: PLR2004
            raise Malformed(field=f"origins[{place}]", cure="like https://shop.example")
    if len(settings.order_examples) > ORDER_EXAMPLES_MAX:
        raise Malformed(field="order_examples", cure=f"at most {ORDER_EXAMPLES_MAX}")
    patterns_of(settings.order_examples)
    codes = [d.code for d in settings.dispositions]
    if not codes or len(set(codes)) != len(codes):
        raise Malformed(field="dispositions", cure="at least one, each code once")
    return settings


def _head_starts(given: Mapping[str, float]) -> None:
    for name, seconds in given.items():
        if name not in HEAD_STARTS or not 0.0 <= seconds <= LONGEST_HEAD_START:
            raise Malformed(
                field=f"head_start_seconds.{name}",
                cure=f"of {', '.join(HEAD_STARTS)}, from 0 to {LONGEST_HEAD_START:g}",
            )


def _units(given: Mapping[str, int]) -> None:
    for channel, units in given.items():
        if not channel or len(channel) > LONGEST_CHANNEL or not 1 <= units <= MOST_UNITS:
            raise Malformed(
                field=f"units_by_channel.{channel[:LONGEST_CHANNEL]}",
                cure=f"a channel, email or callback, with 1 to {MOST_UNITS} units",
            )


def is_open(settings: Settings, at: datetime) -> bool:
    """Whether people answer at that instant."""
    local = at.astimezone(ZoneInfo(settings.time_zone))
    return any(start <= at < end for start, end in _spans(settings, local.date()))


def next_opening(settings: Settings, after: datetime) -> datetime | None:
    """The next instant people start to answer; None if none is planned."""
    day = after.astimezone(ZoneInfo(settings.time_zone)).date()
    for _ in range(LOOKAHEAD_DAYS):
        for start, _end in _spans(settings, day):
            if start > after:
                return start.astimezone(after.tzinfo)
        day += timedelta(days=1)
    return None


def _spans(settings: Settings, day: date) -> list[tuple[datetime, datetime]]:
    if day in settings.holidays:
        return []
    planned: tuple[Span, ...] = getattr(settings.hours, DAYS[day.weekday()])
    return clock.between(day, planned, ZoneInfo(settings.time_zone))
