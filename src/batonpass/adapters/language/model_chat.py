"""How an OpenAI-compatible chat-completions endpoint is spoken to; nothing it says is believed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

import msgspec

from batonpass.adapters.net import Answer, NoAnswer

ANSWER_MAX: Final = 256 * 1024  # bytes; no answer to a customer is longer
TOKENS_MAX: Final = 700


class Client(Protocol):
    """The part of `adapters.net.Door` that is needed."""

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float,
        max_bytes: int = ANSWER_MAX,
    ) -> Answer:
        """The answer to one request, any status."""
        ...


class ModelFailed(Exception):
    """The model gave no usable answer; `why` is one word, without anything secret."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Function(msgspec.Struct, frozen=True):
    """A function the model wants called, its arguments as JSON text."""

    name: str = ""
    arguments: str = "{}"


class ToolCall(msgspec.Struct, frozen=True):
    """One wanted call."""

    id: str = ""
    function: Function = Function()


class Reply(msgspec.Struct, frozen=True):
    """What the model said, or what it wants called first."""

    content: str | None = None  # None: it only calls
    tool_calls: tuple[ToolCall, ...] | None = None  # None: it only speaks


class _Choice(msgspec.Struct, frozen=True):
    message: Reply = Reply()


class _Completion(msgspec.Struct, frozen=True):
    choices: tuple[_Choice, ...] = ()


class Chat:
    """One endpoint with its key and its model's name."""

    def __init__(self, *, url: str, key: str, name: str, client: Client) -> None:
        base = url.rstrip("/")
        self._url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self._key = key
        self._name = name
        self._client = client

    async def complete(
        self,
        messages: Sequence[Mapping[str, Any]],
        *,
        tools: Sequence[Mapping[str, Any]] = (),
        timeout_seconds: float,
    ) -> Reply:
        """The model's next message.

        Raises:
            ModelFailed: no answer in time, a status that is not 200, or not a completion.
        """
        body: dict[str, Any] = {
            "model": self._name,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": TOKENS_MAX,
        }
        if tools:
            body["tools"] = list(tools)
        headers = {"content-type": "application/json", "accept": "application/json"}
        if self._key:
            headers["authorization"] = f"Bearer {self._key}"
        try:
            answer = await self._client.send(
                "POST",
                self._url,
                headers=headers,
                body=msgspec.json.encode(body),
                timeout_seconds=timeout_seconds,
                max_bytes=ANSWER_MAX,
            )
        except NoAnswer as none:
            raise ModelFailed(none.fault.value) from none
        if answer.status != 200:  # noqa: PLR2004 - OK
            raise ModelFailed(f"status_{answer.status}")
        try:
            completion = msgspec.json.decode(answer.body, type=_Completion)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ModelFailed("garbled") from error
        if not completion.choices:
            raise ModelFailed("empty")
        return completion.choices[0].message
