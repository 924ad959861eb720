"""How a suggested step is looked at, approved and done: by a person, once, with a trail."""

from typing import Any

import msgspec

from batonpass.domain import ids
from batonpass.domain.event import StepPerformed
from batonpass.domain.ids import AgentId, HandoffId, MerchantId
from batonpass.domain.packet import Step
from batonpass.domain.packet.resolution import permit
from batonpass.domain.refusal import Malformed, NotAllowed, NotFound
from batonpass.domain.shop.action import Action, ActionResult, Outcome
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.services import resolution
from batonpass.services.handoff import locked, must_hold
from batonpass.services.ports import Ports
from batonpass.services.shop import Shop
from batonpass.store import audit, log
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import resolution as resolutions


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What a step would do."""

    words: str
    allowed: bool
    why: str = ""  # why not
    result: ActionResult | None = None  # None: the shop was not asked, or said no


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an approved step."""

    is_done: bool
    words: str
    result: str
    seq: int


async def preview(
    ports: Ports,
    merchant: MerchantId,
    handoff: HandoffId,
    step_id: str,
    *,
    edits: dict[str, Any] | None,
    who: str = "",
) -> Preview:
    """Ask the shop what the step would do, without doing it; that it was asked is remembered."""
    step, shop = await _step(ports, merchant, handoff, step_id)
    if not step.is_allowed:
        return Preview(words=step.words, allowed=False, why=step.why_not)
    action, key = _edited(step, edits), _key(handoff, step_id)
    try:
        await _hold_to_policy(ports, merchant, shop, step, action, key)
        result = await shop.perform(action, key=key, dry_run=True, by=who)
    except (ShopRefused, ShopDown) as no:
        await _tried(ports, merchant, handoff, action, key, who=who, outcome="no", said=str(no))
        return Preview(words=step.words, allowed=False, why=str(no))
    await _tried(
        ports, merchant, handoff, action, key, who=who, outcome=result.outcome, said=result.said
    )
    return Preview(words=step.words, allowed=True, result=result)


async def approve(
    ports: Ports,
    merchant: MerchantId,
    handoff: HandoffId,
    step_id: str,
    *,
    agent: AgentId,
    edits: dict[str, Any] | None,
) -> Done:
    """Do the step in the shop, by this agent's approval; the same step is never done twice.

    Raises:
        NotAllowed: the agent does not hold the handoff, or the policy forbids the step.
        ShopRefused: the shop says no; nothing happened.
        ShopDown: the shop was not reached.
    """
    step, shop = await _step(ports, merchant, handoff, step_id)
    if not step.is_allowed:
        raise NotAllowed(why=step.why_not or "The merchant's policy forbids this step.")
    async with ports.store.work(merchant) as work:
        must_hold(await handoffs.get(work, handoff), agent)
    action, key, who = _edited(step, edits), _key(handoff, step_id), ids.written("agent", agent)
    try:
        await _hold_to_policy(ports, merchant, shop, step, action, key)
        result = await shop.perform(action, key=key, dry_run=False, by=who)
    except (ShopRefused, ShopDown) as no:
        await _tried(
            ports, merchant, handoff, action, key, who=who, outcome=no.code, said=str(no), dry=False
        )
        raise
    is_done = result.outcome is Outcome.DONE
    async with ports.store.work(merchant) as work:
        conversation, kept = await locked(work, handoff)
        before = await log.of_types(work, conversation.id, StepPerformed)
        known = next(
            (
                e
                for e in before
                if isinstance(e.data, StepPerformed)
                and e.data.step_id == step_id
                and e.data.handoff_id == ids.written("handoff", handoff)
                and e.data.is_done
            ),
            None,
        )
        if known is not None and is_done:
            return Done(is_done=True, words=step.words, result=result.said, seq=known.seq)
        seq = await log.append(
            work,
            conversation.id,
            StepPerformed(
                handoff_id=ids.written("handoff", handoff),
                step_id=step_id,
                action=result.kind,
                words=result.said if is_done else step.words,
                is_done=is_done,
                result=result.reference,
                agent_id=ids.written("agent", agent),
            ),
        )
        await audit.add(
            work,
            ports.new_id(),
            who=ids.written("agent", agent),
            what=f"step.{result.kind}",
            about=ids.written("handoff", handoff),
            detail={
                "order": result.order,
                "outcome": result.outcome.value,
                "said": result.said,
                "key": key,
            },
        )
        if is_done:
            await resolutions.suggest(
                work,
                handoff,
                kind="step",
                what=step_id,
                policy=step.policy,
                outcome="accepted" if action == step.action else "edited",
                agent=agent,
            )
        await handoffs.ask_packet(work, kept.handoff.id, at=work.now)
        work.wake("due")
    return Done(is_done=is_done, words=step.words, result=result.said, seq=seq)


async def reject(
    ports: Ports,
    merchant: MerchantId,
    handoff: HandoffId,
    step_id: str,
    *,
    agent: AgentId,
    why: str,
) -> Done:
    """Remember that a person decided against the step."""
    step, _ = await _step(ports, merchant, handoff, step_id)
    async with ports.store.work(merchant) as work:
        conversation, kept = await locked(work, handoff)
        must_hold(kept, agent)
        seq = await log.append(
            work,
            conversation.id,
            StepPerformed(
                handoff_id=ids.written("handoff", handoff),
                step_id=step_id,
                action="rejected",
                words=step.words,
                is_done=False,
                result=why,
                agent_id=ids.written("agent", agent),
            ),
        )
        await resolutions.suggest(
            work,
            handoff,
            kind="step",
            what=step_id,
            policy=step.policy,
            outcome="rejected",
            agent=agent,
            why=why,
        )
        await handoffs.ask_packet(work, kept.handoff.id, at=work.now)
        work.wake("due")
    return Done(is_done=False, words=step.words, result=why, seq=seq)


async def _step(
    ports: Ports, merchant: MerchantId, handoff: HandoffId, step_id: str
) -> tuple[Step, Shop]:
    async with ports.store.work(merchant) as work:
        await handoffs.get(work, handoff)
        stored = await packets.latest(work, handoff)
        settings = (await merchants.get(work)).settings
    step = next((s for s in stored.packet.steps if s.id == step_id), None) if stored else None
    shop = await ports.shop_of(merchant, settings)
    if step is None or shop is None:
        raise NotFound(noun="step")
    return step, shop


async def _hold_to_policy(
    ports: Ports, merchant: MerchantId, shop: Shop, step: Step, action: Action, key: str
) -> None:
    """Let only through what the policies in force allow, as the agent changed it, today.

    Raises:
        ShopRefused: they do not; a retry of what was tried under `key` is the shop's to answer.
    """
    order = await shop.order(action.order)
    if order is None:
        raise ShopRefused(why=f"The shop has no order {action.order} any more.", fact="no_order")
    async with ports.store.work(merchant) as work:
        policies = await resolution.in_force(work)
        done = await resolutions.done(work, [order])
    if not any(result.key == key for result in done):
        permit(action, order, policy=step.policy, policies=policies, done=done)


def _key(handoff: HandoffId, step_id: str) -> str:
    """The name under which the shop's trail knows the step, whoever presses, however often."""
    return f"{ids.written('handoff', handoff)}:{step_id}"


async def _tried(
    ports: Ports,
    merchant: MerchantId,
    handoff: HandoffId,
    action: Action,
    key: str,
    *,
    who: str,
    outcome: str,
    said: str,
    dry: bool = True,
) -> None:
    """Remember a try that changed nothing, or nothing that is known."""
    async with ports.store.work(merchant) as work:
        await audit.add(
            work,
            ports.new_id(),
            who=who or "unknown",
            what=f"step.{action.KIND}",
            about=ids.written("handoff", handoff),
            detail={
                "order": action.order,
                "outcome": str(outcome),
                "said": said,
                "key": key,
                "dry_run": dry,
            },
        )


def _edited(step: Step, edits: dict[str, Any] | None) -> Action:
    """The step's action with what the agent changed; only its own fields, never its order."""
    if not edits:
        return step.action
    if "order" in edits or "kind" in edits:
        raise Malformed(field="edits", cure="changes to the step's own fields, not to its order")
    plain = {**msgspec.to_builtins(step.action), **edits}
    try:
        changed: Action = msgspec.convert(plain, Action, strict=False)
    except msgspec.ValidationError as error:
        raise Malformed(field="edits", cure=f"valid: {error}") from None
    return changed
