"""When an exam is over: each thing that is not is told by itself."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.exams.appeals.rules.archiving import LooseEnds, check_over

TODAY = date(2026, 12, 4)


def said(loose):
    return [one.sentence() for one in check_over(loose, TODAY)]


def test_nothing_stands_against_what_is_over():
    assert said(LooseEnds(last_day=date(2026, 12, 3))) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("untold", 3, "Not everybody was told yet; missing: 3."),
        ("last_day", TODAY, "One may appeal until 04.12.2026."),
        ("appeals", (4, 7), "Appeal 4, 7 is open."),
        ("waits", True, "waits for a second person"),
        ("to_annul", True, "an annulment that nobody has carried out"),
        ("in_doubt", True, "grades are in doubt"),
    ],
)
def test_each_loose_end_is_told(field, value, words):
    [sentence] = said(replace(LooseEnds(), **{field: value}))

    assert words in sentence
