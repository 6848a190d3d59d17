"""What somebody has reached, and that a short stay leaves with it: in the list and on the paper."""

from datetime import date

import pytest

from eduapp.certificates import jobs, queries
from eduapp.education.courses.rules import AimFacts
from eduapp.education.courses.service import CorrectModule, SaveAim, correct_module, save_aim
from eduapp.exams.grading import queries as grading
from tests.support import given, given_certificates, given_education, given_exams
from tests.support.given_grading import Grading, an_exam_on_paper

pytestmark = pytest.mark.both_databases

BEGAN, REACHED, LEFT = date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 6)


def an_aim(database, course_id, code, text, module_id=None):
    order = SaveAim(course_id=course_id, facts=AimFacts(code=code, text=text, module_id=module_id))
    return database.acting_as(given.LEADER).execute(save_aim, order)


@pytest.fixture
def stay(database, school):
    """Two of five sessions of a basic course that has two modules and three aims."""
    earned = given_certificates.a_course_done(
        database, code="NOR-A2", kind="basic", attended=2, goals="Snakke om arbeid"
    )
    first = given_education.a_module(database, earned.course_id, "1", "Hverdag")
    second = given_education.a_module(database, earned.course_id, "2", "Arbeid", position=2)
    an_aim(database, earned.course_id, "A", "fortelle om seg selv", first)
    an_aim(database, earned.course_id, "B", "lese en arbeidsplan", second)
    an_aim(database, earned.course_id, "C", "skrive en søknad")
    return earned, first, second


def left(database, earned, state="transferred", last_day=LEFT):
    given_education.an_ended_enrolment(database, earned.item.basis_id, state, "moved", last_day)


def ready(database):
    with database.reading() as session:
        return queries.ready(session, given.TODAY)


def paper(database, item, language="nb"):
    with database.reading() as session:
        return queries.basis_of(session, item, given.TODAY, language)


def reached(database, learner_id):
    with database.reading() as session:
        return queries.reached_of(session, learner_id, given.TODAY)


def test_a_short_stay_leaves_with_the_modules_and_aims_it_reached(database, stay):
    earned, first, _second = stay
    given_education.a_reached_module(database, earned.learner_id, first, REACHED)
    left(database, earned)

    [row] = ready(database)
    assert (row.ready, row.kind, row.item) == (True, "deltakerbevis", earned.item)
    found = paper(database, earned.item)
    facts = found.facts
    assert (found.kind, found.violations) == ("deltakerbevis", ())
    assert [(one.text, one.day) for one in facts.modules] == [("NOR-A2/1 Hverdag", REACHED)]
    assert [one.text for one in facts.aims] == ["fortelle om seg selv"]
    assert (facts.result, facts.goals, facts.last) == ("", (), LEFT)
    assert ("modules", "module") in {(line, kind) for line, kind, _id in found.sources}

    certificate_id = jobs.issue_one(database, earned.item)
    with database.reading() as session:
        texts = {one.line: one.text for one in queries.sources(session, certificate_id)}
    assert texts["modules"] == "NOR-A2/1 Hverdag"
    assert ready(database) == []


def test_who_leaves_with_nothing_is_in_no_list_and_is_told_why(database, stay):
    earned, *_modules = stay
    left(database, earned)
    assert ready(database) == []
    assert [one.name for one in paper(database, earned.item).violations] == ["EndedEarly"]


def test_a_module_that_was_taken_back_makes_no_paper(database, stay):
    earned, first, _second = stay
    entry_id = given_education.a_reached_module(database, earned.learner_id, first, REACHED)
    left(database, earned)
    order = CorrectModule(entry_id=entry_id, version=1, reached=False, day=REACHED, reason="Another one")
    database.acting_as(given.TEACHER).execute(correct_module, order)
    assert ready(database) == []
    assert [one.name for one in paper(database, earned.item).violations] == ["EndedEarly"]


def test_a_module_counts_for_the_stay_it_was_reached_on(database, stay):
    earned, first, second = stay
    given_education.a_reached_module(database, earned.learner_id, first, REACHED)
    left(database, earned)
    again = given_education.an_enrolment(database, earned.learner_id, earned.group_id, date(2026, 11, 16))
    given_education.a_reached_module(database, earned.learner_id, second, date(2026, 11, 17))
    newest = queries.Item(again, earned.learner_id)
    assert [one.text for one in paper(database, earned.item).facts.modules] == ["NOR-A2/1 Hverdag"]
    assert [one.text for one in paper(database, newest).facts.modules] == ["NOR-A2/2 Arbeid"]
    assert {row.item for row in ready(database) if row.ready} == {earned.item}


def test_what_the_county_documents_is_listed_on_no_paper_of_ours(database, school):
    earned = given_certificates.a_course_done(database, code="MAT1P", kind="upper_secondary")
    module = given_education.a_module(database, earned.course_id, "1", "Tall")
    an_aim(database, earned.course_id, "A", "regne med prosent", module)
    given_education.a_reached_module(database, earned.learner_id, module, REACHED)
    left(database, earned)
    found = paper(database, earned.item)
    assert (found.kind, found.violations) == ("deltakerbevis", ())
    assert (found.facts.modules, found.facts.aims) == ((), ())
    assert not any(line == "modules" for line, _kind, _id in found.sources)
    [course] = reached(database, earned.learner_id).courses
    assert course.county
    assert [one.name for one in course.modules] == ["Tall"]


def test_who_passed_and_left_gets_the_certificate_with_all_aims(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    an_aim(database, earned.course_id, "A", "kjøre sikkert")
    left(database, earned, last_day=given.TODAY)
    [row] = ready(database)
    found = paper(database, earned.item)
    assert (row.ready, row.kind, found.kind) == (True, "kursbevis", "kursbevis")
    assert [one.text for one in found.facts.aims] == ["kjøre sikkert"]


def test_an_exam_passed_on_an_earlier_stay_makes_no_certificate_of_this_one(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    left(database, earned, last_day=date(2026, 11, 20))
    again = given_education.an_enrolment(database, earned.learner_id, earned.group_id, date(2026, 11, 21))
    given_education.an_ended_enrolment(database, again, "transferred", "moved", given.TODAY)
    item = queries.Item(again, earned.learner_id)
    assert [row.item for row in ready(database)] == [earned.item]
    assert [one.name for one in paper(database, item).violations] == ["EndedEarly"]


def test_a_grade_nobody_was_told_is_neither_reached_nor_on_a_paper(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_on_paper))
    exam.everything_typed().fix()
    learner_id = exam.learners[101]
    assert reached(database, learner_id).courses == ()
    exam.propose()
    exam.confirm()
    with database.reading() as session:
        [told] = grading.results_of_learner(session, learner_id)
        found = queries.reached_of(session, learner_id, database.today())
    assert [(one.code, one.result) for one in found.courses] == [("MAT", told)]


def test_a_course_stands_with_all_there_is_of_it(database, stay):
    earned, first, _second = stay
    given_education.a_reached_module(database, earned.learner_id, first, REACHED)
    [course] = reached(database, earned.learner_id).courses
    assert (course.code, course.attended, course.held, course.minutes) == ("NOR-A2", 2, 5, 2 * 90)
    assert (len(course.modules), course.modules_in_all) == (1, 2)
    assert ([one.facts.code for one in course.aims], course.aims_in_all) == (["A"], 3)
    assert (course.result, course.paper, course.now) == (None, "deltakerbevis", False)
    left(database, earned)
    [course] = reached(database, earned.learner_id).courses
    assert (course.paper, course.now) == ("deltakerbevis", True)
    jobs.issue_one(database, earned.item)
    [course] = reached(database, earned.learner_id).courses
    assert (course.paper, course.now) == (None, False)


def test_a_course_passed_without_ever_taking_part_is_there(database, school):
    course_id = given_education.a_course(database, "FYS", "Fysikk", scale="K16")
    learner_id = given.a_learner(database, "Ola Vik")
    sitting_id = given_exams.plan(database, course_id)
    candidate_id = given_exams.enter_candidate(database, sitting_id, learner_id)
    given_exams.enter(database, candidate_id, "4")
    [course] = reached(database, learner_id).courses
    assert (course.code, course.result.grade, course.held, course.paper) == ("FYS", "4", 0, None)


def test_aims_of_a_trade_and_approved_practice_are_there(database):
    found = reached(database, given_certificates.a_whole_practice(database).learner_id)
    assert [[one.code for one in trade.reached] for trade in found.trades] == [["KM1"]]
    assert [(one.workshop, one.approved) for one in found.workshops] == [("Snekkerverksted", 5 * 390)]


def test_somebody_new_has_reached_nothing(database, school):
    found = reached(database, given.a_learner(database))
    assert (found.courses, found.trades, found.workshops) == ((), (), ())
