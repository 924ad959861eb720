"""A merchant says it in their own words: tried, refused with reasons, said to who waits next."""

from typing import Any

import httpx2
import pytest

from batonpass.domain.wording.catalogue import CATALOGUES
from edge.conftest import Served, console, shopper

OWN = "We kept your seat. {minutes, plural, one {One more minute} other {# more minutes}}."


async def texts(lead: httpx2.AsyncClient, language: str = "en") -> tuple[str, dict[str, Any]]:
    answer = await lead.get(f"/v1/wording?language={language}")
    assert answer.status_code == 200, answer.text
    return answer.headers["etag"], {one["key"]: one for one in answer.json()["texts"]}


async def test_the_merchants_own_words_reach_the_next_customer_and_ours_come_back(
    served: Served,
) -> None:
    own = {
        "no_estimate": "Nobody can say how long it takes today. We keep your place.",
        "reason.asked": "You want a human: here is our workshop.",
    }
    async with console(served) as lead:
        for key, text in own.items():
            tag, _ = await texts(lead)
            saved = await lead.put(
                f"/v1/wording/en/{key}", json={"text": text}, headers={"If-Match": tag}
            )
            assert saved.status_code == 200, saved.text
            again = await lead.put(  # a retry with the old tag: it is so already
                f"/v1/wording/en/{key}", json={"text": text}, headers={"If-Match": tag}
            )
            assert (again.status_code, again.headers["etag"]) == (200, saved.headers["etag"])
        assert saved.json()["languages"][0] == {"language": "en", "own": 2}
        log = (await lead.get("/v1/audit")).json()["items"]
        about = [e["about"] for e in log if e["what"] == "wording.changed"]
        assert sorted(about) == ["en no_estimate", "en reason.asked"]

        await lead.put("/v1/presence", json={"intent": "away", "reason": "break"})
        async with shopper(served) as customer:
            asked = await customer.client.post(f"/v1/conversations/{customer.id}/handoffs", json={})
            assert asked.status_code == 201, asked.text
            told = await customer.until(lambda s: s["wait"] is not None)
            assert own["no_estimate"] in told["wait"]["text"]
            assert told["handoff"]["reason"]["words"] == own["reason.asked"]

        for key in own:
            tag, _ = await texts(lead)
            gone = await lead.delete(f"/v1/wording/en/{key}", headers={"If-Match": tag})
            assert gone.status_code == 200, gone.text
        _, found = await texts(lead)
        assert found["no_estimate"]["own"] is None
        async with shopper(served) as customer:
            await customer.say("I want to talk to a human please")
            told = await customer.until(lambda s: s["wait"] is not None)
            assert CATALOGUES["en"].messages["no_estimate"] in told["wait"]["text"]


async def test_a_text_that_breaks_a_rule_is_refused_everywhere_with_the_reason(
    served: Served,
) -> None:
    async with console(served) as lead:
        tag, before = await texts(lead)
        for text, why in (
            ("Within 5 minutes, often {minutes}", "literal number"),
            ("We will be there soon, in {minutes}", "soon"),
            ("Just a little more", "leaves out {minutes}"),
            ("{minutes} for a {tier}", "{tier}"),
        ):
            refused = await lead.put(
                "/v1/wording/en/now_within", json={"text": text}, headers={"If-Match": tag}
            )
            assert (refused.status_code, refused.json()["code"]) == (422, "bad_wording")
            assert why in refused.json()["detail"]
            tried = await lead.post(
                "/v1/wording/try", json={"language": "en", "key": "now_within", "text": text}
            )
            assert why in " ".join(tried.json()["findings"])
            settings = (await lead.get("/v1/merchant")).json()
            by_the_back_door = await lead.put(
                "/v1/merchant",
                json={
                    "name": settings["name"],
                    "settings": settings["settings"] | {"words": {"en": {"now_within": text}}},
                },
                headers={"If-Match": tag},
            )
            assert by_the_back_door.json()["code"] == "bad_wording"
        assert await texts(lead) == (tag, before)


@pytest.mark.parametrize("language", sorted(CATALOGUES))
async def test_every_message_is_shown_with_each_plural_and_every_state_is_previewed(
    served: Served, language: str
) -> None:
    async with console(served) as lead:
        shown = (await lead.get(f"/v1/wording?language={language}")).json()

    assert shown["right_to_left"] is (language == "ar")
    assert len(shown["states"]) >= 20
    assert {key for state in shown["states"] for key in state["keys"]} <= {
        one["key"] for one in shown["texts"]
    }
    counted = next(one for one in shown["texts"] if one["key"] == "now_within")
    assert [one["count"] for one in counted["tried"]] == [1, 2, 5, 30]
    assert len({one["text"] for one in counted["tried"]}) == 4
    assert all("{" not in one["text"] for text in shown["texts"] for one in text["tried"])


async def test_every_reason_is_tried_in_the_first_word_that_gives_it(served: Served) -> None:
    async with console(served) as lead:
        shown = (await lead.get("/v1/wording?language=en")).json()
        for one in shown["texts"]:
            if one["key"].startswith("reason."):
                tried = await lead.post(
                    "/v1/wording/try",
                    json={"language": "en", "key": one["key"], "text": one["standing"]},
                )
                states = tried.json()["states"]
                assert [s["state"] for s in states] == ["first", "first, far"]
                assert all(s["text"].startswith(one["tried"][0]["text"]) for s in states)


async def test_a_try_reads_as_it_would_be_said_and_stores_nothing(served: Served) -> None:
    async with console(served) as lead:
        before = await texts(lead)

        tried = (
            await lead.post(
                "/v1/wording/try", json={"language": "en", "key": "now_within", "text": OWN}
            )
        ).json()

        assert tried["findings"] == []
        assert tried["tried"][0] == {"count": 1, "text": "We kept your seat. One more minute."}
        assert tried["tried"][3] == {"count": 30, "text": "We kept your seat. 30 more minutes."}
        assert all("We kept your seat." in one["text"] for one in tried["states"])
        assert await texts(lead) == before


async def test_two_editors_do_not_overwrite_each_other(served: Served) -> None:
    async with console(served) as lead:
        tag, _ = await texts(lead, "de")
        path = "/v1/wording/de/still_waiting"
        first = await lead.put(
            path, json={"text": "Sie stehen noch an."}, headers={"If-Match": tag}
        )
        late = await lead.put(path, json={"text": "Noch da."}, headers={"If-Match": tag})
        unnamed = await lead.put(path, json={"text": "Noch da."})

        assert first.status_code == 200, first.text
        assert (late.status_code, late.json()["code"]) == (412, "overtaken")
        assert (unnamed.status_code, unnamed.json()["code"]) == (400, "malformed")
        for wrong in ("/v1/wording/tlh/still_waiting", "/v1/wording/de/nothing"):
            unknown = await lead.put(wrong, json={"text": "x"}, headers={"If-Match": tag})
            assert unknown.json()["code"] == "not_found"
        await lead.delete(path, headers={"If-Match": first.headers["etag"]})


async def test_every_message_is_shown_as_it_is_read_also_what_a_rule_says_itself(
    served: Served,
) -> None:
    """In place of a rule's own sentence and of what is asked for stand words of that language."""
    async with console(served) as lead:
        for language, ours in CATALOGUES.items():
            _, found = await texts(lead, language)
            shown = {key: one["tried"][0]["text"] for key, one in found.items()}

            assert [key for key, text in shown.items() if "…" in text] == []
            assert ours.messages["reason.important"] in shown["reason.own"]
            assert ours.messages["intake.photo"] in shown["intake.list"]
