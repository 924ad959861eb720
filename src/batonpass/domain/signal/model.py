"""How the learnt weights lie in their file: a JSON header, then plain arrays, nothing that runs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

MAGIC = b"BATONSIG"
FORMAT = 1
DTYPES = frozenset({"<f4", "<f2", "|i1", "<i4", "<u4", "|u1", "<i2"})

Array = NDArray[Any]


class DamagedModelError(ValueError):
    """The bytes are not a model file of a format known here."""


class Tensor(msgspec.Struct, frozen=True):
    """Where one array lies, counted from the end of the header."""

    dtype: str
    shape: tuple[int, ...]
    offset: int


class Header(msgspec.Struct, frozen=True):
    """What the file says about itself before its arrays."""

    format: int
    version: str
    tensors: dict[str, Tensor]
    facts: dict[str, Any] = {}


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """The learnt weights, parsed. An empty model leaves every decision to the rules."""

    version: str = "rules"
    tensors: Mapping[str, Array] = MappingProxyType({})
    facts: Mapping[str, Any] = MappingProxyType({})


def parse(data: bytes) -> Model:
    """The model in `data`; arrays are views of the same bytes, nothing is copied.

    Raises:
        DamagedModelError: not such a file, another format, or an array outside the file.
    """
    if data[:8] != MAGIC:
        raise DamagedModelError("not a signals model")
    length = int.from_bytes(data[8:12], "little")
    try:
        header = msgspec.json.decode(data[12 : 12 + length], type=Header)
    except msgspec.MsgspecError as error:
        raise DamagedModelError("the header cannot be read") from error
    if header.format != FORMAT:
        raise DamagedModelError(f"format {header.format} is not {FORMAT}")
    start = 12 + length
    tensors = {name: _view(data, start, tensor) for name, tensor in header.tensors.items()}
    return Model(
        version=header.version,
        tensors=MappingProxyType(tensors),
        facts=MappingProxyType(header.facts),
    )


def serialise(version: str, tensors: Mapping[str, Array], facts: Mapping[str, Any]) -> bytes:
    """The file for these arrays, as `parse` reads it."""
    places: dict[str, Tensor] = {}
    offset = 0
    for name, array in tensors.items():
        offset += -offset % 64
        places[name] = Tensor(array.dtype.str, array.shape, offset)
        offset += array.nbytes
    header = msgspec.json.encode(Header(FORMAT, version, places, dict(facts)))
    header += b" " * (-(12 + len(header)) % 64)
    out = bytearray(MAGIC + len(header).to_bytes(4, "little") + header)
    start = len(out)
    for name, array in tensors.items():
        out.extend(b"\0" * (start + places[name].offset - len(out)))
        out.extend(np.ascontiguousarray(array).tobytes())
    return bytes(out)


def _view(data: bytes, start: int, tensor: Tensor) -> Array:
    if tensor.dtype not in DTYPES or min(tensor.shape, default=0) < 0 or tensor.offset < 0:
        raise DamagedModelError("an array is described wrongly")
    count = int(np.prod(tensor.shape, dtype=np.int64))
    dtype = np.dtype(tensor.dtype)
    if start + tensor.offset + count * dtype.itemsize > len(data):
        raise DamagedModelError("an array ends outside the file")
    flat = np.frombuffer(data, dtype=dtype, count=count, offset=start + tensor.offset)
    return flat.reshape(tensor.shape)
