"""A lead writes categories, tries them, puts them in force: the next customer's message obeys."""

from typing import Any

import pytest
import structlog

from batonpass.domain import ids
from batonpass.domain.event import SignalsMeasured
from batonpass.domain.ids import ConversationId
from batonpass.services import category_fit
from batonpass.store import category as categories
from batonpass.store import log
from edge.conftest import Served, console, shopper

STRAPS = [
    "do you sell a longer strap", "which strap fits this watch", "how do i change the strap",
    "my strap is too short", "is the strap made of leather", "can i get a steel strap instead",
    "do the straps come in brown", "the strap is worn out", "a spare strap for my watch please",
    "how wide is the strap",
]  # fmt: skip
ENGRAVING = [
    "can you engrave a name on the watch", "how long may the engraving be",
    "i want my initials engraved", "which fonts are there for engraving",
    "is the engraving free of charge", "please engrave the date of our wedding",
    "can i change the text of my engraving", "do you engrave both sides",
    "the engraved name is spelled wrong", "how deep is the engraving",
]  # fmt: skip


def document(*more: dict[str, Any]) -> dict[str, Any]:
    return {
        "document": {
            "categories": [
                {"name": "straps", "examples": STRAPS},
                {"name": "engraving", "examples": ENGRAVING},
                *more,
            ],
            "none": [],
        }
    }


async def measured(served: Served, conversation: str) -> SignalsMeasured:
    async with served.ports.store.work(served.merchant) as work:
        found = await log.whole(work, ConversationId(ids.read("conversation", conversation)))
    return [e.data for e in found if isinstance(e.data, SignalsMeasured)][-1]


async def test_a_list_put_in_force_decides_about_the_next_message(served: Served) -> None:
    async with console(served) as lead:
        first = await lead.get("/v1/categories")
        assert first.status_code == 200, first.text
        assert first.headers["etag"] == '"0"'
        start = first.json()
        assert {c["name"] for c in start["kept"]["document"]["categories"]} >= {
            "order_status", "refund", "fraud",
        }  # fmt: skip
        assert {"category": "fraud", "kind": "rule"}.items() <= next(
            u for u in start["uses"] if u["category"] == "fraud"
        ).items()
        tried = await lead.post(
            "/v1/categories/try",
            json={"text": "another strap please", "document": document()["document"]},
        )
        assert tried.json()["category"] == "straps"
        assert tried.json()["nearest"][0]["category"] == "straps"
        assert (await lead.get("/v1/categories")).json()["kept"]["version"] == 0  # only tried

        saved = await lead.put("/v1/categories", json=document(), headers={"If-Match": '"0"'})
        assert saved.status_code == 200, saved.text
        assert (saved.headers["etag"], saved.json()["kept"]["version"]) == ('"1"', 1)
        assert saved.json()["line"]["fitted_at"]
        late = await lead.put("/v1/categories", json=document(), headers={"If-Match": '"0"'})
        assert (late.status_code, late.json()["code"]) == (412, "overtaken")
        assert (await lead.get("/v1/categories?version=0")).json()["kept"]["version"] == 0

    async with shopper(served) as customer:
        await customer.say("hello, can you engrave my initials")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        found = await measured(served, customer.id)
    assert found.signals.category == "engraving"
    assert found.signals.version.endswith("+c1")


async def test_every_process_uses_the_newest_list(served: Served) -> None:
    other = category_fit._fits
    async with console(served) as lead:
        renamed = {"name": "delivery", "examples": ["when will it come", "where is my parcel"]}
        version = (await lead.get("/v1/categories")).headers["etag"]
        saved = await lead.put(
            "/v1/categories", json=document(renamed), headers={"If-Match": version}
        )
        assert saved.status_code == 200, saved.text
    other.clear()
    async with served.ports.store.work(served.merchant) as work:
        stamp = await categories.stamp(work)
    loaded = await category_fit.fitted(served.ports, served.merchant, stamp)
    assert loaded.names == ("delivery", "engraving", "straps")
    async with served.ports.store.work(served.merchant) as work:
        assert await categories.stamp(work) == stamp  # loaded, not fitted again


async def test_a_list_that_cannot_be_fitted_leaves_the_default_set_in_its_place(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    def broken(*_: object, **__: object) -> None:
        nonlocal tries
        tries += 1
        raise ValueError(STRAPS[0])

    monkeypatch.setattr(category_fit, "fit_categories", broken)
    async with console(served) as lead:
        version = (await lead.get("/v1/categories")).headers["etag"]
        with structlog.testing.capture_logs() as logs:
            saved = await lead.put("/v1/categories", json=document(), headers={"If-Match": version})
        assert saved.status_code == 200, saved.text
        assert saved.json()["line"]["fitted_at"] is None
    async with shopper(served) as customer:
        await customer.say("where is my parcel")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        found = await measured(served, customer.id)

    assert found.signals.category == "tracking"
    assert tries == 1
    said = [line for line in logs if line["event"] == "categories.fit_failed"]
    assert [line["failure"] for line in said] == ["ValueError"]
    assert STRAPS[0] not in str(said)  # sentences of a merchant stay out of the logs


async def test_a_list_that_cannot_be_kept_says_where_and_why(served: Served) -> None:
    async with console(served) as lead:
        for body, place in (
            (document({"name": "Straps", "examples": ["x y"]}), "categories[2].name"),
            (document({"name": "new", "examples": []}), "categories[2].examples"),
            (document({"name": "new", "examples": [STRAPS[0]]}), "categories[2].examples[0]"),
        ):
            said = await lead.put("/v1/categories", json=body)
            assert said.status_code == 400, said.text
            assert said.headers["content-type"].startswith("application/problem+json")
            assert said.json()["field"] == place
        empty = await lead.post("/v1/categories/try", json={"text": "  "})
        assert (empty.status_code, empty.json()["code"]) == (400, "malformed")
