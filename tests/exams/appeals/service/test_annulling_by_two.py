"""Nobody takes a grade out of force, or lets it count again, alone: a second person confirms it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.sittings import queries as sittings
from tests.exams.appeals.service.test_annulling import carried_out
from tests.support import given
from tests.support.given_appeals import annulled, another_leader, confirmed, reversed_again
from tests.support.given_exams import refused
from tests.support.given_grading import Grading, an_exam_on_paper, an_exam_with_a_suspicion, decided

pytestmark = pytest.mark.both_databases


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper)).released()


def noted(exam, *numbers, by=given.LEADER):
    """Written down by one person alone."""
    day = exam.clock().date()
    order = service.AnnulExams(
        candidate_ids=tuple(exam.candidates[number] for number in numbers),
        heard_on=day,
        decided_on=day,
        person="Liv Dahl",
        told_on=None,
        reason="The paper lacked a page.",
    )
    exam.run(by, service.annul_exams, order)


def waiting(exam):
    with exam.database.reading() as session:
        return queries.waiting_annulments(session, exam.sitting_id)


def reversal_noted(exam, by=given.LEADER):
    with exam.database.reading() as session:
        kept = queries.annulments_of(session, sitting_id=exam.sitting_id)[0]
    order = service.ReverseAnnulment(
        annulment_id=kept.id,
        version=kept.version,
        on_day=exam.clock().date(),
        person="Liv Dahl",
        reason="The page was there.",
    )
    exam.run(by, service.reverse_annulment, order)


def refuse(exam, by, reason="Another exam was meant."):
    order = service.RefuseAnnulments(waiting_ids=tuple(one.id for one in waiting(exam)), reason=reason)
    exam.run(by, service.refuse_annulments, order)


def states(exam):
    return {number: row.annulled for number, row in exam.rows().items()}


def test_the_grades_stay_in_force_until_a_second_person_confirms(exam, notes):
    noted(exam, 101, 102)

    assert set(states(exam).values()) == {""}
    assert len(exam.page().told) == 5
    assert [(one.number, one.reverses, one.noted_by) for one in waiting(exam)] == [
        (101, False, given.LEADER.name),
        (102, False, given.LEADER.name),
    ]
    assert refused(lambda: confirmed(exam.database, given.LEADER)) == {"OwnNote"}
    confirmed(exam.database, given.OFFICE)

    assert (states(exam)[101], states(exam)[102], states(exam)[103]) == ("formal_error", "formal_error", "")
    assert waiting(exam) == []
    told = [one.action for one in notes if one.action.startswith("appeals.")]
    assert told == [terms.ANNULMENT_NOTED] * 2 + [terms.EXAM_ANNULLED] * 2


def test_a_reversal_waits_for_somebody_else_too(exam):
    annulled(exam, 101)
    reversal_noted(exam)

    assert states(exam)[101] == "formal_error"
    assert [one.reverses for one in waiting(exam)] == [True]
    assert refused(lambda: confirmed(exam.database, given.LEADER)) == {"OwnNote"}
    confirmed(exam.database, another_leader(exam.database))
    assert states(exam)[101] == ""


def test_the_year_of_waiting_ends_by_no_single_hand(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    decided(exam, "annulled")
    carried_out(exam)

    def held():
        with database.reading() as session:
            return [one.hold.kind for one in sittings.holds_of(session, [exam.learners[104]])]

    reversal_noted(exam)
    assert held() == ["cheating_wait"]
    confirmed(database)
    assert held() == []


def test_what_is_not_so_is_refused_with_a_reason_also_by_who_wrote_it(exam, notes):
    noted(exam, 101)
    assert refused(lambda: refuse(exam, given.OFFICE, " ")) == {"GroundsMissing"}
    refuse(exam, given.OFFICE)
    noted(exam, 102)
    refuse(exam, given.LEADER)

    assert set(states(exam).values()) == {""}
    assert waiting(exam) == []
    [first, second] = [one for one in notes if one.action == terms.ANNULMENT_REFUSED]
    assert first.details["first"] == second.details["first"] == given.LEADER.name
    noted(exam, 101, 102)  # nothing stands against writing it down again


def test_one_thing_waits_at_a_time_and_is_decided_once(exam):
    noted(exam, 101)
    assert refused(lambda: noted(exam, 101, 102)) == {"NotedAlready"}
    ids = tuple(one.id for one in waiting(exam))
    order = service.ConfirmAnnulments(waiting_ids=ids)
    exam.run(given.OFFICE, service.confirm_annulments, order)
    again = service.ConfirmAnnulments(waiting_ids=ids)
    assert refused(lambda: exam.run(given.OFFICE, service.confirm_annulments, again)) == {"WaitsNoMore"}
    reversal_noted(exam)
    assert refused(lambda: reversal_noted(exam)) == {"NotedAlready"}


def test_what_was_annulled_otherwise_meanwhile_is_confirmed_for_none(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    decided(exam, "annulled")
    noted(exam, 103, 104)
    carried_out(exam)

    assert refused(lambda: confirmed(database)) == {"AnnulledAlready"}
    assert states(exam)[103] == ""


def test_a_leader_writes_it_down_and_a_teacher_confirms_nothing(exam):
    with pytest.raises(NotAllowed):
        noted(exam, 101, by=given.OFFICE)
    noted(exam, 101)
    for use_case in (confirmed, lambda _database, by: refuse(exam, by)):
        with pytest.raises(NotAllowed):
            use_case(exam.database, given.TEACHER)


def test_the_database_itself_asks_for_two(exam):
    noted(exam, 101)
    with pytest.raises(IntegrityError), exam.database.engine.begin() as connection:
        connection.execute(text("UPDATE annulment_waiting SET second_by = noted_by, second_at = noted_at"))


def test_two_reversals_of_one_annulment_follow_each_other(exam):
    annulled(exam, 101)
    reversed_again(exam, 101)
    annulled(exam, 101)

    assert states(exam)[101] == "formal_error"
