"""The weights file, and how its promises are counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.signal.evaluation import binary, classes, rate
from batonpass.domain.signal.model import Array, DamagedModelError, parse, serialise


def test_a_written_model_reads_back_the_same() -> None:
    tensors: dict[str, Array] = {
        "a": np.arange(6, dtype=np.float32).reshape(2, 3),
        "b": np.array([1, -1], np.int8),
    }

    model = parse(serialise("7", tensors, {"x": 1.5}))

    assert model.version == "7"
    assert model.facts["x"] == 1.5
    assert all(np.array_equal(model.tensors[name], array) for name, array in tensors.items())


@given(st.binary(max_size=200))
def test_bytes_that_are_no_model_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedModelError):
        parse(data)


def test_a_model_cut_short_is_refused() -> None:
    data = serialise("7", {"a": np.zeros(100, np.float32)}, {})

    with pytest.raises(DamagedModelError):
        parse(data[:-1])


def test_a_perfect_score_has_no_errors() -> None:
    report = binary([0.9, 0.8, 0.1, 0.2], [True, True, False, False], threshold=0.5)

    assert report.precision.value == report.recall.value == report.f1 == 1
    assert report.auc.value == report.recall_at_precision_98 == 1
    assert report.matthews == 1


def test_equal_scores_cannot_be_parted_by_a_threshold() -> None:
    report = binary([0.5] * 10, [True] * 5 + [False] * 5, threshold=0.5)

    assert report.auc.value == 0.5
    assert report.recall_at_precision_95 == 0


def test_calibration_is_the_gap_between_said_and_happened() -> None:
    report = binary([0.75] * 100, [True] * 50 + [False] * 50, threshold=0.5)

    assert report.calibration_error == pytest.approx(0.25)


def test_guessing_one_name_for_all_correlates_with_nothing() -> None:
    report = classes(["a"] * 4, ["a", "b", "a", "b"])

    assert report.matthews == 0
    assert report.accuracy.value == 0.5
    assert report.confusion["b"] == {"a": 2}


def test_an_interval_holds_its_share() -> None:
    few, many = rate(9, 10), rate(900, 1000)

    assert few.low < many.low < 0.9 < many.high < few.high
