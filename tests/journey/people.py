"""What people do and see on the two sides of a handoff, as verbs a journey is told in."""

import re
from pathlib import Path
from typing import Any, Final

import msgspec
from playwright.async_api import FrameLocator, Locator, Page, expect

from batonpass.services.stage.value import PASSWORD

AXE: Final = Path(__file__).resolve().parents[2] / "web/node_modules/axe-core/axe.min.js"
# The chat's tree is closed to the shop's scripts; to look into it, a journey opens it.
OPEN_TREES: Final = """(() => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (o) { return attach.call(this, {...o, mode: "open"}); };
})()"""
SOON: Final = 45_000  # milliseconds; what should come within a second, on a very busy machine


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """One mail as it arrived."""

    subject: str
    text: str


class Customer:
    """A person on the shop's page, and the chat there."""

    def __init__(self, page: Page | FrameLocator) -> None:
        self.page = page

    @property
    def whole(self) -> Page:
        """The page, where the chat is not inside the stage's frame."""
        assert isinstance(self.page, Page)
        return self.page

    async def open(self) -> None:
        """Open the chat."""
        await self.page.locator(".launcher").click()
        await expect(self.panel).to_be_visible(timeout=SOON)

    async def say(self, text: str) -> None:
        """Write a message and send it."""
        await self.page.locator("textarea.field").fill(text)
        await self.page.locator(".send").click()
        await expect(self.own.filter(has_text=text)).not_to_have_count(0, timeout=SOON)

    async def asks(self, text: str) -> None:
        """Say something, and wait for the assistant's next answer."""
        before = await self.page.locator(".line.assistant").count()
        await self.say(text)
        await expect(self.page.locator(".line.assistant")).not_to_have_count(before, timeout=SOON)

    async def press(self, name: str) -> None:
        """Press a button of the chat."""
        await self.panel.get_by_role("button", name=name, exact=True).click()

    async def sees(self, text: str | re.Pattern[str]) -> None:
        """Read it somewhere in the chat."""
        await expect(self.panel.get_by_text(text).last).to_be_visible(timeout=SOON)

    async def is_waiting(self) -> None:
        """See the card of those who wait, with a reason and a promise."""
        await expect(self.card).to_be_visible(timeout=SOON)
        await expect(self.card.locator("header p")).not_to_be_empty()
        await expect(self.card.locator(".promise:not(.working)")).not_to_be_empty(timeout=SOON)

    async def rate(self, score: str, *, repeated: str) -> None:
        """Say how it went."""
        await self.panel.get_by_role("radio", name=score, exact=True).check(force=True)
        await self.panel.get_by_role("radio", name=repeated, exact=True).check(force=True)
        await self.press("Send")
        await self.sees("That helps us.")

    @property
    def panel(self) -> Locator:
        return self.page.locator(".panel")

    @property
    def card(self) -> Locator:
        return self.page.locator(".card.wait")

    @property
    def own(self) -> Locator:
        return self.page.locator(".line.own .bubble")

    @property
    def answers(self) -> Locator:
        return self.page.locator(".line.assistant .bubble")


class Agent:
    """A colleague in the console."""

    def __init__(self, page: Page | FrameLocator) -> None:
        self.page = page

    async def is_online(self) -> None:
        """Be online, by the switch if need be."""
        online = self.page.get_by_role("button", name=re.compile("^Online"))
        away = self.page.get_by_role("button", name=re.compile("^Away"))
        await expect(online.or_(away)).to_be_visible(timeout=SOON)
        if await away.count():
            await away.click()
            await self.page.get_by_role("menuitem", name="Online").click()
            await expect(self.page.get_by_role("menu")).to_have_count(0)
        await expect(online).to_be_visible(timeout=SOON)

    async def is_rung(self, name: str | re.Pattern[str] = "") -> None:
        """See an offer ring."""
        await expect(self.offer.filter(has_text=name).first).to_be_visible(timeout=SOON)

    async def accept(self) -> None:
        """Accept the first offer; the case opens and can be answered."""
        await self.is_rung()
        await self.offer.first.get_by_role("button", name="Accept").click()
        await expect(self.reply_field).to_be_visible(timeout=SOON)

    async def reply(self, text: str) -> None:
        """Answer the customer."""
        await self.reply_field.fill(text)
        await self.page.get_by_role("button", name="Send", exact=True).click()
        await expect(self.transcript.get_by_text(text).last).to_be_visible(timeout=SOON)

    async def does_step(self, words: str | re.Pattern[str]) -> None:
        """Look at a suggested step, approve it, and see it done."""
        step = self.packet.get_by_role("article").filter(has_text=words).first
        await step.get_by_role("button", name="Preview").click()
        await expect(step.get_by_text("Would do:")).to_be_visible(timeout=SOON)
        await step.get_by_role("button", name="Approve and do it").click()
        await expect(self.packet.get_by_text(re.compile("^Done")).first).to_be_visible(timeout=SOON)

    async def resolve(self, disposition: str) -> None:
        """Say how it ended."""
        await self.page.get_by_role("button", name="Resolve", exact=True).first.click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_role("button", name=disposition).click()
        await dialog.get_by_role("button", name="Resolve", exact=True).click()
        await expect(dialog).to_have_count(0, timeout=SOON)

    async def choose(self, action: str) -> None:
        """Take an action from the case's menu."""
        await self.page.get_by_role("button", name="More actions").click()
        await self.page.get_by_role("menuitem", name=action).click()

    async def sees(self, text: str | re.Pattern[str]) -> None:
        """Read it anywhere in the console."""
        await expect(self.page.get_by_text(text).last).to_be_visible(timeout=SOON)

    async def reads_in_packet(self, text: str | re.Pattern[str]) -> None:
        """Read it in the packet."""
        await expect(self.packet.get_by_text(text).first).to_be_visible(timeout=SOON)

    @property
    def offer(self) -> Locator:
        return self.page.get_by_label("Offers", exact=True).get_by_role("article")

    @property
    def packet(self) -> Locator:
        return self.page.get_by_label("Packet", exact=True)

    @property
    def transcript(self) -> Locator:
        return self.page.get_by_label("Messages", exact=True)

    @property
    def list(self) -> Locator:
        return self.page.get_by_label("Conversations", exact=True)

    @property
    def reply_field(self) -> Locator:
        return self.page.get_by_role("textbox", name="Reply")


class Stage:
    """One who plays both sides on the demo's stage."""

    def __init__(self, page: Page, *, url: str) -> None:
        self.page = page
        self.url = url
        self.customer = Customer(page.frame_locator("iframe[title='The shop, with the chat']"))
        self.agent = Agent(page.frame_locator('iframe[title="The agent\'s console"]'))

    async def visit(self) -> None:
        """Come to the stage; the console signs itself in."""
        await self.page.goto(f"{self.url}/stage")
        await self.agent.is_online()

    async def play(self, title: str) -> None:
        """Choose a story; the chat opens as its customer."""
        await self.page.get_by_role("button", name=title).click()
        await expect(self.customer.panel).to_be_visible(timeout=SOON)

    async def say(self, text: str) -> None:
        """Click a sentence of the card, and see it in the chat."""
        await self.page.get_by_role("button", name=text, exact=True).click()
        await expect(self.customer.own.filter(has_text=text)).to_be_visible(timeout=SOON)

    async def asks(self, text: str) -> None:
        """Click a sentence, and wait for the assistant's next answer."""
        before = await self.customer.page.locator(".line.assistant").count()
        await self.say(text)
        later = self.customer.page.locator(".line.assistant")
        await expect(later).not_to_have_count(before, timeout=SOON)


async def fill_sign_in(page: Page, email: str) -> None:
    """Sign in where the form asks."""
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_role("textbox", name="Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()


async def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is, as one line each; empty is what we want.

    The policy of our pages forbids a foreign script; the debugger's own door is not a page's.
    """
    session = await page.context.new_cdp_session(page)
    try:
        await _run(session, AXE.read_text())
        # Halfway through fading in, a button's colours are nobody's design.
        await _run(
            session,
            """Promise.all(document.getAnimations()
                 .filter((a) => a.effect.getComputedTiming().endTime < 1500)
                 .map((a) => a.finished.catch(() => null))).then(() => "settled")""",
        )
        found = await _run(
            session,
            """axe.run(document, {resultTypes: ["violations"]}).then((r) => JSON.stringify(
                 r.violations.flatMap((v) => v.nodes.map((n) =>
                   `${v.id} (${v.impact}): ${n.target.flat().join(" ")} ${n.failureSummary}`))))""",
        )
    finally:
        await session.detach()
    return list(msgspec.json.decode(found, type=list[str]))


async def _run(session: Any, source: str) -> str:
    answer = await session.send(
        "Runtime.evaluate",
        {"expression": source, "awaitPromise": True, "returnByValue": True},
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return str(answer["result"].get("value", ""))
