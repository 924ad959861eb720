"""How the signals of one message come together into one answer."""

import math
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.category import Categories, place_message
from batonpass.domain.signal.category_span import category_spans
from batonpass.domain.signal.clause import beside, sentences
from batonpass.domain.signal.course import Course, course
from batonpass.domain.signal.feature import class_grams, grams
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.mood import Mood, after_answer, mood
from batonpass.domain.signal.need import needed
from batonpass.domain.signal.request import Reading, read_words
from batonpass.domain.signal.rule import VERSION as RULES_VERSION
from batonpass.domain.signal.safety import TOPICS, topics
from batonpass.domain.signal.text import Token, place, readable, tokens
from batonpass.domain.signal.value import Request, RequestKind, Signals, Span, Utterance

REMEMBERED = 4  # of the customer's earlier messages, and of the assistant's lines
ASKED = 0.5
_ASKING = frozenset({RequestKind.EXPLICIT, RequestKind.CALLBACK})
_GUARDED = frozenset({RequestKind.NEGATED, RequestKind.BOT_CHALLENGE})
_GUARDED_P = 0.02
_SURE = 0.8
_LEAST_OF_SURE = 0.7
_UNSEEN_P = 0.005  # a message in which no rule sees a request, where nothing was learnt
_MOST_SPANS = 8
_LEAST_TOPIC = 2  # words
_MOST_SENTENCES = 8
_SURE_ALONE = 0.85  # a sentence of a longer message
_CATEGORY_LETTERS = {"f": "safety", "l": "safety", "s": "safety", "t": "safety", "u": "unresolved"}


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
    seen = readable(text)
    words = tokens(seen)
    ids = grams(words)
    reading = read_words(words, seen, len(text), language)
    said = after_answer(words)
    temper = mood(
        words,
        seen,
        language=reading.language,
        model=model,
        ids=ids if len(said) == len(words) else grams(said) if said else None,
    )
    way, unresolved, is_unresolved = _course(words, temper, reading.language, history, model)
    frustration = _frustration(temper, way)
    request = _request(ids, reading, model)
    spans = reading.spans
    if reading.language != "en" and request.kind not in _ASKING | _GUARDED:
        request, alone_spans = _in_one_sentence(words, seen, len(text), reading, model, request)
        spans += alone_spans
    among = categories or default_categories(model)
    topic, topic_ids = words, ids
    placed = place_message(words, ids, among, model)
    rest = beside(words, spans, len(text)) if request.kind in _ASKING else []
    if len(rest) >= _LEAST_TOPIC:
        # "It arrived broken. Get me a person": who is asked for says nothing of what it is about.
        rest_ids = grams(rest)
        alone = place_message(rest, rest_ids, among, model)
        if alone.out_of_scope < placed.out_of_scope:
            topic, topic_ids, placed = rest, rest_ids, alone
    if _is_courtesy(temper) and not (categories and placed.category):
        placed = msgspec.structs.replace(placed, category="", out_of_scope=0.0)
    spans += tuple(_mood_spans(temper, seen, len(text)))
    if placed.category:
        spans += category_spans(
            topic, topic_ids, among, model, name=placed.category, text=seen, length=len(text)
        )
    safety = topics(temper)
    human_needed, contributions = needed(
        {
            "frustration": frustration,
            "level": way.level,
            "trend": way.trend,
            "unresolved": unresolved,
            "failed_attempts": failed_attempts,
            "out_of_scope": placed.out_of_scope if len(words) > 1 else 0.0,
            "churn": temper.churn,
            "safety": float(bool(safety)),
            "implicit_request": float(request.kind is RequestKind.IMPLICIT),
            "bot_challenge": float(request.kind is RequestKind.BOT_CHALLENGE),
        },
        asked=request.p if request.kind in _ASKING else 0.0,
    )
    return Signals(
        request=request,
        frustration=frustration,
        level=way.level,
        trend=way.trend,
        category=placed.category,
        category_p=placed.p,
        nearest=placed.nearest,
        out_of_scope=placed.out_of_scope,
        safety=safety,
        churn=temper.churn,
        unresolved=unresolved,
        is_unresolved=is_unresolved,
        failed_attempts=failed_attempts,
        human_needed=human_needed,
        contributions=contributions,
        spans=spans,
        language=reading.language,
        version=f"{model.version}+{RULES_VERSION}{among.version and f'+{among.version}'}",
    )


def default_categories(model: Model) -> Categories:
    """The shop set that the model was shipped with; empty where it has none."""
    held = model.tensors
    names = tuple(model.facts.get("default.names", ()))
    empty = np.zeros((0, 0), dtype=np.float32)
    return Categories(
        names=names,
        columns=held.get("default.columns", np.zeros(0, dtype=np.int64)),
        rarity=held.get("default.rarity", empty),
        weights=held.get("default.weights", empty),
        directions=held.get("default.directions", empty),
        bias=held.get("default.bias", empty),
        examples=held.get("default.examples", empty),
        scope=tuple(model.facts.get("default.scope", ())),
    )


def _request(ids: NDArray[np.int64], reading: Reading, model: Model) -> Request:
    kind = reading.kind
    if kind in _GUARDED:
        return Request(kind=kind, p=min(_GUARDED_P, reading.p or _GUARDED_P))
    part = "request" if reading.language == "en" else "abroad"
    fusion = model.facts.get(f"{part}.fusion")
    if fusion:
        learnt = learnt_request(ids, reading, model)
        signs = request_signs(reading.p, learnt)
        p = _sigmoid(fusion[0] + sum(w * s for w, s in zip(fusion[1:], signs, strict=True)))
        # Words never seen must not talk a sure rule down; abroad, the rule is among what is learnt.
        if reading.p >= _SURE and reading.language == "en":
            p = max(p, _LEAST_OF_SURE * reading.p)
    else:
        p = max(reading.p, _UNSEEN_P)
    if p >= ASKED and kind not in _ASKING:
        kind = RequestKind.EXPLICIT
    elif p < ASKED and kind in _ASKING:
        kind = RequestKind.NONE
    return Request(kind=kind, p=p)


def _in_one_sentence(
    words: Sequence[Token],
    seen: str,
    length: int,
    reading: Reading,
    model: Model,
    whole: Request,
) -> tuple[Request, tuple[Span, ...]]:
    """The surest sentence that asks for a person, with what it quotes; else the `whole` as it was.

    Outside English the weights were learnt on short messages: much other talk drowns a request.
    """
    said = sentences(words)[:_MOST_SENTENCES]
    best, spans = whole, tuple[Span, ...]()
    for sentence in said if len(said) > 1 else ():
        alone = read_words(sentence, seen, length, reading.language)
        heard = _request(grams(sentence), alone, model)
        if heard.kind in _ASKING and heard.p >= _SURE_ALONE and heard.p > best.p:
            start, end = sentence[0].start, sentence[-1].end
            quoted = Span(
                start=place(start, length),
                end=place(end - 1, length) + 1,
                text=seen[start:end],
                signal="request",
                weight=heard.p,
            )
            best, spans = heard, alone.spans or (quoted,)
    return best, spans


def learnt_request(ids: NDArray[np.int64], reading: Reading, model: Model) -> float:
    """Log-odds that a message asks for a person, by learnt pieces of words.

    Outside English, where few sentences teach, classes of words and rules that hold speak as well.
    """
    if reading.language == "en":
        return _weighed(ids, "request", model) + float(model.facts["request.bias"])
    rows = class_grams(reading.letters, reading.rules)
    bias = float(model.facts["abroad.bias"])
    return _weighed(ids, "abroad", model) + _weighed(rows, "abroad", model) + bias


def _weighed(ids: NDArray[np.int64], part: str, model: Model) -> float:
    weights = model.tensors[f"{part}.grams"]
    return float(weights[ids].astype(np.float32).sum()) / math.sqrt(max(1, len(ids)))


def request_signs(rule: float, pieces: float) -> tuple[float, float, float]:
    """What the fusion weighs: log-odds of rules and learnt pieces, and whether a rule holds."""
    bounded = min(max(rule, 0.02), 0.98)
    return math.log(bounded / (1 - bounded)), min(max(pieces, -6.0), 6.0), float(rule >= ASKED)


def _course(
    words: Sequence[Token],
    temper: Mood,
    language: str,
    history: Sequence[Utterance],
    model: Model,
) -> tuple[Course, int, bool]:
    own = [line.text for line in history if line.author == "customer"][-REMEMBERED:]
    theirs = [line.text for line in history if line.author == "assistant"][-REMEMBERED:]
    earlier = [(readable(text), tokens(readable(text))) for text in own]
    moods = [mood(said, seen, language=language, model=model) for seen, said in earlier]
    way = course(
        [_sigmoid(_STEEPNESS * one.plain) for one in [*moods, temper]],
        [*(said for _, said in earlier), words],
        [tokens(readable(text)) for text in theirs],
        letters=temper.letters,
    )
    signs = sum("u" in one.letters for one in [*moods, temper])
    is_unresolved = "u" in temper.letters or way.repeated or way.assistant_repeated
    return way, signs + way.repeated + way.assistant_repeated, is_unresolved


_STEEPNESS = 1.2
_THANKS = frozenset("hP")


def _frustration(temper: Mood, way: Course) -> float:
    strain = way.strain(eased=bool(_THANKS & set(temper.letters)))
    return _sigmoid(_STEEPNESS * (temper.score + strain))


def _mood_spans(temper: Mood, seen: str, length: int) -> Iterable[Span]:
    heaviest = sorted(temper.found, key=lambda item: -abs(item[3]))[:_MOST_SPANS]
    for first, last, letter, weight in heaviest:
        start, end = temper.pieces[first].start, temper.pieces[last].end
        yield Span(
            start=place(start, length),
            end=place(end - 1, length) + 1,
            text=seen[start:end],
            signal=_CATEGORY_LETTERS.get(letter, "frustration"),
            rule=TOPICS[letter].value if letter in TOPICS else "",
            weight=weight,
        )


def _is_courtesy(temper: Mood) -> bool:
    """Whether the message only greets or thanks: no category, but nothing to hand over either."""
    letters = temper.letters.replace("|", "").replace(",", "").replace("?", "")
    return 0 < len(letters) <= _LONGEST_COURTESY and not letters.strip("hpP!_") and "h" in letters


_LONGEST_COURTESY = 5


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-min(max(x, -60.0), 60.0)))
