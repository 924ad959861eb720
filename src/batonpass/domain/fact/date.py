"""How people name days: forms, months, weekdays, "last Tuesday", "before Friday"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Final

from batonpass.domain.fact.found import Found, words
from batonpass.domain.fact.value import Kind

_MONTHS: Final = (
    "january|jan|januar|jänner|enero|ene|janvier|janv",
    "february|feb|februar|febrero|février|févr",
    "march|mar|märz|mär|marzo|mars",
    "april|apr|abril|abr|avril|avr",
    "may|mai|mayo",
    "june|jun|juni|junio|juin",
    "july|jul|juli|julio|juillet|juil",
    "august|aug|agosto|ago|août|aout",
    "september|sept|sep|septiembre|septembre",
    "october|oct|oktober|okt|octubre|octobre",
    "november|nov|noviembre|novembre",
    "december|dec|dezember|dez|diciembre|dic|décembre|déc",
)
_WEEKDAYS: Final = (
    "monday|mon|montag|lunes|lundi",
    "tuesday|tues|tue|dienstag|martes|mardi",
    "wednesday|weds|wed|mittwoch|miércoles|miercoles|mercredi",
    "thursday|thurs|thu|donnerstag|jueves|jeudi",
    "friday|fri|freitag|viernes|vendredi",
    "saturday|sat|samstag|sonnabend|sábado|sabado|samedi",
    "sunday|sun|sonntag|domingo|dimanche",
)
_DAYS_FROM_TODAY: Final = {
    -2: "day before yesterday|vorgestern|anteayer|antier|avant-hier",
    -1: "yesterday|gestern|ayer|hier",
    0: "today|heute|hoy|aujourd'hui|aujourd\u2019hui|tonight|heute abend|this morning",
    1: "tomorrow|tmrw|tomorow|demain",  # "morgen" and "mañana" are also the morning: below
    2: "day after tomorrow|übermorgen|pasado mañana|après-demain",
}
_TOMORROW_OR_MORNING: Final = r"(?<!guten )(?<!heute )\bmorgen\b|(?<!la )(?<!buena )\bmañana\b"
_LAST: Final = "last|this past|past|letzten|letzte|letzter|letztem|vergangenen|vorigen|el pasado"
_LAST_AFTER: Final = "pasado|dernier|passé"
_NEXT: Final = "next|this coming|coming|nächsten|nächste|kommenden|am kommenden|el próximo|próximo"
_NEXT_AFTER: Final = "que viene|próximo|prochain"
_BEFORE: Final = (
    "before|by|until|till|no later than|not later than|latest by|in time for|needed by|need it by|"
    "bis|vor|spätestens|spätestens bis|bis zum|bis spätestens|rechtzeitig zu|rechtzeitig bis|"
    "antes de|antes del|para el|hasta el|a más tardar el|avant|avant le|d'ici|au plus tard|jusqu'à"
)
_AGO: Final = re.compile(
    r"\b(?:(?P<n1>\d{1,3}|a|an|one|two|three|four|five|six|seven) (?P<u1>day|week|month)s? ago"
    r"|vor (?P<n2>\d{1,3}|einem|einer|zwei|drei|vier|fünf|sechs) "
    r"(?P<u2>tag|woche|monat)(?:en|e|n)?"
    r"|hace (?P<n3>\d{1,3}|un|una|dos|tres|cuatro|cinco|seis) (?P<u3>día|semana|mes)(?:es|s)?"
    r"|il y a (?P<n4>\d{1,3}|un|une|deux|trois|quatre|cinq|six) (?P<u4>jour|semaine|mois)s?)\b",
    re.IGNORECASE,
)
_SMALL: Final = {
    w: n
    for n, row in enumerate(
        (
            "a|an|one|einem|einer|un|una|une",
            "two|zwei|dos|deux",
            "three|drei|tres|trois",
            "four|vier|cuatro|quatre",
            "five|fünf|cinco|cinq",
            "six|sechs|seis",
            "seven",
        ),
        start=1,
    )
    for w in words(row)
}
_UNIT_DAYS: Final = {
    "day": 1, "tag": 1, "día": 1, "jour": 1,
    "week": 7, "woche": 7, "semana": 7, "semaine": 7,
    "month": 30, "monat": 30, "mes": 30, "mois": 30,
}  # fmt: skip


def _table(rows: tuple[str, ...]) -> Mapping[str, int]:
    return {w: n for n, row in enumerate(rows) for w in words(row)}


def _choice(*rows: str) -> str:
    found = sorted(chain.from_iterable(words(r) for r in rows), key=len, reverse=True)
    return "|".join(re.escape(w) for w in found)


_MONTH_NUMBER: Final = _table(_MONTHS)
_WEEKDAY_NUMBER: Final = _table(_WEEKDAYS)
_RELATIVE: Final = {w: n for n, row in _DAYS_FROM_TODAY.items() for w in words(row)}
_MONTH: Final = _choice(*_MONTHS)
_WEEKDAY: Final = _choice(*_WEEKDAYS)

_ISO: Final = re.compile(r"(?<![\d-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?:(?P=sep)(?P<y>(?:20)?\d\d))?"
    r"(?P<dot>\.?)(?![\d/-]|\.\d)"
)
_DAY_MONTH: Final = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?(?: of| de)? (?P<m>{_MONTH})\b\.?"
    r"(?:,? (?:de |del )?(?P<y>20\d\d)\b)?",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y>20\d\d)\b)?",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"(?:\b(?P<last>{_choice(_LAST)}) |\b(?P<next>{_choice(_NEXT)}) )?\b(?P<w>{_WEEKDAY})\b"
    rf"(?: (?P<last2>{_choice(_LAST_AFTER)})\b| (?P<next2>{_choice(_NEXT_AFTER)})\b)?",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"\b(?:{_choice(*_DAYS_FROM_TODAY.values())})\b", re.IGNORECASE)
_MORNING: Final = re.compile(_TOMORROW_OR_MORNING, re.IGNORECASE)
_DEADLINE: Final = re.compile(
    rf"\b(?:{_choice(_BEFORE)})(?: the| zum| dem| den| el| le| this| diesen| este| ce)? ?$",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"\b(?:will|going to|need|needs|arrive on|deliver(?:ed)? on|wedding|birthday|party|event|"
    r"brauche|werde|soll|hochzeit|geburtstag|necesito|boda|cumpleaños|besoin|mariage|"
    r"anniversaire)\b",
    re.IGNORECASE,
)
_SHORT_WORDS: Final = frozenset({"may", "mar", "sun", "sat", "mon", "wed", "mars", "ago", "fri"})
_CUE_BEFORE: Final = 40  # characters in which "before" or "by" may stand ahead of the day


def find_dates(text: str, *, said_on: date, is_month_first: bool) -> Iterator[Found]:
    """Days named in `text` as ISO dates; those with "before" or "by" are deadlines.

    Args:
        text: a customer's message.
        said_on: the day it was written, in the customer's time zone.
        is_month_first: 03/04 is the fourth of March.
    """
    taken: list[tuple[int, int]] = []
    for start, end, day in _days(text, said_on=said_on, is_month_first=is_month_first):
        if any(start < e and s < end for s, e in taken):
            continue
        taken.append((start, end))
        before = text[max(0, start - _CUE_BEFORE) : start]
        is_deadline = bool(_DEADLINE.search(before)) and day >= said_on
        yield Found(Kind.DEADLINE if is_deadline else Kind.DATE, day.isoformat(), start, end)


def _days(text: str, *, said_on: date, is_month_first: bool) -> Iterator[tuple[int, int, date]]:
    yield from _calendar(text, said_on=said_on, is_month_first=is_month_first)
    yield from _counted(text, said_on)
    for found in _DAY.finditer(text):
        if found["w"] in _SHORT_WORDS and not (found["last"] or found["next"]):
            continue  # "sun" and "sat" in small letters are seldom days
        yield *found.span(), _weekday(found, text, said_on)


def _calendar(text: str, *, said_on: date, is_month_first: bool) -> Iterator[tuple[int, int, date]]:
    for found in _ISO.finditer(text):
        if day := _made(int(found["y"]), int(found["m"]), int(found["d"])):
            yield *found.span(), day
    for found in _NUMERIC.finditer(text):
        if day := _numeric(found, said_on, is_month_first=is_month_first):
            yield *found.span(), day
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for found in pattern.finditer(text):
            month = _MONTH_NUMBER[found["m"].lower()] + 1
            if day := _near(found["y"], month, int(found["d"]), said_on):
                yield *found.span(), day


def _counted(text: str, said_on: date) -> Iterator[tuple[int, int, date]]:
    for found in _AGO.finditer(text):
        groups = [g for g in found.groups() if g]
        count, unit = groups[0].lower(), groups[1].lower()
        n = int(count) if count.isdigit() else _SMALL[count]
        yield *found.span(), said_on - timedelta(days=n * _UNIT_DAYS[unit])
    for found in _NAMED.finditer(text):
        yield *found.span(), said_on + timedelta(days=_RELATIVE[found.group().lower()])
    for found in _MORNING.finditer(text):
        yield *found.span(), said_on + timedelta(days=1)


def _numeric(found: re.Match[str], said_on: date, *, is_month_first: bool) -> date | None:
    a, b, year = int(found["a"]), int(found["b"]), found["y"]
    if year is None and not (found["sep"] == "." and found["dot"]) and found["sep"] != "/":
        return None  # 2.5 and 3-4 are no days; 17.11. and 3/4 are
    if found["sep"] == ".":
        day, month = a, b
    elif a > 12 or b > 12:  # noqa: PLR2004 - months of a year
        day, month = max(a, b), min(a, b)
    else:
        month, day = (a, b) if is_month_first else (b, a)
    return _near(year, month, day, said_on)


def _near(year: str | None, month: int, day: int, said_on: date) -> date | None:
    """The day in its year; without one, in the year that brings it nearest."""
    if year is not None:
        return _made(int(year) + 2000 * (int(year) < 100), month, day)  # noqa: PLR2004 - "26"
    near = (_made(said_on.year + n, month, day) for n in (-1, 0, 1))
    return min((d for d in near if d), key=lambda d: abs(d - said_on), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(found: re.Match[str], text: str, said_on: date) -> date:
    """The last such day, or the coming one where the words around look ahead."""
    ahead = (_WEEKDAY_NUMBER[found["w"].lower()] - said_on.weekday()) % 7
    if found["last"] or found["last2"]:
        return said_on - timedelta(days=7 - ahead)
    if found["next"] or found["next2"]:
        return said_on + timedelta(days=ahead or 7)
    before = text[max(0, found.start() - _CUE_BEFORE) : found.start()]
    if _DEADLINE.search(before) or _WILL.search(before):
        return said_on + timedelta(days=ahead or 7)
    return said_on - timedelta(days=(7 - ahead) % 7)
