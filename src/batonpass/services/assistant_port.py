"""What the product needs of any assistant, and what an assistant may reach for."""

from typing import Protocol

from batonpass.domain.assistant.value import Intent, Level, ReturnNote, Slot, Turn, View
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.value import Order

__all__ = ["Assistant", "Intent", "Level", "ReturnNote", "Slot", "Tools", "Turn", "View"]


class Tools(Protocol):
    """Look-ups for one customer, who is taken from the session, never from what is said."""

    async def order(self, number: str, email: str) -> Order | None:
        """The order, if `email` is its own or the customer is proven to be its owner.

        An unknown order and a wrong address look the same: None. A proven customer's call may
        leave `email` empty.

        Raises:
            TooMany: five tries in fifteen minutes are spent, by session, address or number.
            ShopDown: no usable answer came.
        """
        ...

    async def orders_of_proven_customer(self) -> tuple[Order, ...]:
        """The proven customer's orders, newest first; empty for anybody else.

        Raises:
            ShopDown: no usable answer came.
        """
        ...

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """Which lines of an order that `order` gave may come back.

        Raises:
            ShopDown: no usable answer came.
        """
        ...

    async def policies(self) -> Policies:
        """What may be told to anybody: returns, delivery times, the shop's address and hours.

        Raises:
            ShopDown: no usable answer came.
        """
        ...

    async def opening_hours_text(self, language: str) -> str:
        """When the support team is there, as a sentence; empty if the merchant set no hours."""
        ...


class Assistant(Protocol):
    """Answers customers. It never decides about a handoff: it can only say that it wants one."""

    async def answer(self, view: View, tools: Tools) -> Turn:
        """The next words to the customer, and what was tried to find them.

        Never raises for what customers write or for a shop that is down: that is an attempt
        with its outcome. The caller bounds the time.
        """
        ...
