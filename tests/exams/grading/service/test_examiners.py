"""Who marked sheets elsewhere is written down before what two typed from them is fixed."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.core.violations import Override
from eduapp.exams.appeals import queries as appeals
from eduapp.exams.grading import queries, service
from eduapp.exams.sittings.models import Sitting
from tests.support import given, given_education
from tests.support.given_exams import refused
from tests.support.given_grading import FIRST, GRADES, SECOND

pytestmark = pytest.mark.both_databases


def typed(exam):
    for number, points in GRADES.items():
        for by in (FIRST, SECOND):
            exam.type_in(by, number, points)


def fix_all(exam):
    return exam.run(given.LEADER, service.fix_grades, service.FixGrades(sitting_id=exam.sitting_id))


def test_nothing_that_was_typed_is_fixed_before_the_examiners_are_named(exam, notes):
    typed(exam)
    assert refused(lambda: fix_all(exam)) == {"ExaminersUnnamed"}
    assert "§ 9-33" in exam.page().against[0]

    exam.name_examiners(("Kari Moen", True), ("Ole Vang", False))
    assert notes[-1].details["names"] == "Kari Moen, Ole Vang"
    assert exam.page().against == ()
    assert fix_all(exam) == 5
    with exam.database.reading() as session:
        assert appeals.markers(session, exam.sitting_id) == {"Kari Moen", "Ole Vang"}
        assert queries.typists(session, exam.sitting_id).examiners == ("Kari Moen", "Ole Vang")


def test_who_teaches_the_class_did_not_mark_its_sheets(exam):
    with exam.database.reading() as session:
        course = session.get_one(Sitting, exam.sitting_id).course_id
    group = given_education.a_group(exam.database, course)
    given_education.an_enrolment(exam.database, exam.learners[103], group)
    named = (("Kari Moen", True), ("ingrid  solheim", False))
    everything = Override(frozenset({"TeachesThem"}), "nobody else is here")
    assert refused(lambda: exam.name_examiners(*named, override=everything)) == {"TeachesThem"}


def test_names_are_put_right_until_grades_are_fixed_by_a_leader_who_saw_them(exam):
    with pytest.raises(NotAllowed):
        exam.name_examiners(("Kari Moen", True), ("Ole Vang", True), by=given.TEACHER)
    exam.name_examiners(("Kari Moen", True), ("Ole Vang", True), before=0)
    with pytest.raises(Conflict):
        exam.name_examiners(("Kari Moe", True), ("Ole Vang", True), before=0)
    exam.name_examiners(("Kari Moe", True), ("Ole Vang", True), before=1)
    assert [one.name for one in exam.page().examiners.named] == ["Kari Moe", "Ole Vang"]

    exam.everything_typed().fix()
    assert refused(lambda: exam.name_examiners(("Kari Moen", True), ("Ole Vang", True))) == {"NotToGrade"}
