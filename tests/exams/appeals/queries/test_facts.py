"""What is known of a grade: what of, since when, told when, and by whom it was marked."""

from datetime import date

from eduapp.exams.appeals import queries
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.marking.models import MarkingExaminer
from tests.support import given
from tests.support.given_appeals import LAST_DAY, TOLD


def facts_of(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.result_facts(session, result_id)


def test_a_grade_of_an_exam_held_here(appeals):
    facts = facts_of(appeals, appeals.grade())

    assert (facts.label, facts.fixed_on, facts.superseded, facts.told) == ("3 three", TOLD, False, True)
    assert (facts.graded.exam, facts.graded.scale, facts.graded.held_here) == ("written", "K16", True)
    assert facts.notice.told_on == TOLD
    assert [kind.key for kind in facts.kinds] == ["written_exam"]


def test_the_last_day_of_each_kind_or_that_it_has_not_begun(appeals):
    told, untold = (facts_of(appeals, appeals.grade(told=on)) for on in (True, False))
    with appeals.database.reading() as session:
        assert queries.deadline_of(session, told, Kind("written_exam")).last_day == LAST_DAY
        assert queries.deadline_of(session, untold, Kind("written_exam")) is None
        known = queries.deadline_of(session, told, Kind("higher_held"), date(2026, 12, 1))
    assert known.last_day == date(2026, 12, 22)


def test_who_marked_it_is_known_also_who_was_replaced(appeals):
    facts = facts_of(appeals, appeals.grade())
    with appeals.database.writing() as uow:
        for place, by, ended in ((1, given.TEACHER, True), (1, given.LEADER, False)):
            uow.session.add(
                MarkingExaminer(
                    sitting_id=facts.sitting_id,
                    place=place,
                    user_id=by.user_id,
                    external=False,
                    appointed_by=given.LEADER.user_id,
                    appointed_at=uow.now,
                    ended_at=uow.now if ended else None,
                    ended_reason="Moved" if ended else "",
                )
            )
    with appeals.database.reading() as session:
        assert queries.markers(session, facts.sitting_id) == {"Ingrid Solheim", "Solveig Nes"}
        assert queries.result_facts(session, given.LEADER.user_id) is None
