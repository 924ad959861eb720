"""How good a signal's scores are against labels: rates with intervals, ranking, calibration."""

import math
from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

_Z = 1.96  # two-sided 95 %
_BINS = 10


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float
    of: int


class Binary(msgspec.Struct, frozen=True, kw_only=True):
    """How a score and a threshold separate two classes."""

    rows: int
    positives: int
    threshold: float
    precision: Rate
    recall: Rate
    f1: float
    macro_f1: float
    matthews: float
    auc: Rate
    false_positive_rate: Rate
    recall_at_precision_95: float
    recall_at_precision_98: float
    calibration_error: float
    calibration_error_above_20: float
    confusion: dict[str, int]


class Classes(msgspec.Struct, frozen=True, kw_only=True):
    """How predicted names agree with labelled names."""

    rows: int
    accuracy: Rate
    macro_f1: float
    matthews: float
    per_class: dict[str, dict[str, float]]
    confusion: dict[str, dict[str, int]]


def binary(scores: Sequence[float], labels: Sequence[bool], *, threshold: float) -> Binary:
    """The whole report of a score from 0 to 1 against true and false labels."""
    p = np.asarray(scores, dtype=np.float64)
    y = np.asarray(labels, dtype=bool)
    fired = p >= threshold
    tp, fp = int((fired & y).sum()), int((fired & ~y).sum())
    fn, tn = int((~fired & y).sum()), int((~fired & ~y).sum())
    precision, recall = rate(tp, tp + fp), rate(tp, tp + fn)
    return Binary(
        rows=len(p),
        positives=int(y.sum()),
        threshold=threshold,
        precision=precision,
        recall=recall,
        f1=_f1(tp, fp, fn),
        macro_f1=(_f1(tp, fp, fn) + _f1(tn, fn, fp)) / 2,
        matthews=_matthews2(tp, fp, fn, tn),
        auc=_auc(p, y),
        false_positive_rate=rate(fp, fp + tn),
        recall_at_precision_95=_recall_at(p, y, 0.95),
        recall_at_precision_98=_recall_at(p, y, 0.98),
        calibration_error=_calibration(p, y),
        calibration_error_above_20=_calibration(p[p > 0.2], y[p > 0.2]),  # noqa: PLR2004
        confusion={
            "true_positive": tp,
            "false_positive": fp,
            "false_negative": fn,
            "true_negative": tn,
        },
    )


def classes(predicted: Sequence[str], labels: Sequence[str]) -> Classes:
    """The whole report of predicted names against labelled names."""
    table: dict[str, Counter[str]] = {}
    for label, guess in zip(labels, predicted, strict=True):
        table.setdefault(label, Counter())[guess] += 1
    names = sorted(set(labels) | set(predicted))
    right = sum(row[name] for name, row in table.items())
    guessed: Counter[str] = Counter(predicted)
    truth: Counter[str] = Counter(labels)
    per_class = {}
    for name in names:
        hit = table.get(name, Counter())[name]
        per_class[name] = {
            "precision": hit / guessed[name] if guessed[name] else 0.0,
            "recall": hit / truth[name] if truth[name] else 0.0,
            "f1": 2 * hit / (guessed[name] + truth[name]),
            "rows": truth[name],
        }
    scored = [row["f1"] for name, row in per_class.items() if truth[name]]
    return Classes(
        rows=len(labels),
        accuracy=rate(right, len(labels)),
        macro_f1=sum(scored) / len(scored) if scored else 0.0,
        matthews=_matthews(truth, guessed, right, len(labels)),
        per_class=per_class,
        confusion={name: dict(row) for name, row in table.items()},
    )


def rate(hits: int, of: int) -> Rate:
    """`hits` of `of` with Wilson's interval; of nothing, the whole range."""
    if not of:
        return Rate(value=0.0, low=0.0, high=1.0, of=0)
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return Rate(value=share, low=max(0.0, middle - half), high=min(1.0, middle + half), of=of)


def _f1(tp: int, fp: int, fn: int) -> float:
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def _matthews2(tp: int, fp: int, fn: int, tn: int) -> float:
    below = math.sqrt(float(tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / below if below else 0.0


def _matthews(truth: Counter[str], guessed: Counter[str], right: int, of: int) -> float:
    """Gorodkin's R_K, the Matthews correlation of several classes."""
    together = sum(truth[name] * guessed[name] for name in truth)
    over = right * of - together
    left = of * of - sum(n * n for n in guessed.values())
    below = of * of - sum(n * n for n in truth.values())
    return over / math.sqrt(float(left) * below) if left and below else 0.0


def _auc(p: NDArray[np.float64], y: NDArray[np.bool_]) -> Rate:
    """Area under the curve, ties counted half; interval by Hanley and McNeil."""
    n1, n0 = int(y.sum()), int((~y).sum())
    if not n1 or not n0:
        return Rate(value=0.5, low=0.0, high=1.0, of=len(p))
    _, place, counts = np.unique(p, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2.0)[place]
    a = (float(ranks[y].sum()) - n1 * (n1 + 1) / 2) / (n1 * n0)
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    spread = (a * (1 - a) + (n1 - 1) * (q1 - a * a) + (n0 - 1) * (q2 - a * a)) / (n1 * n0)
    half = _Z * math.sqrt(max(0.0, spread))
    return Rate(value=a, low=max(0.0, a - half), high=min(1.0, a + half), of=len(p))


def _recall_at(p: NDArray[np.float64], y: NDArray[np.bool_], least: float) -> float:
    if not y.any():
        return 0.0
    order = np.argsort(-p, kind="stable")
    hits = np.cumsum(y[order])
    precision = hits / np.arange(1, len(p) + 1)
    ends = np.append(np.diff(p[order]) != 0, [True])  # a threshold cannot part equal scores
    fit = (precision >= least) & ends
    return float(hits[fit].max() / y.sum()) if fit.any() else 0.0


def _calibration(p: NDArray[np.float64], y: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins."""
    if not len(p):
        return 0.0
    bins = np.minimum((p * _BINS).astype(int), _BINS - 1)
    gaps = (
        abs(float(p[bins == b].mean()) - float(y[bins == b].mean())) * int((bins == b).sum())
        for b in np.unique(bins)
    )
    return sum(gaps) / len(p)
