"""How a goodwill code is made up: the same for the same key, and not to be guessed."""

from base64 import b32encode
from hmac import digest


def goodwill_code(mark: str, *, salt: bytes) -> str:
    """A code customers can type, e.g. `THANKS-7K2MQ4XA`.

    Args:
        mark: the trace of the action's key.
        salt: a secret of the merchant; without it codes could be computed from keys.
    """
    return f"THANKS-{b32encode(digest(salt, mark.encode(), 'sha256'))[:10].decode()}"
