"""The assistant that needs no model, no key and no network: it plans, looks up, and tells."""

from batonpass.domain.assistant.decide import Ask, LookUp, Say, Silent, Tell, decide
from batonpass.domain.assistant.tell import failed, looked_up, said, told
from batonpass.domain.assistant.value import Intent, Turn, View
from batonpass.domain.refusal import TooMany
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order
from batonpass.services.assistant_port import Tools


class OfflineAssistant:
    """Answers routine questions from the shop's data by the merchant's own facts."""

    async def answer(self, view: View, tools: Tools) -> Turn:
        """The next words to the customer; a shop that is down is an attempt that failed."""
        plan = decide(view)
        match plan:
            case Say() | Ask() | Silent():
                return said(view, plan)
            case Tell():
                return await self._tell(view, plan, tools)
            case LookUp():
                return await self._look_up(view, plan, tools)

    async def _tell(self, view: View, plan: Tell, tools: Tools) -> Turn:
        try:
            hours = ""
            if plan.intent is Intent.OPENING_HOURS:
                hours = await tools.opening_hours_text(view.language)
            return told(view, plan, await tools.policies(), hours)
        except (ShopDown, ShopRefused):
            return failed(view, plan, "shop_down")

    async def _look_up(self, view: View, plan: LookUp, tools: Tools) -> Turn:
        try:
            order = await self._order(plan, tools)
            eligibility = None
            if order is not None and plan.intent is Intent.RETURN_INSTRUCTIONS:
                eligibility = await tools.return_eligibility(order)
        except (ShopDown, ShopRefused):
            return failed(view, plan, "shop_down")
        except TooMany:
            return failed(view, plan, "too_many")
        return looked_up(view, plan, order, eligibility)

    async def _order(self, plan: LookUp, tools: Tools) -> Order | None:
        if plan.number:
            return await tools.order(plan.number, plan.email)
        return next(iter(await tools.orders_of_proven_customer()), None)
