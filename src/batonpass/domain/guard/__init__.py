"""Keeps people from asking for what is known: before it is sent, and counted afterwards."""

from batonpass.domain.guard.ask import questions
from batonpass.domain.guard.known import answers, answers_of, known, repeats
from batonpass.domain.guard.measure import Repetition, measured
from batonpass.domain.guard.value import Answer, AskedAgain, Repeat, Topic

__all__ = [
    "Answer",
    "AskedAgain",
    "Repeat",
    "Repetition",
    "Topic",
    "answers",
    "answers_of",
    "known",
    "measured",
    "questions",
    "repeats",
]
