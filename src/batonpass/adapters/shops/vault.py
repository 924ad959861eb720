"""How connectors' credentials rest: sealed under a key that can change, tied to one merchant."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import ClassVar, Final
from uuid import UUID

import msgspec
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from batonpass.domain.refusal import BatonpassError

PURPOSE: Final = b"batonpass connector credentials"


def key_of(secret: str) -> bytes:
    """The key that a secret of the operator stands for; the same secret, always the same key."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return urlsafe_b64encode(derived)


def name_of(key: bytes) -> str:
    """What a key is called beside what it sealed; tells nothing of the key."""
    return sha256(b"name:" + key).hexdigest()[:12]


class Unsealable(BatonpassError):
    """No key opens it: the key was lost, or the row belongs to somebody else."""

    code: ClassVar[str] = "unsealable"
    sentence: ClassVar[str] = "The stored credentials cannot be opened. Connect the shop again."


class _Sealed(msgspec.Struct, frozen=True):
    merchant: UUID
    secret: str


class Vault:
    """Seals with the first key, opens with any. Never prints what it holds."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Take keys made by `Fernet.generate_key()`, the newest first.

        Raises:
            ValueError: there is no key, or one is malformed.
        """
        if not keys:
            raise ValueError("at least one key is needed")
        self._keys = MultiFernet([Fernet(key) for key in keys])
        self.key_name = name_of(keys[0])  # of the key that seals

    def seal(self, secret: str, *, merchant: UUID) -> bytes:
        """What may be stored."""
        return self._keys.encrypt(msgspec.json.encode(_Sealed(merchant, secret)))

    def open(self, sealed: bytes, *, merchant: UUID) -> str:
        """What was sealed for this merchant.

        Raises:
            Unsealable: no key opens it, or it was sealed for another merchant.
        """
        try:
            found = msgspec.json.decode(self._keys.decrypt(sealed), type=_Sealed)
        except (InvalidToken, msgspec.DecodeError):
            raise Unsealable from None
        if found.merchant != merchant:
            raise Unsealable
        return found.secret

    def renew(self, sealed: bytes) -> bytes:
        """The same under the newest key; run over all rows, then drop the old key.

        Raises:
            Unsealable: no key opens it.
        """
        try:
            return self._keys.rotate(sealed)
        except InvalidToken:
            raise Unsealable from None
