"""A rule changed in the admin decides the next conversation, and can be taken back."""

import re

from playwright.async_api import Page, expect

from batonpass.services import conversation as conversation_service
from batonpass.store import conversation as conversations
from journey.conftest import House
from journey.people import SOON

ABOUT_MONOGRAMS = "I wonder about a monogram on the kettle"


async def test_a_rule_written_in_the_admin_is_tried_on_history_published_obeyed_and_rolled_back(
    house: House,
) -> None:
    async with house.admin("triggers") as lead:
        await lead.get_by_role("switch", name="leaving is on").click(force=True)
        await saves(lead)
        await publishes(lead)  # a first version of their own

        await tries(lead, ABOUT_MONOGRAMS)
        await expect(lead.get_by_text("The assistant answers.")).to_be_visible(timeout=SOON)

        await lead.get_by_role("button", name="Add a rule").click()
        await lead.get_by_role("button", name="Condition", exact=True).click()
        await lead.get_by_role("menuitem", name="Keywords").click()
        await lead.locator("input[aria-label='Keywords in en']").fill("monogram")
        await lead.keyboard.press("Enter")
        await lead.get_by_role("button", name="Remove: The assistant failed").click()
        await lead.get_by_role("textbox", name="Told to the customer (en)").fill(
            "Monograms are stitched by Ida, so I've passed this to her."
        )
        await expect(lead.get_by_text("Hands off")).to_be_visible(timeout=SOON)

        await saves(lead)
        async with house.customer() as customer:
            await customer.open()
            await customer.asks(ABOUT_MONOGRAMS)
            await expect(customer.card).to_have_count(0)  # a draft decides nothing
        await _solved(house)  # only what is over is played again

        await shows(lead, "Back-test")
        await lead.get_by_role("button", name="Back-test these rules").click()
        await expect(
            lead.get_by_text(re.compile(r"Against the rules in force: 1 added"))
        ).to_be_visible(timeout=60_000)
        await lead.get_by_role("button", name="Newly handed off").click()
        await expect(lead.get_by_role("link", name=f"“{ABOUT_MONOGRAMS}”")).to_have_attribute(
            "href", re.compile(r"^/console#/c/cv_")
        )

        await lead.get_by_role("button", name="Save as case").first.click()
        await lead.get_by_role("textbox", name="Name").fill("monograms stay")
        await lead.get_by_role("combobox", name="What must come of it").click()
        await lead.get_by_role("option", name="It stays with the assistant").click()
        await lead.get_by_role("button", name="Save the case").click()
        await waives(lead, "Ida is back")
        await publishes(lead)
        async with house.customer() as customer:
            await customer.open()
            await customer.say(ABOUT_MONOGRAMS)
            await customer.is_waiting()
            await customer.sees(re.compile("Monograms are stitched by Ida"))

        await shows(lead, "Versions")
        default = lead.get_by_role("row").filter(has_text="what everybody starts with")
        await default.get_by_role("button", name="Roll back to this").click()
        await expect(default.get_by_text("in force")).to_be_visible(timeout=SOON)
        async with house.customer() as customer:
            await customer.open()
            await customer.asks(ABOUT_MONOGRAMS)
            await expect(customer.card).to_have_count(0)


async def _solved(house: House) -> None:
    """The conversation that is open ends as if the customer had said so."""
    async with house.ports.store.work(house.merchant) as work:
        row = await work.one(b"SELECT id FROM conversations WHERE status = 'open'")
        assert row is not None
        await conversation_service.solved(work, await conversations.lock(work, row["id"]))


async def shows(page: Page, view: str) -> None:
    await page.get_by_text(view, exact=True).click()


async def waives(lead: Page, why: str) -> None:
    """Publishing is kept back by the case, until somebody says why it may not be."""
    await lead.get_by_role("button", name="Publish…").click()
    await lead.get_by_role("dialog").get_by_role("button", name="Publish", exact=True).click()
    await lead.get_by_role("button", name="Look at the cases").click()
    await lead.get_by_role("button", name="Waive…").click()
    await lead.get_by_role("textbox", name="Why may this draft fail it?").fill(why)
    await lead.get_by_role("button", name="Waive for this draft").click()
    await expect(lead.get_by_text(re.compile(f"Waived by Maya .*: {why}"))).to_be_visible(
        timeout=SOON
    )


async def tries(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Messages to try").fill(text)


async def saves(page: Page) -> None:
    await page.get_by_role("button", name="Save draft").click()
    await expect(page.get_by_text("draft, not in force")).to_be_visible(timeout=SOON)


async def publishes(page: Page) -> None:
    await page.get_by_role("button", name="Publish").click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish", exact=True).click()
    await expect(page.get_by_text("in force", exact=True)).to_be_visible(timeout=SOON)
