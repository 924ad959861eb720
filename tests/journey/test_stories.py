"""The stories of the stage, each played to its end on the stage itself."""

import re

from playwright.async_api import expect

from batonpass.domain.shop.action import RefundLines, Reship
from journey.conftest import House


async def test_a_lost_package_is_sent_again_when_a_person_approves_it(house: House) -> None:
    async with house.on_stage() as stage:
        await stage.play("A lost package is sent again")
        await stage.asks("Where is my order #1001?")
        await stage.asks("hanna.lindholm@example.com")
        await stage.say("It says delivered, but nothing came. I asked the neighbours too.")
        await stage.customer.is_waiting()
        await stage.say("We leave for our trip on Saturday. Can you send the tent again?")

        await stage.agent.accept()
        await stage.agent.reads_in_packet("#1001")
        await stage.agent.reads_in_packet("Tried by the assistant")
        assert await house.actions("#1001") == []
        await stage.agent.does_step(re.compile("Send 1 .* again, no charge"))
        assert await house.actions("#1001") == [Reship]

        await stage.agent.reply("A new tent leaves today, Hanna. It is there on Friday.")
        await stage.customer.sees("It is there on Friday.")
        await stage.agent.resolve("Replaced or re-shipped")
        await stage.customer.rate("Very good", repeated="No")


async def test_a_threatened_chargeback_goes_to_a_person_at_once_and_is_refunded(
    house: House,
) -> None:
    async with house.on_stage() as stage:
        await stage.play("An angry customer threatens a chargeback")
        await stage.asks("The armchair from order #1005 arrived with a broken leg.")
        await stage.say("I have written about this twice already and nobody has done anything!")
        await stage.say("If this is not sorted today I will call my bank and do a chargeback.")
        await stage.customer.is_waiting()

        await stage.agent.accept()
        await stage.agent.reads_in_packet(re.compile("chargeback"))
        await stage.agent.does_step(re.compile("Refund 649.00 EUR"))
        assert await house.actions("#1005") == [RefundLines]

        await stage.agent.reply("I am sorry, Marcus. The 649 euros are on their way to your bank.")
        await stage.customer.sees("on their way to your bank")
        await stage.customer.say("Thank you. Then I will not need the bank.")
        await stage.agent.resolve("Refunded")
        await stage.customer.rate("Good", repeated="Yes")


async def test_a_custom_order_is_priced_by_a_person(house: House) -> None:
    async with house.on_stage() as stage:
        await stage.play("A custom order is priced by a person")
        await stage.say("I ordered the made-to-measure oak tabletop, order #1007.")
        await stage.say("I need a second one, 2,340 by 815 mm with a cut-out for a radiator pipe.")
        await stage.say("What would that cost, and could both come together?")
        await stage.customer.is_waiting()

        await stage.agent.accept()
        await stage.agent.reads_in_packet(re.compile("2,340 by 815 mm"))
        await stage.agent.reply("That one would be 612 euros, Ines, and both come together.")
        await stage.customer.sees("612 euros")
        await stage.agent.resolve("Solved")
        await stage.customer.rate("Very good", repeated="No")


async def test_who_just_wants_a_person_gets_one_without_another_question(house: House) -> None:
    async with house.on_stage() as stage:
        await stage.play("Just a person, please")
        await stage.say("Hi! Can I talk to a person, please?")
        await stage.customer.is_waiting()
        await stage.customer.sees(re.compile("You asked for a person"))

        await stage.agent.accept()
        await stage.say("I would like to know how to oil the bench before winter.")
        await stage.agent.reply(
            "Linseed oil, thinly, on a dry day. Wait a day before the next coat."
        )
        await stage.customer.sees("Linseed oil")
        await stage.agent.resolve("Solved")
        await stage.customer.rate("Very good", repeated="No")


async def test_a_colleague_who_vanishes_costs_the_customer_no_place(house: House) -> None:
    async with house.on_stage() as stage:
        await stage.play("The agent vanishes")
        await stage.say("I got the wrong colour in order #1012.")
        await stage.say(
            "I ordered the ochre tent and a moss one came. I would like to speak to someone."
        )
        await stage.customer.sees("Hi Selma, I'm looking at your order.")
        await expect(stage.customer.card).to_have_count(0)
        # His connection breaks; she is told, and is first in line again.
        await stage.customer.is_waiting()
        await stage.agent.accept()
        await stage.agent.reply("Selma, I have everything Tomas had. The ochre tent leaves today.")
        await stage.customer.sees("The ochre tent leaves today.")
