"""A customer's whole story in the widget, in a real browser, on the real server."""

import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser, Page, Route, expect

from edge.conftest import Served, console, served

__all__ = ["served"]  # the fixture that serves the product

SITE = Path(__file__).resolve().parents[2] / "src/batonpass/edges/http/static"
AXE = Path(__file__).resolve().parents[2] / "web/node_modules/axe-core/axe.min.js"
# The chat's tree is closed to the shop's scripts; to look into it, a test opens it.
OPEN_TREES = """(() => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (o) { return attach.call(this, {...o, mode: "open"}); };
})()"""
SHOP_PAGE = """<!doctype html><html lang="{language}"><meta charset=utf-8><title>A shop</title>
<meta name=viewport content="width=device-width, initial-scale=1">
<main><h1>Ridgeline tent</h1><button>Add to basket</button></main>
<script src="/widget.js" data-merchant="lantern" async></script>"""


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    assert (SITE / "widget/widget.js").is_file(), "build the web parts: make demo, or make test"


@contextlib.asynccontextmanager
async def shop_page(
    browser: Browser, served: Served, *, language: str = "en", **options: Any
) -> AsyncIterator[Page]:
    """A page of a shop that carries the one line, with the policy the guide asks for."""
    context = await browser.new_context(**options)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.add_init_script(OPEN_TREES)

    async def answer(route: Route) -> None:
        policy = f"default-src 'none'; script-src {served.url}; connect-src 'self' ws:"
        await route.fulfill(
            body=SHOP_PAGE.format(language=language),
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        )

    await page.route(re.compile(r"/a-shop$"), answer)
    await page.goto(f"{served.url}/a-shop")
    try:
        yield page
    finally:
        await context.close()
    assert errors == []


async def open_chat(page: Page) -> None:
    await page.locator(".launcher").click()
    await expect(page.locator(".panel")).to_be_visible()


async def say(page: Page, text: str) -> None:
    await page.locator("textarea.field").fill(text)
    await page.locator(".send").click()
    await expect(bubble(page, text)).to_be_visible()


def bubble(page: Page, text: str) -> Any:
    return page.locator(".bubble", has_text=text).last


async def online(agent: httpx2.AsyncClient) -> None:
    assert (await agent.post("/v1/me/lease", json={"device": "desk-1"})).status_code == 200
    assert (await agent.put("/v1/me/presence", json={"intent": "online"})).status_code == 200


async def accept(agent: httpx2.AsyncClient, page: Page) -> dict[str, Any]:
    for _ in range(100):
        inbox = (await agent.get("/v1/inbox")).json()
        if inbox["offers"]:
            break
        await page.wait_for_timeout(50)
    offer = inbox["offers"][0]
    held = (await agent.post(f"/v1/offers/{offer['id']}/accept", json={})).json()
    return {**offer, "epoch": held["epoch"]}


async def test_a_routine_question_is_answered_by_an_assistant_that_says_what_it_is(
    browser: Browser, served: Served
) -> None:
    async with shop_page(browser, served) as page:
        await open_chat(page)
        await expect(page.get_by_text("An AI assistant answers first")).to_be_visible()

        await say(page, "How do I send something back?")

        await expect(page.locator(".line.assistant")).not_to_have_count(0, timeout=10_000)
        labels = await page.locator(".line.assistant .ai").all_inner_texts()
        assert len(labels) == await page.locator(".line.assistant").count()
        assert set(labels) == {"AI assistant"}


async def test_who_asks_for_a_person_is_told_why_and_how_long_served_and_asked_how_it_went(
    browser: Browser, served: Served
) -> None:
    async with shop_page(browser, served) as page, console(served) as agent:
        await open_chat(page)
        await say(page, "Where is my order #1001? My name is Hanna.")
        await expect(page.locator(".line.assistant")).not_to_have_count(0, timeout=10_000)

        await page.get_by_role("button", name="Talk to a person").click()

        card = page.locator(".card.wait")
        await expect(card).to_be_visible(timeout=2_000)
        await expect(card.locator(".passed-on")).to_contain_text("1001", timeout=8_000)
        reason = (await card.locator("header p").inner_text()).strip()
        assert reason
        assert "reason." not in reason

        await online(agent)
        offer = await accept(agent, page)
        await expect(page.locator(".joined")).to_be_visible()
        await expect(card).to_have_count(0)

        sent = await agent.post(
            f"/v1/conversations/{offer['conversation_id']}/messages",
            json={"id": "agent-word-1", "text": "I have read it all.", "epoch": offer["epoch"]},
        )
        assert sent.status_code == 201, sent.text
        await expect(bubble(page, "I have read it all.")).to_be_visible()
        await say(page, "Wonderful, thank you!")

        done = await agent.post(
            f"/v1/handoffs/{offer['handoff_id']}/resolve", json={"disposition": "solved"}
        )
        assert done.status_code == 200, done.text
        await page.get_by_role("radio", name="Very good").check(force=True)
        await page.get_by_role("radio", name="No", exact=True).check(force=True)
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_text("That helps us.")).to_be_visible()

        snapshot = (await agent.get(f"/v1/conversations/{offer['conversation_id']}")).json()
        assert snapshot["survey"] == snapshot["survey"] | {"score": 5, "repeated": False}


async def test_a_message_written_without_a_network_arrives_once_when_it_is_back(
    browser: Browser, served: Served
) -> None:
    async with shop_page(browser, served) as page:
        await open_chat(page)
        await say(page, "How do I send something back?")
        await expect(page.locator(".line.assistant")).not_to_have_count(0, timeout=10_000)

        await page.context.set_offline(True)
        await say(page, "And on Sunday?")
        await expect(page.get_by_text("You're offline")).to_be_visible(timeout=5_000)
        await page.context.set_offline(False)

        await expect(page.locator(".on-its-way")).to_have_count(0, timeout=10_000)
        await expect(page.locator(".bubble", has_text="And on Sunday?")).to_have_count(1)


async def test_the_next_page_of_the_shop_goes_on_where_the_last_one_was(
    browser: Browser, served: Served
) -> None:
    async with shop_page(browser, served) as page:
        await open_chat(page)
        await say(page, "How do I send something back?")
        await expect(page.locator(".line.assistant")).not_to_have_count(0, timeout=10_000)

        await page.reload()
        await open_chat(page)

        await expect(bubble(page, "How do I send something back?")).to_be_visible()
        await expect(
            page.locator(".bubble", has_text="How do I send something back?")
        ).to_have_count(1)


async def test_on_a_phone_the_chat_fills_the_screen_and_the_field_stays_in_sight(
    browser: Browser, served: Served
) -> None:
    size = {"width": 390, "height": 844}
    async with shop_page(browser, served, viewport=size, has_touch=True, is_mobile=True) as page:
        await open_chat(page)
        box = await page.locator(".panel").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 390, "height": 844}

        # What a keyboard does to the visible part of the page.
        await page.evaluate(
            """() => {
                Object.defineProperty(visualViewport, "height", { value: 480, configurable: true });
                visualViewport.dispatchEvent(new Event("resize"));
            }"""
        )

        field = await page.locator("textarea.field").bounding_box()
        assert field is not None
        assert field["y"] + field["height"] <= 480


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_nothing_in_the_way_of_a_person_who_uses_a_screen_reader(
    browser: Browser, served: Served, theme: str, width: int
) -> None:
    async with shop_page(
        browser,
        served,
        viewport={"width": width, "height": 844},
        color_scheme=theme,
        bypass_csp=True,
        reduced_motion="reduce",
    ) as page:
        await page.add_script_tag(path=AXE)
        await open_chat(page)
        assert await violations(page) == []

        await say(page, "Where is my order #1001?")
        await page.get_by_role("button", name="Talk to a person").click()
        await expect(page.locator(".card.wait")).to_be_visible()

        assert await violations(page) == []


async def violations(page: Page) -> list[str]:
    found = await page.evaluate("axe.run({ include: [['#batonpass']] })")
    assert len(found["passes"]) > 5  # it did look into the chat
    return [
        f"{v['id']}: {n['target'][-1]}: {n['failureSummary']}"
        for v in found["violations"]
        for n in v["nodes"]
    ]


async def test_the_whole_story_goes_by_keyboard(browser: Browser, served: Served) -> None:
    async with shop_page(browser, served) as page:
        await expect(page.locator(".launcher")).to_be_visible()
        await page.keyboard.press("Tab")  # the shop's own button
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator("textarea.field")).to_be_focused()

        await page.keyboard.type("I want to talk to a person.")
        await page.keyboard.press("Enter")
        await expect(page.locator(".card.wait")).to_be_visible(timeout=10_000)
        await expect(page.locator("textarea.field")).to_be_focused()

        await page.keyboard.press("Escape")
        await expect(page.locator(".panel")).to_be_hidden()
        await expect(page.locator(".launcher")).to_be_focused()


async def test_what_a_stranger_wrote_is_only_ever_text(browser: Browser, served: Served) -> None:
    async with shop_page(browser, served) as page:
        await open_chat(page)
        text = "<img src=x onerror=alert(1)> javascript:alert(1)"

        await say(page, text)

        inside = await page.evaluate(
            "document.getElementById('batonpass').shadowRoot.querySelectorAll('img, script').length"
        )
        assert inside == 0
        assert await bubble(page, "onerror").inner_text() == text
        assert await bubble(page, "onerror").locator("a").count() == 0


async def test_the_chat_speaks_the_pages_language_from_right_to_left(
    browser: Browser, served: Served
) -> None:
    async with shop_page(browser, served, language="ar") as page:
        await open_chat(page)

        assert await page.locator(".panel").get_attribute("dir") == "rtl"
        await expect(page.get_by_role("button", name="التحدث إلى شخص")).to_be_visible()
        # The hint of an empty field reads as the page does, what is written by its own letters.
        field = page.locator("textarea.field")
        await expect(field).to_have_css("direction", "rtl")
        await field.fill("Hello")
        await expect(field).to_have_css("direction", "ltr")
