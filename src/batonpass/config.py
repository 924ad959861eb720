"""The settings, read once from the environment; a bad one stops the start with a sentence."""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

PREFIX: Final = "BATONPASS_"
KNOWN: Final = {
    "BATONPASS_PUBLIC_URL": "where people reach the product, as https://chat.example",
    "BATONPASS_SMTP_URL": "the mail server, as smtp://user:password@host:587",
    "BATONPASS_MODEL_URL": "an OpenAI-compatible endpoint; none: the offline assistant",
    "BATONPASS_MODEL_KEY": "its key",
    "BATONPASS_MODEL_NAME": "its model's name",
    "BATONPASS_SECRET": "32 characters or more; encrypts connector tokens. Two, the newer first"
    " and a comma between them, while it is changed",
    "BATONPASS_OPEN_ADDRESSES": "addresses of your own network that shops may stand at,"
    " as 10.1.0.7:443, with commas; none: only the open internet is reached",
    "BATONPASS_SHOPIFY_ID": "the client id of your app at Shopify: merchants authorise, not paste",
    "BATONPASS_SHOPIFY_SECRET": "its client secret",
    "BATONPASS_POOL": "database connections of one process",
}


class BadSettings(Exception):
    """One or more settings cannot be used; one sentence each."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a process is started with."""

    database_url: str = ""  # empty: the embedded PostgreSQL of the demo
    host: str = "127.0.0.1"
    port: int = 8700
    public_url: str = ""
    smtp_url: str = ""  # empty: no mail goes out, and no choice offers it
    model_url: str = ""
    model_key: str = ""
    model_name: str = ""
    secrets: tuple[str, ...] = ()  # the newest first; none: no shop can be connected
    open_addresses: tuple[str, ...] = ()
    shopify_id: str = ""  # empty: tokens of merchants' own apps are pasted
    shopify_secret: str = ""
    pool: int = 10
    data: Path = Path(".data")

    @property
    def url(self) -> str:
        """Where people reach the product."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process.

    Raises:
        BadSettings: with one sentence for each that cannot be used.
    """
    given = os.environ if environment is None else environment
    wrong: list[str] = []
    settings = Settings(
        database_url=_url(given, "DATABASE_URL", ("postgresql", "postgres"), wrong),
        host=given.get("HOST", "") or "127.0.0.1",
        port=_number(given, "PORT", 8700, 1, 65535, wrong),
        public_url=_url(given, "BATONPASS_PUBLIC_URL", ("http", "https"), wrong),
        smtp_url=_url(given, "BATONPASS_SMTP_URL", ("smtp", "smtps"), wrong),
        model_url=_url(given, "BATONPASS_MODEL_URL", ("http", "https"), wrong),
        model_key=given.get("BATONPASS_MODEL_KEY", ""),
        model_name=given.get("BATONPASS_MODEL_NAME", ""),
        secrets=_several(given, "BATONPASS_SECRET"),
        open_addresses=_several(given, "BATONPASS_OPEN_ADDRESSES"),
        shopify_id=given.get("BATONPASS_SHOPIFY_ID", "").strip(),
        shopify_secret=given.get("BATONPASS_SHOPIFY_SECRET", "").strip(),
        pool=_number(given, "BATONPASS_POOL", 10, 2, 200, wrong),
        data=Path(given.get("BATONPASS_DATA", "") or ".data"),
    )
    if settings.model_url and not settings.model_name:
        wrong.append("BATONPASS_MODEL_URL is set: BATONPASS_MODEL_NAME must name the model.")
    if bool(settings.shopify_id) != bool(settings.shopify_secret):
        wrong.append("BATONPASS_SHOPIFY_ID and BATONPASS_SHOPIFY_SECRET are needed together.")
    if any(len(secret) < 32 for secret in settings.secrets):  # noqa: PLR2004 - 256 bits as hex or better
        wrong.append("BATONPASS_SECRET is too short: use 32 characters or more.")
    wrong += [
        f"BATONPASS_OPEN_ADDRESSES holds “{address}”: write a number with its port, as"
        " 10.1.0.7:443 or [fd00::7]:443."
        for address in settings.open_addresses
        if not _is_opening(address)
    ]
    wrong += [
        f"{name} is not a setting of Batonpass. The settings are: {', '.join(sorted(_every()))}."
        for name in given
        if name.startswith(PREFIX) and name not in _every() and not name.startswith(_TESTS)
    ]
    if wrong:
        raise BadSettings(wrong)
    return settings


_TESTS: Final = ("BATONPASS_TEST_", "BATONPASS_PG_BIN", "BATONPASS_SHARED_")


def _every() -> set[str]:
    return {*KNOWN, "BATONPASS_DATA"}


def _several(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part for text in given.get(name, "").split(",") if (part := text.strip()))


def _is_opening(text: str) -> bool:
    try:
        parts = urlsplit(f"//{text}")
        return parts.port is not None and bool(ip_address(parts.hostname or ""))
    except ValueError:
        return False


def _url(given: Mapping[str, str], name: str, schemes: tuple[str, ...], wrong: list[str]) -> str:
    text = given.get(name, "").strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in schemes and (bool(parts.hostname) or "host=" in parts.query)
        _ = parts.port
    except ValueError:
        is_good = False
    if not is_good:
        wrong.append(f"{name} must be an address that starts with {schemes[0]}://.")
    return text


def _number(
    given: Mapping[str, str], name: str, usual: int, least: int, most: int, wrong: list[str]
) -> int:
    text = given.get(name, "").strip()
    if not text:
        return usual
    if not text.isdigit() or not least <= int(text) <= most:
        wrong.append(f"{name} must be a number from {least} to {most}, not “{text}”.")
        return usual
    return int(text)
