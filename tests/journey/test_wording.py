"""What the merchant writes is what the next waiting customer reads, and it can be taken back."""

from playwright.async_api import Page, expect

from journey.conftest import House
from journey.people import SOON

KEY = "no_estimate"
OURS = "We cannot give a good estimate right now. Your place is kept."
OWN = "Nobody can say yet when it is your turn. You keep your place."


async def test_a_merchants_own_words_are_tried_saved_told_and_taken_back(house: House) -> None:
    async with house.admin("wording") as lead:
        await lead.get_by_role("searchbox", name="Find").fill(KEY)
        await lead.get_by_role("button", name=OURS).click()
        await rewords(lead, "A person will come soon.")
        await expect(lead.get_by_role("status")).to_contain_text('"soon"', timeout=SOON)
        await expect(lead.get_by_role("button", name="Save")).to_be_disabled()

        await rewords(lead, OWN)
        await expect(lead.get_by_label("How it reads").get_by_text(OWN).first).to_be_visible(
            timeout=SOON
        )
        await lead.get_by_role("button", name="Save").click()
        await expect(lead.get_by_text("Yours", exact=True)).to_be_visible(timeout=SOON)
        await asks_for_a_person(house, OWN)

        await lead.get_by_role("button", name="Back to ours").click()
        await expect(lead.get_by_text("Yours", exact=True)).to_have_count(0, timeout=SOON)
        await asks_for_a_person(house, OURS)


async def rewords(lead: Page, text: str) -> None:
    await lead.get_by_role("textbox", name=f"Your words for {KEY}").fill(text)


async def asks_for_a_person(house: House, told: str) -> None:
    """A new customer reads it while nobody is online."""
    async with house.customer() as customer:
        await customer.open()
        await customer.say("I want to talk to a person, please.")
        await customer.is_waiting()
        await customer.sees(told)
