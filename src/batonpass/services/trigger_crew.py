"""How past conversations are played beside one another: some processes, the answers in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, Final, NamedTuple, Self
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain.merchant import Settings, is_open
from batonpass.domain.signal.category import Categories
from batonpass.domain.signal.category_fit import packed, unpacked
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Heard, Measure, Played, play
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared

BATCH: Final = 50
AHEAD: Final = 3  # batches waiting for each process: enough to keep it busy, few enough to hold


class Line(NamedTuple):
    """What came of one conversation under each version."""

    played: tuple[Played, ...]
    heard: Heard


class Ground(NamedTuple):
    """What is a merchant's own when conversations are played."""

    zone: str = "UTC"
    settings: Settings | None = None  # None: nobody said when people answer
    among: Categories | None = None  # None: those the model brings


class _Player:
    """What a process keeps: the detector and the rules, made ready once."""

    measure: Measure
    versions: tuple[Prepared, ...]
    zone: ZoneInfo
    settings: Settings | None


def _is_open(at: datetime) -> bool | None:
    return is_open(_Player.settings, at) if _Player.settings is not None else None


class Crew:
    """Processes that play; leave its block and they are gone."""

    def __init__(
        self,
        open_measure: Callable[[], Measure],
        versions: Sequence[Document],
        *,
        ground: Ground,
        processes: int,
    ) -> None:
        self._processes = processes
        self._given = (
            open_measure,
            msgspec.json.encode(tuple(versions)),
            ground.zone,
            packed(ground.among) if ground.among else b"",
            msgspec.json.encode(ground.settings),
        )
        # Started afresh: what this process holds open is nothing a player may touch.
        self._pool = ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=self._given,
        )

    def __enter__(self) -> Self:
        """The crew is ready."""
        return self

    def __exit__(self, *exc: object) -> None:
        """What is not begun is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def submit(self, batch: Sequence[PastConversation]) -> "Future[list[Line]]":
        """Play these; the answers come in their order."""
        return self._pool.submit(_play, msgspec.msgpack.encode(tuple(batch)))

    def play(self, pasts: Iterable[PastConversation]) -> Iterator[tuple[PastConversation, Line]]:
        """Play all of them, however many; each comes back with its answer, in order."""
        waiting: deque[tuple[tuple[PastConversation, ...], Future[list[Line]]]] = deque()
        source = iter(pasts)
        few = tuple(islice(source, BATCH))
        source = chain(few, source)
        if len(few) < BATCH:  # they take less time than a process takes to start
            _begin(*self._given)
            yield from zip(few, _play(msgspec.msgpack.encode(few)), strict=True)
            return
        while batch := tuple(islice(source, BATCH)):
            waiting.append((batch, self.submit(batch)))
            if len(waiting) >= self._processes * AHEAD:
                first, answer = waiting.popleft()
                yield from zip(first, answer.result(), strict=True)
        for rest, answer in waiting:
            yield from zip(rest, answer.result(), strict=True)


def _begin(
    open_measure: Callable[[], Measure],
    documents: bytes,
    zone: str,
    among: bytes,
    settings: bytes,
) -> None:
    detector: Any = open_measure()
    fitted = unpacked(among) if among else None  # None: those the model brings
    _Player.measure = staticmethod(partial(detector, categories=fitted))
    _Player.versions = tuple(
        Prepared(document) for document in msgspec.json.decode(documents, type=tuple[Document, ...])
    )
    _Player.zone = ZoneInfo(zone)
    _Player.settings = msgspec.json.decode(settings, type=Settings | None)


def _play(batch: bytes) -> list[Line]:
    lines: list[Line] = []
    for past in msgspec.msgpack.decode(batch, type=tuple[PastConversation, ...]):
        played, heard = play(
            past, _Player.versions, _Player.measure, zone=_Player.zone, is_open=_is_open
        )
        lines.append(Line(tuple(_slim(one) for one in played), heard))
    return lines


def _slim(one: Played) -> Played:
    """Without what no report asks for."""
    decision = one.decision
    if decision is None:
        return one
    kept = Decision(act=decision.act, chosen=decision.chosen, forced=decision.forced)
    return one._replace(decision=kept, shadow=dict(one.shadow))
