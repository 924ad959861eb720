"""Where the packaged signals model lies; reads it once."""

from functools import cache
from importlib import resources

from batonpass.domain.signal.model import Model, parse


@cache
def load() -> Model:
    """The packaged model; without the file, a model that leaves everything to the rules."""
    file = resources.files("batonpass.adapters.language") / "data" / "signals.bin"
    return parse(file.read_bytes()) if file.is_file() else Model()
