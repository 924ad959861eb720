"""A case is passed on: to a colleague who is there, and back to the line."""

import re

from playwright.async_api import expect

from journey.conftest import House
from journey.people import SOON


async def test_a_case_is_passed_to_a_colleague_with_a_note_and_then_back_to_the_line(
    house: House,
) -> None:
    async with (
        house.customer() as selma,
        house.agent("tomas@larch.example") as tomas,
    ):
        await selma.open()
        await selma.say("Can I talk to a person about order #1012, please?")
        await selma.is_waiting()
        await tomas.accept()
        await tomas.reply("Hi Selma, a colleague knows more about this.")

        async with house.agent("aylin@larch.example") as aylin:
            await tomas.choose("Transfer")
            dialog = tomas.page.get_by_role("dialog")
            colleague = dialog.get_by_role("button", name=re.compile("Aylin Demir"))
            await expect(colleague).to_be_enabled(timeout=SOON)
            await expect(
                dialog.get_by_role("button", name=re.compile("Maya Okafor"))
            ).to_be_disabled()
            await colleague.click()
            await dialog.get_by_label("Note for the next agent").fill("She needs it by Saturday.")
            await selma.say("It is for a wedding, by the way.")  # while the form is open
            await dialog.get_by_role("button", name="Transfer to Aylin Demir").click()
            await expect(dialog).to_have_count(0, timeout=SOON)

            await aylin.accept()
            await selma.sees("has passed this to a colleague")
            await aylin.sees("She needs it by Saturday.")
            await expect(aylin.transcript.get_by_text("It is for a wedding")).to_be_visible()
            await aylin.reply("Hi Selma, I have read everything.")
            await selma.sees("I have read everything.")

            await aylin.choose("Transfer")
            dialog = aylin.page.get_by_role("dialog")
            line = dialog.get_by_role("button", name=re.compile("General"))
            await expect(line).to_contain_text("back in their place")
            await line.click()
            await dialog.get_by_role("button", name="Transfer to General").click()
            await expect(dialog).to_have_count(0, timeout=SOON)
            await selma.is_waiting()
            await selma.sees("Your place in line is kept.")
