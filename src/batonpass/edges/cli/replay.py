"""How recorded customers are played through a running product, by its public API alone."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import httpx2
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ANSWER_SECONDS: Final = 20.0  # more than a turn's own deadline: silence longer than that is a fault
PACKET_SECONDS: Final = 10.0
MOST_A_CONVERSATION: Final = 40
console = Console()


class Line(msgspec.Struct):
    """One recorded message; lines of one conversation stand together."""

    text: str
    conversation: str = ""
    turn: int = 0
    domain: str = ""


class Outcome(msgspec.Struct, kw_only=True):
    """What became of one conversation."""

    conversation: str
    messages: int = 0
    replies: int = 0
    reason: str = ""
    words: str = ""
    control: str = ""
    wait: str = ""
    passed_on: bool = False
    texts: list[str] = []
    errors: list[str] = []


def conversations(file: Path, limit: int) -> Iterator[tuple[str, list[str]]]:
    """Each conversation with its messages; a line without one is a conversation of its own."""
    name, texts, count = "", list[str](), 0
    with file.open("rb") as lines:
        for place, raw in enumerate(lines):
            if limit and count >= limit:
                break
            line = msgspec.json.decode(raw, type=Line)
            key = line.conversation or f"line-{place}"
            if key != name and texts:
                yield name, texts
                texts = []
            name = key
            if line.text.strip() and len(texts) < MOST_A_CONVERSATION:
                texts.append(line.text)
                count += 1
    if texts:
        yield name, texts


async def replay(
    file: Path,
    *,
    url: str,
    merchant: str,
    limit: int,
    side_by_side: int,
    report: Path | None,
) -> int:
    """Play the file; the number of conversations with an error or a stuck state comes back."""
    every = list(conversations(file, limit))
    room = asyncio.Semaphore(side_by_side)
    outcomes: list[Outcome] = []
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    async with httpx2.AsyncClient(base_url=url, timeout=30) as client:
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("conversations", total=len(every))

            async def one(name: str, texts: list[str]) -> None:
                async with room:
                    outcomes.append(await play(client, merchant, name, texts))
                    progress.advance(task)

            await asyncio.gather(*(one(name, texts) for name, texts in every))
    if report is not None:
        lines = b"".join(msgspec.json.encode(o) + b"\n" for o in outcomes)
        await asyncio.to_thread(report.write_bytes, lines)
    wrong = [o for o in outcomes if o.errors]
    reasons = Counter(o.reason or "answered by the assistant" for o in outcomes)
    console.print(f"{sum(o.messages for o in outcomes)} messages, {len(outcomes)} conversations")
    for reason, n in reasons.most_common():
        console.print(f"  {n:6} {reason}", highlight=False)
    console.print(f"{len(wrong)} with errors", style="red" if wrong else "green")
    for outcome in wrong[:10]:
        console.print(f"  {outcome.conversation}: {outcome.errors[0]}", highlight=False)
    return len(wrong)


async def play(client: httpx2.AsyncClient, merchant: str, name: str, texts: list[str]) -> Outcome:
    """One customer writes, waits for each answer, and stops when a person is on the way."""
    outcome = Outcome(conversation=name, texts=[], errors=[])
    made = await client.post("/v1/customers", json={"merchant": merchant, "language": ""})
    if made.status_code != 201:  # noqa: PLR2004 - created
        outcome.errors.append(f"customer: {made.status_code} {made.text[:200]}")
        return outcome
    headers = {"Authorization": f"Bearer {made.json()['token']}"}
    opened = (await client.post("/v1/conversations", json={}, headers=headers)).json()
    path = f"/v1/conversations/{opened['conversation']['id']}"
    for place, text in enumerate(texts):
        sent = await client.post(
            f"{path}/messages",
            json={
                "id": f"replay-{opened['conversation']['id'][-20:]}-{place}",
                "text": text[:8000],
            },
            headers=headers,
        )
        if sent.status_code != 201:  # noqa: PLR2004 - created
            if sent.status_code >= 500 or sent.json().get("code") != "malformed":  # noqa: PLR2004
                outcome.errors.append(f"message {place}: {sent.status_code} {sent.text[:200]}")
            continue
        outcome.messages += 1
        outcome.texts.append(text)
        found = await _answered(client, path, headers, sent.json()["seq"])
        if found is None:
            outcome.errors.append(f"message {place}: no answer, no handoff")
            return outcome
        outcome.replies = sum(1 for m in found["messages"] if m["kind"] == "assistant")
        outcome.control = found["conversation"]["control"]
        if found.get("handoff"):
            await _handed_off(client, path, headers, found, outcome)
            return outcome
    return outcome


async def _answered(
    client: httpx2.AsyncClient, path: str, headers: dict[str, str], seq: int
) -> dict[str, Any] | None:
    deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        found: dict[str, Any] = (await client.get(path, headers=headers)).json()
        replied = any(m["kind"] == "assistant" and m["seq"] > seq for m in found["messages"])
        if replied or found.get("handoff"):
            return found
        await asyncio.sleep(0.1)
    return None


async def _handed_off(
    client: httpx2.AsyncClient,
    path: str,
    headers: dict[str, str],
    found: dict[str, Any],
    outcome: Outcome,
) -> None:
    """Reason, wait and packet must be there, soon after the handoff."""
    handoff = found["handoff"]
    outcome.words = handoff["reason"].get("words", "")
    outcome.reason = outcome.words or "without a reason"
    outcome.wait = (found.get("wait") or {}).get("text", "")
    if not outcome.words:
        outcome.errors.append("handed off without a reason")
    if handoff["state"] in {"queued", "offered"} and not outcome.wait:
        outcome.errors.append("handed off without a word about the wait")
    deadline = asyncio.get_running_loop().time() + PACKET_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        packet = await client.get(f"{path}/passed-on", headers=headers)
        if packet.json().get("title"):  # of somebody who said nothing of use it may hold no line
            outcome.passed_on = True
            return
        await asyncio.sleep(0.2)
    outcome.errors.append("handed off without a packet")
