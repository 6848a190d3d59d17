from uuid import UUID

import pytest

from eduapp.exams.sittings.rules.seating import Seat
from eduapp.exams.sittings.rules.versions import Given, VersionAgain, check_given

ONE, OTHER = UUID(int=1), UUID(int=2)


def names(versions=2, **given):
    facts = {UUID(int=place): one for place, one in enumerate(given.values(), 1)}
    return [violation.name for violation in check_given(facts, versions, 1)]


@pytest.mark.parametrize(
    ("letter", "before", "stands"),
    [
        ("", "", ["NoVersion"]),
        ("A", "", []),
        ("A", "A", ["VersionAgain"]),
        ("A", "B", ["SamePaperAgain"]),
        ("A", "AB", ["VersionAgain"]),
    ],
)
def test_everybody_has_a_version_and_never_one_again(letter, before, stands):
    assert names(one=Given(101, None, letter, frozenset(before))) == stands


def test_questions_somebody_has_had_on_whatever_paper_are_counted():
    [found] = check_given({ONE: Given(101, None, "A", shared=3, asked=4)}, 2, 1)

    assert found.overridable
    assert found.sentence().startswith("Candidate 101 has had 3 of the 4 questions of this paper before.")


def test_nobody_sets_the_very_same_version_aside():
    assert not VersionAgain.overridable


def test_neighbours_differ_where_there_are_several_versions():
    alike = {"one": Given(101, Seat(0, 0), "A"), "other": Given(102, Seat(0, 2), "A")}
    assert names(2, **alike) == ["NeighboursAlike"]
    assert names(1, **alike) == []
