"""How a shop's HTTP answers become values, refusals or silence, within a bound of time."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from batonpass.adapters.net import Door, Fault, NoAnswer
from batonpass.adapters.shops.deadline import seconds_left
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused

READ_SECONDS: Final = 2.0  # an answer to a customer
ACT_SECONDS: Final = 10.0  # an agent waits for a refund rather than wonder
PAUSE_SECONDS: Final = 0.15  # before the one retry of a look-up
SAYING_LENGTH: Final = 200

CAUSE: Final = {
    Fault.FORBIDDEN: Cause.FORBIDDEN_ADDRESS,
    Fault.TIMEOUT: Cause.TIMEOUT,
    Fault.UNREACHABLE: Cause.UNREACHABLE,
    Fault.TOO_LARGE: Cause.GARBLED,
    Fault.GARBLED: Cause.GARBLED,
}
REFUSED: Final = {
    401: ("not_authorised", "The shop does not accept our key. Paste a new one."),
    402: ("frozen", "The shop's own account is frozen until its bill is paid."),
    403: ("missing_right", "Our key lacks a right in the shop."),
    423: ("locked", "The shop is locked by its platform."),
}


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A shop's answer, parsed. `data` is whatever JSON it sent: adapters read it at once."""

    status: int
    headers: Mapping[str, str]
    data: Any


class Wire:
    """One shop's address and credentials behind the door."""

    def __init__(self, door: Door, *, base: str, headers: Mapping[str, str]) -> None:
        self._door = door
        self._base = base.rstrip("/")
        self._headers = {"accept": "application/json", **headers}

    async def read(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        seconds: float | None = None,
        absent: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """The reply to a look-up; tried once more when the shop hiccups and time allows.

        Args:
            method: GET, or POST where the vendor's look-ups are posts.
            path: below the base, with its query.
            json: the body; None sends none.
            seconds: bound on everything, waiting for a throttle included; None: what is left
                of the time of who asks.
            absent: True takes 404 as an answer instead of a refusal.
            headers: of this call alone, e.g. its signature.

        Raises:
            ShopDown: no usable answer within the time.
            ShopRefused: the shop says no.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + (read_seconds() if seconds is None else seconds)
        for attempt in (1, 2):
            try:
                return await self._once(
                    method, path, json, end - loop.time(), absent=absent, headers=headers
                )
            except ShopDown as down:
                wait = max(down.after_seconds, PAUSE_SECONDS)
                again = down.cause in {Cause.FAILING, Cause.THROTTLED}
                if attempt == 2 or not again or loop.time() + wait >= end:  # noqa: PLR2004
                    raise
                await asyncio.sleep(wait)
        raise AssertionError(attempt)

    async def act(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        seconds: float = ACT_SECONDS,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """The reply to a change; never tried twice, except when the shop surely did nothing.

        Raises:
            ShopDown: `may_have_acted` says whether the change can have happened.
            ShopRefused: the shop says no, and nothing changed.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        try:
            return await self._once(method, path, json, seconds, acts=True, headers=headers)
        except ShopDown as down:
            if down.may_have_acted or down.cause is not Cause.THROTTLED:
                raise
            wait = max(down.after_seconds, PAUSE_SECONDS)
            if loop.time() + wait >= end:
                raise
            await asyncio.sleep(wait)
            return await self._once(
                method, path, json, end - loop.time(), acts=True, headers=headers
            )

    async def _once(
        self,
        method: str,
        path: str,
        json: object,
        seconds: float,
        *,
        acts: bool = False,
        absent: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        body = None if json is None else msgspec.json.encode(json)
        sent = {**self._headers, **(headers or {})}
        if body is not None:
            sent["content-type"] = "application/json"
        try:
            answer = await self._door.send(
                method,
                f"{self._base}{path}",
                headers=sent,
                body=body,
                timeout_seconds=max(seconds, 0.001),
                redirects=0 if acts else 2,
            )
        except NoAnswer as silence:
            raise ShopDown(
                why=silence.why,
                cause=CAUSE[silence.fault],
                may_have_acted=silence.was_sent and acts,
            ) from None
        if answer.status >= 500:  # noqa: PLR2004 - the shop's own failures
            raise ShopDown(why=f"it failed with {answer.status}", may_have_acted=acts)
        if answer.status == 429:  # noqa: PLR2004 - too many requests
            raise ShopDown(
                why="it asks us to slow down",
                cause=Cause.THROTTLED,
                after_seconds=retry_after(answer.headers.get("retry-after", "")),
            )
        if answer.status in REFUSED:
            fact, why = REFUSED[answer.status]
            raise ShopRefused(why=why, fact=fact)
        done = 200 <= answer.status < 300  # noqa: PLR2004 - the family of success
        data = _parsed(answer.body, answer.headers, may_have_acted=acts and done, strict=done)
        if done or (absent and answer.status == 404):  # noqa: PLR2004 - not found
            return Reply(status=answer.status, headers=answer.headers, data=data)
        raise ShopRefused(
            why=f"The shop says no: {saying(data) or answer.status}.",
            fact={404: "not_found", 409: "conflict"}.get(answer.status, "not_accepted"),
        )


def read_seconds() -> float:
    """How long a look-up may take: the time left of who asks, or a customer's patience."""
    return seconds_left(otherwise=READ_SECONDS, at_most=ACT_SECONDS)


def retry_after(text: str) -> float:
    """Seconds a `Retry-After` header asks for; 0 when it says nothing we can read."""
    try:
        return min(max(float(text), 0.0), 3600.0)
    except ValueError:
        return 0.0


def saying(data: object) -> str:
    """What the shop wrote about its refusal, cut, without line breaks; empty if nothing."""
    if isinstance(data, dict):
        for name in ("message", "error_description", "errors", "error", "detail"):
            if data.get(name):
                return saying(data[name])
        return ""
    if isinstance(data, list):
        return saying(data[0]) if data else ""
    text = " ".join(str(data).split()) if data is not None else ""
    return text.rstrip(".")[:SAYING_LENGTH]


def _parsed(body: bytes, headers: Mapping[str, str], *, may_have_acted: bool, strict: bool) -> Any:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body and not strict:
        return None
    if kind != "application/json" and not kind.endswith("+json"):
        if not strict:
            return None
        raise ShopDown(
            why=f"it answered with {kind or 'no type'} instead of JSON",
            cause=Cause.GARBLED,
            may_have_acted=may_have_acted,
        )
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        if not strict:
            return None
        raise ShopDown(
            why="its answer ended in the middle", cause=Cause.GARBLED, may_have_acted=may_have_acted
        ) from None
