"""A decision to annul is appealed against: dismissed, upheld, withdrawn, or reversed by two."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotFound
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.appeals.models import Appeal
from eduapp.exams.room import queries as room
from eduapp.exams.sittings import queries as sittings
from tests.exams.appeals.service.test_annulling import carried_out
from tests.support import given
from tests.support.given_appeals import Appeals, confirmed
from tests.support.given_exams import candidates, refused
from tests.support.given_grading import Grading, an_exam_with_a_suspicion, decided

pytestmark = pytest.mark.both_databases

LAST_DAY = given.TODAY + timedelta(weeks=3)
ROW = {
    "number": 2,
    "kind": "annulment",
    "received_on": given.TODAY,
    "in_time": True,
    "late_reason": "",
    "state": "received",
    "received_by": given.OFFICE.user_id,
    "received_at": datetime(2026, 11, 23, 9, tzinfo=UTC),
}


def reversal(appeals, annulment_id, by=given.LEADER):
    with appeals.database.reading() as session:
        version = queries.annulments_of(session)[0].version
    order = service.ReverseAnnulment(
        annulment_id=annulment_id,
        version=version,
        on_day=given.TODAY,
        person="Liv Dahl",
        reason="The page was there.",
    )
    appeals.run(by, service.reverse_annulment, order)


def test_it_is_received_with_the_three_weeks_of_the_decision(appeals, notes):
    page = appeals.page(appeals.receive("annulment"))

    assert (page.row.kind, page.row.state, page.row.in_time) == ("annulment", "received", True)
    assert (page.last.start, page.last.last_day) == (given.TODAY, LAST_DAY)
    assert page.last.basis == "forvaltningsloven § 29"
    assert page.facts.label == "annulled: formal mistake in how it was held"
    assert page.kind.instance.label == "the body above the one that decided"
    assert {one.part for one in page.parts} == {"complaint", "decision", "protocol", "statement_school"}
    assert set(page.why) == {"sent", "dismissed", "upheld", "reversed", "withdrawn"}
    [note] = [one for one in notes if one.action == terms.RECEIVED]
    assert note.details["kind"] == "appeal_kinds:annulment"


def test_reversed_by_two_the_grade_is_in_force_again(appeals, notes):
    result_id = appeals.grade()
    appeal_id = appeals.sent("annulment", result_id=appeals.annulled(result_id=result_id))
    appeals.note_down(appeal_id, "reversed", by=given.LEADER, person="Kunnskapsdepartementet")
    assert appeals.grade_now(result_id) == ""
    assert refused(lambda: appeals.confirm(appeal_id, given.LEADER)) == {"OwnStep"}
    appeals.confirm(appeal_id, given.OFFICE)

    page = appeals.page(appeal_id)
    assert (appeals.grade_now(result_id), page.row.state, page.row.open) == ("3", "reversed", False)
    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)
        grade = queries.grade_page(session, result_id)
    assert (kept.reversed_on, kept.reversed_by) == (given.TODAY, "Kunnskapsdepartementet")
    assert grade.facts.notice.told_on is None  # who was told that it counts for nothing is told anew
    assert terms.ANNULMENT_REVERSED in [one.action for one in notes]
    [event] = [one for one in page.events if one.step == "reversed"]
    assert (event.entered_by, event.second) == (given.LEADER.name, given.OFFICE.name)
    assert event.basis == "forvaltningsloven §§ 28, 33, 34"


def test_who_annulled_it_may_find_the_appeal_right_before_it_is_sent(appeals):
    result_id = appeals.grade()
    appeal_id = appeals.receive("annulment", result_id=appeals.annulled(result_id=result_id))
    assert refused(lambda: appeals.note_down(appeal_id, "upheld")) == {"SendFirst"}
    appeals.step(appeal_id, "reversed", person="Utdanningsdirektoratet")

    assert appeals.grade_now(result_id) == "3"


def test_an_annulment_for_cheating_ends_with_its_wait_and_its_case(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    decided(exam, "annulled")
    carried_out(exam)
    exam.fix()
    with database.reading() as session:
        [kept] = queries.annulments_of(session, sitting_id=exam.sitting_id)
        assert [one.hold.kind for one in sittings.holds_of(session, [exam.learners[104]])]
    appeals = Appeals(database, clock)
    appeal_id = appeals.sent("annulment", result_id=kept.id)
    appeals.step(appeal_id, "reversed", person="Fylkestinget")

    assert exam.rows()[104].annulled == ""
    assert exam.page().state == "sealed"  # who counts again gets a grade first
    with database.reading() as session:
        assert sittings.holds_of(session, [exam.learners[104]]) == []
        log = room.the_day(session, exam.sitting_id).log
        assert room.verify(session, exam.sitting_id).holds
    assert (log[-1].entry.kind, log[-1].person) == ("reversed", "Fylkestinget")


def test_what_is_upheld_stands_and_is_final(appeals):
    annulment_id = appeals.annulled()
    appeals.step(appeals.sent("annulment", result_id=annulment_id), "upheld")

    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)
        row = queries.exam(session, kept.sitting_id).rows[0]
    assert kept.reversed_on is None
    assert row.decision.left == ()
    assert "That is final (forvaltningsloven § 28)" in row.decision.kinds[0].line
    assert refused(lambda: appeals.receive("annulment", result_id=annulment_id)) == {"DecidedFinally"}


@pytest.mark.parametrize("ending", ["dismissed", "withdrawn"])
def test_what_was_not_looked_at_may_come_again(appeals, ending):
    annulment_id = appeals.annulled()
    appeals.step(appeals.receive("annulment", result_id=annulment_id), ending)

    assert appeals.page(appeals.receive("annulment", result_id=annulment_id)).row.number == 2


def test_a_day_late_asks_for_a_reason_and_before_anybody_was_told_nothing_runs(appeals):
    annulment_id, untold = appeals.annulled(), appeals.annulled(told_on=None)
    early = {"result_id": annulment_id, "received_on": given.TODAY - timedelta(days=1)}
    assert refused(lambda: appeals.receive("annulment", **early)) == {"ReceivedTooEarly"}
    appeals.at(LAST_DAY + timedelta(days=1))
    late = {"result_id": annulment_id}
    assert refused(lambda: appeals.receive("annulment", **late)) == {"LateReasonMissing"}
    page = appeals.page(appeals.receive("annulment", **late, late_reason="It lay in another unit."))
    assert (page.row.in_time, page.late_reason) == (False, "It lay in another unit.")

    page = appeals.page(appeals.receive("annulment", result_id=untold))
    assert (page.last, page.row.in_time) == (None, True)


def test_each_kind_is_of_its_own_thing(appeals):
    result_id = appeals.grade()
    annulment_id = appeals.annulled()
    for kind, other in (("annulment", result_id), ("written_exam", annulment_id)):
        with pytest.raises(NotFound):
            appeals.receive(kind, result_id=other)


def test_what_an_instance_annulled_is_final(appeals):
    appeals.step(appeals.sent("held_exam"), "annulled")
    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)

    assert refused(lambda: appeals.receive("annulment", result_id=kept.id)) == {"KindImpossible"}


def test_what_was_reversed_is_not_appealed_against(appeals):
    annulment_id = appeals.annulled()
    reversal(appeals, annulment_id)
    confirmed(appeals.database)

    assert refused(lambda: appeals.receive("annulment", result_id=annulment_id)) == {"NotAnnulled"}


def test_nothing_is_reversed_beside_an_open_appeal(appeals):
    annulment_id = appeals.annulled()
    reversal(appeals, annulment_id)  # written down before it came
    appeal_id = appeals.receive("annulment", result_id=annulment_id)

    assert refused(lambda: confirmed(appeals.database)) == {"DecidedByAppeal"}
    with appeals.database.reading() as session:
        [waits] = queries.waiting_annulments(session)
    refuse = service.RefuseAnnulments(waiting_ids=(waits.id,), reason="It is decided on the appeal.")
    appeals.run(given.OFFICE, service.refuse_annulments, refuse)
    assert refused(lambda: reversal(appeals, annulment_id)) == {"DecidedByAppeal"}
    appeals.step(appeal_id, "dismissed")
    reversal(appeals, annulment_id)


def test_one_is_open_at_a_time_also_for_the_database(appeals):
    annulment_id = appeals.annulled()
    appeals.receive("annulment", result_id=annulment_id)
    assert refused(lambda: appeals.receive("annulment", result_id=annulment_id)) == {"OpenAlready"}

    grade_id, facts = appeals.grade(), appeals.page(appeals.rows()[0].id).facts
    for against in (
        {},
        {"result_id": grade_id, "annulment_id": annulment_id},
        {"annulment_id": annulment_id},  # a second one
    ):
        with pytest.raises((IntegrityError, Conflict)), appeals.database.writing() as uow:
            uow.session.add(Appeal(**against, candidate_id=facts.candidate_id, **ROW))
    assert len(appeals.rows()) == 1


def test_upheld_by_mistake_is_taken_back_and_a_reversal_stays(appeals):
    appeal_id = appeals.sent("annulment")
    appeals.step(appeal_id, "upheld")
    appeals.step(appeal_id, "recalled")
    assert appeals.page(appeal_id).row.state == "sent"
    appeals.step(appeal_id, "reversed")

    assert appeals.page(appeal_id).why["recalled"].startswith("The annulment was reversed by two")
    assert refused(lambda: appeals.note_down(appeal_id, "recalled")) == {"CountsAgain"}


def test_the_law_has_no_other_outcome_for_it(appeals):
    appeal_id = appeals.sent("annulment")
    for step in ("raised", "lowered", "quashed", "annulled", "redone"):
        assert refused(lambda step=step: appeals.note_down(appeal_id, step, grade="5")) == {
            "OutcomeImpossible"
        }
    assert refused(lambda: appeals.note_down(appeals.sent(), "reversed")) == {"OutcomeImpossible"}


def test_the_candidate_hears_of_it_as_of_any_other(appeals, database):
    appeal_id = appeals.sent("annulment")
    appeals.note(appeal_id, "interim")
    assert appeals.page(appeal_id).row.answered_on == given.TODAY
    appeals.step(appeal_id, "reversed")
    with database.reading() as session:
        assert [one.id for one in queries.waiting(session, given.TODAY).to_tell] == [appeal_id]
    appeals.note(appeal_id, "outcome")

    assert appeals.page(appeal_id).row.told_on == given.TODAY
    with database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_tell == ()


def test_the_day_it_came_is_put_right(appeals):
    annulment_id = appeals.annulled()
    appeals.at(date(2026, 11, 25))
    appeal_id = appeals.receive("annulment", result_id=annulment_id)
    order = service.CorrectReceipt(
        appeal_id=appeal_id,
        version=appeals.page(appeal_id).version,
        received_on=date(2026, 11, 24),
        reason="It was posted a day earlier.",
    )
    appeals.run(given.OFFICE, service.correct_receipt, order)

    assert appeals.page(appeal_id).row.received_on == date(2026, 11, 24)


def test_a_trade_test_that_does_not_count_is_taken_again_meanwhile(appeals, database):
    appeal_id = appeals.receive("annulment", result_id=appeals.annulled("trade_test_grade"))
    page = appeals.page(appeal_id)
    with database.reading() as session:
        assert sittings.holds_of(session, [page.row.learner_id]) == []
    [row] = candidates(database, page.row.sitting_id)
    assert row.annulled == "formal_error"
