"""Measures a customer's message: asks for a person, frustration, category, scope, safety."""

from batonpass.domain.signal.category import Categories, fit_categories
from batonpass.domain.signal.detector import default_categories, measure
from batonpass.domain.signal.model import Model, parse
from batonpass.domain.signal.value import (
    Contribution,
    Example,
    Request,
    RequestKind,
    Safety,
    Signals,
    Span,
    Utterance,
)

__all__ = [
    "Categories",
    "Contribution",
    "Example",
    "Model",
    "Request",
    "RequestKind",
    "Safety",
    "Signals",
    "Span",
    "Utterance",
    "default_categories",
    "fit_categories",
    "measure",
    "parse",
]
