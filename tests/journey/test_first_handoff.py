"""The first story: a routine answer, then a person, told why and how long, and a rating."""

import re

from playwright.async_api import expect

from journey.conftest import House


async def test_an_order_number_and_its_address_are_enough_to_hear_where_the_parcel_is(
    house: House,
) -> None:
    async with house.customer() as hanna:
        await hanna.open()
        await hanna.sees("An AI assistant answers first")

        await hanna.asks("Where is my order #1001?")
        await expect(hanna.answers.last).to_contain_text(re.compile("e-mail", re.IGNORECASE))
        await hanna.asks("hanna.lindholm@example.com")

        await expect(hanna.answers.last).to_contain_text("#1001")
        await expect(hanna.answers.last).to_contain_text(re.compile("delivered", re.IGNORECASE))
        await expect(hanna.card).to_have_count(0)


async def test_who_asks_for_a_person_is_told_why_and_how_long_and_never_repeats_anything(
    house: House,
) -> None:
    async with house.agent() as maya, house.customer() as hanna:
        await hanna.open()
        await hanna.asks("Where is my order #1001? My e-mail is hanna.lindholm@example.com")

        await hanna.press("Talk to a person")

        await hanna.is_waiting()
        await expect(hanna.card.locator(".passed-on")).to_contain_text("1001")
        await maya.is_rung("Hanna Lindholm")
        await maya.accept()
        await maya.reads_in_packet("#1001")
        await maya.reads_in_packet(re.compile("asked for a person", re.IGNORECASE))
        await hanna.sees(re.compile("Maya.* joined|talking to a person"))
        await expect(hanna.card).to_have_count(0)

        await maya.reply("Hello Hanna, I have read everything. A new tent leaves today.")
        await hanna.sees("A new tent leaves today.")
        await hanna.say("Wonderful, thank you!")
        await expect(maya.transcript.get_by_text("Wonderful, thank you!")).to_be_visible()

        await maya.resolve("Replaced or re-shipped")
        await hanna.rate("Very good", repeated="No")
