"""How a rule reads as a sentence, for the form, the diff and the reports."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from batonpass.domain.trigger.document import Before, Default, Mode, Quiet, Rule, When


def describe(rule: Rule, default: Default) -> str:
    """The rule as one or a few plain sentences."""
    queue, priority = rule.queue or default.queue, rule.priority or default.priority
    how = " by e-mail" if rule.mode is Mode.EMAIL else ""
    verb = "only log that it would hand off" if rule.shadow else "hand off"
    parts = [f"When {condition(rule.when)}, {verb} to {queue}{how} with {priority} priority."]
    if rule.before:
        parts.append(_before(rule.before))
    if rule.cooldown_seconds:
        parts.append(f"At most once in {_span(rule.cooldown_seconds)} of a conversation.")
    if rule.quiet_hours:
        parts.append(f"Not {'; not '.join(_quiet(quiet) for quiet in rule.quiet_hours)}.")
    if rule.channels:
        parts.append(f"Only on {_either(rule.channels)}.")
    if not rule.on:
        parts.append("Switched off.")
    return " ".join(parts)


def condition(when: When) -> str:
    """The condition as a clause that follows "when"."""
    clauses: list[str] = []
    for name in when.__struct_fields__:
        spec = getattr(when, name)
        if spec is None:
            continue
        if name == "all_":
            clauses.append(" and ".join(_inside(one) for one in spec))
        elif name == "any_":
            clauses.append("either " + " or ".join(_inside(one) for one in spec))
        elif name == "not_":
            clauses.append(f"it is not so that {condition(spec)}")
        else:
            clauses.append(CLAUSES[name](spec))
    return " and ".join(clauses)


def _inside(when: When) -> str:
    clause = condition(when)
    return f"({clause})" if " and " in clause or " or " in clause else clause


def _before(before: Before) -> str:
    steps = []
    if before.collect:
        steps.append("ask for " + _both(item.value.replace("_", " ") for item in before.collect))
    if before.offer_email:
        steps.append("offer an answer by e-mail")
    first = " and ".join(steps)
    if not before.wait_over_minutes:
        return f"First {first}."
    return f"If the wait is over {_number(before.wait_over_minutes)} minutes, first {first}."


def _quiet(quiet: Quiet) -> str:
    days = f" on {_both(day.value.capitalize() for day in quiet.days)}" if quiet.days else ""
    return f"from {quiet.start} to {quiet.until}{days}"


def _span(seconds: int) -> str:
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds % size == 0:
            count = seconds // size
            return f"a {unit}" if count == 1 and unit != "hour" else _many(count, unit)
    return _many(seconds, "second")


def _many(count: int, unit: str) -> str:
    return f"1 {unit}" if count == 1 else f"{count} {unit}s"


def _number(number: float) -> str:
    return f"{number:g}"


def _either(names: Any) -> str:
    return " or ".join(str(name) for name in names)


def _both(names: Any) -> str:
    return " and ".join(names)


def _quoted(names: Any, most: int = 5) -> str:
    listed = [f"'{name}'" for name in names]
    more = f" or {len(listed) - most} more" if len(listed) > most else ""
    return " or ".join(listed[:most]) + more


_ASKS: Final = {
    "explicit": "asks for a person",
    "callback": "asks for a call",
    "implicit": "reports failing to reach a person",
    "negated": "says no to a transfer",
    "bot_challenge": "asks whether this is a machine",
}


def _keywords(spec: Mapping[str, tuple[str, ...]]) -> str:
    said = (
        _quoted(phrases) + (f" ({language})" if language != "*" else "")
        for language, phrases in spec.items()
    )
    return f"the message says {' or '.join(said)}"


def _frustration(spec: Any) -> str:
    if spec.messages == 1:
        return f"the message is frustrated above {_number(spec.above)}"
    return f"the last {spec.messages} messages are each frustrated above {_number(spec.above)}"


def _queue(spec: Any) -> str:
    said = []
    if spec.wait_over_minutes is not None:
        said.append(f"the wait is over {_number(spec.wait_over_minutes)} minutes")
    if spec.waiting_at_least is not None:
        said.append(f"at least {spec.waiting_at_least} are waiting")
    if spec.agents_at_most is not None:
        said.append(f"at most {_many(spec.agents_at_most, 'agent')} are there")
    place = f" in {spec.name}" if spec.name else ""
    return " and ".join(said) + place


CLAUSES: Final[Mapping[str, Callable[[Any], str]]] = {
    "request": lambda s: f"the customer {_either(_ASKS.get(k, k) for k in s.kinds)}",
    "safety": lambda s: (
        "the message touches "
        + (_either(t.replace("_", "-") for t in s.topics) or "a safety topic")
    ),
    "frustration": _frustration,
    "level": lambda s: f"the conversation is frustrated above {_number(s.above)}",
    "trend": lambda s: (
        f"frustration rises by more than {_number(s.above)} over the last {s.messages} messages"
    ),
    "churn": lambda s: f"leaving is threatened above {_number(s.above)}",
    "keywords": _keywords,
    "pattern": lambda s: f"the message matches /{s.regex}/",
    "category": lambda s: f"it is about {_either(s.names)} (above {_number(s.above)})",
    "topic": lambda s: f"the message is like {_quoted(s.examples, 2)} (above {_number(s.above)})",
    "out_of_scope": lambda s: f"it is out of scope above {_number(s.above)}",
    "human_needed": lambda s: f"a person is needed above {_number(s.above)}",
    "attempts_failed": lambda s: f"the assistant failed at least {_many(s.at_least, 'time')}",
    "unresolved": lambda s: (
        f"the customer said at least {_many(s.at_least, 'time')} that it is not solved"
    ),
    "order_value": lambda s: f"an order is worth more than {_number(s.over)} {s.currency}".rstrip(),
    "order_late": lambda s: f"an order is at least {_many(s.days, 'day')} late",
    "contacts": lambda s: (
        f"this is at least contact {s.at_least} about the same order "
        f"within {_many(s.within_days, 'day')}"
    ),
    "tier": lambda s: f"the customer's tier is {_either(s.names)}",
    "channel": lambda s: f"the channel is {_either(s.names)}",
    "language": lambda s: f"the language is {_either(s.names)}",
    "hours": lambda s: f"the team is {s.state}",
    "queue": _queue,
}
