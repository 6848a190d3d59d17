"""What waits for whom, however many exams were ever held."""

from datetime import timedelta

from sqlalchemy import text

from eduapp.exams.grading import queries
from eduapp.exams.grading.queries.today import LOOKS_BACK
from eduapp.exams.sittings import service as sittings
from tests.support import given
from tests.support.given_grading import FIRST, SECOND
from tests.support.given_marking import Sealed, the_examiners


def waiting(exam, by=given.LEADER, sites=frozenset()):
    with exam.database.reading() as session:
        return queries.waiting(session, by.user_id, exam.database.today(), sites)


def the_one(exam, by=given.LEADER):
    [one] = waiting(exam, by)
    return one


def test_who_came_and_has_no_grade_is_counted(exam):
    assert (the_one(exam).without, the_one(exam).state) == (5, "sealed")
    exam.both(101, 17)
    exam.fix(101)
    assert the_one(exam).without == 4


def test_a_sheet_typed_by_one_waits_for_everybody_else(exam):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(FIRST, 102, 14)
    assert the_one(exam, FIRST).half_typed == 0
    assert the_one(exam, SECOND).half_typed == 2
    exam.type_in(SECOND, 101, 3)
    assert the_one(exam, given.LEADER).half_typed == 1


def test_sheets_that_are_only_counted_wait_for_nobody(exam, database):
    the_examiners(database)
    Sealed(database, exam.clock, exam.sitting_id, exam.candidates, exam.learners).settle()
    assert the_one(exam, SECOND).half_typed == the_one(exam, given.LEADER).half_typed == 0


def test_a_proposed_release_and_results_nobody_was_told_wait_until_all_are(exam):
    exam.everything_typed().fix()
    exam.propose()
    assert the_one(exam).proposed_by == given.OFFICE.user_id
    exam.confirm()
    assert (the_one(exam).proposed_by, the_one(exam).untold, the_one(exam).state) == (None, 5, "released")
    exam.tell(101, 102, 103, 104, 105)
    assert waiting(exam) == []


def test_what_waits_at_another_site_is_not_told_here(exam):
    with exam.database.engine.begin() as connection:
        connection.execute(text("UPDATE place SET site = 'Storvik'"))
    assert waiting(exam, sites=frozenset({"Granli"})) == []
    assert len(waiting(exam, sites=frozenset({"Storvik"}))) == 1


def test_released_exams_are_looked_at_for_a_year_and_sealed_ones_however_old(exam):
    def at(day):
        with exam.database.reading() as session:
            return len(queries.waiting(session, given.LEADER.user_id, day))

    later = exam.database.today() + LOOKS_BACK + timedelta(days=30)
    assert (at(exam.database.today()), at(later)) == (1, 1)
    exam.released()
    assert (at(exam.database.today()), at(later)) == (1, 0)


def test_whose_exam_was_annulled_waits_for_no_grade(exam):
    exam.everything_typed()
    with exam.database.acting_as(given.LEADER).writing() as uow:
        sittings.annul_candidate(uow, exam.candidates[103], "formal_error")
    assert the_one(exam).without == 4
    exam.fix()
    assert the_one(exam).without == 0
