"""Which rules name a queue: as where they hand to, or as a line they look at."""

from batonpass.domain.trigger.document import Document, Rule, When


def naming(document: Document, queue: str) -> tuple[str, ...]:
    """The names of those rules, in their order; capitals do not count, as in routing."""
    name = queue.casefold()
    return tuple(rule.name for rule in document.rules if _names(rule, name))


def is_default(document: Document, queue: str) -> bool:
    """Whether what no rule sends elsewhere goes there."""
    return document.default.queue.casefold() == queue.casefold()


def _names(rule: Rule, queue: str) -> bool:
    return (rule.queue or "").casefold() == queue or _looks_at(rule.when, queue)


def _looks_at(when: When, queue: str) -> bool:
    if when.queue is not None and (when.queue.name or "").casefold() == queue:
        return True
    below = (*(when.all_ or ()), *(when.any_ or ()), *((when.not_,) if when.not_ else ()))
    return any(_looks_at(one, queue) for one in below)
