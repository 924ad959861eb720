"""Who listens to what in this process, and how a wake-up reaches them."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from batonpass.services.access import Caller
from batonpass.services.ports import Ports

LOOK_SECONDS: Final = 4.0  # a lost wake-up costs at most this


def door_of(caller: Caller) -> str:
    """The topic that is rung when what lets this caller in is taken away."""
    return f"door:{caller.merchant}:{caller.door}"


class Listener:
    """One reader's bell: rung when something it named may have changed."""

    def __init__(self) -> None:
        self.topics: set[str] = set()
        self.rung: set[str] = set()
        self.typing: list[str] = []
        self._bell = asyncio.Event()

    def ring(self, topic: str) -> None:
        """Something changed; only marked here, so a slow reader never holds anybody up."""
        self.rung.add(topic)
        self._bell.set()

    def hint(self, text: str) -> None:
        """A passing word, such as typing; dropped when the reader is behind."""
        if len(self.typing) < 20:  # noqa: PLR2004 - older hints say nothing any more
            self.typing.append(text)
            self._bell.set()

    async def wait(self, seconds: float) -> set[str]:
        """What was rung since the last call; empty after `seconds` of silence."""
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return set()
        self._bell.clear()
        rung, self.rung = self.rung, set()
        return rung


class Hub:
    """The listeners of this process by topic. A word rings bells; readers read the rows."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._by_topic: defaultdict[str, set[Listener]] = defaultdict(set)
        self._stop: Callable[[], None] | None = None
        self.closing = asyncio.Event()

    def open(self) -> None:
        """Hear the wake-ups of every process."""
        self._stop = self._ports.store.wakes.listen(self._heard)

    def close(self) -> None:
        """Hear nothing more; readers are told to come again."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        self.closing.set()
        for listeners in tuple(self._by_topic.values()):
            for listener in tuple(listeners):
                listener.ring("closing")

    @property
    def listeners(self) -> int:
        """How many readers are listening, for the metrics."""
        return len({listener for some in self._by_topic.values() for listener in some})

    def listener(self) -> Listener:
        """A new reader's bell, following nothing yet."""
        return Listener()

    def follow(self, listener: Listener, topic: str) -> None:
        """Ring this bell for `topic` from now on."""
        listener.topics.add(topic)
        self._by_topic[topic].add(listener)

    def leave(self, listener: Listener, topic: str | None = None) -> None:
        """Stop ringing it, for one topic or for all."""
        for one in (topic,) if topic else tuple(listener.topics):
            listener.topics.discard(one)
            self._by_topic[one].discard(listener)
            if not self._by_topic[one]:
                del self._by_topic[one]

    def _heard(self, topic: str, merchant: str, subject: str) -> None:
        if topic == "":
            # The line was cut: anything may have been missed.
            for listeners in tuple(self._by_topic.values()):
                for listener in tuple(listeners):
                    listener.rung.update(listener.topics)
                    listener.ring("missed")
            return
        name = f"{topic}:{merchant}:{subject}"
        if topic == "typing":
            conversation, _, text = subject.partition("|")
            for listener in tuple(self._by_topic.get(f"c:{merchant}:{conversation}", ())):
                listener.hint(text)
            return
        for listener in tuple(self._by_topic.get(name, ())):
            listener.ring(name)
