"""§ 9-33: two examiners, one of them external, and no own teacher at a written exam."""

from datetime import date
from uuid import uuid4

import pytest

from eduapp.core.violations import Override, split
from eduapp.exams.marking.rules.examiners import (
    EXAMINERS,
    EXTERNAL,
    OWN_TEACHER,
    Person,
    Place,
    check_appointing,
    check_still,
    rule_texts,
    who,
)
from eduapp.exams.sittings.rules.law import law

DAY = date(2026, 11, 24)
OTHER = uuid4()


def somebody(**facts):
    known = {"may_mark": True, "teaches": False, "sees_names": False}
    return Person(uuid4(), "Marit Vold", **(known | facts))


def against(person, place=1, *, external=True, others=(), kind="written"):
    return [type(one).__name__ for one in check_appointing(person, place, external, others, kind, DAY)]


def test_somebody_with_the_role_may_mark():
    assert against(somebody()) == []


def test_nobody_marks_their_own_class_at_a_written_exam_whatever_roles_the_account_has():
    both = somebody(teaches=True, sees_names=True)
    [reason] = who(both, "written", DAY)

    assert against(both) == ["TeachesThem"]
    assert "§ 9-33" in reason.sentence()
    assert split([reason], Override(frozenset({"TeachesThem"}), "nobody else"))[0] == [reason]


@pytest.mark.parametrize("kind", ["oral", "oral_practical", "practical"])
def test_at_an_oral_exam_one_of_the_two_may_be_the_teacher(kind):
    assert against(somebody(teaches=True, sees_names=True), kind=kind) == []


def test_without_the_role_nobody_marks():
    assert against(somebody(may_mark=False)) == ["NoExaminer"]


def test_an_account_that_opens_the_names_is_set_aside_only_with_a_reason():
    assert against(somebody(sees_names=True)) == ["SeesNames"]
    assert against(somebody(sees_names=True), kind="oral") == []


@pytest.mark.parametrize(("first", "second", "found"), [
    (True, True, []), (True, False, []), (False, True, []), (False, False, ["NoExternal"]),
])  # fmt: skip
def test_one_of_the_two_comes_from_outside(first, second, found):
    others = [Place(1, OTHER, "Jens Tangen", first)]

    assert against(somebody(), 2, external=second, others=others) == found


def test_one_person_is_not_two_and_one_place_is_for_one():
    person = somebody()
    others = [Place(1, person.user_id, person.name, True), Place(2, OTHER, "Jens Tangen", True)]

    assert set(against(person, 2, others=others)) == {"MarksAlready", "PlaceTaken"}
    assert against(somebody(), 3, external=False, others=others) == []


def test_the_number_stands_with_its_paragraph():
    [told] = rule_texts((EXAMINERS, EXTERNAL, OWN_TEACHER), DAY)
    assert told == (
        "2 examiners mark every answer that no key marks. At least 1 comes from outside the school. Nobody"
        " who teaches or taught a candidate marks a written exam. (opplæringsforskrifta § 9-33)"
    )


def test_who_teaches_at_the_school_is_called_external_only_for_a_reason():
    here = somebody(teaches_here=True)

    assert against(here) == ["TeachesHere"]
    assert against(here, external=False) == []
    [found] = check_appointing(here, 1, True, (), "written", DAY)
    assert law(EXTERNAL, DAY).basis in found.sentence()
    assert split([found], Override(frozenset({"TeachesHere"}), "Evenings only"))[0] == []


@pytest.mark.parametrize(
    ("facts", "reason", "kind", "wanted"),
    [
        ({}, "", "written", []),
        ({"may_mark": False}, "", "written", []),  # asked where they come in, by the role itself
        ({"teaches": True}, "", "written", ["TeachesThem"]),
        ({"teaches": True, "sees_names": True}, "", "written", ["TeachesThem"]),
        ({"teaches": True}, "", "oral", []),
        ({"sees_names": True}, "", "written", ["NamesSince"]),
        ({"sees_names": True}, "Nobody else knows welding", "written", []),
        ({"sees_names": True}, "", "oral", []),
    ],
)
def test_what_stands_against_going_on_is_what_changed_since_the_appointment(facts, reason, kind, wanted):
    found = check_still(somebody(**facts), reason, kind, DAY)

    assert [type(one).__name__ for one in found] == wanted
