"""A link continues one conversation on another device: the same place, and nothing else."""

import pytest

from batonpass.domain.conversation import Conversation
from batonpass.domain.refusal import Ended, NotSignedIn, TooMany
from batonpass.services import access, conversation, erasure, handoff_end, resume
from batonpass.store import conversation as conversations
from batonpass.store.erasure import Person

from .conftest import House

HOUR = 3600.0


async def begun(house: House, *, email: str = "") -> Conversation:
    """A customer who waits for a person."""
    _, id_ = await house.customer(email=email)
    await house.ask(id_)
    await house.settle()
    async with house.work() as work:
        return await conversations.get(work, id_)


async def linked(house: House, found: Conversation) -> str:
    """What stands behind the # of a fresh link."""
    async with house.work() as work:
        made = await resume.make(house.ports, work, found)
    return made.url.partition("/continue#")[2]


async def refused(house: House, token: str) -> str:
    with pytest.raises(NotSignedIn) as dead:
        await resume.open_link(house.ports, token)
    return str(dead.value)


async def test_the_place_in_line_is_the_same_on_both_devices(house: House) -> None:
    await begun(house)
    found = await begun(house)
    before = await house.snapshot(found.id)

    opened = await resume.open_link(house.ports, await linked(house, found))
    caller = await access.by_customer_token(house.ports, opened.token)
    after = await house.snapshot(found.id)

    assert (caller.customer, caller.conversation) == (found.customer_id, found.id)
    assert after.handoff is not None
    assert before.handoff is not None
    assert after.handoff.handoff == before.handoff.handoff
    assert after.wait == before.wait


async def test_every_dead_link_is_refused_in_the_same_words(house: House) -> None:
    found = await begun(house)
    token = await linked(house, found)
    merchant, id_, secret = token.split(".")
    said = {
        await refused(house, token[:-1] + ("a" if token[-1] != "a" else "b")),
        await refused(house, f"{merchant}.{id_}."),
        await refused(house, f"{merchant}.li_{'0' * 26}.{secret}"),
        await refused(house, f"me_{'0' * 26}.{id_}.{secret}"),
        await refused(house, "nonsense"),
    }
    newer = await linked(house, found)
    said.add(await refused(house, token))  # another took its place
    await house.pass_time(HOUR + 1)
    said.add(await refused(house, newer))  # its hour is over

    assert said == {resume.DEAD}


async def test_a_link_opens_five_devices_and_not_a_sixth(house: House) -> None:
    token = await linked(house, await begun(house))

    opened = [await resume.open_link(house.ports, token) for _ in range(resume.OPENS)]

    assert len({one.token for one in opened}) == resume.OPENS
    assert await refused(house, token) == resume.DEAD


async def test_guessing_kills_the_link_and_not_the_devices(house: House) -> None:
    token = await linked(house, await begun(house))
    opened = await resume.open_link(house.ports, token)

    for _ in range(resume.WRONG):
        await refused(house, f"{token.rpartition('.')[0]}.guess")

    assert await refused(house, token) == resume.DEAD
    assert await access.by_customer_token(house.ports, opened.token)


async def test_what_is_taken_back_ends_at_once_and_the_first_device_goes_on(house: House) -> None:
    found = await begun(house)
    token = await linked(house, found)
    opened = await resume.open_link(house.ports, token)

    async with house.work() as work:
        await resume.revoke(work, found)

    assert await refused(house, token) == resume.DEAD
    with pytest.raises(NotSignedIn, match="any more"):
        await access.by_customer_token(house.ports, opened.token)
    async with house.work() as work:
        assert await conversation.mine(work, found.id, found.customer_id)


async def test_after_the_end_a_link_is_dead_and_its_device_may_only_rate_for_a_day(
    house: House,
) -> None:
    agent = await house.agent()
    found = await begun(house)
    token = await linked(house, found)
    opened = await resume.open_link(house.ports, token)
    held = await house.accept(agent)
    async with house.work() as work:
        number = (await house.snapshot(found.id)).handoff
        assert number is not None, held
        await handoff_end.end(work, number.handoff.id, agent=agent)
        await handoff_end.dispose(work, number.handoff.id, agent=agent, disposition="solved")

    assert await refused(house, token) == resume.DEAD
    assert await access.by_customer_token(house.ports, opened.token)
    with pytest.raises(Ended):
        await linked(house, (await house.snapshot(found.id)).conversation)
    await house.pass_time(25 * HOUR)
    with pytest.raises(NotSignedIn):
        await access.by_customer_token(house.ports, opened.token)


async def test_links_are_not_asked_for_without_end(house: House) -> None:
    found = await begun(house)
    for _ in range(resume.ASKED):
        await linked(house, found)

    with pytest.raises(TooMany):
        await linked(house, found)


async def test_nothing_that_is_stored_opens_anything(house: House) -> None:
    found = await begun(house)
    token = await linked(house, found)
    opened = await resume.open_link(house.ports, token)
    secrets = [token.rpartition(".")[2], opened.token.rpartition(".")[2]]

    async with house.work() as work:
        rows = [
            str(await work.all(statement))
            for statement in (
                b"SELECT * FROM resume_links WHERE merchant_id = %(merchant)s",
                b"SELECT * FROM resume_devices WHERE merchant_id = %(merchant)s",
                b"SELECT * FROM events WHERE merchant_id = %(merchant)s",
            )
        ]

    assert "resume" not in rows[2]
    assert not [secret for secret in secrets for row in rows if secret in row]


async def test_erasing_the_customer_ends_the_link_and_its_devices(house: House) -> None:
    found = await begun(house, email="jane@example.com")
    token = await linked(house, found)
    opened = await resume.open_link(house.ports, token)

    async with house.work() as work:
        await erasure.erase(house.ports, work, Person(email="jane@example.com"), who="test")

    assert await refused(house, token) == resume.DEAD
    with pytest.raises(NotSignedIn):
        await access.by_customer_token(house.ports, opened.token)
