"""What features above are told of results: those in force that may be told, with points and day of notice."""

from datetime import date

from eduapp.exams.grading import queries
from tests.support import given, given_education, given_exams
from tests.support.given_grading import NEXT_DAY


def told(exam, number):
    with exam.database.reading() as session:
        return queries.result_of(session, exam.candidates[number])


def test_nothing_is_told_before_two_have_released_it(exam):
    exam.everything_typed().fix()
    with exam.database.reading() as session:
        assert queries.released(session, exam.sitting_id) == []
        assert queries.results_of_learner(session, exam.learners[101]) == []
    assert told(exam, 101) is None


def test_a_released_result_says_all_that_is_known_of_it(exam):
    exam.released().tell(101)
    found = told(exam, 101)
    assert (found.grade, found.label, found.passed) == ("6", "6 six", True)
    assert (found.points, found.most, found.number) == (1700, 1800, 101)
    assert (found.told_on, found.way, found.notice_version) == (NEXT_DAY, "handed_over", 1)
    assert told(exam, 106) is None
    with exam.database.reading() as session:
        assert [one.number for one in queries.released(session, exam.sitting_id)] == [101, 102, 103, 104, 105]


def test_of_several_exams_the_newest_comes_first_and_a_list_counts_when_it_is_in(database):
    course = given_education.a_course(database, "NOR", scale="K16")
    learner_id = given.a_learner(database)
    for day, grade in ((date(2026, 11, 2), "2"), (date(2026, 11, 20), "4")):
        candidate = given_exams.enter_candidate(database, given_exams.plan(database, course, day), learner_id)
        given_exams.enter(database, candidate, grade)
    with database.reading() as session:
        found = queries.results_of_learner(session, learner_id)
    assert [(one.grade, one.points, one.told_on) for one in found] == [("4", None, None), ("2", None, None)]
    assert [(one.told_from, one.elsewhere) for one in found] == [
        (date(2026, 11, 20), True),
        (date(2026, 11, 2), True),
    ]


def test_what_was_corrected_here_nobody_elsewhere_has_told(database):
    course = given_education.a_course(database, "NOR", scale="K16")
    sitting = given_exams.plan(database, course, date(2026, 11, 2))
    candidate = given_exams.enter_candidate(database, sitting, given.a_learner(database))
    given_exams.enter(database, candidate, "2")
    given_exams.corrected(database, candidate, "3")
    with database.reading() as session:
        found = queries.result_of(session, candidate)
    assert (found.grade, found.told_from, found.elsewhere) == ("3", given.TODAY, False)
