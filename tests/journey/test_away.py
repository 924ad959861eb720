"""Nobody there: an address instead of a promise, and an answer that still comes."""

import re

from playwright.async_api import expect

from journey.conftest import House
from journey.people import SOON, Customer


async def test_when_nobody_is_there_the_answer_comes_by_mail_and_into_the_thread(
    house: House,
) -> None:
    async with house.window() as context:
        page = await context.new_page()
        noor = Customer(page)
        await page.goto(f"{house.url}/shop")
        await noor.open()
        await noor.say("I would like to talk to a person about a bench made to measure.")
        await noor.is_waiting()
        await expect(noor.card.locator(".promise")).not_to_contain_text(re.compile("minute"))

        await noor.press("E-mail me")
        form = noor.card.locator("form.ask")
        for part in (form.get_by_label("Your e-mail address"), form.get_by_role("button")):
            await expect(part).to_be_in_viewport(ratio=1)
        await form.get_by_label("Your e-mail address").fill("noor@example.com")
        await form.get_by_role("button", name="E-mail me").click()
        await noor.sees("We answer by e-mail")
        await page.close()

        await _goes_on_elsewhere(house)

        async with house.agent() as maya:
            await expect(maya.list.get_by_text("Owed answers")).to_be_visible(timeout=SOON)
            await maya.list.get_by_role("link").first.click()
            await maya.page.get_by_role("button", name="Take it").first.click()
            await expect(maya.reply_field).to_be_visible(timeout=SOON)
            await maya.reply("Hello Noor, a bench of 1.80 m is 540 euros, in five weeks.")
            await maya.resolve("Solved")

        mail = await house.mail_to("noor@example.com", about="540 euros")
        assert mail.subject

        page = await context.new_page()
        noor = Customer(page)
        await page.goto(f"{house.url}/shop")
        await noor.open()
        await noor.sees("a bench of 1.80 m is 540 euros")
        await noor.sees("It is for a balcony.")


async def _goes_on_elsewhere(house: House) -> None:
    """The mail's link opens the same case on a phone, in the same place, after one press."""
    mail = await house.mail_to("noor@example.com", about="Your place in line is kept")
    (link,) = re.findall(r"http\S+/continue#\S+", mail.text)
    async with house.window(viewport={"width": 390, "height": 844}) as context:
        phone = Customer(await context.new_page())
        await phone.whole.goto(link)
        await phone.whole.get_by_role("button", name="Go on here").click()
        await phone.sees("We answer by e-mail")
        await phone.say("It is for a balcony.")
        assert "#" not in phone.whole.url
