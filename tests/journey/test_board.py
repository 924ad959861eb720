"""A lead at the live board: somebody is given to a colleague by mouse and by keyboard."""

import re

from playwright.async_api import FrameLocator, Locator, Page, expect

from journey.conftest import House
from journey.people import SOON


async def test_a_lead_gives_who_waits_and_who_is_held_and_nobody_to_who_is_away(
    house: House,
) -> None:
    async with (
        house.admin("board") as board,
        house.agent("tomas@larch.example") as tomas,
        house.agent("aylin@larch.example") as aylin,
        house.customer() as noor,
    ):
        await noor.open()
        await noor.say("Can I talk to a person about a bench, please?")
        await noor.is_waiting()

        await _waiting(board).drag_to(_colleague(board, "Tomas Riedl"))
        await expect(board.get_by_role("status")).to_have_text(
            "The customer is with Tomas Riedl now.", timeout=SOON
        )
        await expect(_colleague(board, "Tomas Riedl")).to_contain_text("bench", timeout=SOON)
        await noor.sees("Tomas Riedl")
        await expect(tomas.list.get_by_role("link")).to_have_count(1, timeout=SOON)

        await _give_by_keyboard(board, _colleague(board, "Tomas Riedl"))
        await expect(_colleague(board, "Aylin Demir")).to_contain_text("bench", timeout=SOON)
        await noor.sees("Aylin Demir")
        await aylin.list.get_by_role("link").first.click()
        await aylin.reply("Hello Noor, Aylin here. Which bench is it?")
        await noor.sees("Which bench is it?")

        await _goes_away(tomas.page)
        await expect(_colleague(board, "Tomas Riedl")).to_contain_text("away", timeout=SOON)
        await _case(_colleague(board, "Aylin Demir")).drag_to(_colleague(board, "Tomas Riedl"))
        await expect(_case(_colleague(board, "Aylin Demir"))).to_be_visible()
        give = _colleague(board, "Aylin Demir").get_by_role("button", name="Give to…")
        await give.focus()
        await board.keyboard.press("Enter")
        away = board.get_by_role("menuitem", name=re.compile("Tomas Riedl"))
        await expect(away).to_be_disabled(timeout=SOON)
        await expect(away).to_contain_text("away")


def _waiting(board: Page) -> Locator:
    return board.locator("section", has=board.get_by_role("heading", name="Waiting")).locator(
        "li[draggable=true]"
    )


def _colleague(board: Page, name: str) -> Locator:
    people = board.locator("section", has=board.get_by_role("heading", name="Agents"))
    return people.get_by_role("listitem").filter(has=board.get_by_text(name, exact=True))


def _case(colleague: Locator) -> Locator:
    return colleague.locator("[draggable=true]")


async def _give_by_keyboard(board: Page, holder: Locator) -> None:
    give = holder.get_by_role("button", name="Give to…")
    await expect(give).to_be_visible(timeout=SOON)
    await give.focus()
    await board.keyboard.press("Enter")
    await expect(board.get_by_role("menuitem", name=re.compile("Aylin Demir"))).to_be_enabled()
    await board.keyboard.press("ArrowDown")
    await board.keyboard.press("Enter")


async def _goes_away(console: Page | FrameLocator) -> None:
    await console.get_by_role("button", name=re.compile("^Online")).click()
    await console.get_by_role("menuitem", name="Break").click()
    await expect(console.get_by_role("button", name=re.compile("^Away"))).to_be_visible(
        timeout=SOON
    )
