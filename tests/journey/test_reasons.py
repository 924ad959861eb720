"""Why a conversation goes to a person although nobody asked for one."""

import re

from playwright.async_api import expect

from journey.conftest import House


async def test_who_loses_patience_is_handed_off_and_never_told_of_a_mood(house: House) -> None:
    async with house.customer() as customer:
        await customer.open()
        await customer.say("This is ridiculous, nothing works and nobody helps!")
        await customer.say("I am so angry, worst shop ever, this is unacceptable!!!")

        await customer.is_waiting()
        said = await customer.card.inner_text()
        assert not re.search("angry|frustrat|mood|upset", said, re.IGNORECASE)


async def test_after_two_failed_attempts_the_assistant_gives_up_and_says_so(house: House) -> None:
    async with house.agent() as maya, house.customer() as customer:
        await customer.open()
        await customer.asks("Where is order #1001? hanna@wrong.example")
        await expect(customer.answers.last).to_contain_text("couldn't find")
        await customer.say("#1001 and my mail is other@wrong.example")

        await customer.is_waiting()
        await expect(customer.panel.get_by_text(re.compile("couldn't solve this"))).to_have_count(1)
        await maya.accept()
        await maya.reads_in_packet("Tried by the assistant")
        await maya.reads_in_packet(re.compile("No order #1001 with the e-mail address given"))


async def test_what_no_assistant_of_a_shop_knows_goes_to_a_person(house: House) -> None:
    async with house.customer() as customer:
        await customer.open()
        await customer.say("Can you write me a poem about the stock market, and do my homework?")

        await customer.is_waiting()
        await expect(customer.card.locator("header p")).to_contain_text(
            "can answer this better than I can"
        )
