"""What is sent twice happens once, and what nobody opened is closed."""

import asyncio
import io
from typing import Any

import httpx2
import pytest
from PIL import Image

from edge.conftest import Served, console, shopper


async def twice(
    desk: httpx2.AsyncClient, path: str, body: dict[str, Any], *, key: str
) -> list[dict[str, Any]]:
    """The answers to a request and its retry, sent at the same time."""
    answers = await asyncio.gather(
        *(desk.post(path, json=body, headers={"Idempotency-Key": key}) for _ in range(2))
    )
    assert {a.status_code for a in answers} == {201}, [a.text for a in answers]
    return [dict(a.json()) for a in answers]


@pytest.mark.parametrize(
    ("path", "body", "what"),
    [
        ("/v1/queues", {"name": "Repairs"}, "id"),
        ("/v1/replies", {"title": "Oil", "text": "Thinly, on a dry day."}, "id"),
        ("/v1/keys", {"name": "Till", "scopes": ["customers"]}, "id"),
        ("/v1/agents", {"email": "ida@lantern.example", "name": "Ida", "role": "agent"}, "agent"),
    ],
)
async def test_what_is_made_under_a_key_is_made_once(
    served: Served, path: str, body: dict[str, Any], what: str
) -> None:
    async with console(served) as desk:
        before = len((await desk.get(path)).json()["items"])

        one, other = await twice(desk, path, body, key=f"make-{path}")

        assert one[what] == other[what]
        assert len((await desk.get(path)).json()["items"]) == before + 1
        for secret in ("secret", "invitation_url"):
            if secret in one:  # shown once, and kept nowhere for a retry
                assert sorted([bool(one[secret]), bool(other[secret])]) == [False, True]
        reused = await desk.post(
            path, json=body | {"name": "Other", "title": "Other"} if path != "/v1/replies" else
            body | {"title": "Other"}, headers={"Idempotency-Key": f"make-{path}"},
        )  # fmt: skip
        assert reused.status_code in {400, 409}


async def test_a_photo_sent_again_under_its_key_is_kept_once(served: Served) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(drawn, "PNG")
    async with shopper(served) as customer:
        where = f"/v1/conversations/{customer.id}/images"
        one, other, apart = [
            (
                await customer.client.post(
                    where,
                    files={"file": ("photo.png", drawn.getvalue(), "image/png")},
                    headers={"Idempotency-Key": key},
                )
            ).json()
            for key in ("photo-1", "photo-1", "photo-2")
        ]

    assert one == other
    assert apart["image_id"] != one["image_id"]


async def test_who_left_the_line_is_not_counted_as_served_by_the_assistant(served: Served) -> None:
    async with shopper(served) as customer, console(served) as desk:
        before = (await desk.get("/v1/reports/overview?days=7")).json()["csat"]["assistant_only"]
        await customer.say("Can I talk to a person?")
        where = f"/v1/conversations/{customer.id}"
        await customer.until(lambda s: s["handoff"] is not None)

        await customer.client.post(f"{where}/solved", json={})
        await customer.client.post(f"{where}/solved", json={})

        after = (await desk.get("/v1/reports/overview?days=7")).json()["csat"]["assistant_only"]
        assert after["asked"] == before["asked"]


async def test_what_the_assistant_solved_ends_once_and_is_rated_apart(served: Served) -> None:
    async with shopper(served) as customer, console(served) as desk:
        before = (await desk.get("/v1/reports/overview?days=7")).json()["csat"]["assistant_only"]
        await customer.say("When are you open?")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        where = f"/v1/conversations/{customer.id}"

        for key in ("solved-1", "solved-1", "solved-2"):
            done = await customer.client.post(
                f"{where}/solved", json={}, headers={"Idempotency-Key": key}
            )
            assert done.status_code == 200, done.text

        ended = await customer.snapshot()
        assert ended["conversation"]["status"] == "resolved"
        assert ended["conversation"]["control"] == "nobody"
        assert ended["handoff"] is None
        assert ended["survey"]["part"] == "assistant"
        rated = await customer.client.post(f"{where}/rating", json={"score": 5})
        assert rated.status_code == 200, rated.text
        frames = (await customer.client.get(f"{where}/events?limit=500")).json()["frames"]
        assert [f["type"] for f in frames].count("status.changed") == 1
        assert [f["type"] for f in frames].count("survey.asked") == 1
        after = (await desk.get("/v1/reports/overview?days=7")).json()["csat"]["assistant_only"]
        assert (after["n"], after["asked"]) == (before["n"] + 1, before["asked"] + 1)


async def test_an_agents_case_is_not_ended_by_the_customers_word_that_it_is_solved(
    served: Served,
) -> None:
    async with shopper(served) as customer, console(served) as desk:
        await customer.say("When are you open?")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        await desk.post(
            f"/v1/conversations/{customer.id}/messages",
            json={"id": "stepping-in-1", "text": "I have it."},
        )

        await customer.client.post(f"/v1/conversations/{customer.id}/solved", json={})

        now = await customer.snapshot()
        assert now["conversation"]["status"] == "open"
        assert now["conversation"]["control"] == "agent"


async def test_nothing_describes_itself_where_nobody_meant_it_to(served: Served) -> None:
    async with httpx2.AsyncClient(base_url=served.url) as anybody:
        for path in ("/schema", "/schema/openapi.json", "/schema/openapi.yaml", "/widget"):
            answer = await anybody.get(path)
            assert answer.status_code in {403, 404}, (path, answer.status_code)
            assert answer.headers["content-type"] == "application/problem+json"
        assert (await anybody.get("/openapi.json")).status_code == 200


async def test_a_middle_says_of_how_many_it_is(served: Served) -> None:
    async with console(served) as desk:
        report = (await desk.get("/v1/reports/overview?days=1")).json()

    for what in ("wait_seconds", "first_reply_seconds", "resolution_seconds"):
        assert (report[what]["n"] == 0) == (report[what]["p50"] is None), what


async def test_a_queue_is_taken_away_once_and_one_that_is_needed_says_by_what(
    served: Served,
) -> None:
    async with console(served) as desk:
        helping = (await desk.post("/v1/queues", json={"name": "Engraving"})).json()
        helped = {"name": "Gifts", "fallback_queue_id": helping["id"], "relax_after_seconds": 60}
        gifts = (await desk.post("/v1/queues", json=helped)).json()

        kept = await desk.delete(f"/v1/queues/{helping['id']}")
        gone = [await desk.delete(f"/v1/queues/{gifts['id']}") for _ in range(2)]
        freed = await desk.delete(f"/v1/queues/{helping['id']}")
        listed = {q["id"] for q in (await desk.get("/v1/queues")).json()["items"]}
        again = await desk.post("/v1/queues", json={"name": "Gifts"})

    assert (kept.status_code, kept.json()["code"]) == (409, "queue_in_use")
    assert kept.json()["detail"] == ("Engraving cannot be removed: Gifts passes people on to it.")
    assert [a.status_code for a in (*gone, freed, again)] == [204, 204, 204, 201]
    assert not listed & {gifts["id"], helping["id"]}


async def test_who_is_invited_is_asked_in_every_queue_unless_some_are_named(
    served: Served,
) -> None:
    """Without a queue nobody would ever be offered to them."""
    async with console(served) as lead:
        other = (await lead.post("/v1/queues", json={"name": "Lamps"})).json()["id"]
        every = {q["id"] for q in (await lead.get("/v1/queues")).json()["items"]}
        assert len(every) > 1
        for name, named, serves in (
            ("Una", {}, every),
            ("Jon", {"queues": [other]}, {other}),
            ("Kim", {"queues": []}, set()),
        ):
            body: dict[str, Any] = {"email": f"{name}@lantern.example", "name": name}
            made = await lead.post("/v1/agents", json=body | named)
            assert made.status_code == 201, made.text
            assert set(made.json()["agent"]["queues"]) == serves
