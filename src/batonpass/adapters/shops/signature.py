"""How senders of webhooks prove themselves: an HMAC over the raw body, compared in equal time."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Any, ClassVar

import msgspec

from batonpass.domain.refusal import BatonpassError, Malformed

BODY_MAX = 1_000_000


class BadSignature(BatonpassError):
    """The message does not come from whom it claims to; answer 401 and do nothing."""

    code: ClassVar[str] = "bad_signature"
    sentence: ClassVar[str] = "The signature of this message is wrong."


def check_base64(body: bytes, told: str, secrets: Sequence[str]) -> None:
    """Return if `told` is the base64 HMAC-SHA256 of the body under one of the secrets.

    Raises:
        BadSignature: under none of them, or there is none. Two secrets are a rotation.
    """
    expected = [b64encode(digest(secret.encode(), body, "sha256")) for secret in secrets if secret]
    _check(told.strip().encode(), expected)


def check_hex(body: bytes, told: str, secrets: Sequence[str]) -> None:
    """The same for a hexadecimal signature."""
    expected = [
        digest(secret.encode(), body, "sha256").hex().encode() for secret in secrets if secret
    ]
    _check(told.strip().lower().encode(), expected)


def body_of(body: bytes) -> Mapping[str, Any]:
    """The JSON object in a message that was verified.

    Raises:
        Malformed: it is none.
    """
    try:
        found = msgspec.json.decode(body)
    except msgspec.DecodeError:
        found = None
    if not isinstance(found, dict):
        raise Malformed(field="body", cure="a JSON object")
    return found


def fingerprint(body: bytes) -> str:
    """A short name for exactly this body."""
    return sha256(body).hexdigest()[:32]


def lower(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with their names in lower case."""
    return {name.lower(): value for name, value in headers.items()}


def _check(told: bytes, expected: Sequence[bytes]) -> None:
    # Every secret is compared, so that the time does not tell which of them it was.
    if not any([compare_digest(told, one) for one in expected]):  # noqa: C419 - all of them
        raise BadSignature
