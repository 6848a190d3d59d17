"""Who may have marked sheets, by the rules of who is appointed."""

from datetime import date
from uuid import uuid4

import pytest

from eduapp.exams.grading.rules.examiners import Named, check_named, how_many, unnamed
from eduapp.exams.marking.rules.examiners import Person
from eduapp.exams.sittings.rules.law import WRITTEN

DAY = date(2026, 11, 20)
KARI, OLE = Named("Kari Moen", external=True), Named("Ole Vang", external=False)


def account(name, *, teaches=False, here=False):
    return Person(uuid4(), name, may_mark=False, teaches=teaches, sees_names=False, teaches_here=here)


def against(*named, accounts=(), kind=WRITTEN, higher=False):
    known = {one.name: one for one in accounts}
    return [one.name for one in check_named(named, known, kind, DAY, higher=higher)]


def test_two_different_people_of_whom_one_is_from_outside():
    assert how_many(DAY) == 2
    assert against(KARI, OLE) == []
    assert against(OLE, Named("Per Li", external=False)) == ["NoExternal"]
    assert against(OLE, Named("Per Li", external=False), higher=True) == []


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((KARI,), ["NamesMissing"]),
        ((KARI, Named("", external=False)), ["NamesMissing"]),
        ((KARI, Named("kari moen", external=False)), ["NamedTwice"]),
        ((KARI, Named("x" * 81, external=False)), ["NameTooLong"]),
    ],
)
def test_what_stands_against_names(named, found):
    assert against(*named) == found


def test_who_taught_a_candidate_marked_no_written_exam():
    """Who has an account is asked whether they teach them (opplæringsforskrifta § 9-33)."""
    assert against(KARI, OLE, accounts=[account("Ole Vang", teaches=True)]) == ["TeachesThem"]
    assert against(KARI, OLE, accounts=[account("Ole Vang", teaches=True)], kind="oral") == []
    assert against(KARI, OLE, accounts=[account("Kari Moen", here=True)]) == ["TeachesHere"]


def test_what_is_said_while_nobody_is_named_has_the_number_and_the_paragraph():
    assert "2 mark every answer (opplæringsforskrifta § 9-33)" in unnamed(DAY).sentence()
