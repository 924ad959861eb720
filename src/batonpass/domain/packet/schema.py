"""The packet's published JSON Schema (2020-12), drawn from the values themselves."""

from typing import Any, Final

import msgspec

from batonpass.domain.packet.value import FORMAT, HEADLINE_MAX, Packet

ID: Final = "https://batonpass.dev/schemas/packet-1.json"


def schema() -> dict[str, Any]:
    """The schema every packet on the wire fits; unknown fields may be added later."""
    (root,), definitions = msgspec.json.schema_components((Packet,), ref_template="#/$defs/{name}")
    name = root["$ref"].rsplit("/", 1)[1]
    packet = definitions.pop(name)
    properties = packet["properties"]
    properties["schema"] = {"const": FORMAT}
    statement = definitions["Statement"]["properties"]
    statement["sources"] = {**statement["sources"], "minItems": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        **packet,
        "title": FORMAT,
        "description": "Everything a human agent sees before typing a word."
        f" The headline has at most {HEADLINE_MAX} characters.",
        "$defs": definitions,
    }
