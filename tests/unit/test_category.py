"""Categories: what a list must hold, what is fitted, and how the line follows traffic."""

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from batonpass.adapters.language.signals import load
from batonpass.domain.category import DEFAULT, Category, CategoryList, checked, examples
from batonpass.domain.refusal import Malformed
from batonpass.domain.signal import default_categories, fit_categories, measure
from batonpass.domain.signal.category import Categories
from batonpass.domain.signal.category_fit import (
    TRAFFIC_ENOUGH,
    drift,
    look,
    moved,
    packed,
    unpacked,
)
from batonpass.domain.signal.model import DamagedModelError

ENGRAVING = (
    "can you engrave a name on the watch",
    "how long may the engraving be",
    "i want my initials engraved",
    "which fonts are there for engraving",
    "is the engraving free of charge",
    "please engrave the date of our wedding",
    "can i change the text of my engraving",
    "do you engrave both sides",
    "the engraved name is spelled wrong",
    "how deep is the engraving",
)
STRAPS = (
    "do you sell a longer strap",
    "which strap fits this watch",
    "how do i change the strap",
    "my strap is too short",
    "is the strap made of leather",
    "can i get a steel strap instead",
    "do the straps come in brown",
    "the strap is worn out",
    "a spare strap for my watch please",
    "how wide is the strap",
)


def two(**more: Any) -> CategoryList:
    return CategoryList(
        categories=(
            Category(name="engraving", examples=ENGRAVING),
            Category(name="straps", examples=STRAPS),
        ),
        **more,
    )


@cache
def fitted_to_two() -> Categories:
    """What two good categories are fitted to; fitting takes seconds, and none changes it."""
    return fit_categories(examples(checked(two())), load(), version="c3")


def test_ten_examples_are_enough_to_tell_two_categories_apart() -> None:
    model = load()
    fitted = fitted_to_two()
    for text, name in (
        ("could you engrave my daughter's name", "engraving"),
        ("i need another strap", "straps"),
    ):
        found = measure(text, model=model, categories=fitted)
        assert (found.category, found.version.endswith("+c3")) == (name, True)
    stranger = measure("what is the capital of france", model=model, categories=fitted)
    assert stranger.category == ""
    assert stranger.out_of_scope > 0.5


def test_what_the_shop_starts_with_is_what_the_model_was_fitted_with() -> None:
    model = load()
    again, shipped = fit_categories(examples(DEFAULT), model), default_categories(model)
    assert again.names == shipped.names
    assert np.array_equal(again.columns, shipped.columns)
    assert np.allclose(again.weights, shipped.weights, atol=1e-3)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (CategoryList(), "categories"),
        (CategoryList(categories=(Category(name=" ", examples=("a b",)),)), "categories[0].name"),
        (CategoryList(categories=(Category(name="oos", examples=("a",)),)), "categories[0].name"),
        (
            CategoryList(categories=(Category(name="x" * 61, examples=("a",)),)),
            "categories[0].name",
        ),
        (CategoryList(categories=(Category(name="x", examples=(" ",)),)), "categories[0].examples"),
        (
            CategoryList(categories=(Category(name="x", examples=("a" * 501,)),)),
            "categories[0].examples[0]",
        ),
        (
            CategoryList(
                categories=(
                    Category(name="Refund", examples=("a",)),
                    Category(name="refund", examples=("b",)),
                )
            ),
            "categories[1].name",
        ),
        (two(none=(STRAPS[0].upper(),)), "none[0]"),
        (
            CategoryList(
                categories=tuple(
                    Category(name=f"c{n}", examples=tuple(f"{n} {m}" for m in range(200)))
                    for n in range(16)
                )
            ),
            "categories",
        ),
    ],
)
def test_a_list_that_cannot_be_kept_is_refused_with_its_place(
    given: CategoryList, field: str
) -> None:
    with pytest.raises(Malformed) as refused:
        checked(given)
    assert refused.value.fields["field"] == field
    assert str(refused.value)


def test_sentences_are_kept_once_and_trimmed() -> None:
    kept = checked(
        CategoryList(
            categories=(
                Category(name="  lost  parcel ", examples=(" Where? ", "where?", "", "\0")),
            )
        )
    )
    assert kept.categories == (Category(name="lost parcel", examples=("Where?",)),)


def test_a_fit_survives_its_bytes_and_says_the_same() -> None:
    model = load()
    fitted = fitted_to_two()
    again = unpacked(packed(fitted))
    assert (again.names, again.version) == (fitted.names, "c3")
    for text in ("a strap in brown", "engrave this", "hello there you"):
        one, other = (measure(text, model=model, categories=c) for c in (fitted, again))
        assert one.category == other.category
        assert one.out_of_scope == pytest.approx(other.out_of_scope, abs=0.01)


def test_bytes_that_are_no_fit_are_refused() -> None:
    for data in (b"", b"BATONSIG\0\0\0\0", packed(default_categories(load()))[:-9]):
        with pytest.raises(DamagedModelError):
            unpacked(data)


def test_a_little_traffic_moves_nothing_and_much_moves_the_line_a_bounded_way() -> None:
    model = load()
    fitted = fitted_to_two()
    own = [f"{said} number {n}" for n in range(20) for said in (*ENGRAVING, *STRAPS)]
    strange = [f"what is the weather in town {n} on monday" for n in range(400)]
    assert drift(own[: TRAFFIC_ENOUGH - 1], fitted, model) == 0
    inside, outside = drift(own, fitted, model), drift(strange, fitted, model)
    assert -1.5 <= inside < 0 < outside <= 1.5
    text = "is it free"
    before = measure(text, model=model, categories=fitted).out_of_scope
    assert measure(text, model=model, categories=moved(fitted, inside)).out_of_scope < before


def test_a_message_tried_shows_the_examples_that_it_resembles() -> None:
    model = load()
    kept = two()
    found = look("my strap is too short for me", fit_categories(examples(kept), model),
                 examples(kept), model)  # fmt: skip
    assert found.category == "straps"
    assert found.guesses[0].category == "straps"
    assert sum(one.p for one in found.guesses) == pytest.approx(1, abs=0.01)
    assert (found.nearest[0].text, found.nearest[0].category) == ("my strap is too short", "straps")
    assert [one.likeness for one in found.nearest] == sorted(
        (one.likeness for one in found.nearest), reverse=True
    )


def test_the_command_fits_as_the_admin_does(tmp_path: Any, capsys: Any) -> None:
    from batonpass.edges.cli.signals import evaluate  # noqa: PLC0415 - only this test

    kept, model = checked(two(none=("what is the weather",))), load()
    (tmp_path / "examples.jsonl").write_text(
        "".join(
            json.dumps({"text": e.text, "intent": e.category or "none"}) + "\n"
            for e in examples(kept)
        )
    )
    texts = ["another strap", "engrave it", "who won the match yesterday", "weather today"]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
    out = tmp_path / "scores.jsonl"
    evaluate(
        tmp_path / "rows.jsonl", model=model, scores=out, categories=tmp_path / "examples.jsonl"
    )
    capsys.readouterr()
    fitted = fit_categories(examples(kept), model)
    for line, text in zip(out.read_text().splitlines(), texts, strict=True):
        row, live = json.loads(line), measure(text, model=model, categories=fitted)
        assert row["category"] == (live.category or "out_of_scope")
        assert row["out_of_scope"] == pytest.approx(live.out_of_scope, abs=1e-4)
