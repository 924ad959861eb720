"""How the signals of one message come together into one answer."""

from collections.abc import Sequence

from batonpass.domain.signal.category import Categories
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.request import by_rules
from batonpass.domain.signal.value import Request, RequestKind, Signals, Utterance

_P = {
    RequestKind.EXPLICIT: 0.95,
    RequestKind.CALLBACK: 0.95,
    RequestKind.IMPLICIT: 0.5,
    RequestKind.NEGATED: 0.02,
    RequestKind.BOT_CHALLENGE: 0.1,
    RequestKind.NONE: 0.02,
}


def measure(
    text: str,
    *,
    model: Model,
    language: str = "",
    history: Sequence[Utterance] = (),
    categories: Categories | None = None,
    failed_attempts: int = 0,
) -> Signals:
    """Everything the detector sees in a customer's message; any text gives an answer.

    Args:
        text: the message as it was sent.
        model: the learnt weights, from `adapters.language.signals.load`.
        language: BCP 47 if the channel knows it; empty lets the message say.
        history: earlier lines of the conversation, oldest first, without this message.
        categories: the merchant's, from `fit_categories`; None means the default shop set.
        failed_attempts: counted from the log: no answer, tool failed, not solved.
    """
    del history, categories
    kind, spans = by_rules(text[:4000])
    return Signals(
        request=Request(kind=kind, p=_P[kind]),
        failed_attempts=failed_attempts,
        human_needed=_P[kind],
        spans=spans,
        language=language,
        version=model.version,
    )
