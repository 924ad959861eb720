"""Nobody can talk us into calling a machine that is not on the open internet."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Sequence

import pytest
import pytest_asyncio

from batonpass.adapters.net import Door, Fault, NoAnswer, opening
from contract.shops.server import Heard, Said, said, serving


class Sentinel:
    """Listens on every address of this machine and counts who comes."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.visits = 0


@pytest_asyncio.fixture
async def sentinel() -> AsyncIterator[Sentinel]:
    found = Sentinel(0)

    async def visit(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found.visits += 1
        writer.close()

    both = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    both.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    both.bind(("::", 0))
    found.port = both.getsockname()[1]
    listener = await asyncio.start_server(visit, sock=both)
    yield found
    listener.close()


FORMS = [
    # loopback, as people write it
    "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "localhost", "LOCALHOST",
    "localhost.", "ip6-localhost", "127.0.0.1.", "0", "0.0.0.0", "0.0.0.1", "0x0",  # noqa: S104 - a form to refuse
    # decimal, octal, hex, mixed, padded
    "2130706433", "2130706434", "017700000001", "0177.0.0.1", "0177.0.0.01", "00000177.0.0.1",
    "0x7f.0.0.1", "0x7f000001", "0x7F.1", "0x7f.0x0.0x0.0x1", "0x7f.0.1", "127.0x0.1",
    "127.00000.00000.1", "0x000000007f.1", "0177.0x0.1", "4294967295",
    # full-width and circled digits that name resolution folds to ASCII
    "①②⑦.⓪.⓪.①", "127。0。0。1", "\uff11\uff12\uff17.0.0.1", "127\uff0e0\uff0e0\uff0e1",
    "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54",
    # IPv6 loopback and unspecified
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::0001]",
    # IPv4 inside IPv6
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::FFFF:127.0.0.1]",
    "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]",
    "[2001:0:7f00:1::]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[2002:a9fe:a9fe::]",
    "[64:ff9b::169.254.169.254]", "[64:ff9b::10.0.0.1]", "[2002:c0a8:101::]",
    # link-local, among it what clouds keep their keys on
    "169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.1",
    "[fe80::1]", "[fe80::1%25lo]", "[fd00:ec2::254]", "[fec0::1]",
    # private, shared, reserved, multicast, documentation
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.1",
    "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "167772161", "012.0.0.1", "0xc0a80101",
    "[fc00::1]", "[fdff::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "[5f00::1]",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
async def test_no_way_to_write_a_private_address_reaches_it(form: str, sentinel: Sentinel) -> None:
    door = Door()

    for scheme in ("https", "http"):
        with pytest.raises(NoAnswer) as refusal:
            await door.send("GET", f"{scheme}://{form}:{sentinel.port}/", timeout_seconds=2)
        assert refusal.value.fault in {Fault.FORBIDDEN, Fault.UNREACHABLE}
        assert not refusal.value.was_sent

    assert sentinel.visits == 0
    await door.aclose()


def test_there_are_at_least_eighty_forms() -> None:
    assert len(set(FORMS)) >= 80


@pytest.mark.parametrize("form", ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
async def test_the_same_forms_do_reach_the_sentinel_once_the_operator_opens_it(
    form: str, sentinel: Sentinel
) -> None:
    door = Door(allow=[f"127.0.0.1:{sentinel.port}"])

    with pytest.raises(NoAnswer):  # it hangs up; what counts is that it was reached
        await door.send("GET", f"https://{form}:{sentinel.port}/", timeout_seconds=2)

    assert sentinel.visits == 1
    await door.aclose()


PEOPLE_LIE = [
    ["127.0.0.1"],
    ["10.0.0.7"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["fe80::1%lo"],
    ["93.184.216.34", "127.0.0.1"],  # one good address does not cover for a bad one
    ["2606:2800:220:1:248:1893:25c8:1946", "::1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
]


@pytest.mark.parametrize("addresses", PEOPLE_LIE)
async def test_a_name_that_resolves_to_a_private_address_is_refused(
    addresses: list[str], sentinel: Sentinel
) -> None:
    async def resolve(_: str, __: int) -> Sequence[str]:
        return addresses

    door = Door(resolve=resolve)

    with pytest.raises(NoAnswer) as refusal:
        await door.send("GET", f"https://shop.example:{sentinel.port}/", timeout_seconds=2)

    assert refusal.value.fault is Fault.FORBIDDEN
    assert sentinel.visits == 0
    await door.aclose()


async def test_a_name_that_changes_its_mind_is_asked_once_for_each_connection(
    sentinel: Sentinel,
) -> None:
    asked: list[str] = []

    async def resolve(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        # 192.0.0.9 and .10 are global by assignment and answer to nobody: the first, "good", look.
        return ["192.0.0.9"] if len(asked) == 1 else ["127.0.0.1"]

    door = Door(resolve=resolve)

    with pytest.raises(NoAnswer):
        await door.send("GET", f"https://rebind.example:{sentinel.port}/", timeout_seconds=0.3)
    assert len(asked) == 1
    with pytest.raises(NoAnswer) as refusal:
        await door.send("GET", f"https://rebind.example:{sentinel.port}/", timeout_seconds=0.3)

    assert refusal.value.fault is Fault.FORBIDDEN
    assert sentinel.visits == 0
    await door.aclose()


async def test_a_redirect_inside_is_checked_like_a_first_call(sentinel: Sentinel) -> None:
    async def away(_: Heard) -> Said:
        return Said(status=302, headers={"location": f"http://127.0.0.1:{sentinel.port}/keys"})

    async with serving(away) as server:
        door = Door(allow=[f"127.0.0.1:{server.port}"])

        with pytest.raises(NoAnswer) as refusal:
            await door.send("GET", server.url, timeout_seconds=2, redirects=3)
        assert refusal.value.fault is Fault.FORBIDDEN
        assert sentinel.visits == 0

        answer = await door.send("GET", server.url, timeout_seconds=2)
        assert answer.status == 302
        await door.aclose()


async def test_credentials_do_not_follow_a_redirect_to_another_host() -> None:
    async def answer(_: Heard) -> Said:
        return said({"ok": True})

    async with serving(answer) as other:

        async def away(_: Heard) -> Said:
            return Said(status=302, headers={"location": f"{other.url}/there"})

        async with serving(away) as server:
            door = Door(allow=["127.0.0.0/8"])
            got = await door.send(
                "GET",
                server.url,
                headers={"Authorization": "Basic x", "X-Shopify-Access-Token": "t"},
                timeout_seconds=2,
                redirects=1,
            )
            await door.aclose()

    assert got.url.endswith("/there")
    assert server.heard[0].headers["authorization"] == "Basic x"
    assert "authorization" not in other.heard[0].headers
    assert "x-shopify-access-token" not in other.heard[0].headers


async def test_redirects_in_a_circle_end() -> None:
    async def around(heard: Heard) -> Said:
        return Said(status=302, headers={"location": heard.target})

    async with serving(around) as server:
        door = Door(allow=["127.0.0.0/8"])
        answer = await door.send("GET", server.url, timeout_seconds=2, redirects=5)
        await door.aclose()

    assert answer.status == 302
    assert len(server.heard) == 6


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/",
        "ftp://example.com/",
        "https://user:word@example.com/",
        "https://",
        "//example.com",
        "https://[::1",
        "javascript:alert(1)",
        "",
    ],
)
async def test_only_plain_web_addresses_are_called(url: str) -> None:
    door = Door(allow=["127.0.0.0/8"])

    with pytest.raises(NoAnswer) as refusal:
        await door.send("GET", url, timeout_seconds=1)

    assert refusal.value.fault is Fault.FORBIDDEN
    await door.aclose()


async def test_an_answer_that_never_ends_is_cut_by_size_and_a_packed_bomb_by_what_it_unpacks_to() -> (  # noqa: E501
    None
):
    bomb = gzip.compress(b"0" * 50_000_000)
    answers = [
        Said(body=b"x" * 200_000),
        Said(body=bomb, headers={"content-encoding": "gzip"}),
    ]

    async def answer(_: Heard) -> Said:
        return answers.pop(0)

    async with serving(answer) as server:
        door = Door(allow=["127.0.0.0/8"])
        for _ in range(2):
            with pytest.raises(NoAnswer) as refusal:
                await door.send("GET", server.url, timeout_seconds=2, max_bytes=100_000)
            assert refusal.value.fault is Fault.TOO_LARGE
        await door.aclose()


async def test_packed_answers_are_read_and_broken_ones_are_not() -> None:
    whole = gzip.compress(b"order" * 100)
    answers = [
        Said(body=whole, headers={"content-encoding": "gzip"}),
        Said(body=whole[:-9], headers={"content-encoding": "gzip"}),
        Said(body=b"not gzip at all", headers={"content-encoding": "gzip"}),
        Said(body=zlib.compress(b"x"), headers={"content-encoding": "br"}),
    ]

    async def answer(_: Heard) -> Said:
        return answers.pop(0)

    async with serving(answer) as server:
        door = Door(allow=["127.0.0.0/8"])
        assert (await door.send("GET", server.url, timeout_seconds=2)).body == b"order" * 100
        for _ in range(3):
            with pytest.raises(NoAnswer) as refusal:
                await door.send("GET", server.url, timeout_seconds=2)
            assert refusal.value.fault is Fault.GARBLED
        await door.aclose()


async def test_the_time_bound_is_on_the_whole_answer_and_says_if_anything_was_sent() -> None:
    async def slow(_: Heard) -> Said:
        return Said(delay_seconds=5)

    async with serving(slow) as server:
        door = Door(allow=["127.0.0.0/8"])
        with pytest.raises(NoAnswer) as silence:
            await door.send("POST", server.url, body=b"{}", timeout_seconds=0.2)
        assert silence.value.fault is Fault.TIMEOUT
        assert silence.value.was_sent
        port = server.port

    with pytest.raises(NoAnswer) as nobody:
        await door.send("POST", f"http://127.0.0.1:{port}", body=b"{}", timeout_seconds=0.5)
    assert nobody.value.fault is Fault.UNREACHABLE
    assert not nobody.value.was_sent
    await door.aclose()


async def test_a_name_server_that_hangs_costs_the_time_bound_and_no_more() -> None:
    async def resolve(_: str, __: int) -> Sequence[str]:
        await asyncio.sleep(30)
        return []

    door = Door(resolve=resolve)

    async with asyncio.timeout(2):
        with pytest.raises(NoAnswer) as silence:
            await door.send("GET", "https://slow.example/", timeout_seconds=0.2)

    assert silence.value.fault is Fault.TIMEOUT
    assert not silence.value.was_sent
    await door.aclose()


@pytest.mark.parametrize("text", ["shop.local", "10.0.0.0/33", "127.0.0.1:http", "", "10.0.0.1/8"])
def test_a_bad_entry_of_the_allow_list_is_not_taken(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of its own, or of ipaddress
        opening(text)
