"""The time to appeal is counted from the notice, from the grounds, or from when an error was known."""

from datetime import date

import pytest

from eduapp.exams.appeals.rules.starting import Notice, start, why_not_begun
from eduapp.exams.grading.rules.kinds import Kind

TOLD, ASKED, GIVEN, KNOWN = (date(2026, 11, day) for day in (20, 23, 27, 25))


@pytest.mark.parametrize(
    ("kind", "notice", "begins"),
    [
        ("written_exam", Notice(TOLD), TOLD),
        ("written_exam", Notice(), None),
        ("written_exam", Notice(TOLD, ASKED), TOLD),  # nobody has a right to grounds
        ("overall", Notice(TOLD), TOLD),
        ("overall", Notice(TOLD, ASKED), None),
        ("overall", Notice(TOLD, ASKED, GIVEN), GIVEN),
        ("higher_held", Notice(TOLD), KNOWN),
        ("higher_held", Notice(TOLD, ASKED, GIVEN), KNOWN),
    ],
)
def test_where_it_begins(kind, notice, begins):
    assert start(Kind(kind), notice, KNOWN) == begins


@pytest.mark.parametrize(
    ("kind", "notice", "words"),
    [
        ("written_exam", Notice(), "no day is noted on which the candidate was told"),
        ("overall", Notice(TOLD, ASKED), "asked for on 23.11.2026"),
        ("higher_held", Notice(), "learned of the mistake"),
    ],
)
def test_why_it_has_not_begun_is_said(kind, notice, words):
    assert words in why_not_begun(Kind(kind), notice)
