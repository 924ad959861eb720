"""How connectors' credentials rest: sealed under a key that can change, tied to one merchant."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

import msgspec
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from batonpass.domain.refusal import BatonpassError


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
