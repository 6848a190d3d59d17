"""One exam: grades that were told with their first last day, cases of the log, appeals and annulments."""

from uuid import UUID

from eduapp.exams.appeals import queries
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given_room
from tests.support.given_appeals import LAST_DAY


def of(database, sitting_id):
    with database.reading() as session:
        return queries.exam(session, sitting_id)


def test_grades_days_and_appeals_of_each_candidate(appeals, database):
    appeal_id = appeals.receive("higher_grade")
    found = of(database, appeals.page(appeal_id).row.sitting_id)
    [row] = found.rows
    assert (row.number, row.name, row.grade.facts.label) == (101, "Haddad, Karim", "C")
    assert found.closed
    assert [one.id for one in row.appeals] == [appeal_id]
    days = [kind.last.last_day for kind in row.grade.kinds if kind.last is not None]
    assert row.last.last_day == min(days)


def test_a_grade_that_was_not_told_has_no_last_day(appeals, database):
    result_id = appeals.grade(told=False)
    with database.reading() as session:
        sitting_id = queries.result_facts(session, result_id).sitting_id
    [row] = of(database, sitting_id).rows
    assert row.last is None
    appeals.told(sitting_id, row.id)
    [row] = of(database, sitting_id).rows
    assert row.last.last_day == LAST_DAY


def test_a_decision_waits_until_it_is_carried_out(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    assert not of(database, hall.sitting_id).closed
    suspected(hall)
    closed(hall, 103)

    def row():
        return next(one for one in of(database, hall.sitting_id).rows if one.number == 103)

    assert (row().to_annul, row().annulment) == (True, None)
    cheated(hall)
    assert (row().to_annul, row().annulment.ground) == (False, "cheating")


def test_an_exam_that_is_not_there(database):
    assert of(database, UUID(int=7)) is None
