"""Which topics go to a person at once whatever else is said: danger, fraud, the law."""

from collections.abc import Mapping
from types import MappingProxyType

from batonpass.domain.signal.mood import Mood
from batonpass.domain.signal.value import Safety

TOPICS: Mapping[str, Safety] = MappingProxyType(
    {"s": Safety.SELF_HARM, "t": Safety.THREAT, "f": Safety.FRAUD, "l": Safety.LEGAL}
)


def topics(mood: Mood) -> tuple[Safety, ...]:
    """The safety topics that the message's words name, the gravest first."""
    return tuple(topic for letter, topic in TOPICS.items() if letter in mood.letters)
