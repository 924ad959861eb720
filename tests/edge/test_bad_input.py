"""Whatever is sent by whomever: a refusal with a stable code, and nothing has changed."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import hypothesis
import msgspec
import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck
from psycopg import sql
from schemathesis.core.result import Ok

from batonpass.domain import ids
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import agent as agents
from batonpass.services import merchant as merchants
from edge.conftest import PASSWORD, Served, console, shopper

from conftest import Database

JSON = {"Content-Type": "application/json"}
NOTHING = "".join(["0"] * 26)
FIELDS = """id text merchant email password score note name intent device why disposition epoch
token choice field body at title yaml document version slug action"""
BODIES = {
    "broken UTF-8": b'{"text": "\xff\xfe", "id": "abcdefgh"}',
    "no JSON": b"{'text': 1",
    "half a character": b'{"id": "abcdefgh", "text": "\\ud800", "merchant": "\\ud800"}',
    "an unknown field": b'{"surprise": 1}',
    "a list": b"[]",
    "a number": b"7",
    "nothing": b"",
    "null": b"null",
    "wrong types": json.dumps({field: {"a": [1]} for field in FIELDS.split()}).encode(),
    "a deep hole": b'{"text": ' + b"[" * 5000 + b"]" * 5000 + b"}",
}  # fmt: skip
NEVER_WRITES = {"leases"}  # a heartbeat is no change of anything


class Scene(msgspec.Struct, kw_only=True):
    """A served merchant with a case in it, and everybody who may knock."""

    served: Served
    owner: httpx2.AsyncClient
    customer: httpx2.AsyncClient
    stranger: httpx2.AsyncClient  # the owner of another merchant
    passer_by: httpx2.AsyncClient
    weak: httpx2.AsyncClient  # a key that may nothing here
    names: dict[str, str]
    database: Database

    def address(self, path: str) -> str:
        for name, value in self.names.items():
            path = path.replace(f"{{{name}}}", value)
        return path


@pytest.fixture(scope="module")
async def scene(served: Served, database: Database) -> AsyncIterator[Scene]:
    async with contextlib.AsyncExitStack() as stack:
        owner = await stack.enter_async_context(console(served))
        talk = await stack.enter_async_context(shopper(served))
        await talk.say("I want to talk to a human please")
        waiting = await talk.until(lambda s: s["handoff"] is not None)
        other = await merchants.create(
            served.ports, slug="other", name="Other", owner_email="o@other.example",
            settings=MerchantSettings(),
        )  # fmt: skip
        await agents.accept_invitation(
            served.ports, other.invitation_url.partition("#invitation=")[2], PASSWORD
        )
        clients = [
            await stack.enter_async_context(httpx2.AsyncClient(base_url=served.url, timeout=20))
            for _ in range(3)
        ]
        stranger, passer_by, weak = clients
        signed = await stranger.post(
            "/v1/sessions",
            json={"merchant": "other", "email": "o@other.example", "password": PASSWORD},
        )
        stranger.headers["X-CSRF-Token"] = signed.json()["csrf"]
        made = await owner.post("/v1/keys", json={"name": "weak", "scopes": ["clock"]})
        assert made.status_code == 201, made.text
        weak.headers["Authorization"] = f"Bearer {made.json()['secret']}"
        queues = (await owner.get("/v1/queues")).json()
        replies = (await owner.get("/v1/replies")).json()
        names = {
            "conversation_id": talk.id,
            "handoff": waiting["handoff"]["id"],
            "offer_id": f"of_{NOTHING}",
            "agent_id": ids.written("agent", served.owner),
            "queue_id": queues[next(iter(queues))][0]["id"],
            "reply_id": replies[next(iter(replies))][0]["id"],
            "image_id": f"im_{NOTHING}",
            "key_id": f"ke_{NOTHING}",
            "step_id": "step-1",
            "merchant": ids.written("merchant", served.merchant),
            "vendor": "shopify",
            "export_id": f"ex_{NOTHING}",
        }
        await asyncio.sleep(2.5)  # the packet and the first words are stored
        yield Scene(
            served=served, owner=owner, customer=talk.client, stranger=stranger,
            passer_by=passer_by, weak=weak, names=names, database=database,
        )  # fmt: skip


def routes(api: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for path, item in sorted(api["paths"].items()):
        for method in sorted(item):
            if method in {"get", "post", "put", "delete"}:
                yield method, path


async def everything(scene: Scene) -> dict[str, object]:
    """Every table's number of rows, and how far the case is."""
    found: dict[str, object] = {}
    async with await psycopg.AsyncConnection.connect(scene.database.superuser_dsn) as conn:
        tables = await (
            await conn.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
        ).fetchall()
        for (table,) in tables:
            if table in {"routings", "promises", "events", "turns"} | NEVER_WRITES:
                continue  # the worker goes on meanwhile; the case's own log is looked at below
            row = await (
                await conn.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            ).fetchone()
            found[table] = row
        found["case"] = await (
            await conn.execute(
                "SELECT control, epoch, (SELECT count(*) FROM events e WHERE e.type <> 'wait.told'"
                " AND e.type <> 'packet.stored') FROM conversations ORDER BY id"
            )
        ).fetchall()
    return found


def refused(answer: httpx2.Response, about: object) -> None:
    assert 400 <= answer.status_code < 500, (about, answer.status_code, answer.text[:300])
    assert answer.headers["content-type"] == "application/problem+json", (about, answer.text[:200])
    said = answer.json()
    assert said["status"] == answer.status_code
    assert said["code"] == said["code"].lower()
    assert said["detail"], about


async def api_of(scene: Scene) -> dict[str, Any]:
    return dict((await scene.passer_by.get("/openapi.json")).json())


async def test_a_body_nobody_can_read_is_refused_everywhere_and_changes_nothing(
    scene: Scene,
) -> None:
    before = await everything(scene)
    api = await api_of(scene)
    for method, path in routes(api):
        # A route that takes no body does not read one either.
        if "requestBody" not in api["paths"][path][method] or path.endswith("/images"):
            continue
        for who in (scene.owner, scene.customer):
            for what, body in BODIES.items():
                answer = await who.request(method, scene.address(path), content=body, headers=JSON)
                assert answer.status_code < 500, (method, path, what, answer.text[:300])
                if answer.status_code >= 300:
                    refused(answer, (method, path, what))
                else:
                    assert what in {"an unknown field", "nothing", "null"}, (path, what)
    assert await everything(scene) == before


async def test_nobody_comes_in_without_a_name_a_token_a_role_or_a_scope(scene: Scene) -> None:
    before = await everything(scene)
    bare = httpx2.AsyncClient(base_url=scene.served.url, cookies=scene.owner.cookies, timeout=20)
    async with bare:
        for method, path in routes(await api_of(scene)):
            address = scene.address(path)
            if path in OPEN:
                continue
            answer = await scene.passer_by.request(method, address, json={})
            refused(answer, (method, path))
            assert answer.json()["code"] == "not_signed_in", (method, path)
            if "clock" not in path:
                answer = await scene.weak.request(method, address, json={})
                refused(answer, (method, path))
                assert answer.json()["code"] == "not_allowed", (method, path, answer.text)
            if method != "get":
                answer = await bare.request(method, address, json={})
                refused(answer, (method, path))
                assert answer.json()["code"] == "not_allowed", (method, path)
    assert await everything(scene) == before


OPEN = {
    "/v1/customers", "/v1/widget/config", "/v1/sessions", "/v1/invitations/accept", "/v1/resume",
    "/v1/schemas/packet-1.json",  # what a packet looks like, for anybody who reads one
    # What a shop sends proves itself by its signature, see the contract tests.
    "/v1/hooks/{merchant}/{vendor}", "/v1/identity/{merchant}/shopify",
}  # fmt: skip


async def test_what_belongs_to_another_merchant_does_not_exist(scene: Scene) -> None:
    before = await everything(scene)
    for method, path in routes(await api_of(scene)):
        if "{" not in path:
            continue
        address = scene.address(path)
        for body in ({}, {"id": "abcdefgh", "text": "Hello", "epoch": 1}, {"why": "x"}):
            foreign = await scene.stranger.request(method, address, json=body)
            refused(foreign, (method, path))
            assert foreign.json()["code"] in {"not_found", "malformed", "not_allowed"}, path
        if method == "get" and "images" not in path:
            unknown = path
            for name, value in scene.names.items():
                if "_" in value:
                    unknown = unknown.replace(f"{{{name}}}", f"{value.partition('_')[0]}_{NOTHING}")
            nobody = await scene.stranger.get(unknown)
            assert (nobody.status_code, nobody.json()["code"], nobody.json()["detail"]) == (
                foreign.status_code, foreign.json()["code"], foreign.json()["detail"],
            )  # fmt: skip
    assert await everything(scene) == before


async def test_an_id_that_is_none_a_number_too_large_and_a_text_too_long_are_refused(
    scene: Scene,
) -> None:
    case = f"/v1/conversations/{scene.names['conversation_id']}"
    before = await everything(scene)
    for wrong in ("cv_", "cv_zzzzzzzzzzzzzzzzzzzzzzzzzz", "x", "cv_%00", "ho_" + NOTHING, "%F0%9F"):
        refused(await scene.owner.get(f"/v1/conversations/{wrong}"), wrong)
    for after in ("-1", "x", str(2**63), str(10**400), "1.5"):
        refused(await scene.owner.get(f"{case}/events?after={after}"), after)
        refused(await scene.owner.get(f"{case}/events?limit={after}"), after)
    for text, code in (("x" * 8001, "too_long"), ("\x00", "malformed"), ("   ", "malformed")):
        answer = await scene.customer.post(
            f"{case}/messages", json={"id": "too-long-1", "text": text}
        )
        refused(answer, code)
        assert answer.json()["code"] == code
    for id_ in ("", "short", "x" * 65, "ümlaut-id", "with space", "nul\x00-inside"):
        refused(
            await scene.customer.post(f"{case}/messages", json={"id": id_, "text": "Hello"}), id_
        )
    huge = await scene.customer.post(
        f"{case}/messages", content=b'{"text":"' + b"x" * 7_000_000 + b'"}', headers=JSON
    )
    refused(huge, "huge")
    assert huge.status_code == 413
    assert await everything(scene) == before


async def test_a_nul_in_any_text_is_refused_never_a_failure(scene: Scene) -> None:
    before = await everything(scene)
    for method, path in routes(await api_of(scene)):
        if method not in {"post", "put"} or path.endswith("/whisper"):
            continue  # a whisper is a text alone: kept without what cannot be read, as a note is
        body = dict.fromkeys(
            ("email", "why", "note", "name", "device", "field", "comment", "title", "shortcut"),
            "a\x00b",
        ) | {"text": "a\x00b", "score": 9}
        for one in body:
            for who in (scene.owner, scene.customer):
                answer = await who.request(
                    method, scene.address(path), json={one: body[one]}, timeout=20
                )
                assert answer.status_code < 500, (method, path, one, answer.text[:200])
    changed = await everything(scene)
    assert changed["messages"] == before["messages"]


async def test_a_stale_epoch_is_refused_and_refused_again(scene: Scene) -> None:
    case = f"/v1/conversations/{scene.names['conversation_id']}"
    body = {"id": "stale-epoch-1", "text": "Hello", "epoch": 1}
    answers = [await scene.owner.post(f"{case}/messages", json=body) for _ in range(3)]

    for answer in answers:
        refused(answer, "stale")
        assert answer.status_code == 409
        assert answer.json()["code"] == "stale_epoch"
    assert len({a.json()["detail"] for a in answers}) == 1


async def test_the_api_as_it_describes_itself_never_fails(scene: Scene) -> None:
    api = await api_of(scene)
    schema = schemathesis.openapi.from_dict(api)
    people = [
        {"Cookie": "; ".join(f"{k}={v}" for k, v in scene.owner.cookies.items()),
         "X-CSRF-Token": scene.owner.headers["X-CSRF-Token"]},
        {"Authorization": scene.customer.headers["Authorization"]},
    ]  # fmt: skip

    def knock() -> int:
        knocks = 0
        for found in schema.get_all_operations():
            assert isinstance(found, Ok)
            operation = found.ok()
            if operation.path.endswith("/stream") or "sessions" in operation.path:
                continue

            @hypothesis.settings(
                max_examples=4, deadline=None, database=None, derandomize=True,
                suppress_health_check=list(HealthCheck), phases=[hypothesis.Phase.generate],
            )  # fmt: skip
            @hypothesis.given(case=operation.as_strategy())
            def ask(case: Any) -> None:
                nonlocal knocks
                for who in people:
                    answer = case.call(base_url=scene.served.url, headers=who, timeout=20)
                    knocks += 1
                    assert answer.status_code < 500, (case.method, case.path, answer.text[:300])
                    # A broken draft is answered with its problems, each with place and cure.
                    if answer.status_code >= 400 and case.path != "/v1/triggers/draft":
                        kind = answer.headers["content-type"][0]
                        assert kind == "application/problem+json", (case.path, answer.text[:200])

            ask()
        return knocks

    assert await asyncio.to_thread(knock) > 100
