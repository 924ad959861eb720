"""The thirty days before: played by the real services on a test clock, then made the demo's own."""

import heapq
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from batonpass.domain.handoff import State
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, HandoffId, MerchantId, OfferId
from batonpass.domain.refusal import BatonpassError
from batonpass.services import accept as accept_service
from batonpass.services import access, due, handoff_end, presence, survey
from batonpass.services import conversation as conversation_service
from batonpass.services import message as message_service
from batonpass.services import offer as offer_service
from batonpass.services.accept import Incoming
from batonpass.services.ports import Ports
from batonpass.services.stage.cast import ASKS, ENDINGS, REPLIES
from batonpass.services.stage.value import Progress, Role, Set
from batonpass.store import conversation as conversations
from batonpass.store import due as due_store
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import past
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

DAYS: Final = 30
# Conversations of a quiet day and of one with a mailing, when a line forms; together little
# enough for a minute.
QUIET: Final = 2
BUSY: Final = 6
OPEN_HOURS: Final = (8.0, 18.0)
RUSH: Final = timedelta(
    minutes=9
)  # within which most of a day's customers come, as after a mailing
NOT_HELPED: Final = ("That is not what I asked.", "No, that still doesn't help me.")
ANGRY: Final = (
    "This is ridiculous, I have wasted my whole morning on this!",
    "I am so fed up. This is the worst service I have ever had!",
)
QUESTIONS: Final = (
    "Hi, thanks for your patience. Was the box itself damaged when it arrived?",
    "Hello! Would a delivery on Thursday afternoon suit you?",
    "Hello! Shall the carrier ring, or leave it with a neighbour?",
    "Hi! Did you keep the packaging?",
    "Hello, thanks for waiting! Is it meant as a present?",
    "Hi! Can you give me your order number, please?",
)
Play = Callable[[], Awaitable[None]]


class Past:
    """Plays past days for a sandbox twin of the demo's merchant, event after event."""

    def __init__(
        self, ports: Ports, stage: Set, twin: MerchantId, roles: Sequence[Role], *, seed: int
    ) -> None:
        self._ports = ports
        self._stage = stage
        self._twin = twin
        self._roles = list(roles)
        self._chance = Random(seed)  # noqa: S311 - a play, not a secret
        self._heap: list[tuple[datetime, int, Play]] = []
        self._count = 0
        self._now: datetime | None = None
        self._deciding: set[HandoffId] = set()

    async def play(self, today: datetime, progress: Progress) -> None:
        """Play every day up to `today`, telling how far it is."""
        progress.total = DAYS
        for back in range(DAYS, 0, -1):
            day = (today - timedelta(days=back)).replace(hour=0, minute=0, second=0, microsecond=0)
            await self._day(day)
            progress.done = DAYS - back + 1
        await past.adopt(self._ports.store, twin=self._twin, merchant=self._stage.merchant)
        progress.is_done = True

    async def _day(self, day: datetime) -> None:
        is_busy = day.weekday() == 0
        count = BUSY if is_busy else QUIET
        on_duty = list(self._stage.colleagues)[: 1 if self._chance.random() < 0.7 else 2]  # noqa: PLR2004 - one alone in a rush makes people wait
        async with self._ports.store.work(self._twin) as work:
            await self._set(work, day + timedelta(hours=OPEN_HOURS[0]))
        async with self._ports.store.work(self._twin) as work:
            for agent in self._stage.colleagues:
                is_on = agent in on_duty
                if is_on:
                    await presence.renew(work, agent, device="past")
                await presence.set_intent(
                    work, agent, intent="online" if is_on else "away", reason=""
                )
        rush = day + timedelta(hours=self._chance.triangular(*OPEN_HOURS, 11.0))
        for number in range(count):
            at = rush + self._chance.random() * RUSH
            if number == 0:
                at = day + timedelta(hours=self._chance.uniform(*OPEN_HOURS))
            self._plan(at, self._arrival())
        await self._run()
        async with self._ports.store.work(self._twin) as work:
            await self._set(work, day + timedelta(hours=OPEN_HOURS[1]))
        async with self._ports.store.work(self._twin) as work:
            for agent in on_duty:
                await presence.set_intent(work, agent, intent="away", reason="end of shift")

    def _plan(self, at: datetime, play: Play) -> None:
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, play))

    def _soon(self, low: float, high: float) -> datetime:
        assert self._now is not None  # noqa: S101 - set before anything is planned
        return self._now + timedelta(seconds=self._chance.uniform(low, high))

    async def _run(self) -> None:
        while self._heap:
            at, _, play = heapq.heappop(self._heap)
            await self._until(at)
            try:
                await play()
            except BatonpassError:
                continue  # somebody was quicker, as in life
            await self._settle()

    async def _until(self, at: datetime) -> None:
        """Let time pass; deadlines before that come first, each at its own time."""
        for _ in range(40):
            async with self._ports.store.work(self._twin) as work:
                next_at = await past.next_due(work)
                is_due = next_at is not None and next_at < at
                await self._set(work, next_at if next_at is not None and is_due else at)
            if not is_due:
                return
            await self._settle()
        async with self._ports.store.work(self._twin) as work:
            await self._set(work, at)

    async def _settle(self) -> None:
        """Do what is due now, until nothing is; then let agents notice their offers."""
        for _ in range(12):
            claimed = await due_store.claim(self._ports.store)
            for one in claimed:
                await due.act(self._ports, one)
            if not any(one.merchant == self._twin for one in claimed):
                break
        async with self._ports.store.work(self._twin) as work:
            if not await past.is_anybody_waiting(work):
                return
        # Whoever routed: a worker beside this may have made the offers already.
        await offer_service.route(self._ports, self._twin)
        await self._notice()

    async def _notice(self) -> None:
        """Agents see their new offers, and will answer each in a few seconds."""
        async with self._ports.store.work(self._twin) as work:
            fresh = [
                (agent, offer, conversation, kept)
                for agent in self._stage.colleagues
                for offer, conversation in await offers.pending_to(work, agent)
                if (kept := await handoffs.open_of(work, conversation)) is not None
                and kept.handoff.id not in self._deciding
            ]
        for agent, offer, conversation, kept in fresh:
            self._deciding.add(kept.handoff.id)
            self._plan(self._soon(4, 25), self._acceptance(agent, offer, conversation, kept))

    async def _set(self, work: Work, at: datetime) -> None:
        if self._now is not None and at <= self._now:
            at = self._now + timedelta(milliseconds=10)
        self._now = at
        await merchants.set_clock(work, at)

    def _arrival(self) -> Play:
        role = self._chance.choice(self._roles)

        async def come() -> None:
            async with self._ports.store.work(self._twin) as work:
                customer, _ = await access.new_customer(
                    self._ports, work, language="en", time_zone="Europe/Berlin"
                )
                conversation, _ = await conversation_service.open_conversation(
                    self._ports, work, customer, language="en"
                )
            await self._write(customer, conversation, role.says[0])
            at = self._soon(20, 70)
            if role.order:
                self._plan(at, self._saying(customer, conversation, f"{role.order} {role.email}"))
                at += timedelta(seconds=self._chance.uniform(20, 60))
            for last in self._ending(role):
                self._plan(at, self._saying(customer, conversation, last))
                at += timedelta(seconds=self._chance.uniform(20, 60))
            if self._chance.random() < 0.4:  # noqa: PLR2004 - who must wait long may give up
                self._plan(
                    at + timedelta(seconds=self._chance.uniform(60, 240)),
                    self._leaving(customer, conversation),
                )
            self._plan(at + timedelta(hours=1.5), self._closing(customer, conversation))

        return come

    def _ending(self, role: Role) -> Sequence[str]:
        """What a customer says last: half are content, the others want a person in some way."""
        how = ((), (ASKS,), role.says[-1:], NOT_HELPED, ANGRY)
        return self._chance.choices(how, weights=(44, 22, 14, 10, 10))[0]

    def _saying(self, customer: CustomerId, conversation: ConversationId, text: str) -> Play:
        async def say() -> None:
            await self._write(customer, conversation, text)

        return say

    def _leaving(self, customer: CustomerId, conversation: ConversationId) -> Play:
        async def leave() -> None:
            async with self._ports.store.work(self._twin) as work:
                kept = await handoffs.open_of(work, conversation)
                if kept is not None and kept.handoff.state in {State.QUEUED, State.OFFERED}:
                    found = await conversation_service.mine(work, conversation, customer)
                    await conversation_service.leave(self._ports, work, found)

        return leave

    def _closing(self, customer: CustomerId, conversation: ConversationId) -> Play:
        """The assistant was enough, or it was rated already."""

        async def close() -> None:
            async with self._ports.store.work(self._twin) as work:
                found = await conversation_service.mine(work, conversation, customer)
                if found.resolved_at is None and await handoffs.open_of(work, found.id) is None:
                    await handoff_end.resolve(work, found, disposition="")
                    await survey.ask(work, found, part="assistant", handoff=None)
                if self._chance.random() < 0.45:  # noqa: PLR2004 - not everybody answers
                    await self._rate(work, conversation)

        return close

    async def _rate(self, work: Work, conversation: ConversationId) -> None:
        found = await conversations.lock(work, conversation)
        if found.resolved_at is None:
            return
        score = self._chance.choices((5, 4, 3, 2, 1), weights=(52, 27, 12, 6, 3))[0]
        await survey.answer(
            work,
            found,
            score=score,
            repeated=self._chance.random() < (0.05 if score > 3 else 0.3),  # noqa: PLR2004 - the unhappy repeat more
            comment="",
        )

    def _acceptance(
        self, agent: AgentId, offer: OfferId, conversation: ConversationId, kept: Kept
    ) -> Play:
        async def accept() -> None:
            self._deciding.discard(kept.handoff.id)
            async with self._ports.store.work(self._twin) as work:
                await presence.renew(work, agent, device="past")
                if self._chance.random() < 0.04:  # noqa: PLR2004 - now and then somebody is busy
                    await offer_service.decline(
                        self._ports, work, offer, agent=agent, why="in a call"
                    )
                    return
                held = await offer_service.accept(self._ports, work, offer, agent=agent)
            first = self._soon(15, 80)
            greetings = QUESTIONS if self._chance.random() < 0.3 else REPLIES  # noqa: PLR2004
            self._plan(first, self._answer(agent, conversation, greetings, held.epoch))
            middle = first + timedelta(seconds=self._chance.uniform(90, 360))
            self._plan(middle, self._answer(agent, conversation, ENDINGS, held.epoch))
            end = middle + timedelta(seconds=self._chance.lognormvariate(5.0, 0.7))
            self._plan(end, self._resolution(agent, kept.handoff.id))

        return accept

    def _answer(
        self, agent: AgentId, conversation: ConversationId, texts: Sequence[str], epoch: int
    ) -> Play:
        async def answer() -> None:
            async with self._ports.store.work(self._twin) as work:
                await message_service.write_as_agent(
                    self._ports,
                    work,
                    conversation,
                    agent=agent,
                    id_=f"past-{self._ports.new_id()}",
                    text=self._chance.choice(texts),
                    epoch=epoch,
                )

        return answer

    def _resolution(self, agent: AgentId, handoff: HandoffId) -> Play:
        how = self._chance.choices(
            ("solved", "replaced", "refunded", "followed_up"), weights=(60, 15, 15, 10)
        )[0]

        async def resolve() -> None:
            async with self._ports.store.work(self._twin) as work:
                await presence.renew(work, agent, device="past")
                await handoff_end.end(work, handoff, agent=agent)
                await handoff_end.dispose(work, handoff, agent=agent, disposition=how)

        return resolve

    async def _write(self, customer: CustomerId, conversation: ConversationId, text: str) -> None:
        async with self._ports.store.work(self._twin) as work:
            await accept_service.accept(
                self._ports,
                work,
                Incoming(
                    conversation=conversation,
                    customer=customer,
                    id=f"past-{self._ports.new_id()}",
                    text=text,
                ),
            )


async def is_missing(ports: Ports, stage: Set) -> bool:
    """Whether the demo's merchant has no past yet."""
    async with ports.store.work(stage.merchant) as work:
        return not await past.has_any(work, before=work.now - timedelta(days=2))
