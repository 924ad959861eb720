"""The line by which processes wake each other, when it is let go."""

import asyncio
from collections.abc import AsyncIterator
from typing import Self

import psycopg
import pytest

from batonpass.store.wake import Wakes


class QuietLine:
    """A connection on which nothing is heard, and which says that it lives when it is told to."""

    def __init__(self) -> None:
        self.is_asked, self.may_answer = asyncio.Event(), asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        pass

    async def notifies(self, **_: float) -> AsyncIterator[psycopg.Notify]:
        await asyncio.sleep(0.01)
        heard: tuple[psycopg.Notify, ...] = ()
        for notice in heard:
            yield notice

    async def execute(self, statement: str) -> None:
        if statement == "SELECT 1":
            self.is_asked.set()
            await self.may_answer.wait()


async def test_a_line_that_answers_in_the_moment_it_is_let_go_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = QuietLine()

    async def connect(*_: object, **__: object) -> QuietLine:
        return line

    monkeypatch.setattr(psycopg.AsyncConnection, "connect", connect)
    wakes = Wakes("")
    await wakes.open()
    await line.is_asked.wait()

    line.may_answer.set()
    await asyncio.sleep(0)  # it has answered, and who asked has not heard of it yet
    async with asyncio.timeout(10):
        await wakes.close()
