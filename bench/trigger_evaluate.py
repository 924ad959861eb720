"""How long one message takes against fifty rules of every kind. Published: at most 1 ms of CPU."""

import json
import random
import re
import statistics
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal

from batonpass.domain.signal.value import Request, RequestKind, Signals
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.parse import from_plain, to_plain
from batonpass.domain.trigger.situation import Line, OrderFact, Situation
from batonpass.domain.trigger.words import words

SEED = 20261122
RULES = 50
MESSAGES = 5_000
TRIES = 3  # the best counts: what the machine does beside is not ours
WORDS = re.findall(
    r"\w+",
    """
    order parcel refund customs fee invoice broken late damaged charge return label address size
    colour gift card delivery courier tracking missing wrong item cancel subscription please help
    still waiting nobody answers money account password email phone person
    """,
)
SYLLABLES = re.findall("..", "baconderinglomarneprequiresotionunverwoxayezualbercidra")


def fifty() -> Document:
    """The default rules, and own ones with keywords, patterns, topics, trends and nesting."""
    pick = random.Random(SEED)  # noqa: S311 repeatable, not secret
    plain = to_plain(default_document())
    rules = plain["rules"]
    assert isinstance(rules, list)
    made: list[object] = list(rules)
    while len(made) < RULES:
        phrases = [" ".join(pick.sample(WORDS, pick.randint(1, 3))) for _ in range(10)]
        kinds: list[dict[str, object]] = [
            {"keywords": {"en": phrases, "de": ["Zollgebühr"]}, "tier": {"names": ["vip"]}},
            {"pattern": {"regex": rf"\b{phrases[0]}.{{0,20}}{phrases[1]}\b"}},
            {"topic": {"examples": phrases, "above": 0.6}},
            {"any": [{"trend": {"above": 0.4, "messages": 4}}, {"level": {"above": 0.8}}]},
            {"all": [{"order_value": {"over": 500}}, {"not": {"keywords": {"en": phrases}}}]},
        ]
        made.append({"name": f"own-{len(made)}", "when": kinds[len(made) % len(kinds)]})
    return from_plain({"rules": made})


def messages() -> list[Situation]:
    """Messages of 3 to 30 words, every tenth of up to 90, with signals of every height."""
    pick = random.Random(SEED)  # noqa: S311 repeatable, not secret
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    made = []
    for at in range(MESSAGES):
        past = tuple(Signals(frustration=pick.random()) for _ in range(6))
        length = pick.randint(3, 90 if at % 10 == 0 else 30)
        known = pick.choices(WORDS, k=length // 2)
        other = [f"{pick.choice(SYLLABLES)}{pick.choice(SYLLABLES)}" for _ in range(length // 2)]
        text = " ".join([*known, *other, f"n{at}"])
        measured = Signals(
            request=Request(kind=RequestKind.NONE, p=pick.random() / 10),
            frustration=pick.random(),
            level=pick.random(),
            language="en",
        )
        made.append(
            Situation(
                text=text,
                signals=measured,
                now=now,
                history=past,
                orders=(OrderFact(total=Decimal(pick.randint(5, 900)), currency="EUR"),),
                lines={"general": Line(wait_p50_seconds=200, waiting=3, agents=2)},
            )
        )
    return made


def main() -> int:
    """Print the inputs and the result; 1 when the published bound is missed."""
    prepared = Prepared(fifty())
    spent, fired = [], 0
    for situation in messages():
        tries = []
        for _ in range(TRIES):
            words.cache_clear()
            start = time.thread_time()
            decision = evaluate(prepared, situation)
            tries.append((time.thread_time() - start) * 1000)
        spent.append(min(tries))
        fired += bool(decision.fired)
    spent.sort()
    result = {
        "rules": len(prepared.rules),
        "messages": MESSAGES,
        "seed": SEED,
        "best_of": TRIES,
        "fired": fired,
        "mean_ms": round(statistics.fmean(spent), 3),
        "p50_ms": round(spent[len(spent) // 2], 3),
        "p95_ms": round(spent[int(len(spent) * 0.95)], 3),
        "bound_ms": 1.0,
    }
    print(json.dumps(result, indent=2))
    return int(result["p95_ms"] > result["bound_ms"])


if __name__ == "__main__":
    sys.exit(main())
