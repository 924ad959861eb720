"""What the documents say is true: commands run, examples give what they show, links lead on."""

from pathlib import Path

import pytest
from tools import documents, state_diagram


@pytest.mark.parametrize(
    "block", [block for block in documents.blocks() if block.reason is None], ids=str
)
def test_what_a_document_shows_runs(block: documents.Block, tmp_path: Path) -> None:
    assert documents.run(block, folder=tmp_path) == ""


def test_every_link_in_a_document_leads_somewhere() -> None:
    assert documents.broken_links() == []


def test_the_page_of_states_says_what_the_tables_say() -> None:
    assert state_diagram.PAGE.read_text() == state_diagram.page(), (
        "run: python tools/state_diagram.py"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```sh\nbatonpass-does-not-exist\n```\n", "command not found"),
        ("```sh\nmake no-such-target\n```\n", "No rule to make target"),
        ("```python\n>>> 1 + 1\n3\n```\n", "Expected:"),
        ("```python\nimport batonpass.nowhere\n```\n", "ModuleNotFoundError"),
        ("```sh\nmake help\n```\n", ""),
        ("```python\n>>> 1 + 1\n2\n```\n", ""),
    ],
)
def test_a_document_that_lies_is_found_out(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "page.md").write_text(text)
    (block,) = documents.blocks(tmp_path)

    complaint = documents.run(block, folder=tmp_path)

    assert said in complaint if said else not complaint


def test_a_block_that_says_why_it_is_not_run_is_left_alone_and_a_dead_link_is_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "page.md").write_text(
        "<!-- not run: it waits for a person -->\n```sh\nmake demo\n```\n[there](nowhere.md)\n"
        "[here](page.md#top) [out](https://example.com) ```[code](x.md)```\n"
    )

    (block,) = documents.blocks(tmp_path)

    assert block.reason == "it waits for a person"
    assert "page.md: nowhere.md" in documents.broken_links(tmp_path)
