"""What keeps a queue from being removed, in words a lead can act on."""

from collections.abc import Iterator

import msgspec


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Who and what needs a queue."""

    waiting: int = 0  # customers in it whom nobody has yet, live or owed an answer
    held: int = 0  # conversations that came through it and are not wrapped up
    helps: tuple[str, ...] = ()  # queues it takes people from
    rules: tuple[str, ...] = ()  # that name it, in force or in the draft
    is_rule_default: bool = False  # where the rules send what no rule sends elsewhere
    is_default: bool = False  # the merchant's


def reasons(use: Use) -> tuple[str, ...]:
    """Why the queue stays, each a sentence without its full stop; empty: it may go.

    >>> reasons(Use(waiting=1, rules=("vip",)))
    ('1 customer waits in it', 'the rule vip names it')
    """
    return tuple(_reasons(use))


def _reasons(use: Use) -> Iterator[str]:
    if use.is_default:
        yield "it takes what no other queue asks for"
    if use.waiting:
        yield f"{_many(use.waiting, 'customer waits', 'customers wait')} in it"
    if use.held:
        talks = _many(use.held, "conversation of it is", "conversations of it are")
        yield f"{talks} still with an agent"
    for queue in use.helps:
        yield f"{queue} passes people on to it"
    for rule in use.rules:
        yield f"the rule {rule} names it"
    if use.is_rule_default:
        yield "the rules send to it what none of them sends elsewhere"


def _many(n: int, one: str, more: str) -> str:
    return f"{n} {one if n == 1 else more}"
