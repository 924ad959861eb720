"""Of an erased customer the log keeps numbers, states and times, and none of their words."""

from datetime import UTC, datetime

import msgspec
import pytest

from batonpass.domain.control import Control
from batonpass.domain.erasure import blanked
from batonpass.domain.event import (
    TYPES,
    ControlChanged,
    Data,
    HandoffOpened,
    MessageAdded,
    PacketCorrected,
    read,
)
from batonpass.domain.handoff import Evidence, Reason
from batonpass.domain.message import Kind, Message

SAID = "marmalade"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS: dict[object, object] = {str: SAID, int: 1, bool: True, float: 1.0, datetime: NOON}
WORDS[tuple[str, ...]] = (SAID,)


def test_a_message_keeps_its_place_and_loses_its_words() -> None:
    message = Message(
        id="m-00000001", seq=4, kind=Kind.CUSTOMER, at=NOON, text=SAID, author_id="cu_1",
        author_name=SAID, image_id="im_1",
    )  # fmt: skip

    left = blanked(MessageAdded(message=message)).message

    assert (left.id, left.seq, left.kind, left.at, left.author_id) == (
        "m-00000001", 4, Kind.CUSTOMER, NOON, "cu_1",
    )  # fmt: skip
    assert (left.text, left.author_name, left.image_id) == ("", "", "")


def test_why_a_person_was_called_stays_and_what_was_quoted_goes() -> None:
    evidence = Evidence(seq=1, text=SAID, signal="explicit_request")
    opened = HandoffOpened(
        handoff_id="ho_1", episode=1, queue_id="qu_1", queue="General",
        reason=Reason(code="explicit_request", words=SAID, rule="asks", evidence=(evidence,)),
    )  # fmt: skip

    left = blanked(opened)

    assert SAID not in str(left)
    assert (left.reason.code, left.reason.rule, left.queue) == (
        "explicit_request", "asks", "General",
    )  # fmt: skip
    assert left.reason.evidence[0].seq == 1


def test_what_was_put_right_goes_and_who_held_it_stays() -> None:
    corrected = blanked(PacketCorrected(handoff_id="ho_1", field="wants", text=SAID))
    changed = ControlChanged(control=Control.QUEUE, epoch=2, why=SAID)

    assert corrected == PacketCorrected(handoff_id="ho_1", field="wants", text="")
    assert blanked(changed) == ControlChanged(control=Control.QUEUE, epoch=2, why="")


def sample(name: str) -> Data | None:
    """An event full of words; None if it needs values that are looked at above."""
    given = {
        field.encode_name: WORDS.get(field.type, {})
        for field in msgspec.structs.fields(TYPES[name])
    }
    try:
        return msgspec.convert(given, TYPES[name], strict=False)
    except msgspec.ValidationError:
        return None


SAMPLES = {name: event for name in sorted(TYPES) if (event := sample(name)) is not None}


def test_most_kinds_of_events_are_looked_at() -> None:
    assert len(SAMPLES) >= len(TYPES) / 2


@pytest.mark.parametrize("name", SAMPLES)
def test_an_event_is_still_read_after_it(name: str) -> None:
    left = blanked(SAMPLES[name])

    assert type(read(name, msgspec.json.encode(left))) is TYPES[name]
    assert {type(getattr(left, f)) for f in left.__struct_fields__} == {
        type(getattr(SAMPLES[name], f)) for f in left.__struct_fields__
    }
