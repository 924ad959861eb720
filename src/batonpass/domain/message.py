"""What a message is, and which texts are accepted as one."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from batonpass.domain.refusal import Malformed, TooLong

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # category Cc but \t and \n
TEXT_MAX: Final = 8_000  # characters; a longer paste is refused, never cut


class Kind(StrEnum):
    """Who a message is from. `note` is for colleagues; `activity` is the product speaking."""

    CUSTOMER = "customer"
    ASSISTANT = "assistant"
    AGENT = "agent"
    NOTE = "note"
    ACTIVITY = "activity"


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry in a conversation."""

    id: str  # chosen by the writer; unique for ever within the merchant
    seq: int
    kind: Kind
    at: datetime
    text: str = ""
    author_id: str = ""  # written agent or customer id; empty: the product itself
    author_name: str = ""
    image_id: str = ""  # written image id; empty: none
    by_mail: bool = False  # it came or went by e-mail


def accepted_text(text: str, *, may_be_empty: bool = False) -> str:
    """The text as it is stored: NFC, without control characters, outer space removed.

    Raises:
        TooLong: over `TEXT_MAX` characters.
        Malformed: nothing is left to say, or it is not Unicode text.
    """
    if len(text) > TEXT_MAX:
        raise TooLong(field="text", bound=f"{TEXT_MAX} characters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Malformed(field="text", cure="valid Unicode") from None
    kept = _CONTROL.sub("", unicodedata.normalize("NFC", text)).strip()
    if not kept and not may_be_empty:
        raise Malformed(field="text", cure="at least one visible character")
    return kept
