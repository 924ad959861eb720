"""How a pasted chat is read: who said what, from the form chats are usually copied in."""

import re
from typing import Final

from batonpass.domain.trigger.backtest.past import Author, PastConversation, PastMessage

MAX_CHARACTERS: Final = 100_000
MAX_MESSAGES: Final = 500

_NAMES: Final = {
    Author.CUSTOMER: "customer client user visitor guest buyer me kunde cliente usuario "
    "utilisateur klant 客户 顾客",
    Author.ASSISTANT: "assistant bot chatbot ai virtual assistent asistente robot 机器人",
    Author.AGENT: "agent support human operator rep staff mitarbeiter agente medewerker 客服",
}
_AUTHORS: Final = {name: author for author, names in _NAMES.items() for name in names.split()}
# An optional time, a name, a colon: "[10:04] Customer: hello" or "10:04 bot - hello".
_TURN: Final = re.compile(
    r"^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?\]?\s*)?(\w+)(?: ?\([^)]{0,40}\))?"
    r"(?:\s*:\s*|\s+[-\u2013]\s+)(.*)$"
)


def read_chat(text: str, *, name: str = "pasted") -> PastConversation | None:
    """The conversation in a pasted text; without any names, all of it is one customer's message.

    A line without a known name goes on with the message before. None: nothing is said.
    """
    said: list[tuple[Author, list[str]]] = []
    for line in text[:MAX_CHARACTERS].splitlines():
        turn = _TURN.match(line)
        author = _AUTHORS.get(turn[1].lower()) if turn else None
        if turn and author:
            said.append((author, [turn[2]]))
        elif said:
            said[-1][1].append(line)
        elif line.strip():
            said.append((Author.CUSTOMER, [line]))
    messages = [(author, "\n".join(lines).strip()) for author, lines in said]
    kept = [(author, words) for author, words in messages if words][:MAX_MESSAGES]
    if not kept:
        return None
    return PastConversation(
        id=name,
        messages=tuple(
            PastMessage(seq=at, author=author, text=words)
            for at, (author, words) in enumerate(kept, 1)
        ),
    )
