"""The learnt line of each merchant in this process: read from its log, asked, and never the truth.

The rows are the truth. Every process reads the same log in the same order, so a model that was
just started answers like one that saw it all happen.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from batonpass.domain import staffing
from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.wait import Answer, Handling, Refused
from batonpass.domain.wait.desk import Waiter
from batonpass.domain.wait.event import (
    Abandoned,
    Assigned,
    CameOnline,
    Ended,
    Event,
    Joined,
    Moved,
    WentOffline,
)
from batonpass.domain.wait.learnt import Learnt
from batonpass.domain.wait.model import WaitModel
from batonpass.store import staffing as plans
from batonpass.store import wait as rows
from batonpass.store.database import Work
from batonpass.store.wait import Entry, Place

LEARNT_FROM: Final = 30  # conversations that ended; below, theory answers
WINDOW: Final = timedelta(days=35)
KEPT: Final = WINDOW + timedelta(days=1)  # nobody reads so far back
AT_ONCE: Final = 5000  # entries read in one go
INLINE: Final = 400  # more than so many are learnt in a thread; until then theory answers
BACKWARDS: Final = 60.0  # seconds; an older past than that has been added: learn all of it again
FRESH: Final = timedelta(seconds=2)  # a newcomer's wait of an unmoved queue is not asked again
SEED: Final = 20_260_105
START: Final = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday; the model's clock counts from there

_Shape = tuple[str, float, tuple[date, ...]]  # what a line is learnt under


class Learning:
    """One merchant's model and how far it has read."""

    def __init__(self, settings: Settings) -> None:
        self._prior = settings.expected_handling_seconds
        self._offset = _standard_offset(settings.time_zone)
        self._zone = ZoneInfo(settings.time_zone)
        self._holidays = frozenset(settings.holidays)
        self._plans: Mapping[str, staffing.Plan] = {}  # by agent
        self._stamp: tuple[datetime, int] | None = None
        self._turn = asyncio.Lock()
        self._studying: asyncio.Task[None] | None = None
        self._fresh()

    def _fresh(self) -> None:
        prior = Handling(recent_seconds=self._prior, usual_seconds=self._prior)
        self.model = WaitModel(random=np.random.Generator(np.random.PCG64(SEED)), prior=prior)
        self.read_to = Place()
        self._last_at = float("-inf")

    async def catch_up(self, work: Work) -> bool:
        """Learn what happened since; False while there is so much that theory had better answer."""
        if self._studying is not None:
            if not self._studying.done():
                return False
            self._studying.result()
            self._studying = None
        async with self._turn:
            await self._read_plans(work)
            while True:
                news = await rows.since(work, self.read_to, oldest=work.now - WINDOW, limit=AT_ONCE)
                if news and min(self._clock(e.at) for e in news) < self._last_at - BACKWARDS:
                    self._fresh()
                    continue
                if len(news) > INLINE:
                    past = list(news)
                    while len(news) == AT_ONCE:
                        news = await rows.since(
                            work, past[-1].place, oldest=work.now - WINDOW, limit=AT_ONCE
                        )
                        past.extend(news)
                    self._studying = asyncio.create_task(
                        asyncio.to_thread(self._learn, past), name="wait.study"
                    )
                    return False
                self._learn(news)
                return True

    async def ready(self, work: Work) -> None:
        """Wait until everything is learnt that happened before."""
        while not await self.catch_up(work):
            if self._studying is not None:
                await self._studying

    def ask(self, me: Waiter, *, at: datetime) -> Answer | None:
        """The learnt answer; None while too little was seen to go by."""
        if self.model.seen < LEARNT_FROM:
            return None
        self._by_plan(self._clock(at))
        return self.model.peek(me, now=self._clock(at))

    @property
    def gaps(self) -> tuple[float, float]:
        """Seconds until somebody free accepts: half, and nine in ten, are shorter."""
        learnt = Learnt() if self._studying is not None else self.model.learnt
        return learnt.gap(0.5), learnt.gap(0.9)

    def waiter(
        self,
        cust: str,
        queue: UUID,
        *,
        rank: datetime,
        since: datetime,
        wider: tuple[datetime, UUID] | None = None,
    ) -> Waiter:
        """Somebody in the line, or who might come, on the model's clock.

        `wider` says from when on they would wait in which other queue; of who is in the line
        already that is known.
        """
        return Waiter(
            cust,
            str(queue),
            (0.0, self._clock(rank)),
            self._clock(since),
            wider=(self._clock(wider[0]), str(wider[1])) if wider else None,
        )

    def _learn(self, news: Iterable[Entry]) -> None:
        for entry in sorted(news, key=lambda e: (e.at, e.id)):
            t = self._clock(entry.at)
            self.read_to = max(self.read_to, entry.place)
            self._last_at = max(self._last_at, t)
            self._by_plan(t)
            if entry.type == "asked":
                self.model.predict(str(entry.handoff_id), now=t)
                continue
            self.model.apply(self._event(entry, t))

    def _by_plan(self, t: float) -> None:
        """Who is there after their planned end goes on for nobody knows how long.

        Who came before they begin, or worked through a break, has a planned end again from when
        they would have come.
        """
        for desk in self.model.line.desks.values():
            if not desk.online:
                continue
            if desk.until is not None and desk.until <= t:
                desk.until = None
            if desk.until is None and desk.back is not None and desk.back <= t:
                desk.until, desk.back = self._planned(desk.agent, self._instant(t))

    def _event(self, entry: Entry, t: float) -> Event:
        cust = str(entry.handoff_id)
        match entry.type:
            case "join":
                lead = (entry.at - (entry.rank or entry.at)).total_seconds()
                return Joined(
                    t=t,
                    cust=cust,
                    queue=str(entry.queue_id),
                    boost=max(0.0, lead),
                    weight=entry.weight or 1,
                    wider=str(entry.wider_queue_id) if entry.wider_queue_id else None,
                    wider_at=self._clock(entry.wider_at) if entry.wider_at else None,
                )
            case "assign":
                return Assigned(t=t, cust=cust, agent=str(entry.agent_id))
            case "leave":
                return Abandoned(t=t, cust=cust)
            case "end":
                return Ended(t=t, cust=cust, agent=str(entry.agent_id))
            case "moved":
                return Moved(t=t, cust=cust, queue=str(entry.queue_id))
            case _:
                return self._agent(entry, t)

    def _agent(self, entry: Entry, t: float) -> Event:
        agent = str(entry.agent_id)
        if not entry.units:
            return WentOffline(t=t, agent=agent)
        until, back = self._planned(agent, entry.at)
        return CameOnline(
            t=t,
            agent=agent,
            capacity=entry.units,
            # An agent of no queue serves none, while no skills at all would mean every one.
            skills=frozenset(str(q) for q in entry.queues or ()) or frozenset({"none"}),
            until=until,
            back=back,
        )

    async def _read_plans(self, work: Work) -> None:
        stamp = await plans.stamp(work)
        if stamp == self._stamp:
            return
        self._plans = {str(plan.agent): plan for plan in await plans.everything(work)}
        self._stamp = stamp
        for desk in self.model.line.desks.values():
            until, desk.back = self._planned(desk.agent, work.now)
            if desk.online:
                desk.until = until

    def _planned(self, agent: str, at: datetime) -> tuple[float | None, float | None]:
        """When an agent who is there plans to go, and when to begin again after that."""
        plan = self._plans.get(agent)
        if plan is None:
            return None, None
        end = staffing.until(plan, at, self._zone)
        begin = staffing.begins(plan, end or at, self._zone, holidays=self._holidays)
        return (
            None if end is None else self._clock(end),
            None if begin is None else self._clock(begin),
        )

    def _clock(self, at: datetime) -> float:
        return (at - START).total_seconds() + self._offset

    def _instant(self, t: float) -> datetime:
        return START + timedelta(seconds=t - self._offset)


class WaitModels:
    """The learnt lines of the merchants this process was asked about."""

    def __init__(self) -> None:
        self._of: dict[MerchantId, tuple[_Shape, Learning]] = {}
        self._just: dict[tuple[MerchantId, UUID], tuple[datetime, object, Answer]] = {}

    def of(self, work: Work, settings: Settings) -> Learning:
        """The merchant's line; a new one when its clock, expectation or holidays were set anew."""
        shape = (settings.time_zone, settings.expected_handling_seconds, settings.holidays)
        found = self._of.get(work.merchant)
        if found is None or found[0] != shape:
            found = self._of[work.merchant] = (shape, Learning(settings))
        return found[1]

    async def once(
        self, work: Work, queue: UUID, state: object, ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """What a newcomer waits, asked anew only when the queue moved or some seconds went by.

        Rules look at every queue with every message; one reckoning does for all of a moment.

        Args:
            work: whose queue, and when.
            queue: the one that is asked about.
            state: who waits and who is there, as the rows have it.
            ask: the reckoning.
        """
        place = (work.merchant, queue)
        if last := self._just.get(place):
            at, before, answer = last
            if before == state and timedelta() <= work.now - at < FRESH:
                return answer
        found = await ask()
        self._just[place] = (work.now, state, found)
        return found

    async def answer(
        self,
        work: Work,
        settings: Settings,
        *,
        cust: str,
        queue: UUID,
        rank: datetime,
        since: datetime,
        wider: tuple[datetime, UUID] | None = None,
    ) -> Answer | None:
        """What is learnt about this wait; None: theory is to answer.

        A refusal of the model alone is none: the rows know who is there, and were asked before.
        """
        line = self.of(work, settings)
        if not await line.catch_up(work):
            return None
        me = line.waiter(cust, queue, rank=rank, since=since, wider=wider)
        found = line.ask(me, at=work.now)
        return None if isinstance(found, Refused) else found


def _standard_offset(zone: str) -> float:
    """Seconds from UTC without daylight saving, so that the model's clock never runs backwards."""
    january = START.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    july = (START + timedelta(days=182)).astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return min(january, july).total_seconds()
