"""Whichever way the frames come, they are the same; what is cut is taken up again, whole."""

import asyncio
import contextlib
import json
import socket
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import msgspec
import psycopg
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from batonpass.domain import ids
from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import ConversationId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.domain.message import Kind, Message
from batonpass.edges.live import socket as live
from batonpass.edges.live import stream
from batonpass.services import agent as agents
from batonpass.services import merchant as merchants
from batonpass.store import log
from batonpass.store.database import Work
from edge.conftest import PASSWORD, Served, Shopper, console, serving, shopper

from conftest import Database

Frames = list[dict[str, Any]]
NEVER = 600.0  # a time this file does not wait for


def token_of(client: httpx2.AsyncClient) -> str:
    return client.headers["Authorization"].removeprefix("Bearer ")


def greeting(talk: Shopper, *, after: int = 0) -> dict[str, Any]:
    return {
        "type": "hello",
        "token": token_of(talk.client),
        "conversation_id": talk.id,
        "after": after,
    }


@contextlib.asynccontextmanager
async def line(
    url: str, hello: Any = None, *, cookies: Any = (), **more: Any
) -> AsyncIterator[ClientConnection]:
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in dict(cookies).items())}
    async with connect(
        f"ws{url.removeprefix('http')}/v1/live",
        additional_headers=headers,
        proxy=None,
        close_timeout=1,
        **more,
    ) as opened:
        if hello is not None:
            await opened.send(json.dumps(hello))
        yield opened


async def agent_hello(desk: httpx2.AsyncClient) -> dict[str, Any]:
    return {"type": "hello", "csrf": desk.headers["X-CSRF-Token"], "device": "desk-1"}


async def frames(opened: ClientConnection, *, through: int, seconds: float = 10) -> Frames:
    """What has a number, up to `through`."""
    found: Frames = []
    async with asyncio.timeout(seconds):
        while not found or found[-1]["seq"] < through:
            frame = json.loads(await opened.recv())
            if "seq" in frame and frame["type"] != "ready":
                found.append(frame)
    return found


async def word(opened: ClientConnection, type_: str, *, seconds: float = 10) -> dict[str, Any]:
    """The next frame of a type."""
    async with asyncio.timeout(seconds):
        while True:
            frame = json.loads(await opened.recv())
            if frame["type"] == type_:
                return dict(frame)


async def ended(opened: ClientConnection, *, seconds: float = 10) -> tuple[int, str]:
    """How the server ended it."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                await opened.recv()
            except ConnectionClosed as closed:
                return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (1006, "")


async def streamed(
    client: httpx2.AsyncClient, case: str, *, through: int, last: int | None = None, **query: int
) -> Frames:
    """The stream's frames up to a number; their ids are their numbers."""
    found: Frames = []
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    where = f"/v1/conversations/{case}/stream"
    async with (
        asyncio.timeout(10),
        client.stream("GET", where, params=query, headers=headers) as answer,
    ):
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        number = ""
        async for text in answer.aiter_lines():
            if text.startswith("id: "):
                number = text.removeprefix("id: ")
            elif text.startswith("data: "):
                found.append(json.loads(text.removeprefix("data: ")))
                assert number == str(found[-1]["seq"])
                if found[-1]["seq"] >= through:
                    break
    return found


async def polled(client: httpx2.AsyncClient, case: str, *, after: int = 0) -> Frames:
    """Page by page to the end."""
    found: Frames = []
    while True:
        page = (
            await client.get(
                f"/v1/conversations/{case}/events", params={"after": after, "limit": 3}
            )
        ).json()
        found += page["frames"]
        if not page["frames"]:
            return found
        after = page["frames"][-1]["seq"]


def plain(some: Frames) -> Frames:
    """Without the address that only a line with several cases needs."""
    return [{k: v for k, v in one.items() if k != "conversation_id"} for one in some]


async def note(served: Served, case: str, *texts: str) -> int:
    """Notes in the log, stored and told like anything; the last number comes back."""
    id_ = ConversationId(ids.read("conversation", case))
    async with served.ports.store.work(served.merchant) as work:
        said = [
            MessageAdded(
                message=Message(
                    id=f"note-{served.ports.new_id()}", seq=0, kind=Kind.NOTE, at=work.now, text=t
                )
            )
            for t in texts
        ]
        return await log.append(work, id_, *said)


@pytest.fixture(autouse=True)
def no_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers look by themselves every few seconds; here only where a test says so."""
    monkeypatch.setattr(live, "LOOK_SECONDS", NEVER)
    monkeypatch.setattr(stream, "LOOK_SECONDS", NEVER)


async def test_socket_stream_and_polling_tell_the_same_story_in_the_same_order(
    served: Served,
) -> None:
    async with shopper(served) as talk, console(served) as desk:
        await desk.post("/v1/me/lease", json={"device": "desk-1"})
        await desk.put("/v1/me/presence", json={"intent": "online"})
        async with line(served.url, greeting(talk)) as mine:
            await talk.say("Where is my order #1001? My e-mail is nobody@example.com")
            await talk.say("I want to talk to a human please")
            offers = await rung(desk)
            held = (await desk.post(f"/v1/offers/{offers[0]['id']}/accept", json={})).json()
            await desk.post(
                f"/v1/conversations/{talk.id}/notes", json={"id": "a-note-1", "text": "Not yours"}
            )
            await desk.post(
                f"/v1/conversations/{talk.id}/messages",
                json={"id": "an-answer-1", "text": "I have it.", "epoch": held["epoch"]},
            )
            await desk.post(
                f"/v1/handoffs/{offers[0]['handoff_id']}/resolve", json={"disposition": "solved"}
            )
            await talk.until(lambda s: s["survey"] is not None)
            await asyncio.sleep(0.5)  # nothing more is due
            seq = (await talk.snapshot())["conversation"]["seq"]
            by_socket = await frames(mine, through=seq)

        async with line(
            served.url,
            await agent_hello(desk) | {"conversation_id": talk.id},
            cookies=desk.cookies,
        ) as theirs:
            by_staff_socket = await frames(theirs, through=seq)
        by_stream = await streamed(talk.client, talk.id, through=seq)
        by_staff_stream = await streamed(desk, talk.id, through=seq)

        assert [f["seq"] for f in by_socket] == list(range(1, seq + 1))
        assert plain(by_socket) == by_stream == await polled(talk.client, talk.id)
        assert plain(by_staff_socket) == by_staff_stream == await polled(desk, talk.id)
        assert "Not yours" not in json.dumps(by_socket)
        assert "Not yours" in json.dumps(by_staff_socket)
        hidden = [f for f in by_socket if f["type"] == "hidden"]
        assert hidden
        assert all(f["at"] is None and f["data"] is None for f in hidden)
        assert await streamed(talk.client, talk.id, through=seq, last=seq - 2) == by_stream[-2:]


async def rung(desk: httpx2.AsyncClient) -> list[dict[str, Any]]:
    async with asyncio.timeout(10):
        while True:
            if offers := (await desk.get("/v1/inbox")).json()["offers"]:
                return list(offers)
            await asyncio.sleep(0.05)


BAD_HELLOS: dict[str, tuple[Any, int]] = {
    "no JSON": ("hello?", 4400),
    "a list": ("[]", 4400),
    "null": ("null", 4400),
    "no type": ('{"token": "bc_x"}', 4400),
    "a type that is no text": ('{"type": 7}', 4400),
    "another frame first": ('{"type": "heartbeat"}', 4401),
    "another version": ('{"type": "hello", "v": 2}', 4400),
    "a negative number": ('{"type": "hello", "after": -1}', 4400),
    "a number beyond all": ('{"type": "hello", "after": 9223372036854775808}', 4400),
    "half a character": (b"\xff\xfe\xff", 4400),
    "binary": (b'{"type": "hello"}', 4400),
    "a deep hole": ('{"type": "hello", "token": ' + "[" * 2000, 4400),
    "long": ('{"type": "hello", "token": "' + "x" * 5000 + '"}', 4400),
    "huge": ("x" * 200_000, 1009),
    "nobody": ('{"type": "hello"}', 4401),
    "a forged token": ('{"type": "hello", "token": "bc_me_0.cu_0.x"}', 4401),
    "a token that is none": ('{"type": "hello", "token": "bc_"}', 4401),
    "a key of the API": ('{"type": "hello", "token": "bp_me_0.ke_0.x"}', 4401),
}


@pytest.mark.parametrize("what", BAD_HELLOS)
async def test_a_hello_nobody_can_read_is_refused_with_a_reason(served: Served, what: str) -> None:
    said, code = BAD_HELLOS[what]

    async with line(served.url) as opened:
        await opened.send(said)
        found, why = await ended(opened)

    assert found == code
    assert why


async def test_who_says_nothing_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HELLO_SECONDS", 0.2)

    async with line(served.url) as opened:
        code, why = await ended(opened, seconds=3)

    assert (code, why) == (4408, "The hello did not come in time.")


async def test_what_belongs_to_somebody_else_does_not_exist_on_the_socket_either(
    served: Served,
) -> None:
    other = await merchants.create(
        served.ports, slug="strangers", name="Strangers", owner_email="o@strangers.example",
        settings=MerchantSettings(),
    )  # fmt: skip
    await agents.accept_invitation(
        served.ports, other.invitation_url.partition("#invitation=")[2], PASSWORD
    )
    async with (
        shopper(served) as mine,
        shopper(served) as theirs,
        shopper(msgspec.structs.replace(served, slug="strangers")) as abroad,
        console(served) as desk,
    ):
        wrong = {
            "a neighbour's": greeting(mine) | {"conversation_id": theirs.id},
            "another shop's": greeting(mine) | {"conversation_id": abroad.id},
            "an unknown one": greeting(mine) | {"conversation_id": "cv_" + "0" * 26},
            "none": greeting(mine) | {"conversation_id": ""},
        }
        for what, hello in wrong.items():
            async with line(served.url, hello) as opened:
                assert (await ended(opened))[0] == 4404, what
            answer = await mine.client.get(
                f"/v1/conversations/{hello['conversation_id'] or 'cv_' + '0' * 26}/stream"
            )
            assert answer.status_code == 404, what
        forged = token_of(mine.client)[:-1] + ("A" if token_of(mine.client)[-1] != "A" else "B")
        async with line(served.url, greeting(mine) | {"token": forged}) as opened:
            assert (await ended(opened))[0] == 4401

        hello = await agent_hello(desk)
        async with line(served.url, hello | {"csrf": ""}, cookies=desk.cookies) as opened:
            assert (await ended(opened))[0] == 4401
        async with line(
            served.url, hello | {"conversation_id": abroad.id}, cookies=desk.cookies
        ) as opened:
            assert (await ended(opened))[0] == 4404


async def test_only_the_shops_own_pages_may_open_a_socket(served: Served) -> None:
    async with shopper(served) as talk, console(served) as desk:
        hello = await agent_hello(desk)
        for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
            async with line(served.url, greeting(talk), origin=origin) as opened:
                assert (await ended(opened))[0] == 4403, origin
            async with line(served.url, hello, cookies=desk.cookies, origin=origin) as opened:
                assert (await ended(opened))[0] == 4403, origin
        async with line(served.url, greeting(talk), origin=served.url) as opened:
            assert (await word(opened, "ready"))["conversation_id"] == talk.id


async def test_who_claims_to_be_ahead_of_the_log_goes_on_from_its_end(served: Served) -> None:
    async with shopper(served) as talk, console(served) as desk:
        seq = (await talk.snapshot())["conversation"]["seq"]
        async with line(served.url, greeting(talk, after=2**62)) as opened:
            assert (await word(opened, "ready"))["seq"] == seq
            streaming = asyncio.create_task(streamed(desk, talk.id, through=seq + 1, after=2**62))
            await asyncio.sleep(0.3)
            assert await note(served, talk.id, "The next one") == seq + 1
            (next_one,) = await frames(opened, through=seq + 1)
            assert next_one["seq"] == seq + 1
            assert [f["seq"] for f in await streaming] == [seq + 1]
        refused = await talk.client.get(f"/v1/conversations/{talk.id}/stream?after=-1")
        assert refused.status_code == 400


async def test_a_case_that_is_not_there_ends_nothing_else_on_an_agents_line(
    served: Served,
) -> None:
    async with (
        shopper(served) as talk,
        console(served) as desk,
        line(served.url, await agent_hello(desk), cookies=desk.cookies) as opened,
    ):
        await word(opened, "ready")
        for wrong in ("cv_" + "0" * 26, "nonsense", ""):
            await opened.send(json.dumps({"type": "watch", "conversation_id": wrong}))
            refused = await word(opened, "refused")
            assert refused["conversation_id"] == wrong
            assert refused["code"] in {"not_found", "malformed"}
        await opened.send(json.dumps({"type": "something newer", "v": 1}))
        await opened.send(json.dumps({"type": "watch", "conversation_id": talk.id}))
        assert (await frames(opened, through=1))[0]["seq"] == 1

        await opened.send(json.dumps({"type": "unwatch", "conversation_id": talk.id}))
        await asyncio.sleep(0.2)
        await note(served, talk.id, "Unheard")
        with pytest.raises(TimeoutError):
            await frames(opened, through=2**40, seconds=0.7)


async def test_typing_is_heard_by_the_other_side_of_the_same_case_alone(served: Served) -> None:
    async with (
        shopper(served) as talk,
        shopper(served) as neighbour,
        console(served) as desk,
        line(served.url, greeting(talk)) as customer,
        line(served.url, greeting(neighbour)) as elsewhere,
        line(served.url, await agent_hello(desk), cookies=desk.cookies) as agent,
    ):
        for opened in (customer, elsewhere, agent):
            await word(opened, "ready")
        await agent.send(json.dumps({"type": "watch", "conversation_id": talk.id}))
        await frames(agent, through=1)

        # A customer cannot type into somebody else's case by naming it.
        await elsewhere.send(json.dumps({"type": "typing", "conversation_id": talk.id}))
        await customer.send(json.dumps({"type": "typing"}))

        heard = await word(agent, "typing")
        assert (heard["who"], heard["conversation_id"]) == ("customer", talk.id)
        with pytest.raises(TimeoutError):
            await word(agent, "typing", seconds=0.5)


def narrow(url: str) -> socket.socket:
    """A client whose window is small, so that what it does not read is soon felt."""
    where = httpx2.URL(url)
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    found.connect((where.host, where.port))
    found.setblocking(False)  # noqa: FBT003 - its own name for it
    return found


async def test_a_slow_reader_is_dropped_and_takes_up_again_without_loss_or_doubling(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SEND_SECONDS", 0.4)
    async with shopper(served) as talk, console(served) as desk:
        hello = await agent_hello(desk) | {"conversation_id": talk.id}
        last = await note(served, talk.id, *(f"{n} " + "x" * 7900 for n in range(600)))
        async with line(
            served.url,
            hello,
            cookies=desk.cookies,
            sock=narrow(served.url),
            max_queue=1,
            compression=None,
        ) as slow:
            await asyncio.sleep(4)
            read: Frames = []
            with contextlib.suppress(ConnectionClosed):
                read = await _all_of(slow)
            assert 0 < len(read) < last

        after = read[-1]["seq"]
        async with line(served.url, hello | {"after": after}, cookies=desk.cookies) as opened:
            rest = await frames(opened, through=last, seconds=30)

        assert [f["seq"] for f in read + rest] == list(range(1, last + 1))


async def _all_of(opened: ClientConnection) -> Frames:
    found: Frames = []
    async with asyncio.timeout(20):
        while True:
            try:
                frame = json.loads(await opened.recv())
            except ConnectionClosed:
                return found
            if "seq" in frame and frame["type"] != "ready":
                found.append(frame)


async def test_a_slow_reader_of_a_stream_is_dropped_too(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "SEND_SECONDS", 0.4)
    async with shopper(served) as talk, console(served) as desk:
        last = await note(served, talk.id, *(f"{n} " + "x" * 7900 for n in range(600)))
        cookie = "; ".join(f"{k}={v}" for k, v in desk.cookies.items())
        loop = asyncio.get_running_loop()
        with narrow(served.url) as slow:
            await loop.sock_sendall(
                slow,
                f"GET /v1/conversations/{talk.id}/stream HTTP/1.1\r\nHost: x\r\n"
                f"Cookie: {cookie}\r\n\r\n".encode(),
            )
            await asyncio.sleep(2)
            got = b""
            async with asyncio.timeout(20):
                while part := await loop.sock_recv(slow, 65536):
                    got += part
        read = [int(one.split(b"\n")[0].strip()) for one in got.split(b"id: ")[1:-1]]
        assert 0 < len(read) < last

        rest = await streamed(desk, talk.id, through=last, after=read[-1])

        assert read + [f["seq"] for f in rest] == list(range(1, last + 1))


async def test_both_sides_show_that_they_live(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.2)
    monkeypatch.setattr(live, "SILENT_SECONDS", 1.0)
    monkeypatch.setattr(stream, "LOOK_SECONDS", 0.1)
    async with shopper(served) as talk, console(served) as desk:
        async with line(served.url, greeting(talk)) as opened:
            for _ in range(8):  # longer than a silent client is kept
                await word(opened, "heartbeat")
                await opened.send('{"type": "heartbeat", "visible": false}')
            assert "customer.away" in [f["type"] for f in await polled(desk, talk.id)]
        async with line(served.url, greeting(talk)) as opened:
            started = time.monotonic()
            assert (await ended(opened))[0] == 4408  # it never says a word after its hello
            assert time.monotonic() - started > 0.9
        async with (
            asyncio.timeout(60),
            talk.client.stream("GET", f"/v1/conversations/{talk.id}/stream") as answer,
        ):
            async for text in answer.aiter_lines():
                if text == ": heartbeat":
                    break


@pytest.mark.parametrize("is_heard", [True, False], ids=["told", "wake-up lost"])
async def test_who_signed_out_hears_nothing_more(
    served: Served, monkeypatch: pytest.MonkeyPatch, *, is_heard: bool
) -> None:
    for way in (live, stream):
        monkeypatch.setattr(way, "RECHECK_SECONDS", NEVER if is_heard else 0.3)
    if not is_heard:  # the wake-up is lost: both look by themselves
        monkeypatch.setattr(Work, "wake", lambda *_: None)
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.1)
    monkeypatch.setattr(stream, "LOOK_SECONDS", NEVER if is_heard else 0.1)
    async with (
        shopper(served) as talk,
        console(served) as desk,
        line(served.url, await agent_hello(desk), cookies=desk.cookies) as opened,
        desk.stream("GET", f"/v1/conversations/{talk.id}/stream") as streaming,
    ):
        await word(opened, "ready")
        await asyncio.sleep(0.8)
        await opened.send('{"type": "heartbeat"}')  # still welcome

        assert (await desk.delete("/v1/sessions/current")).status_code < 300

        assert (await ended(opened))[0] == 4401
        async with asyncio.timeout(10):
            async for _ in streaming.aiter_lines():
                pass


async def test_a_key_taken_back_and_a_colleague_sent_away_hear_nothing_more(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in (live, stream):
        monkeypatch.setattr(way, "RECHECK_SECONDS", NEVER)
    monkeypatch.setattr(stream, "LOOK_SECONDS", NEVER)
    async with shopper(served) as talk, console(served) as lead:
        made = await lead.post("/v1/keys", json={"name": "Till", "scopes": ["conversations"]})
        invited = await lead.post("/v1/agents", json={"email": "x@l.example", "name": "Xu"})
        row = invited.json()["agent"]
        token = invited.json()["invitation_url"].partition("#invitation=")[2]
        async with httpx2.AsyncClient(base_url=served.url, timeout=15) as desk:
            signed = await desk.post(
                "/v1/invitations/accept", json={"token": token, "password": PASSWORD}
            )
            desk.headers["X-CSRF-Token"] = signed.json()["csrf"]
            async with (
                line(served.url, await agent_hello(desk), cookies=desk.cookies) as opened,
                httpx2.AsyncClient(base_url=served.url, timeout=15) as till,
                till.stream(
                    "GET",
                    f"/v1/conversations/{talk.id}/stream",
                    headers={"Authorization": f"Bearer {made.json()['secret']}"},
                ) as streaming,
            ):
                assert streaming.status_code == 200
                await word(opened, "ready")
                (found,) = [
                    a
                    for a in (await lead.get("/v1/agents")).json()["items"]
                    if a["id"] == row["id"]
                ]
                kept = ("name", "role", "language", "capacity_units", "queues", "revision")
                change = {k: found[k] for k in kept} | {"state": "disabled"}

                sent = await lead.put(f"/v1/agents/{row['id']}", json=change)
                gone = await lead.delete(f"/v1/keys/{made.json()['id']}")

                assert sent.status_code == 200, sent.text
                assert gone.status_code < 300, gone.text
                assert (await ended(opened))[0] == 4401
                async with asyncio.timeout(10):
                    async for _ in streaming.aiter_lines():
                        pass


async def _cut(database: Database, who: str) -> int:
    async with await psycopg.AsyncConnection.connect(database.superuser_dsn) as conn:
        rows = await (
            await conn.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND application_name LIKE %s",
                (who,),
            )
        ).fetchall()
    return len(rows)


@pytest.mark.parametrize("which", ["batonpass hears", "batonpass tells"])
async def test_a_line_of_wake_ups_that_is_cut_costs_no_event(
    served: Served, database: Database, which: str
) -> None:
    async with shopper(served) as talk, console(served) as desk:
        seq = (await talk.snapshot())["conversation"]["seq"]
        async with line(
            served.url,
            await agent_hello(desk) | {"conversation_id": talk.id, "after": seq},
            cookies=desk.cookies,
        ) as opened:
            await word(opened, "ready")
            streaming = asyncio.create_task(streamed(desk, talk.id, through=seq + 40, after=seq))
            for n in range(40):
                if n in {5, 30}:
                    assert await _cut(database, which) >= 1
                last = await note(served, talk.id, f"Line {n}")
                await asyncio.sleep(0.05)

            found = await frames(opened, through=last)

            assert [f["seq"] for f in found] == list(range(seq + 1, last + 1))
            assert plain(found) == await streaming


async def test_a_wake_up_that_never_came_is_made_good_however_much_else_rings(
    served: Served, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_SECONDS", 0.8)
    async with shopper(served) as talk, shopper(served) as busy, console(served) as desk:
        seq = (await talk.snapshot())["conversation"]["seq"]
        async with line(
            served.url,
            await agent_hello(desk) | {"conversation_id": talk.id, "after": seq},
            cookies=desk.cookies,
        ) as opened:
            await word(opened, "ready")
            await opened.send(json.dumps({"type": "watch", "conversation_id": busy.id}))

            async def ring() -> None:
                while True:
                    await note(served, busy.id, "Ring")
                    await asyncio.sleep(0.1)

            ringing = asyncio.create_task(ring())
            try:
                await _behind_the_back(database, talk.id)
                async with asyncio.timeout(5):
                    while True:
                        frame = json.loads(await opened.recv())
                        if frame.get("conversation_id") == talk.id and "data" in frame:
                            break
            finally:
                ringing.cancel()
            assert frame["seq"] == seq + 1


async def _behind_the_back(database: Database, case: str) -> None:
    """An event is stored, and the word that says so is lost."""
    async with await psycopg.AsyncConnection.connect(database.superuser_dsn) as conn:
        await conn.execute(
            "WITH c AS (UPDATE conversations SET seq = seq + 1 WHERE id = %s"
            " RETURNING merchant_id, id, seq)"
            " INSERT INTO events (merchant_id, conversation_id, seq, type, at, data)"
            " SELECT merchant_id, id, seq, 'customer.back', now(), '{}' FROM c",
            (ids.read("conversation", case),),
        )


async def test_a_server_that_restarts_lets_its_readers_go_and_they_take_up_again(
    served: Served, database: Database
) -> None:
    async with shopper(served) as talk, console(served) as desk:
        before: Frames = []
        async with serving(database.app_dsn) as url:
            hello = await agent_hello(desk) | {"conversation_id": talk.id}
            there = httpx2.AsyncClient(base_url=url, cookies=desk.cookies, timeout=15)
            opened = await connect_to(url, hello, desk)
            seq = (await talk.snapshot())["conversation"]["seq"]
            before = await frames(opened, through=seq)
            streaming = asyncio.create_task(_to_the_end(there, talk.id))
            await asyncio.sleep(0.3)
            stopping = time.monotonic()
        stopped_in = time.monotonic() - stopping
        assert stopped_in < 3
        assert (await ended(opened))[0] == 1012
        assert plain(before) == await streaming
        await there.aclose()

        last = await note(served, talk.id, "While it was down", "And again")
        async with serving(database.app_dsn) as url:
            opened = await connect_to(url, hello | {"after": before[-1]["seq"]}, desk)
            after = await frames(opened, through=last)
            await opened.close()

        assert [f["seq"] for f in before + after] == list(range(1, last + 1))


async def connect_to(url: str, hello: Any, desk: httpx2.AsyncClient) -> ClientConnection:
    cookie = "; ".join(f"{k}={v}" for k, v in desk.cookies.items())
    opened = await connect(
        f"ws{url.removeprefix('http')}/v1/live", additional_headers={"Cookie": cookie}, proxy=None
    )
    await opened.send(json.dumps(hello))
    return opened


async def _to_the_end(client: httpx2.AsyncClient, case: str) -> Frames:
    async with client.stream("GET", f"/v1/conversations/{case}/stream") as answer:
        return [
            json.loads(text.removeprefix("data: "))
            async for text in answer.aiter_lines()
            if text.startswith("data: ")
        ]
