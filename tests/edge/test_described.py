"""What the API says of itself is what is kept in the documents, and what the web was made from."""

from pathlib import Path

import msgspec

from batonpass.config import Settings
from batonpass.edges.http.described import asyncapi, openapi, written
from batonpass.wiring import application

KEPT = Path(__file__).parents[2] / "docs" / "reference"


def test_the_documents_hold_the_api_as_it_is() -> None:
    made = openapi(application(Settings(), dsn="postgresql://nowhere/", with_worker=False))

    kept = msgspec.json.decode((KEPT / "openapi.json").read_bytes())

    assert msgspec.json.decode(msgspec.json.encode(made)) == kept, (
        "run: batonpass openapi > docs/reference/openapi.json"
    )


def test_the_documents_hold_the_frames_as_they_are() -> None:
    kept = msgspec.json.decode((KEPT / "asyncapi.json").read_bytes())

    assert msgspec.json.decode(msgspec.json.encode(asyncapi())) == kept, (
        "run: batonpass openapi --live > docs/reference/asyncapi.json"
    )


def test_the_page_for_people_needs_no_script_and_names_every_route() -> None:
    api = openapi(application(Settings(), dsn="postgresql://nowhere/", with_worker=False))

    page = written(api)

    assert "<script" not in page
    assert all(f"{path}</code>" in page for path in api["paths"])
