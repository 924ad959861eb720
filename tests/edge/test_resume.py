"""A device that came by a link has one conversation, by whichever door it tries."""

import contextlib
import json
from collections.abc import AsyncIterator

import httpx2

from batonpass.edges.live.socket import RECHECK_SECONDS
from edge.conftest import Served, Shopper, shopper
from edge.test_live import ended, line


@contextlib.asynccontextmanager
async def phone_of(
    served: Served, customer: Shopper
) -> AsyncIterator[tuple[httpx2.AsyncClient, str]]:
    """A second device of a customer who waits for a person, and the link it came by."""
    await customer.client.post(f"/v1/conversations/{customer.id}/handoffs", json={})
    made = await customer.client.post(f"/v1/conversations/{customer.id}/resume-link", json={})
    assert made.status_code == 201, made.text
    address, _, token = made.json()["url"].partition("#")
    assert address.endswith("/continue")
    async with httpx2.AsyncClient(base_url=served.url, timeout=15) as phone:
        gone = await phone.post("/v1/resume", json={"token": token})
        assert gone.status_code == 200, gone.text
        assert gone.json()["conversation_id"] == customer.id
        phone.headers["Authorization"] = f"Bearer {gone.json()['token']}"
        yield phone, token


async def test_both_devices_go_on_in_the_same_place_until_the_link_is_taken_back(
    served: Served,
) -> None:
    async with shopper(served) as customer, phone_of(served, customer) as (phone, token):
        where = f"/v1/conversations/{customer.id}"
        here = (await phone.get(where)).json()
        assert here["handoff"] == (await customer.snapshot())["handoff"]
        for who, text in ((phone, "From my phone."), (customer.client, "And from my desk.")):
            body = {"id": f"m-{len(text):08d}", "text": text}
            assert (await who.post(f"{where}/messages", json=body)).status_code == 201
        hello = {
            "type": "hello",
            "token": phone.headers["Authorization"].removeprefix("Bearer "),
            "conversation_id": customer.id,
        }
        async with line(served.url, hello) as opened:
            assert json.loads(await opened.recv())["type"] == "ready"

            back = await customer.client.post(f"{where}/resume-link/revoke", json={})

            assert back.status_code == 200, back.text
            assert (await ended(opened, seconds=RECHECK_SECONDS / 2))[0] == 4401
        assert (await phone.get(where)).status_code == 401
        assert (await phone.post("/v1/resume", json={"token": token})).status_code == 401
        async with line(served.url, hello) as opened:
            assert (await ended(opened))[0] == 4401
        texts = [m["text"] for m in (await customer.snapshot())["messages"]]
        assert {"From my phone.", "And from my desk."} <= set(texts)


async def test_a_device_by_a_link_opens_no_other_conversation_by_any_route(served: Served) -> None:
    async with shopper(served) as customer, shopper(served) as stranger:
        earlier = customer.id
        await customer.client.post(f"/v1/conversations/{earlier}/solved", json={})
        opened = await customer.client.post("/v1/conversations", json={})
        customer.id = opened.json()["conversation"]["id"]
        async with phone_of(served, customer) as (phone, _):
            paths = (await phone.get("/openapi.json")).json()["paths"]
            routes = [(m, p) for p, how in paths.items() if "{conversation_id}" in p for m in how]
            assert len(routes) > 15
            for other in (earlier, stranger.id):
                for method, path in routes:
                    address = path.replace("{conversation_id}", other)
                    answer = await phone.request(method, address, json={})
                    assert answer.status_code in {403, 404}, (method, path, answer.text)
                token = phone.headers["Authorization"].removeprefix("Bearer ")
                hello = {"type": "hello", "token": token, "conversation_id": other}
                async with line(served.url, hello) as refused:
                    assert (await ended(refused))[0] == 4404


async def test_a_device_by_a_link_begins_nothing_and_passes_no_link_on(served: Served) -> None:
    async with shopper(served) as customer, phone_of(served, customer) as (phone, _):
        for method, path in (
            ("POST", "/v1/conversations"),
            ("GET", "/v1/conversations/current"),
            ("POST", "/v1/customers/identify"),
        ):
            answer = await phone.request(method, path, json={"jwt": "x"})
            assert answer.status_code == 401, (path, answer.text)
        for path in ("resume-link", "resume-link/mail", "resume-link/revoke"):
            answer = await phone.post(f"/v1/conversations/{customer.id}/{path}", json={})
            assert answer.status_code == 403, answer.text
