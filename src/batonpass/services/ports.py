"""What every use case may reach for: the store, ids, the outside world behind its ports."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.message import Message
from batonpass.domain.packet.value import Packet
from batonpass.domain.shop.value import Order
from batonpass.domain.signal import Model
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.services.assistant_port import Assistant
from batonpass.services.shop import Connector, Shop
from batonpass.services.wait_model import WaitModels
from batonpass.store.database import Store


class Mailer(Protocol):
    """Sends one mail, or raises `MailDown`."""

    async def send(
        self, *, sender: str, recipient: str, subject: str, body: str, message_id: str
    ) -> None:
        """Hand the mail to the next server."""
        ...


class MailDown(Exception):
    """The mail could not be handed on; it is tried again later."""


class Writer(Protocol):
    """Words a packet's summary; what it writes is checked against its sources before it counts."""

    async def write(
        self, packet: Packet, *, messages: Sequence[Message], orders: Sequence[Order]
    ) -> Packet:
        """The packet with the sentences that are borne out, and their count in its faith."""
        ...


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What a shop's signed token says of its customer."""

    subject: str  # the shop's own id
    email: str
    name: str = ""


class Passwords(Protocol):
    """Hashes passwords slowly, off the event loop, a bounded number at once."""

    async def hashed(self, password: str) -> str:
        """What is stored."""
        ...

    async def matches(self, password: str, hashed: str) -> bool:
        """Whether that is the password."""
        ...


class Ports(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a use case may reach for."""

    store: Store
    new_id: Callable[[], UUID]  # sortable by time
    new_secret: Callable[[], str]  # 256 bits, for tokens
    elapsed: Callable[[], float]  # seconds of a steady clock, to measure durations
    model: Model  # of the signals
    open_measure: Callable[[], Measure]  # the detector for another process, which calls this
    assistant: Assistant
    writer: Writer | None = None  # None: no model is configured, packets keep their own words
    # None: no shop is connected. Asked outside of transactions: it reads the connection.
    shop_of: Callable[[MerchantId, Settings], Awaitable[Shop | None]]
    connector: Connector
    mailer: Mailer | None  # None: no mail server is configured
    passwords: Passwords
    # None: the signature is wrong, or the token is older than five minutes.
    read_identity: Callable[[str, str, datetime], Claims | None]
    sign_identity: Callable[[str, Claims, datetime], str]
    public_url: str  # where customers and agents reach the product
    waits: WaitModels = msgspec.field(default_factory=WaitModels)  # learnt from the log, as read
