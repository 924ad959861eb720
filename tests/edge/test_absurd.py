"""Numbers and hours that make no sense: refused with the field and its cure, and nothing breaks."""

from typing import Any

import httpx2
import pytest

from edge.conftest import Served, console, shopper

HOURS = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
NO_NUMBERS: list[Any] = [-1, 10**9, 10**400, 1.5, "three", None, True, [3]]


async def changed(
    lead: httpx2.AsyncClient, path: str, row: dict[str, Any], **more: Any
) -> httpx2.Response:
    return await lead.put(path, json=row | more)


def refused(answer: httpx2.Response, about: object) -> None:
    assert answer.status_code in {400, 422}, (about, answer.status_code, answer.text[:200])
    assert answer.headers["content-type"] == "application/problem+json", about
    assert answer.json()["detail"], about


async def test_an_agent_holds_from_none_to_a_hundred_and_nothing_else(served: Served) -> None:
    async with console(served) as lead:
        (owner,) = (await lead.get("/v1/agents")).json()["items"]
        path = f"/v1/agents/{owner['id']}"
        row = {k: owner[k] for k in ("name", "role", "state", "language", "queues", "revision")}

        for units in NO_NUMBERS:
            refused(await changed(lead, path, row, capacity_units=units), units)
        for units in (0, 100):
            row["revision"] = (await lead.get("/v1/agents")).json()["items"][0]["revision"]
            answer = await changed(lead, path, row, capacity_units=units)
            assert answer.status_code == 200, answer.text


async def test_a_queue_is_refused_what_nobody_could_mean(served: Served) -> None:
    async with console(served) as lead:
        for field, values in (
            ("overflow_at", [0, *NO_NUMBERS[:5]]),
            ("relax_after_seconds", [0, -1, 10**9, "soon"]),
            ("sticky_seconds", [-1, 10**9, "long", None]),
            ("order_value_at_least", [-1, 10**12, "dear"]),
            ("time_zone", ["Mars/Olympus", "../etc/passwd", "Europe"]),
            ("hours", [{"mon": [["17:00", "09:00"]]}, {"mon": [["09:00", "09:00"]]},
                       {"mon": [["09:00+02:00", "17:00"]]}, {"moon": []}, "always"]),
            ("fallback_queue_id", ["qu_", "General", f"qu_{'0' * 26}"]),
            ("name", ["", "x" * 61, " "]),
        ):  # fmt: skip
            for value in values:
                answer = await lead.post("/v1/queues", json={"name": "Odd", field: value})
                if answer.status_code != 404:
                    refused(answer, (field, value))
        names = [q["name"] for q in (await lead.get("/v1/queues")).json()["items"]]
        assert names == ["General"]


@pytest.mark.parametrize(
    "change",
    [
        {"hours": HOURS | {"wed": [["09:00", "12:00"], ["11:00", "15:00"]]}},
        {"hours": HOURS | {"wed": [["24:00", "24:00"]]}},
        {"hours": HOURS | {"wed": [["09:00+02:00", "17:00"]]}},
        {"hours": HOURS | {"wed": [["09:00", "17:00", "18:00"]]}},
        {"holidays": ["2026-02-30"]},
        {"holidays": ["2026-01-01"] * 500},
        {"offer_seconds": 0},
        {"offer_seconds": 10**9},
        {"lease_seconds": -1},
        {"grace_seconds": 0},
        {"expected_handling_seconds": 0},
        {"head_start_seconds": {"urgent": 10**12}},
        {"head_start_seconds": {"urgent": -5}},
        {"head_start_seconds": {"vip": 5}},
        {"time_zone": "Mars/Olympus"},
        {"languages": []},
    ],
    ids=str,
)
async def test_settings_that_would_break_the_wait_are_refused(
    served: Served, change: dict[str, Any]
) -> None:
    async with console(served) as lead:
        now = await lead.get("/v1/merchant")
        body = {"name": now.json()["name"], "settings": now.json()["settings"] | change}

        refused(
            await lead.put("/v1/merchant", json=body, headers={"If-Match": now.headers["etag"]}),
            change,
        )


async def test_a_plan_is_refused_what_nobody_can_work_and_a_strange_day_is_no_failure(
    served: Served,
) -> None:
    async with console(served) as lead:
        (row,) = (await lead.get("/v1/staffing")).json()["items"]
        path = f"/v1/staffing/{row['agent_id']}"
        plans: list[dict[str, Any]] = [
            {"week": {"mon": [["09:00", "09:00"]]}},
            {"week": {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}},
            {"week": {"mon": [["22:00", "06:00"]]}},
            {"days": {"2026-02-30": []}},
            {"days": {"2026-03-29": [["02:15", "02:15"]]}},
            {"revision": "newest"},
        ]
        for body in plans:
            refused(await lead.put(path, json={"revision": row["revision"]} | body), body)
        changes: list[dict[str, Any]] = [
            {"extra_agents": 10**9}, {"extra_agents": -1}, {"capacity": 10**9}, {"capacity": "x"},
            {"more_customers": 10**9}, {"handling": 0}, {"day": "2999-01-01"},
            {"extra_from": "17h"}, {"extra_until": "25:00"}, {"cost_per_hour": -1},
            {"extra_from": "09:75"}, {"extra_until": "1:2"}, {"without": ["x"] * 101},
            {"extra_agents": 2, "extra_from": "17:00", "extra_until": "09:00"},
            {"extra_agents": 2, "extra_from": "09:00", "extra_until": "09:00"},
        ]  # fmt: skip
        for change in changes:
            refused(await lead.post("/v1/staffing/simulate", json=change), change)
        strange: list[dict[str, Any]] = [
            {"capacity": 0},
            {"more_customers": -1},
            {"without": [row["name"]] * 100},
        ]
        for change in strange:
            answer = await lead.post("/v1/staffing/simulate", json=change)
            assert answer.status_code == 200, (change, answer.text)


async def test_what_if_names_the_queues_and_colleagues_there_are_none_of(served: Served) -> None:
    """A misspelt name would else change nothing, and the answer would look like one."""
    async with console(served) as lead:
        (queue,) = (await lead.get("/v1/queues")).json()["items"]
        (row,) = (await lead.get("/v1/staffing")).json()["items"]
        wrong = {
            "together": ([queue["name"], "Retuns", "VIP"], "Retuns, VIP"),
            "without": ([row["name"], "Nobody"], "Nobody"),
        }
        for field, (names, unknown) in wrong.items():
            answer = await lead.post("/v1/staffing/simulate", json={field: names})
            assert (answer.status_code, answer.json()["code"]) == (400, "malformed"), answer.text
            assert answer.json()["detail"].endswith(f"there is no {unknown}."), answer.text
        right = {"together": [queue["name"]], "without": [row["name"]]}
        answer = await lead.post("/v1/staffing/simulate", json=right)
        assert answer.status_code == 200, answer.text


async def test_a_note_too_long_for_the_next_agent_is_refused_and_never_cut(served: Served) -> None:
    async with console(served) as lead:
        (queue,) = (await lead.get("/v1/queues")).json()["items"]
        path = f"/v1/handoffs/ho_{'0' * 26}/transfer"
        body = {"to": "queue", "id": queue["id"]}
        long = await lead.post(path, json=body | {"note": "n" * 2001})
        fits = await lead.post(path, json=body | {"note": "n" * 2000})
    assert (long.status_code, long.json()["code"]) == (413, "too_long"), long.text
    assert fits.json()["code"] == "not_found", fits.text


async def test_a_clock_beyond_every_calendar_is_refused_and_customers_go_on(
    served: Served,
) -> None:
    async with console(served) as lead:
        for at in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-01-01T00:00:00", "noon"):
            answer = await lead.put("/v1/clock", json={"at": at})
            refused(answer, at)
    async with shopper(served) as customer:
        await customer.say("Hello")
