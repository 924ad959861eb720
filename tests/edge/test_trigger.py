"""Rules over HTTP: every no is a problem that says what to mend; only leads come in."""

import asyncio
from typing import Any

import httpx2

from batonpass.domain import ids
from batonpass.services import agent as agents
from batonpass.services.access import Caller
from edge.conftest import PASSWORD, Served, console

RULES = "rules:\n  - name: engraving\n    when: {keywords: {en: [engraving]}}\n"
PLACES = {"rules[0].name", "rules[0].when", "rules[0].whenever"}
CHAT = [{"author": "customer", "text": "I want an engraving"}]


def refused(answer: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said = dict(answer.json())
    assert said["code"] == code
    assert said["detail"]
    return said


async def test_a_broken_draft_is_a_problem_with_every_place_and_cure(served: Served) -> None:
    async with console(served) as lead:
        answer = await lead.put(
            "/v1/triggers/draft", json={"yaml": "rules:\n  - name: A b\n    whenever: 1\n"}
        )
        after = (await lead.get("/v1/triggers")).json()

    said = refused(answer, 422, "bad_document")
    assert {p["place"] for p in said["problems"]} == PLACES
    assert all(p["cure"] and p["line"] for p in said["problems"])
    assert after["draft"] is None


async def test_a_case_that_fails_keeps_a_draft_back_and_is_named(served: Served) -> None:
    async with console(served) as lead:
        kept = await lead.post(
            "/v1/triggers/cases",
            json={"name": "stays", "expect": {"hand_off": False}, "messages": CHAT},
            headers={"Idempotency-Key": "case-1"},
        )
        again = await lead.post(
            "/v1/triggers/cases",
            json={"name": "stays", "expect": {"hand_off": False}, "messages": CHAT},
            headers={"Idempotency-Key": "case-1"},
        )
        taken = await lead.post("/v1/triggers/cases", json={"name": "stays", "messages": CHAT})
        broken = await lead.post(
            "/v1/triggers/cases", json={"name": "b", "expect": {"by_turn": 0}, "messages": CHAT}
        )
        await lead.put("/v1/triggers/draft", json={"yaml": RULES})
        no = await lead.post("/v1/triggers/publish", json={})
        listed = (await lead.get("/v1/triggers/cases")).json()
        dropped = await lead.delete(f"/v1/triggers/cases/{kept.json()['id']}")
        published = await lead.post("/v1/triggers/publish", json={})
        back = await lead.post("/v1/triggers/rollback", json={"version": 0})

    assert kept.status_code == again.status_code == 201
    assert kept.json() == again.json()
    refused(taken, 409, "name_taken")
    refused(broken, 400, "malformed")
    assert [one["name"] for one in refused(no, 409, "cases_failed")["cases"]] == ["stays"]
    assert [(one["passed"], one["created_by"] != "") for one in listed["items"]] == [(False, True)]
    assert dropped.status_code == 204
    assert published.json()["published"]["yaml"] == RULES
    assert back.json()["published"]["version"] == 0
    assert {v["version"] for v in back.json()["versions"]} == {0, 1}


async def test_a_back_test_is_asked_for_watched_and_read(served: Served) -> None:
    async with console(served) as lead:
        for body in ({"days": 0}, {"staffing": {"planned": True}}):  # nobody planned a week
            refused(await lead.post("/v1/triggers/backtests", json=body), 400, "malformed")
        refused(
            await lead.post("/v1/triggers/backtests", json={"yaml": "rules: 7"}),
            422,
            "bad_document",
        )
        asked = await lead.post("/v1/triggers/backtests", json={"days": 7, "yaml": RULES})
        path = f"/v1/triggers/backtests/{asked.json()['id']}"
        async with asyncio.timeout(40):
            one = (await lead.get(path)).json()
            while one["state"] == "due":
                await asyncio.sleep(0.2)
                one = (await lead.get(path)).json()
        listed = (await lead.get("/v1/triggers/backtests")).json()["items"]

    assert one["state"] == "done"
    assert one["report"]["format"] == "batonpass.backtest/1"
    assert [other["id"] for other in listed] == [one["id"]]


async def test_only_leads_see_and_change_rules(served: Served) -> None:
    owner = Caller(merchant=served.merchant, agent=served.owner, role="owner", name="Owner")
    async with served.ports.store.work(served.merchant) as work:
        _, link = await agents.invite(
            served.ports, work, email="ann@lantern.example", name="Ann", role="agent", units=1,
            serves=[], by=owner,
        )  # fmt: skip
    await agents.accept_invitation(served.ports, link.partition("#invitation=")[2], PASSWORD)
    nobody = ids.written("case", served.ports.new_id())
    async with httpx2.AsyncClient(base_url=served.url, timeout=15) as agent:
        signed = await agent.post(
            "/v1/sessions",
            json={"merchant": served.slug, "email": "ann@lantern.example", "password": PASSWORD},
        )
        agent.headers["X-CSRF-Token"] = signed.json()["csrf"]
        api = (await agent.get("/openapi.json")).json()["paths"]
        asked = [
            (method, path)
            for path in api
            if path.startswith("/v1/triggers")
            for method in api[path]
        ]
        answers = [
            await agent.request(
                method.upper(), path.replace("{case_id}", nobody).replace("{backtest_id}", nobody)
            )
            for method, path in asked
        ]

    assert len(asked) >= 15
    for answer in answers:
        refused(answer, 403, "not_allowed")
