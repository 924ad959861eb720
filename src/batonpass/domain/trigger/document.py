"""What a merchant's rule document may say. `parse` reads it from text, `evaluate` decides by it."""

from enum import StrEnum
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from batonpass.domain.handoff import Priority
from batonpass.domain.signal.value import RequestKind, Safety

FORMAT: Final = "batonpass.triggers/1"

MAX_RULES: Final = 200
MAX_DEPTH: Final = 6  # all/any/not inside one another
MAX_LIST: Final = 200  # words, examples or names in one condition

Score = Annotated[float, Meta(ge=0.0, le=1.0, description="A score from 0 to 1.")]
Slug = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9_-]{0,63}$",
        description="Small letters, digits, - and _, at most 64.",
    ),
]
Language = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="A language tag, such as en or pt-BR.",
    ),
]
WordsFor = Annotated[
    str,
    Meta(
        pattern=r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$",
        description='A language tag, or "*" for words that mean the same in every language.',
    ),
]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Phrase = Annotated[str, Meta(min_length=1, max_length=100)]
Sentence = Annotated[str, Meta(min_length=1, max_length=400)]
Clock = Annotated[
    str,
    Meta(
        pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="A time of day in the merchant's time zone, as 22:00.",
    ),
]
Names = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=MAX_LIST)]
Sentences = dict[Language, Sentence]

PASSED_ON: Final[Sentences] = {
    "en": "I've passed this to our team with everything you wrote, so no need to repeat it.",
    "de": "Ich habe das mit allem, was Sie geschrieben haben, an unser Team weitergegeben. "
    "Sie müssen nichts wiederholen.",
    "es": "He pasado esto a nuestro equipo con todo lo que ha escrito; no hace falta repetirlo.",
    "fr": "J'ai transmis ceci à notre équipe avec tout ce que vous avez écrit : "
    "inutile de le répéter.",
    "it": "Ho passato tutto al nostro team con quello che ha scritto: non serve ripeterlo.",
    "nl": "Ik heb dit met alles wat u schreef doorgegeven aan ons team; u hoeft niets te herhalen.",
    "pt": "Passei isto à nossa equipa com tudo o que escreveu; não precisa de repetir.",
    "ar": "حوّلت هذا مع كل ما كتبته إلى فريقنا، فلا حاجة إلى تكراره.",
    "zh": "我已将此事连同您写的内容转交给我们的团队，您无需重复说明。",  # noqa: RUF001 Chinese has its own comma
}


class Day(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Mode(StrEnum):
    """How the merchant answers: in the chat, or by e-mail as a cold ticket."""

    LIVE = "live"
    EMAIL = "email"


class Item(StrEnum):
    """What can be collected from the customer before a long wait."""

    ORDER_NUMBER = "order_number"
    PHOTO = "photo"
    EMAIL = "email"
    PHONE = "phone"
    DETAILS = "details"  # what happened, in their own words


class Value(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The common form of everything in a document: fixed, named, and nothing unknown."""


class AsksFor(Value, frozen=True, kw_only=True):
    """The message wants a person in one of these ways."""

    kinds: Annotated[tuple[RequestKind, ...], Meta(min_length=1, max_length=6)]


class Frustration(Value, frozen=True, kw_only=True):
    """Each of the last n messages was more frustrated than the score."""

    above: Score
    messages: Annotated[int, Meta(ge=1, le=20)] = 1


class Above(Value, frozen=True, kw_only=True):
    """The measured score is above this one."""

    above: Score


class Trend(Value, frozen=True, kw_only=True):
    """Frustration rose by more than this over the last n messages, by a line fitted to them."""

    above: Score
    messages: Annotated[int, Meta(ge=2, le=20)] = 3


class Pattern(Value, frozen=True, kw_only=True):
    """A regular expression of the linear-time engine RE2; capitals do not matter."""

    regex: Annotated[str, Meta(min_length=1, max_length=500)]


class Category(Value, frozen=True, kw_only=True):
    """The message is about one of these categories, with more than this certainty."""

    names: Names
    above: Score = 0.5


class Topic(Value, frozen=True, kw_only=True):
    """The message is like one of this rule's own examples."""

    examples: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=500)], ...],
        Meta(min_length=1, max_length=MAX_LIST),
    ]
    above: Score = 0.5


class AtLeast(Value, frozen=True, kw_only=True):
    """The count is at least this."""

    at_least: Annotated[int, Meta(ge=1, le=100)]


class OrderValue(Value, frozen=True, kw_only=True):
    """An order of the conversation is worth more than this."""

    over: Annotated[float, Meta(ge=0, le=1e12)]
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$", description="As EUR.")] = ""  # any


class OrderLate(Value, frozen=True, kw_only=True):
    """An order of the conversation is late by at least this many days."""

    days: Annotated[int, Meta(ge=1, le=3650)]


class Contacts(Value, frozen=True, kw_only=True):
    """The same order brought the customer here at least so often, this time included."""

    at_least: Annotated[int, Meta(ge=2, le=100)]
    within_days: Annotated[int, Meta(ge=1, le=3650)] = 7


class OneOf(Value, frozen=True, kw_only=True):
    """The fact is one of these names."""

    names: Names


class Languages(Value, frozen=True, kw_only=True):
    """The message is in one of these languages; `pt` covers `pt-BR`."""

    names: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=MAX_LIST)]


class Hours(Value, frozen=True, kw_only=True):
    """The team is open, or closed, right now."""

    state: Literal["open", "closed"]


class QueueState(Value, frozen=True, kw_only=True):
    """The line is long, or nobody is there. All that is written must hold; a null is not asked."""

    name: Name | None = None  # None: the queue this rule hands to
    wait_over_minutes: Annotated[float, Meta(ge=0, le=1440)] | None = None  # the usual wait (p50)
    waiting_at_least: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    agents_at_most: Annotated[int, Meta(ge=0, le=100_000)] | None = None  # present now


class SafetyTopic(Value, frozen=True, kw_only=True):
    """The message touches one of these; without a list, any of them."""

    topics: Annotated[tuple[Safety, ...], Meta(max_length=4)] = ()


class When(Value, frozen=True, kw_only=True, rename={"all_": "all", "any_": "any", "not_": "not"}):
    """What must be so. Several keys side by side must all hold."""

    request: AsksFor | None = None
    safety: SafetyTopic | None = None
    frustration: Frustration | None = None
    level: Above | None = None  # the conversation's frustration, not one message's
    trend: Trend | None = None
    churn: Above | None = None
    keywords: (
        dict[
            WordsFor,
            Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=MAX_LIST)],
        ]
        | None
    ) = None
    pattern: Pattern | None = None
    category: Category | None = None
    topic: Topic | None = None
    out_of_scope: Above | None = None
    human_needed: Above | None = None
    attempts_failed: AtLeast | None = None
    unresolved: AtLeast | None = None
    order_value: OrderValue | None = None
    order_late: OrderLate | None = None
    contacts: Contacts | None = None
    tier: OneOf | None = None
    channel: OneOf | None = None
    language: Languages | None = None
    hours: Hours | None = None
    queue: QueueState | None = None
    all_: Annotated[tuple["When", ...], Meta(min_length=1, max_length=50)] | None = None
    any_: Annotated[tuple["When", ...], Meta(min_length=1, max_length=50)] | None = None
    not_: "When | None" = None


class Quiet(Value, frozen=True, kw_only=True):
    """A span of the day in which a rule is silent, without `until` itself; may cross midnight."""

    start: Clock
    until: Clock
    days: tuple[Day, ...] = ()  # empty: every day; a night belongs to the day it starts


class Before(Value, frozen=True, kw_only=True):
    """What comes first when the wait is long. Explicit requests and safety topics never wait."""

    wait_over_minutes: Annotated[float, Meta(ge=0, le=1440)] = 0.0  # 0: always
    collect: Annotated[tuple[Item, ...], Meta(max_length=5)] = ()
    offer_email: bool = False


class Rule(Value, frozen=True, kw_only=True):
    """One trigger: from what is measured to "hand off", where to, and what is said."""

    name: Slug
    explain: Annotated[str, Meta(max_length=200)] = ""  # one line for the support lead
    on: bool = True
    shadow: bool = False  # decides and is logged, changes nothing
    when: When
    reason: Slug | None = None  # the code in packet and reports; None: the rule's name
    queue: Name | None = None  # None: the document's default
    priority: Priority | None = None  # None: the document's default
    mode: Mode = Mode.LIVE
    cooldown_seconds: Annotated[int, Meta(ge=0, le=31_536_000)] = 0
    quiet_hours: Annotated[tuple[Quiet, ...], Meta(max_length=21)] = ()
    channels: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()  # empty: every channel
    before: Before | None = None  # None: at once
    say: Sentences = {}  # empty: the document's default sentence


class Default(Value, frozen=True, kw_only=True):
    """Where a handoff goes, and what is said, when the rule that fired does not tell."""

    queue: Name = "general"
    priority: Priority = Priority.NORMAL
    say: Sentences = msgspec.field(default_factory=lambda: dict(PASSED_ON))


class Document(Value, frozen=True, kw_only=True):
    """A merchant's whole rule set; the order of `rules` is the order of evaluation."""

    format: Literal["batonpass.triggers/1"] = FORMAT
    default: Default = Default()
    rules: Annotated[tuple[Rule, ...], Meta(max_length=MAX_RULES)] = ()
