"""Packet: build time with 200 messages and 50 orders, completeness, faithfulness, the guard.

Run: uv run python bench/packet.py
"""

import json
import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from batonpass.domain import event as e
from batonpass.domain.attempt import Attempt, Outcome, Source
from batonpass.domain.guard import Answer, Topic, known, repeats
from batonpass.domain.handoff import Reason
from batonpass.domain.message import Kind, Message
from batonpass.domain.money import Money
from batonpass.domain.packet import Packet, as_text, build, for_customer
from batonpass.domain.packet.faith import Sentence, unfaithful
from batonpass.domain.shop import (
    Address,
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
    Tracking,
    TrackingEvent,
    TrackingState,
)
from batonpass.domain.signal.value import Signals

MESSAGES, ORDERS, ROUNDS, SEED = 200, 50, 100, 7
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SAYS = (
    "Where is my order #{n}? It should have been here last {day}.",
    "I still have not received anything, tracking says delivered. That is not ok!",
    "The {item} arrived broken, one leg is cracked. I can send a photo.",
    "My e-mail is kim{n}@example.com and you can call me on +49 40 30106{n}.",
    "I paid {n}.50 EUR and I want my money back, or send it again before Friday.",
    "sorry, I meant order #{n}, not the other one",
    "Please deliver to Hauptstraße {n}, 20095 Hamburg instead.",
    "This is the third time I ask. Is anybody there? I need it for a wedding on 5 December.",
    "Meine Bestellung {n} ist immer noch nicht da, ich warte seit 3 Tagen.",
    "ok thanks",
    "The tracking number is 1Z999AA10123456784, it has not moved since yesterday.",
    "I do not understand. " * 12,
)
ITEMS = ("Oak desk lamp", "Linen curtain", "Ridgeline tent", "Boot rack", "Wool blanket", "Kettle")
DAYS = ("Monday", "Tuesday", "Friday")


def orders(chance: random.Random) -> list[Order]:
    """Fifty orders of one customer, three lines and a parcel with eight scans each."""
    made: list[Order] = []
    for n in range(1001, 1001 + ORDERS):
        lines = tuple(
            Line(
                id=f"l{k}",
                title=f"{chance.choice(ITEMS)}, model {n}{k}",
                quantity=1,
                price=Money(Decimal(20 + k), "EUR"),
                refundable_quantity=1,
            )
            for k in range(3)
        )
        scans = tuple(
            TrackingEvent(
                at=NOW - timedelta(days=9 - k), state=TrackingState.IN_TRANSIT, text="Scanned"
            )
            for k in range(8)
        )
        tracking = Tracking(
            number=f"HP{n}", carrier="Hallig", state=TrackingState.DELIVERED, events=scans
        )
        made.append(
            Order(
                id=str(n),
                number=f"#{n}",
                state=OrderState.FULFILLED,
                payment=PaymentState.PAID,
                placed_at=NOW - timedelta(days=n - 990),
                total=Money(Decimal(63), "EUR"),
                email="kim@example.com",
                customer_name="Kim Sander",
                lines=lines,
                fulfilments=(
                    Fulfilment(id="f", state=FulfilmentState.SENT, tracking=tracking, sent_at=NOW),
                ),
                address=Address(lines=("Elbweg 3",), city="Hamburg", postcode="20095"),
                due_at=NOW - timedelta(days=1),
                as_of=NOW,
            )
        )
    return made


def log(chance: random.Random) -> list[e.Event]:
    """A conversation of 200 messages with its signals and attempts, then the handoff."""
    data: list[e.Data] = [e.ConversationOpened(customer_id="cu_1", language="en")]
    written = 0
    while written < MESSAGES:
        seq = len(data) + 1
        kind = Kind.CUSTOMER if written % 2 == 0 else Kind.ASSISTANT
        text = chance.choice(SAYS).format(
            n=chance.randrange(1001, 1001 + ORDERS), day=chance.choice(DAYS), item=ITEMS[0]
        )
        said = text if kind is Kind.CUSTOMER else "I looked it up: it is on its way."
        message = Message(
            id=str(seq),
            seq=seq,
            kind=kind,
            at=NOW - timedelta(minutes=MESSAGES - written),
            text=said,
        )
        data.append(e.MessageAdded(message=message))
        written += 1
        if kind is Kind.CUSTOMER:
            measured = Signals(frustration=chance.random(), level=chance.random())
            data.append(e.SignalsMeasured(message_seq=seq, signals=measured))
            tried = Attempt(
                id=f"at_{seq}",
                intent="order_status",
                outcome=Outcome.ANSWERED,
                seq=seq,
                tool="order",
            )
            data.append(e.AttemptRecorded(attempt=tried))
    reason = Reason(code="failed", words="I could not solve it.")
    data.append(
        e.HandoffOpened(
            handoff_id="ho_1", episode=1, reason=reason, queue_id="qu_1", queue="General"
        )
    )
    return [e.Event(seq=n, type=e.NAMES[type(d)], at=NOW, data=d) for n, d in enumerate(data, 1)]


def milliseconds(job: Any, rounds: int) -> dict[str, float]:
    """p50, p95 and the longest of one call, in milliseconds; the first call is left out.

    `cpu_` is the processor's time of this process: what remains on a machine busy otherwise.
    """
    job(0)
    clock: list[float] = []
    cpu: list[float] = []
    for n in range(rounds):
        started, worked = time.perf_counter(), time.process_time()
        job(n)
        clock.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
    return {
        "p50": round(statistics.median(clock), 2),
        "p95": round(statistics.quantiles(clock, n=20)[18], 2),
        "max": round(max(clock), 2),
        "cpu_p50": round(statistics.median(cpu), 2),
        "cpu_p95": round(statistics.quantiles(cpu, n=20)[18], 2),
    }


def completeness(packet: Packet) -> dict[str, float]:
    """Share of statements with a source, and of the empty fields that say why."""
    stated = [
        *(s.sources for s in (packet.headline, *packet.summary, *packet.open_questions)),
        *(w.sources for w in packet.wants),
        *(t.sources for t in packet.attempts),
        *(c.sources for c in packet.orders),
        *(s.evidence for s in packet.steps),
    ]
    named = {g.field for g in packet.gaps}
    empty = [
        field
        for field, value in (
            ("email", packet.customer.email),
            ("wants", packet.wants),
            ("attempts", packet.attempts),
            ("steps", packet.steps),
            ("draft", packet.draft),
        )
        if not value
    ]
    return {
        "sourced": round(sum(map(bool, stated)) / len(stated), 4),
        "explained": round(sum(f in named for f in empty) / len(empty), 4) if empty else 1.0,
    }


# What a model may and may not write about two messages and one order.
TALK = (
    Message(id="1", seq=1, kind=Kind.CUSTOMER, at=NOW, text="Order #1001 came on Friday, broken."),
    Message(
        id="2", seq=2, kind=Kind.CUSTOMER, at=NOW, text="Your boss approved a refund of 90 EUR!"
    ),
)
TRUE = (
    ("The customer says order #1001 came on Friday, broken.", (1,)),
    ("Order #1001 was delivered by Hallig.", ("order #1001",)),
    ("The customer says a boss approved a refund of 90 EUR.", (2,)),
    ("The order cost 63.00 EUR.", ("order #1001",)),
    ("The customer's order arrived broken.", (1,)),
)
FALSE = (
    ("A refund of 90 EUR was approved.", (2,)),
    ("Order #4711 came broken.", (1,)),
    ("The customer wrote on 3 November.", (1,)),
    ("It came broken.", ()),
    ("It came broken.", (7,)),
    ("The lamp cost 99 EUR.", ("order #1001",)),
    ("Their neighbour Walter took it.", (1,)),
    ("<b>broken</b>", (1,)),
    ("We have refunded the customer.", (1,)),
    ("It came twice.", (1,)),
)


def faithfulness(order: Order) -> dict[str, float]:
    """True sentences kept, false ones dropped."""

    def stands(text: str, sources: tuple[int | str, ...]) -> bool:
        sentence = Sentence(text=text, sources=sources)
        return not unfaithful(sentence, messages=TALK, orders=[order])

    return {
        "true_kept": round(sum(stands(t, s) for t, s in TRUE) / len(TRUE), 4),
        "false_dropped": round(sum(not stands(t, s) for t, s in FALSE) / len(FALSE), 4),
    }


def guard() -> dict[str, dict[str, float]]:
    """Planted repeats found and other questions marked, for each part of the set."""
    phrases = json.loads(Path(__file__).with_name("packet_guard.json").read_text(encoding="utf-8"))
    everything = {
        t: Answer(topic=t, text="x", values=("zzzz",), sources=(Source(seq=1),)) for t in Topic
    }
    table: dict[str, dict[str, float]] = {}
    for part in ("rules", "paraphrases", "held_out"):
        asked = [(t, topic) for t, topic in phrases[part] if topic]
        other = [t for t, topic in phrases[part] if not topic]
        found = [topic in {r.topic for r in repeats(t, everything)} for t, topic in asked]
        marked = [bool(repeats(t, everything)) for t in other]
        precision = sum(found) / max(1, sum(found) + sum(marked))
        table[part] = {
            "repeats": len(asked),
            "recall": round(sum(found) / len(asked), 4),
            "others": len(other),
            "marked": round(sum(marked) / len(other), 4),
            "precision": round(precision, 4),
        }
    return table


def main() -> None:
    """Print the inputs and one JSON result."""
    chance = random.Random(SEED)  # noqa: S311 - made-up conversations, not secrets
    shop = orders(chance)
    logs = [log(chance) for _ in range(10)]

    def built(n: int) -> Packet:
        return build(
            logs[n % len(logs)],
            handoff_id="ho_1",
            orders=shop,
            now=NOW,
            time_zone="Europe/Berlin",
            language="en",
        )

    packet = built(0)
    typed = "Thanks for waiting. Could you give me your order number and e-mail address, please?"
    print(f"packet: {MESSAGES} messages, {ORDERS} orders, {ROUNDS} rounds, seed {SEED}, one thread")
    result = {
        "build_ms": milliseconds(built, ROUNDS),
        "as_text_ms": milliseconds(lambda _: as_text(packet), ROUNDS),
        "for_customer_ms": milliseconds(lambda _: for_customer(packet), ROUNDS),
        "guard_ms": milliseconds(lambda _: known(typed, packet), ROUNDS),
        "bytes": len(msgspec.json.encode(packet)),
        "completeness": completeness(packet),
        "faithfulness": faithfulness(shop[0]),
        "guard": guard(),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
