"""Colleagues who answer and customers who come by themselves, so that the line is alive."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Coroutine, Sequence
from random import Random
from typing import Final

import structlog

from batonpass.domain.handoff import State
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, HandoffId, OfferId
from batonpass.domain.message import Kind
from batonpass.domain.refusal import BatonpassError
from batonpass.services import accept as accept_service
from batonpass.services import access, handoff_end, handoff_take, presence, survey
from batonpass.services import conversation as conversation_service
from batonpass.services import message as message_service
from batonpass.services import offer as offer_service
from batonpass.services.accept import Incoming
from batonpass.services.ports import Ports
from batonpass.services.stage.value import Progress, Role, Set
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import message as messages
from batonpass.store import offer as offers

TICK_SECONDS: Final = 2.0
# Three colleagues with room for two each, nearly always busy: somebody usually waits a little.
ARRIVAL_SECONDS: Final = 12.0
FEWER_SECONDS: Final = 40.0  # while the past is played beside them
AT_ONCE: Final = 5  # customers who come right when the curtain rises
MOST_AT_ONCE: Final = 9
DEVICE: Final = "stage"
ASKS: Final = "Can I talk to a person, please?"
REPLIES: Final = (
    "Hi, I've read your case, no need to repeat anything. Give me a minute with the order.",
    "Thanks for waiting. I've looked at the order and what was tried so far.",
    "Hello! I have everything here. Let me sort this out for you.",
)
ENDINGS: Final = (
    "That's arranged. You'll get an e-mail with the details today.",
    "Done. I've noted it on the order, so a colleague can see it as well.",
)
log = structlog.get_logger()


class Cast:
    """Plays the colleagues, and customers one after another, until it is closed."""

    def __init__(self, ports: Ports, stage: Set, roles: Sequence[Role], *, seed: int) -> None:
        self._ports = ports
        self.stage = self._stage = stage
        self.roles = tuple(roles)
        self.progress = Progress()
        self._roles = [r for r in roles if not r.story]
        self._chance = Random(seed)  # noqa: S311 - a play, not a secret
        self._tasks: set[asyncio.Task[None]] = set()
        self._playing: set[ConversationId] = set()
        self._gone: set[AgentId] = set()
        self._vanishing: AgentId | None = None
        self.is_on = True

    def start(self) -> None:
        """Raise the curtain."""
        self._spawn(self._colleagues())
        self._spawn(self._arrivals())

    async def close(self) -> None:
        """Everybody goes home."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def vanish(self) -> None:
        """The next customer of the stage is taken by a colleague whose connection breaks."""
        agent = next(a for a, name in self._stage.colleagues.items() if name.startswith("Tomas"))
        self._vanishing = agent
        self._gone.discard(agent)
        async with self._ports.store.work(self._stage.merchant) as work:
            await agents.serve(work, agent, [self._stage.stage])

    def _spawn(self, play: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(play)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _colleagues(self) -> None:
        while True:
            for agent in self._stage.colleagues:
                is_in_story = agent == self._vanishing
                if (self.is_on or is_in_story) and agent not in self._gone:
                    with contextlib.suppress(BatonpassError):
                        await self._move(agent)
                    if is_in_story:
                        with contextlib.suppress(BatonpassError):
                            await self._take(agent)
            await asyncio.sleep(TICK_SECONDS)

    async def _move(self, agent: AgentId) -> None:
        async with self._ports.store.work(self._stage.merchant) as work:
            await presence.renew(work, agent, device=DEVICE)
            if (await agents.get(work, agent)).intent != "online":
                await presence.set_intent(work, agent, intent="online", reason="")
            pending = await offers.pending_to(work, agent)
        for offer, conversation in pending:
            if self._chance.random() < 0.5:  # noqa: PLR2004 - people look up after a while
                await self._accept(agent, offer, conversation)

    async def _accept(self, agent: AgentId, offer: OfferId, conversation: ConversationId) -> None:
        async with self._ports.store.work(self._stage.merchant) as work:
            held = await offer_service.accept(self._ports, work, offer, agent=agent)
            handoff = await handoffs.open_of(work, conversation)
        if handoff is None:
            return
        if agent == self._vanishing and handoff.handoff.queue == self._stage.stage:
            self._spawn(self._lose_line(agent, conversation, held.epoch))
        else:
            self._spawn(self._answer(agent, handoff.handoff.id, conversation, held.epoch))

    async def _take(self, agent: AgentId) -> None:
        """Take the stage's customer although the visitor is rung: the story is about this agent."""
        async with self._ports.store.work(self._stage.merchant) as work:
            ringing = await offers.pending_to(work, self._stage.visitor)
        for _, conversation in ringing:
            async with self._ports.store.work(self._stage.merchant) as work:
                kept = await handoffs.open_of(work, conversation)
                if kept is None or kept.handoff.queue != self._stage.stage:
                    continue
                held = await handoff_take.claim(self._ports, work, kept.handoff.id, agent=agent)
            self._spawn(self._lose_line(agent, conversation, held.epoch))
            return

    async def _answer(
        self, agent: AgentId, handoff: HandoffId, conversation: ConversationId, epoch: int
    ) -> None:
        with contextlib.suppress(BatonpassError):
            await asyncio.sleep(self._chance.uniform(5, 12))
            await self._say(agent, conversation, self._chance.choice(REPLIES), epoch)
            await asyncio.sleep(self._chance.uniform(25, 60))
            await self._say(agent, conversation, self._chance.choice(ENDINGS), epoch)
            await asyncio.sleep(self._chance.uniform(8, 20))
            async with self._ports.store.work(self._stage.merchant) as work:
                await handoff_end.end(work, handoff, agent=agent)
                await handoff_end.dispose(work, handoff, agent=agent, disposition="solved")

    async def _lose_line(self, agent: AgentId, conversation: ConversationId, epoch: int) -> None:
        with contextlib.suppress(BatonpassError):
            await asyncio.sleep(4)
            await self._say(agent, conversation, "Hi Selma, I'm looking at your order.", epoch)
            await asyncio.sleep(5)
            self._vanishing = None
            self._gone.add(agent)
            async with self._ports.store.work(self._stage.merchant) as work:
                await agents.serve(work, agent, [self._stage.orders])
            await presence.sign_off(self._ports, self._stage.merchant, agent, device=DEVICE)
            await asyncio.sleep(90)
            self._gone.discard(agent)

    async def _say(
        self, agent: AgentId, conversation: ConversationId, text: str, epoch: int
    ) -> None:
        async with self._ports.store.work(self._stage.merchant) as work:
            await message_service.write_as_agent(
                self._ports,
                work,
                conversation,
                agent=agent,
                id_=f"stage-{self._ports.new_id()}",
                text=text,
                epoch=epoch,
            )

    async def _arrivals(self) -> None:
        for number in itertools.count():
            if self.is_on and len(self._playing) < MOST_AT_ONCE and self._roles:
                self._spawn(self._customer(self._chance.choice(self._roles)))
            mean = ARRIVAL_SECONDS if self.progress.is_done else FEWER_SECONDS
            if number < AT_ONCE:
                mean = 1.0
            await asyncio.sleep(self._chance.expovariate(1 / mean))

    async def _customer(self, role: Role) -> None:
        ports, merchant = self._ports, self._stage.merchant
        try:
            async with ports.store.work(merchant) as work:
                customer, _ = await access.new_customer(
                    ports, work, language="en", time_zone="Europe/Berlin"
                )
                conversation, _ = await conversation_service.open_conversation(
                    ports, work, customer, language="en"
                )
        except BatonpassError:
            return
        self._playing.add(conversation)
        try:
            await self._play(role, customer, conversation)
        except BatonpassError as refused:
            log.info("stage.customer_left", code=refused.code)
        finally:
            self._playing.discard(conversation)

    async def _play(self, role: Role, customer: CustomerId, conversation: ConversationId) -> None:
        await self._write(customer, conversation, role.says[0])
        await self._until(conversation, lambda kinds: Kind.ASSISTANT in kinds, seconds=10)
        await asyncio.sleep(self._chance.uniform(3, 8))
        if role.order and self._chance.random() < 0.6:  # noqa: PLR2004 - most have it at hand
            await self._write(customer, conversation, f"{role.order}, {role.email}")
            await asyncio.sleep(self._chance.uniform(5, 10))
        await self._write(customer, conversation, self._chance.choice((role.says[-1], ASKS)))
        if not await self._is_waiting(conversation):
            await asyncio.sleep(4)
            await self._write(customer, conversation, ASKS)
        if not await self._until(conversation, lambda kinds: Kind.AGENT in kinds, seconds=600):
            return
        await asyncio.sleep(self._chance.uniform(6, 14))
        with contextlib.suppress(BatonpassError):
            await self._write(customer, conversation, "Thank you, that helps.")
        await self._rate(conversation)

    async def _rate(self, conversation: ConversationId) -> None:
        for _ in range(120):
            await asyncio.sleep(2)
            async with self._ports.store.work(self._stage.merchant) as work:
                found = await conversations.get(work, conversation)
                if found.resolved_at is not None:
                    score = self._chance.choice((5, 5, 5, 4, 4, 3))
                    await survey.answer(
                        work,
                        await conversations.lock(work, conversation),
                        score=score,
                        repeated=self._chance.random() < 0.08,  # noqa: PLR2004 - a few always do
                        comment="",
                    )
                    return

    async def _write(self, customer: CustomerId, conversation: ConversationId, text: str) -> None:
        async with self._ports.store.work(self._stage.merchant) as work:
            await conversations.seen(work, conversation)
            await accept_service.accept(
                self._ports,
                work,
                Incoming(
                    conversation=conversation,
                    customer=customer,
                    id=f"stage-{self._ports.new_id()}",
                    text=text,
                ),
            )

    async def _is_waiting(self, conversation: ConversationId) -> bool:
        for _ in range(6):
            await asyncio.sleep(1)
            async with self._ports.store.work(self._stage.merchant) as work:
                kept = await handoffs.latest_of(work, conversation)
            if kept is not None and kept.handoff.state is not State.CLOSED:
                return True
        return False

    async def _until(
        self,
        conversation: ConversationId,
        wanted: Callable[[set[Kind]], bool],
        *,
        seconds: float,
    ) -> bool:
        for _ in range(int(seconds)):
            await asyncio.sleep(1)
            async with self._ports.store.work(self._stage.merchant) as work:
                await conversations.seen(work, conversation)
                said = await messages.of_conversation(work, conversation)
            if wanted({m.kind for m in said}):
                return True
        return False
