"""How customers' messages are accepted: many at once, each stored once, each answered for itself.

A message costs a transaction; thirty messages at once cost one. Whoever writes while a batch is
being stored goes with the next, so nobody waits for a batch to fill.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import structlog

from batonpass.domain import ids
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation, Status
from batonpass.domain.fact.redact import redact
from batonpass.domain.handoff import State
from batonpass.domain.ids import ConversationId, CustomerId, MerchantId, TurnId
from batonpass.domain.merchant import Settings
from batonpass.domain.message import Kind, Message, accepted_text
from batonpass.domain.refusal import BatonpassError, Ended, KeyReused, NotFound
from batonpass.services import handoff_end
from batonpass.services import packet as packet_service
from batonpass.services.answer import body_hash
from batonpass.services.message import Receipt, again, receipt
from batonpass.services.ports import Ports
from batonpass.store import accept as accepts
from batonpass.store import handoff as handoffs
from batonpass.store import image as images
from batonpass.store import message as messages
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

AT_ONCE: Final = 64  # messages of a batch: a transaction of a few milliseconds
SIDE_BY_SIDE: Final = 2  # batches of one merchant: one is decided while the other is written

Answer = tuple[Receipt, bool]  # and whether it is new
log = structlog.get_logger()


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer wrote."""

    conversation: ConversationId
    customer: CustomerId | None  # None: an API key that may write for any customer
    id: str  # chosen by the client, unique for ever
    text: str  # may be empty with an image
    image: str = ""  # a written image id; empty: none
    by_mail: bool = False


async def accept(ports: Ports, work: Work, incoming: Incoming) -> Answer:
    """Store one message within a transaction of the caller's; see `accept_all`.

    Raises:
        NotFound: unknown, or somebody else's conversation or image.
        KeyReused: the id stands for another message.
        Ended: the conversation is resolved.
        Malformed: the text is none.
        TooLong: the text is too long.
    """
    answer = (await accept_all(ports, work, [incoming]))[0]
    if isinstance(answer, BatonpassError):
        raise answer
    return answer


async def accept_all(
    ports: Ports, work: Work, incoming: Sequence[Incoming]
) -> tuple[Answer | BatonpassError, ...]:
    """Store customers' messages; each gets its answer, or the refusal that is its own.

    Raises:
        KeyReused: an id was taken at this very moment, elsewhere; nothing is stored.
    """
    places, known = await accepts.lock(
        work, list({one.conversation for one in incoming}), [one.id for one in incoming]
    )
    decided: list[Answer | BatonpassError | str] = []  # a str: the id of a message to be stored
    news: dict[str, messages.New] = {}
    for one in incoming:
        try:
            new = _new(work, one, places.get(one.conversation))
            if (before := known.get(one.id)) is not None:
                decided.append((again(before, new), False))
                continue
            if one.id in news and not _is_same(news[one.id], new):
                raise KeyReused
            if one.id not in news:
                await _check(work, one, places[one.conversation].conversation)
                news[one.id] = new
            decided.append(one.id)
        except BatonpassError as no:
            decided.append(no)
    stored = await _store(ports, work, list(news.values()), places)
    told: set[str] = set()
    answers: list[Answer | BatonpassError] = []
    for answer in decided:
        if isinstance(answer, str):
            answers.append((stored[answer], answer not in told))
            told.add(answer)
        else:
            answers.append(answer)
    return tuple(answers)


def _new(work: Work, one: Incoming, place: accepts.Place | None) -> messages.New:
    text = redact(accepted_text(one.text, may_be_empty=bool(one.image))).text
    if place is None or one.customer not in {None, place.conversation.customer_id}:
        raise NotFound(noun="conversation")
    conversation = place.conversation
    author = conversation.customer_id
    return messages.New(
        conversation=conversation.id,
        message=Message(
            id=one.id,
            seq=0,
            kind=Kind.CUSTOMER,
            at=work.now,
            text=text,
            author_id=ids.written("customer", author),
            author_name=place.customer_name,
            image_id=one.image,
            by_mail=one.by_mail,
        ),
        author=author,
        epoch=conversation.epoch,
        control=conversation.control.value,
        body_hash=body_hash(conversation.id, text, one.image),
    )


def _is_same(one: messages.New, other: messages.New) -> bool:
    return one.conversation == other.conversation and one.body_hash == other.body_hash


async def _check(work: Work, one: Incoming, conversation: Conversation) -> None:
    if conversation.status is Status.RESOLVED:
        raise Ended
    if one.image:
        image = await images.get(work, ids.ImageId(ids.read("image", one.image)))
        if image.conversation_id != conversation.id:
            raise NotFound(noun="image")


async def _store(
    ports: Ports,
    work: Work,
    news: Sequence[messages.New],
    places: Mapping[ConversationId, accepts.Place],
) -> Mapping[str, Receipt]:
    if not news:
        return {}
    last = {new.conversation: new.message.id for new in news}
    duties = {id_: _duty(ports, places[conversation]) for conversation, id_ in last.items()}
    stored = await messages.add_all(
        work,
        [msgspec.structs.replace(new, duty=duties.get(new.message.id)) for new in news],
    )
    await _tell_staff(ports, work, [places[id_].conversation for id_ in last])
    return {
        message.id: receipt(message, places[new.conversation].conversation)
        for new, message in zip(news, stored, strict=True)
    }


def _duty(ports: Ports, place: accepts.Place) -> messages.Duty | None:
    """The assistant's, if it has control or goes on helping while the queue has."""
    conversation = place.conversation
    assists = conversation.control is Control.QUEUE and conversation.is_assisted
    if conversation.control is not Control.ASSISTANT and not assists:
        return None
    seconds = place.answer_seconds or Settings().answer_seconds
    return messages.Duty(id=TurnId(ports.new_id()), seconds=seconds)


async def _tell_staff(ports: Ports, work: Work, conversations: Sequence[Conversation]) -> None:
    """Packets are built again, and whoever holds or held the case hears of it."""
    handed = [c for c in conversations if c.control is not Control.ASSISTANT]
    if not handed:
        return
    kept = await handoffs.open_of_all(work, [c.id for c in handed])
    stale = [k.handoff.id for k in kept.values() if not _is_read(k)]
    if stale:
        await handoffs.ask_packet(work, *stale, at=work.now + packet_service.AGAIN)
        work.wake("inbox")
    for conversation in handed:
        if (handoff := kept.get(conversation.id)) is None:
            continue
        if handoff.handoff.state is State.WRAPPING:
            await handoff_end.reopen(ports, work, conversation, handoff)
        elif handoff.handoff.agent is not None:
            work.wake("agent", handoff.handoff.agent)


def _is_read(kept: Kept) -> bool:
    """Whether a person has answered on its packet: what comes later they read in the thread."""
    return kept.first_reply_at is not None or kept.handoff.state is State.WRAPPING


class _Asked:
    """A message on its way in, and who waits to hear what became of it."""

    def __init__(self, incoming: Incoming, answer: asyncio.Future[Answer]) -> None:
        self.incoming = incoming
        self.answer = answer

    def hear(self, answer: Answer | Exception) -> None:
        """Tell the caller, unless they have hung up: stored is stored."""
        if self.answer.done():
            return
        if isinstance(answer, Exception):
            self.answer.set_exception(answer)
        else:
            self.answer.set_result(answer)


class Acceptance:
    """Gathers what comes in at the same time, and stores it together."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._waiting: dict[MerchantId, list[_Asked]] = {}
        self._busy: Counter[MerchantId] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, merchant: MerchantId, incoming: Incoming) -> Answer:
        """Store the message; it is durable when this returns.

        Raises:
            BatonpassError: as `accept` refuses it.
        """
        asked = _Asked(incoming, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(merchant, []).append(asked)
        if self._busy[merchant] < SIDE_BY_SIDE:
            self._busy[merchant] += 1
            task = asyncio.create_task(self._work_off(merchant), name="accept")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await asked.answer

    async def _work_off(self, merchant: MerchantId) -> None:
        try:
            while waiting := self._waiting.pop(merchant, None):
                if len(waiting) > AT_ONCE:
                    self._waiting[merchant] = waiting[AT_ONCE:]
                await self._store(merchant, waiting[:AT_ONCE])
        finally:
            self._busy[merchant] -= 1

    async def _store(self, merchant: MerchantId, asked: Sequence[_Asked]) -> None:
        try:
            async with self._ports.store.work(merchant) as work:
                answers = await accept_all(self._ports, work, [one.incoming for one in asked])
        except Exception as failure:  # noqa: BLE001 - each caller hears of it, or is tried alone
            if len(asked) == 1:
                asked[0].hear(failure)
                return
            log.info("accept.singly", failure=type(failure).__name__, messages=len(asked))
            for one in asked:
                await self._store(merchant, [one])
            return
        for one, answer in zip(asked, answers, strict=True):
            one.hear(answer)
