"""What stands between a customer and a shop in trouble: time-outs, a breaker, a memory."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol, TypeVar

import msgspec

from batonpass.adapters.shops.breaker import Breaker, admit, failed, succeeded
from batonpass.adapters.shops.deadline import due_in
from batonpass.adapters.shops.misread import MISREAD
from batonpass.adapters.shops.wire import ACT_SECONDS, READ_SECONDS
from batonpass.domain.shop.action import Action, ActionResult, Outcome
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, Health, OrderPage, ShopCalls

FRESH_SECONDS: Final = 20.0  # one conversation asks the same order again and again
KEPT: Final = 512  # answers remembered per shop
AT_ONCE: Final = 8  # calls to one shop; the ninth waits, so that a slow shop holds no more

#: Refusals of us, not of what was asked: until somebody mends it, every call ends like that.
LOCKED_OUT: Final = frozenset({"not_authorised", "frozen", "locked"})

T = TypeVar("T")


class RealShop(ShopCalls, Protocol):
    """A vendor's adapter as `Steady` needs it: the calls, and what only health reads."""

    name: str

    async def missing(self) -> tuple[str, ...]:
        """A sentence for each right that is not granted."""
        ...

    async def newest(self) -> Order | None:
        """One real order as proof; None if there is none."""
        ...


class Memory:
    """What one shop last said and how it has been doing; shared by hurried and patient views."""

    def __init__(self, *, noticed: Callable[["Memory"], None] | None = None) -> None:
        self._noticed = noticed
        self.is_well = True  # the last call got an answer
        self.breaker = Breaker()
        self.answers: OrderedDict[tuple[str, ...], tuple[float, object]] = OrderedDict()
        self.slots = asyncio.Semaphore(AT_ONCE)
        self.last_success_at: datetime | None = None
        self.last_error_at: datetime | None = None
        self.last_error = ""

    def keep(self, key: tuple[str, ...], answer: object, *, at: float) -> None:
        """Remember an answer, forgetting the oldest."""
        self.answers[key] = (at, answer)
        self.answers.move_to_end(key)
        while len(self.answers) > KEPT:
            self.answers.popitem(last=False)

    def forget(self) -> None:
        """Nothing said before counts any more: something was changed."""
        self.answers.clear()

    def note(self, *, is_well: bool) -> None:
        """A call was made, and this is how it went."""
        self.is_well = is_well
        if self._noticed is not None:
            self._noticed(self)


class Steady:
    """The port over a real shop. Old answers keep the `as_of` of the day they were given."""

    def __init__(
        self,
        shop: RealShop,
        *,
        now: Callable[[], datetime],
        seconds: float = READ_SECONDS,
        act_seconds: float = ACT_SECONDS,
        memory: Memory | None = None,
    ) -> None:
        self._shop = shop
        self._now = now
        self._seconds = seconds
        self._act_seconds = act_seconds
        self._memory = memory or Memory()

    @property
    def kinds(self) -> frozenset[str]:
        """What the shop can do."""
        return self._shop.kinds

    def within(self, seconds: float) -> "Steady":
        """The same shop, memory and breaker, for somebody with less time: the packet has 1 s."""
        return Steady(
            self._shop,
            now=self._now,
            seconds=seconds,
            act_seconds=self._act_seconds,
            memory=self._memory,
        )

    def forget(self) -> None:
        """Ask anew from now on: the shop posted that something changed."""
        self._memory.forget()

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer, as of now or as last seen."""
        key = ("customer", email.strip().casefold())
        return await self._ask(key, lambda: self._shop.customer_by_email(email))

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:
        """Who is signed in, as of now: an identity is never proven by an old answer."""
        return await self._guarded(lambda: self._shop.customer_by_id(id_), seconds=self._seconds)

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """A page of orders, as of now or as last seen."""
        key = ("orders", buyer.strip().casefold(), str(limit), cursor)
        return await self._ask(key, lambda: self._shop.orders_of(buyer, limit=limit, cursor=cursor))

    async def order(self, number: str) -> Order | None:
        """The order, as of now or as last seen."""
        key = ("order", number.strip().lstrip("#").casefold())
        return await self._ask(key, lambda: self._shop.order(number))

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel, as of now or as last seen."""
        return await self._ask(("tracking", number), lambda: self._shop.tracking(number))

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """Which lines may come back, as of now or as last seen."""
        key = ("returns", order.number)
        return await self._ask(key, lambda: self._shop.return_eligibility(order))

    async def policies(self) -> Policies:
        """The merchant's own words; no shop is asked."""
        return await self._shop.policies()

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do it once; what was remembered before is forgotten, whatever comes of it."""
        try:
            return await self._guarded(
                lambda: self._shop.perform(action, key=key, dry_run=dry_run, by=by),
                # The action bounds itself; this is for what hangs around it.
                seconds=self._act_seconds * 3,
            )
        except ShopDown as down:
            if dry_run or not down.may_have_acted:
                raise
            return ActionResult(
                key=key,
                kind=action.KIND,
                order=action.order,
                outcome=Outcome.UNKNOWN,
                said=f"The shop fell silent: {down.why}. Look again before trying again.",
                at=self._now(),
            )
        finally:
            if not dry_run:
                self._memory.forget()

    async def health(self) -> Health:
        """Ask for the rights and one real order, and say in words how it went."""
        memory = self._memory
        missing: tuple[str, ...] = ()
        sample: Order | None = None
        answers = False
        try:
            missing = await self._guarded(self._shop.missing, seconds=self._act_seconds)
            sample = await self._guarded(self._shop.newest, seconds=self._act_seconds)
            answers = True
        except ShopRefused as refusal:
            memory.last_error_at, memory.last_error = self._now(), refusal.why
            memory.note(is_well=False)
        except ShopDown:
            pass  # already remembered
        return Health(
            shop=self._shop.name,
            is_answering=answers,
            last_success_at=memory.last_success_at,
            last_error_at=memory.last_error_at,
            last_error=memory.last_error,
            missing=missing,
            sample=sample,
        )

    async def _ask(self, key: tuple[str, ...], call: Callable[[], Awaitable[T]]) -> T:
        clock = asyncio.get_running_loop().time
        known = self._memory.answers.get(key)
        if known is not None and clock() - known[0] < FRESH_SECONDS:
            return known[1]  # type: ignore[return-value]  # the key names the question
        try:
            answer = await self._guarded(call, seconds=self._seconds)
        except ShopDown:
            if known is None:
                raise
            return known[1]  # type: ignore[return-value]  # the key names the question
        self._memory.keep(key, answer, at=clock())
        return answer

    async def _guarded(self, call: Callable[[], Awaitable[T]], *, seconds: float) -> T:
        memory = self._memory
        clock = asyncio.get_running_loop().time
        goes, memory.breaker = admit(memory.breaker, now=clock())
        if not goes:
            raise ShopDown(
                why="it has not answered lately, we try again soon",
                cause=Cause.RESTING,
                after_seconds=max(0.0, memory.breaker.until - clock()),
            )
        try:
            async with asyncio.timeout(seconds):
                with due_in(seconds):
                    async with memory.slots:
                        answer = await call()
        except TimeoutError:
            down = ShopDown(
                why=f"no answer within {seconds:g} s", cause=Cause.TIMEOUT, may_have_acted=True
            )
            self._failed(down)
            raise down from None
        except ShopDown as down:
            self._failed(down)
            raise
        except ShopRefused as refusal:
            memory.breaker = succeeded(memory.breaker)
            if refusal.fact in LOCKED_OUT:
                memory.last_error_at, memory.last_error = self._now(), refusal.why
                memory.note(is_well=False)
            raise
        except MISREAD as error:
            bent = ShopDown(
                why=f"its answer has not the agreed form ({type(error).__name__})",
                cause=Cause.GARBLED,
                may_have_acted=True,
            )
            self._failed(bent)
            raise bent from error
        memory.breaker = succeeded(memory.breaker)
        memory.last_success_at = self._now()
        memory.note(is_well=True)
        return answer

    def _failed(self, down: ShopDown) -> None:
        memory = self._memory
        memory.breaker = failed(
            memory.breaker,
            now=asyncio.get_running_loop().time(),
            at_least_seconds=down.after_seconds,
        )
        memory.last_error_at = self._now()
        memory.last_error = str(down)
        memory.note(is_well=False)


def gaps_of(answer: OrderPage | Order) -> tuple[str, ...]:
    """What an answer leaves out, for the packet's list."""
    if isinstance(answer, Order):
        return answer.gaps
    return tuple(dict.fromkeys((*answer.gaps, *(gap for o in answer.orders for gap in o.gaps))))


def with_gaps(order: Order, *gaps: str) -> Order:
    """The order, saying also what it lacks."""
    return msgspec.structs.replace(order, gaps=tuple(dict.fromkeys((*order.gaps, *gaps))))
