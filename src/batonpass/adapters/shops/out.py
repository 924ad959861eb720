"""A shop that cannot be asked at all, in the place of the one that should be there."""

from batonpass.domain.shop.action import Action, ActionResult
from batonpass.domain.shop.policy import Policies, ReturnEligibility, eligibility
from batonpass.domain.shop.refusal import Cause, ShopDown
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, Health, OrderPage


class OutOfReach:
    """Every call says why, so that a handoff goes on with a marked gap instead of failing."""

    kinds: frozenset[str] = frozenset()

    def __init__(self, *, why: str, policies: Policies) -> None:
        self._why = why
        self._policies = policies

    def within(self, seconds: float) -> "OutOfReach":  # noqa: ARG002 - nobody is waited for
        """The same."""
        return self

    def forget(self) -> None:
        """There is nothing to forget."""

    async def customer_by_email(self, email: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Say why not."""
        raise self._down()

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Say why not."""
        raise self._down()

    async def orders_of(
        self,
        buyer: str,  # noqa: ARG002 - the port's form
        *,
        limit: int = PAGE,  # noqa: ARG002 - the same
        cursor: str = "",  # noqa: ARG002 - the same
    ) -> OrderPage:
        """Say why not."""
        raise self._down()

    async def order(self, number: str) -> Order | None:  # noqa: ARG002 - the port's form
        """Say why not."""
        raise self._down()

    async def tracking(self, number: str) -> Tracking | None:  # noqa: ARG002 - the port's form
        """Say why not."""
        raise self._down()

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The policy, for an order read earlier."""
        return eligibility(order, self._policies.returns, now=order.as_of)

    async def policies(self) -> Policies:
        """What the merchant wrote down here."""
        return self._policies

    async def perform(
        self,
        action: Action,  # noqa: ARG002 - the port's form
        *,
        key: str,  # noqa: ARG002 - the same
        dry_run: bool,  # noqa: ARG002 - the same
        by: str = "",  # noqa: ARG002 - the same
    ) -> ActionResult:
        """Say why not; nothing happened."""
        raise self._down()

    async def health(self) -> Health:
        """Say why not."""
        return Health(shop="", is_answering=False, last_error=self._why)

    def _down(self) -> ShopDown:
        return ShopDown(why=self._why, cause=Cause.UNREACHABLE)
