"""The same story on a phone, by keyboard alone, and for those who hear the screen."""

import re
from typing import Any, Final

import pytest
from playwright.async_api import Page, expect

from batonpass.services.stage.value import SLUG
from journey.conftest import House
from journey.people import SOON, Agent, fill_sign_in, violations

PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
ADMIN_PAGES: Final = (
    "report",
    "board",
    "promises",
    "triggers",
    "queues",
    "agents",
    "staffing",
    "hours",
    "wording",
    "replies",
    "settings",
    "keys",
    "audit",
)


async def test_a_whole_story_fits_a_phone(house: House) -> None:
    async with house.agent() as maya, house.customer(**PHONE) as hanna:
        await hanna.open()
        assert await hanna.panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        await hanna.asks("Where is my order #1001? My e-mail is hanna.lindholm@example.com")
        await hanna.press("Talk to a person")
        await hanna.is_waiting()
        await fits(hanna.page)
        await maya.accept()
        await maya.reply("Hello Hanna, I have read everything.")
        await hanna.sees("I have read everything.")
        await fits(hanna.page)
        await maya.resolve("Solved")
        await hanna.rate("Good", repeated="No")
        await fits(hanna.page)


async def test_an_agent_can_serve_from_a_phone(house: House) -> None:
    async with house.agent(**PHONE) as maya, house.customer() as owen:
        await owen.open()
        await owen.say("Can I talk to a person, please?")
        await maya.is_rung()
        await fits(maya.page)
        await maya.offer.first.get_by_role("button", name="Accept").click()
        await maya.reads_in_packet(re.compile("asked for a person", re.IGNORECASE))
        await fits(maya.page)
        await maya.page.get_by_role("tab", name="Conversation").click()
        await maya.reply("Hello Owen, a person here.")
        await owen.sees("a person here")
        await fits(maya.page)


async def test_a_whole_story_goes_by_keyboard_alone_on_both_sides(house: House) -> None:
    async with house.agent() as maya, house.customer() as owen:
        shop, desk = owen.page, maya.page
        assert isinstance(shop, Page)
        assert isinstance(desk, Page)
        await shop.locator(".launcher").focus()
        await shop.keyboard.press("Enter")
        await expect(shop.locator("textarea.field")).to_be_focused(timeout=SOON)
        await shop.keyboard.type("Can I talk to a person, please?")
        await shop.keyboard.press("Enter")
        await owen.is_waiting()

        await maya.is_rung()
        await desk.keyboard.press("a")
        await expect(maya.reply_field).to_be_visible(timeout=SOON)
        await desk.keyboard.press("r")
        await expect(maya.reply_field).to_be_focused(timeout=SOON)
        await desk.keyboard.type("Hello Owen, what is it about?")
        await desk.keyboard.press("Enter")
        await owen.sees("what is it about?")

        await expect(shop.locator("textarea.field")).to_be_focused(timeout=SOON)
        await shop.keyboard.type("Thank you, I have found it myself.")
        await shop.keyboard.press("Enter")
        await expect(maya.transcript.get_by_text("I have found it myself.")).to_be_visible()

        await desk.keyboard.press("Escape")
        await desk.keyboard.press("e")
        dialog = desk.get_by_role("dialog")
        await expect(dialog.get_by_role("button", name="Solved")).to_be_focused(timeout=SOON)
        await desk.keyboard.press("1")
        for _ in range(12):
            await desk.keyboard.press("Tab")
            if await is_focused(desk, "Resolve"):
                break
        await desk.keyboard.press("Enter")
        await expect(dialog).to_have_count(0, timeout=SOON)

        await tabs_to(shop, "input[name=bp-score]")
        await shop.keyboard.press("ArrowRight")
        await shop.keyboard.press("ArrowRight")
        await tabs_to(shop, "input[name=bp-repeated]")
        await shop.keyboard.press("ArrowRight")
        await tabs_to(shop, ".rating button[type=submit]")
        await shop.keyboard.press("Enter")
        await owen.sees("That helps us.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_in_the_way_of_customers_who_hear_or_enlarge_the_screen(
    house: House, scheme: str
) -> None:
    async with (
        house.agent() as maya,
        house.customer(color_scheme=scheme, reduced_motion="reduce") as hanna,
    ):
        page = hanna.page
        assert isinstance(page, Page)
        assert await violations(page) == []
        await hanna.open()
        assert await violations(page) == []
        await hanna.asks("Where is my order #1001? My e-mail is hanna.lindholm@example.com")
        await hanna.press("Talk to a person")
        await hanna.is_waiting()
        assert await violations(page) == []
        await maya.accept()
        await maya.reply("Hello Hanna.")
        await hanna.sees("Hello Hanna.")
        assert await violations(page) == []
        await maya.resolve("Solved")
        await hanna.sees(re.compile("How did Maya"))
        assert await violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_in_the_way_of_agents_who_hear_or_enlarge_the_screen(
    house: House, scheme: str
) -> None:
    async with house.customer() as hanna, house.window(color_scheme=scheme) as context:
        page = await context.new_page()
        await page.goto(f"{house.url}/console?merchant={SLUG}")
        await expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=SOON)
        assert await violations(page) == []
        await fill_sign_in(page, "maya@larch.example")
        maya = Agent(page)
        await maya.is_online()
        assert await violations(page) == []

        await hanna.open()
        await hanna.asks("Where is my order #1001? My e-mail is hanna.lindholm@example.com")
        await hanna.say("It says delivered, but nothing came. I asked the neighbours too.")
        await hanna.is_waiting()
        await maya.is_rung()
        assert await violations(page) == []
        await maya.accept()
        await maya.reads_in_packet("#1001")
        assert await violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_in_the_way_of_leads_who_hear_or_enlarge_the_screen(
    house: House, scheme: str
) -> None:
    async with house.admin("report", color_scheme=scheme) as page:
        found: dict[str, list[str]] = {}
        for name in ADMIN_PAGES:
            await page.goto(f"{house.url}/admin#/{name}")
            await expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON)
            await page.wait_for_load_state("networkidle")
            found |= {name: wrong} if (wrong := await violations(page)) else {}
        assert found == {}


async def fits(page: object) -> None:
    """Nothing is wider than the window."""
    assert isinstance(page, Page)
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


async def is_focused(page: Page, name: str) -> bool:
    return bool(await page.evaluate("name => document.activeElement.textContent === name", name))


async def tabs_to(page: Page, selector: str) -> None:
    """Press Tab until that has the focus, as somebody without a mouse would."""
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await page.locator(selector).evaluate_all(
            "all => all.some(e => e === e.getRootNode().activeElement)"
        ):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
