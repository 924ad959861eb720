"""One customer's case from the first word to the rating, over HTTP on a real server."""

import asyncio

from batonpass.store import due
from edge.conftest import Served, console, shopper


async def test_a_customer_who_asks_for_a_person_is_told_why_and_is_served(served: Served) -> None:
    async with shopper(served) as customer, console(served) as agent:
        assert (await agent.post("/v1/me/lease", json={"device": "desk-1"})).status_code == 200
        assert (await agent.put("/v1/me/presence", json={"intent": "online"})).status_code == 200

        await customer.say("Where is my order #1001? My e-mail is nobody@example.com")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        await customer.say("I want to talk to a human please")
        waiting = await customer.until(lambda s: s["handoff"] is not None)
        assert waiting["conversation"]["control"] in {"queue", "agent"}
        assert waiting["handoff"]["reason"]["words"]
        told = await customer.until(lambda s: s["wait"] is not None)
        assert told["wait"]["text"]

        async with asyncio.timeout(5):
            while True:
                inbox = (await agent.get("/v1/inbox")).json()
                if inbox["offers"]:
                    break
                await asyncio.sleep(0.05)
        offer = inbox["offers"][0]
        packet = await agent.get(f"/v1/handoffs/{offer['handoff_id']}/packet")
        assert packet.status_code == 200, packet.text
        assert packet.json()["headline"]["text"]
        again = await agent.post(f"/v1/handoffs/{offer['handoff_id']}/packet", json={})
        assert again.status_code == 200, again.text
        assert again.headers["etag"] > packet.headers["etag"], "the shop was asked again"
        assert again.json()["headline"] == packet.json()["headline"]
        held = await agent.post(f"/v1/offers/{offer['id']}/accept", json={})
        assert held.status_code == 200, held.text
        assert held.json()["control"] == "agent"

        sent = await agent.post(
            f"/v1/conversations/{customer.id}/messages",
            json={"id": "agent-msg-1", "text": "I have it.", "epoch": held.json()["epoch"]},
        )
        assert sent.status_code == 201, sent.text
        await customer.until(lambda s: any(m["kind"] == "agent" for m in s["messages"]))

        done = await agent.post(
            f"/v1/handoffs/{offer['handoff_id']}/resolve", json={"disposition": "solved"}
        )
        assert done.status_code == 200, done.text
        asked = await customer.until(lambda s: s["survey"] is not None)
        assert asked["conversation"]["status"] == "resolved"
        rated = await customer.client.post(
            f"/v1/conversations/{customer.id}/rating", json={"score": 5, "repeated": False}
        )
        assert rated.status_code == 200, rated.text
    assert not {k: n for k, n in (await due.orphans(served.ports.store)).items() if n}


async def test_a_parcel_that_is_said_to_have_come_is_told_once_and_as_what_it_is(
    served: Served,
) -> None:
    async with shopper(served) as customer:
        await customer.say("Where is my order #1001? My e-mail is hanna.lindholm@example.com")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        await customer.say("It says delivered, but nothing came.")
        waiting = await customer.until(lambda s: s["handoff"] is not None)
        told = await customer.until(lambda s: s["wait"] is not None)

    words = waiting["handoff"]["reason"]["words"]
    assert words.startswith("Tracking says order #1001 was delivered on ")
    assert words in told["wait"]["text"]
    assert not any("I'm passing it on" in m["text"] for m in told["messages"])


async def test_who_writes_in_a_language_the_assistant_does_not_speak_is_told_the_reason_in_it(
    served: Served,
) -> None:
    async with shopper(served, language="ar") as customer:
        await customer.say("Where is my order #1001? My e-mail is hanna.lindholm@example.com")
        await customer.until(lambda s: any(m["kind"] == "assistant" for m in s["messages"]))
        await customer.say("It says delivered, but nothing came.")
        waiting = await customer.until(lambda s: s["handoff"] is not None)

    assert "فريقنا" in waiting["handoff"]["reason"]["words"]
