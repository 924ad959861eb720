"""Agents whose connection breaks, and conversations that go back and forth."""

import re

from playwright.async_api import Page, expect

from journey.conftest import House
from journey.people import SOON


async def test_who_loses_an_agent_is_told_keeps_the_place_and_is_taken_by_the_next(
    house: House,
) -> None:
    await house.settle(lease_seconds=7.0, grace_seconds=3.0)
    async with house.customer() as selma:
        await selma.open()
        async with house.agent("tomas@larch.example") as tomas:
            await selma.say("Can I talk to a person about order #1012, please?")
            await selma.is_waiting()
            await tomas.accept()
            await tomas.reply("Hi Selma, I'm looking at your order.")
            await selma.sees("I'm looking at your order.")
        # Here his laptop is closed.
        async with house.agent("maya@larch.example") as maya:
            await selma.is_waiting()
            await selma.sees(re.compile("Tomas|connection|back in line|your place"))
            await maya.accept()
            await expect(maya.transcript.get_by_text("I'm looking at your order.")).to_be_visible()
            await maya.reply("Hi Selma, Maya here. I have everything Tomas had.")
            await selma.sees("I have everything Tomas had.")


async def test_an_agent_who_is_back_within_the_grace_goes_on_as_if_nothing_was(
    house: House,
) -> None:
    await house.settle(lease_seconds=7.0, grace_seconds=60.0)
    async with house.agent() as maya, house.customer() as selma:
        await selma.open()
        await selma.say("Can I talk to a person, please?")
        await selma.is_waiting()
        await maya.accept()

        assert isinstance(maya.page, Page)
        await maya.page.goto("about:blank")
        await house.until_lost("maya@larch.example")
        await expect(selma.card).to_have_count(0)
        await maya.page.go_back()

        await maya.reply("That was my connection. I am back, and nothing is lost.")
        await selma.sees("I am back, and nothing is lost.")
        await expect(selma.card).to_have_count(0)
        await expect(maya.page.get_by_role("button", name="Resolve", exact=True)).to_be_visible(
            timeout=SOON
        )


async def test_returned_to_the_assistant_an_old_wish_for_a_person_does_not_fire_again(
    house: House,
) -> None:
    async with house.agent() as maya, house.customer() as owen:
        await owen.open()
        await owen.say("Can I talk to a person, please?")
        await owen.is_waiting()
        await maya.accept()
        await maya.reply("Hello Owen. The assistant can tell you about returns.")
        await owen.sees("The assistant can tell you about returns.")
        await maya.choose("Return to the assistant")
        dialog = maya.page.get_by_role("dialog")
        await dialog.get_by_label("Decided").fill("Owen is told about returns.")
        await dialog.get_by_role("button", name="Return", exact=True).click()
        await owen.sees("passed this back to the assistant")

        await owen.asks("How do I send something back?")
        await expect(owen.card).to_have_count(0)

        await owen.say("Now I would like to talk to a human after all.")
        await owen.is_waiting()
        await maya.accept()
        await maya.reads_in_packet(re.compile("asked for a person", re.IGNORECASE))
        await maya.reply("Here I am again, Owen.")
        await owen.sees("Here I am again, Owen.")
