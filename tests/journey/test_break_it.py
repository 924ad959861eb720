"""What people really do to a screen: press twice, open it twice, go back, lose the network."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Locator, Route, expect

from journey.conftest import House
from journey.people import SOON, Agent, Customer, violations


async def twice(locator: Locator) -> None:
    """A double click, as people do who learnt it from folders."""
    await locator.dblclick()


async def test_what_is_pressed_twice_happens_once(house: House) -> None:
    async with house.agent() as maya, house.customer() as hanna:
        await hanna.open()
        await hanna.page.locator("textarea.field").fill("I would like to know more, please")
        await twice(hanna.page.locator(".send"))
        await expect(hanna.own).to_have_count(1)
        await twice(hanna.panel.get_by_role("button", name="Talk to a person"))
        await hanna.is_waiting()
        await maya.is_rung()
        await twice(maya.offer.first.get_by_role("button", name="Accept"))
        await expect(maya.reply_field).to_be_visible(timeout=SOON)

        await maya.reply_field.fill("I am here, Hanna.")
        await twice(maya.page.get_by_role("button", name="Send", exact=True))
        await hanna.sees("I am here, Hanna.")
        await asyncio.sleep(0.5)
        answer = hanna.panel.locator(".bubble", has_text="I am here, Hanna.")
        await expect(answer).to_have_count(1)

        await maya.page.get_by_role("button", name="Resolve", exact=True).first.click()
        dialog = maya.page.get_by_role("dialog")
        await dialog.get_by_role("button", name="Solved").click()
        await twice(dialog.get_by_role("button", name="Resolve", exact=True))
        await expect(dialog).to_have_count(0, timeout=SOON)
        await expect(maya.page.get_by_role("alert")).to_have_count(0)
        await hanna.rate("Good", repeated="No")


async def test_an_answer_that_was_enough_is_said_so_and_rated(house: House, tmp_path: Path) -> None:
    async with house.customer() as owen:
        await owen.open()
        await expect(owen.panel.get_by_role("button", name="That solved it")).to_have_count(0)
        await owen.asks("Where is my order?")
        await expect(owen.panel.get_by_role("button", name="That solved it")).to_have_count(0)
        await owen.asks("When are you open?")
        await owen.whole.screenshot(path=tmp_path / "solved.png")
        assert await violations(owen.whole) == []

        await twice(owen.panel.get_by_role("button", name="That solved it"))

        await owen.sees("How did we do?")
        await owen.panel.get_by_role("radio", name="Very good", exact=True).check(force=True)
        await expect(owen.panel.get_by_text("repeat information")).to_have_count(0)
        await owen.press("Send")
        await owen.sees("That helps us.")
        await owen.press("Start a new conversation")
        await owen.say("Something else")


async def test_two_tabs_of_the_chat_show_the_same_conversation(house: House) -> None:
    async with house.customer() as one:
        await one.open()
        await one.asks("When are you open?")
        page = await one.page.context.new_page()  # type: ignore[union-attr]
        await page.goto(f"{house.url}/shop")
        other = Customer(page)
        await other.open()
        await other.sees("When are you open?")

        await other.say("And on Sundays?")
        await one.sees("And on Sundays?")
        await one.say("I mean the shop in town.")
        await other.sees("I mean the shop in town.")
        for tab in (one, other):
            await expect(tab.own.filter(has_text="And on Sundays?")).to_have_count(1)
            await expect(tab.own.filter(has_text="the shop in town")).to_have_count(1)


async def test_what_is_written_without_a_network_goes_out_with_it_once(house: House) -> None:
    async with house.customer() as hanna:
        await hanna.open()
        await hanna.asks("When are you open?")
        context = hanna.page.context  # type: ignore[union-attr]
        await context.set_offline(True)
        await hanna.page.locator("textarea.field").fill("Written in a tunnel")
        await hanna.page.locator(".send").click()
        await expect(hanna.page.locator(".on-its-way")).to_have_count(1)

        await context.set_offline(False)

        await expect(hanna.page.locator(".on-its-way")).to_have_count(0, timeout=SOON)
        await expect(hanna.own.filter(has_text="Written in a tunnel")).to_have_count(1)
        await hanna.whole.reload()
        await hanna.open()
        await expect(hanna.own.filter(has_text="Written in a tunnel")).to_have_count(1)


async def test_two_consoles_of_one_agent_agree_and_going_back_loses_nothing(house: House) -> None:
    async with house.agent() as maya, house.customer() as hanna:
        page = await maya.page.context.new_page()  # type: ignore[union-attr]
        await page.goto(f"{house.url}/console")
        second = Agent(page)
        await second.is_online()
        await hanna.open()
        await hanna.say("I want to talk to a human, please")
        await second.is_rung()
        await maya.accept()
        await expect(second.offer).to_have_count(0, timeout=SOON)
        await maya.reply("From the first window")
        await second.list.locator("a[data-conversation]").first.click()
        await second.sees("From the first window")
        await second.reply("From the second window")
        await maya.sees("From the second window")

        # Closing one of two leaves the agent where they are.
        await page.close()
        await asyncio.sleep(1)
        await maya.is_online()
        await maya.reply_field.fill("Half a sentence")
        await asyncio.sleep(0.6)
        await maya.page.reload()  # type: ignore[union-attr]
        await maya.sees("From the second window")
        await expect(maya.reply_field).to_have_value("Half a sentence", timeout=SOON)
        await maya.page.goto(f"{house.url}/admin")  # type: ignore[union-attr]
        await maya.page.go_back()  # type: ignore[union-attr]
        await maya.sees("From the second window")
        await hanna.say("Are you still there?")
        await maya.sees("Are you still there?")


async def test_on_a_narrow_screen_and_from_right_to_left_the_chat_stands_as_it_should(
    house: House, tmp_path: Path
) -> None:
    async with house.window(
        viewport={"width": 320, "height": 568}, locale="ar", has_touch=True, is_mobile=True
    ) as context:
        page = await context.new_page()

        async def translated(route: Route) -> None:
            answer = await route.fetch()
            text = (await answer.text()).replace('<html lang="en"', '<html lang="ar"')
            await route.fulfill(response=answer, body=text)

        await page.route("**/shop", translated)
        await page.goto(f"{house.url}/shop")
        selma = Customer(page)
        await selma.open()
        assert await selma.panel.get_attribute("dir") == "rtl"
        await page.locator("textarea.field").fill("أريد التحدث إلى شخص من فضلكم " * 4)
        await page.locator(".send").click()
        await page.locator("textarea.field").fill("Supercalifragilistic" * 12)
        await page.locator(".send").click()
        await page.locator("button.talk").click()
        await expect(selma.card).to_be_visible(timeout=SOON)
        await asyncio.sleep(1)
        await page.screenshot(path=tmp_path / "ar.png")
        inside = await selma.panel.evaluate(
            """(panel) => [...panel.querySelectorAll("*")].filter((one) => {
                 const box = one.getBoundingClientRect();
                 return box.width > 2 && box.height > 2 && (box.left < -1 || box.right > 321)
                   && getComputedStyle(one).visibility === "visible" && !one.closest(".aside")
               }).map((one) => one.className).slice(0, 5)"""
        )
        assert inside == []
        assert await violations(page) == []


async def test_a_hundred_messages_are_read_from_the_newest_and_written_under(house: House) -> None:
    async with house.agent() as maya, house.customer() as hanna:
        await hanna.open()
        await hanna.say("I want to talk to a human, please")
        await maya.accept()
        await hanna.page.evaluate(  # type: ignore[union-attr]
            """async () => {
                 const key = Object.keys(localStorage).find((one) => one.startsWith("batonpass:"));
                 const kept = JSON.parse(localStorage.getItem(key));
                 for (let n = 0; n < 100; n += 1)
                   await fetch(`/v1/conversations/${kept.conversationId}/messages`, {
                     method: "POST",
                     headers: {
                       authorization: `Bearer ${kept.token}`,
                       "content-type": "application/json",
                     },
                     body: JSON.stringify({
                       id: `many-lines-${n}`, text: `Message number ${n} of many`,
                     }),
                   });
               }"""
        )

        await maya.sees("Message number 99 of many")
        await hanna.whole.reload()
        await hanna.open()
        await expect(hanna.own.last).to_have_text(re.compile("number 99"), timeout=SOON)
        await expect(hanna.own.last).to_be_in_viewport()
        await hanna.page.locator(".scroll").evaluate("(list) => { list.scrollTop = 0; }")
        await maya.reply("I have read all hundred.")
        await hanna.panel.get_by_role("button", name=re.compile("[Nn]ew")).last.click()
        said = hanna.panel.locator(".bubble", has_text="I have read all hundred.")
        await expect(said).to_be_in_viewport()
