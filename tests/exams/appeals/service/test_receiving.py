"""An appeal is received of a kind the law has, in time or late for a reason, and holds a trade test back."""

from datetime import date

import pytest
from sqlalchemy import update

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Sitting
from tests.support import given, given_exams
from tests.support.given_appeals import COMPLAINT, GRADES, LAST_DAY, TOLD
from tests.support.given_exams import refused


def test_an_appeal_in_time_is_received_with_its_last_day(appeals, notes, published):
    result_id = appeals.grade()
    appeal_id = appeals.at(LAST_DAY).receive(result_id=result_id)

    page = appeals.page(appeal_id)
    assert (page.row.number, page.row.state, page.row.in_time) == (1, "received", True)
    assert (page.last.start, page.last.last_day) == (TOLD, LAST_DAY)
    [event] = page.events
    assert (event.step, event.on_day, event.person, event.reason) == ("received", LAST_DAY, "Åse Bakke", "")
    assert event.basis == "forvaltningsloven §§ 30, 32"
    assert page.has_complaint
    assert terms.APPEALS_CHANGED in published[-1]
    [note] = [one for one in notes if one.action == terms.RECEIVED]
    assert COMPLAINT not in str(note.details)


@pytest.mark.parametrize("kind", GRADES)
def test_every_kind_can_be_received(appeals, kind):
    assert appeals.page(appeals.receive(kind)).kind.key == kind


def test_what_the_law_does_not_have_is_refused_with_what_it_has(appeals):
    result_id = appeals.grade("written_exam")

    with pytest.raises(Refused) as refusal:
        appeals.receive("overall", result_id)
    [told] = refusal.value.violations
    assert told.sentence().endswith("It has: grade of a written exam.")


def test_a_passed_trade_test_has_no_appeal(appeals, database):
    result_id = appeals.grade("trade_test_grade")
    with database.reading() as session:
        facts = queries.result_facts(session, result_id)
    given_exams.corrected(database, facts.candidate_id, "B")
    with database.reading() as session:
        [row] = queries.grades_of(session, sitting_id=facts.sitting_id)

    with pytest.raises(Refused) as refusal:
        appeals.receive("trade_test_grade", row.id)
    assert refusal.value.violations[0].sentence() == "The law has no appeal against this."


def test_a_day_late_asks_for_a_reason_and_keeps_it(appeals):
    result_id = appeals.grade()
    appeals.at(date(2026, 12, 4))

    assert refused(lambda: appeals.receive(result_id=result_id)) == {"LateReasonMissing"}
    page = appeals.page(appeals.receive(result_id=result_id, late_reason="The letter lay in another unit."))
    assert (page.row.in_time, page.late_reason) == (False, "The letter lay in another unit.")
    assert page.events[0].reason == "The letter lay in another unit."


def test_what_was_posted_in_time_is_in_time_whenever_it_comes(appeals):
    result_id = appeals.grade()
    page = appeals.page(appeals.at(date(2026, 12, 9)).receive(result_id=result_id, received_on=LAST_DAY))

    assert page.row.in_time


def test_after_a_year_no_reason_helps(appeals):
    result_id = appeals.grade()

    late = {"result_id": result_id, "late_reason": "I forgot"}
    assert refused(lambda: appeals.at(date(2027, 11, 24)).receive(**late)) == {"FarTooLate"}


def test_neither_before_the_grade_nor_in_the_future(appeals):
    result_id = appeals.grade()
    for day, name in ((date(2026, 11, 22), "ReceivedTooEarly"), (date(2026, 11, 24), "ReceivedInFuture")):
        assert refused(lambda day=day: appeals.receive(result_id=result_id, received_on=day)) == {name}


def test_while_nobody_was_told_no_time_runs(appeals):
    page = appeals.page(appeals.at(date(2027, 3, 1)).receive(result_id=appeals.grade(told=False)))

    assert page.row.in_time
    assert page.last is None


def test_a_result_that_is_not_released_has_no_appeal(appeals, database):
    result_id = appeals.grade(told=False)
    with database.reading() as session:
        sitting_id = queries.result_facts(session, result_id).sitting_id
    with database.writing() as uow:
        uow.session.get_one(Sitting, sitting_id).state = "marked"
        uow.session.execute(update(Candidate).values(released_at=None))

    assert refused(lambda: appeals.receive(result_id=result_id)) == {"NotReleased"}


def test_what_is_in_force_no_more_is_not_appealed_against(appeals, database):
    result_id = appeals.grade()
    with database.reading() as session:
        candidate_id = queries.result_facts(session, result_id).candidate_id
    given_exams.corrected(database, candidate_id, "4")

    assert refused(lambda: appeals.receive(result_id=result_id)) == {"Superseded"}


def test_one_at_a_time_of_a_kind_and_numbers_go_on(appeals):
    result_id = appeals.grade("trade_test_grade")
    first = appeals.receive("trade_test_grade", result_id)

    assert refused(lambda: appeals.receive("trade_test_grade", result_id)) == {"OpenAlready"}
    other = appeals.receive("trade_test_held", result_id)  # another body decides on formal errors
    assert [appeals.page(one).row.number for one in (first, other)] == [1, 2]
    appeals.step(first, "withdrawn")
    assert appeals.page(appeals.receive("trade_test_grade", result_id)).row.number == 3


@pytest.mark.both_databases
@pytest.mark.parametrize("step", ["upheld", "raised", "lowered"])
def test_what_the_board_decided_is_not_appealed_against_again(appeals, step):
    result_id = appeals.grade()
    appeal_id = appeals.sent(result_id=result_id)
    appeals.step(appeal_id, step, grade={"raised": "4", "lowered": "2"}.get(step, ""))
    why = "DecidedFinally" if step == "upheld" else "Superseded"
    assert refused(lambda: appeals.receive(result_id=result_id)) == {why}
    if step == "upheld":
        return

    new = appeals.in_force(appeal_id)
    with pytest.raises(Refused) as refusal:
        appeals.receive(result_id=new)
    [told] = refusal.value.violations
    assert told.sentence().endswith("That is final (forvaltningsloven § 28).")


def test_one_body_decides_and_the_other_is_still_asked(appeals):
    result_id = appeals.grade("trade_test_grade")
    appeals.step(appeals.sent("trade_test_grade", result_id=result_id), "upheld")

    assert refused(lambda: appeals.receive("trade_test_grade", result_id)) == {"DecidedFinally"}
    appeals.receive("trade_test_held", result_id)


@pytest.mark.parametrize("step", ["dismissed", "withdrawn"])
def test_what_was_dismissed_or_withdrawn_may_come_again(appeals, step):
    result_id = appeals.grade()
    appeals.step(appeals.receive(result_id=result_id), step)
    appeals.receive(result_id=result_id)


def test_an_error_counts_from_when_it_was_known(appeals):
    result_id = appeals.grade("higher_held")
    appeals.at(date(2027, 3, 1))

    assert refused(lambda: appeals.receive("higher_held", result_id, known_on=None)) == {"KnownDayMissing"}
    page = appeals.page(appeals.receive("higher_held", result_id, known_on=date(2027, 2, 15)))
    assert page.last.last_day == date(2027, 3, 8)


def test_an_open_appeal_against_a_trade_test_holds_a_new_one_back(appeals, database):
    appeal_id = appeals.receive("trade_test_grade")
    facts = appeals.page(appeal_id).facts
    later = given_exams.plan(database, facts.course_id, date(2027, 1, 15), kind="practical")
    enter = lambda: given_exams.enter_candidate(database, later, facts.learner_id)  # noqa: E731

    with pytest.raises(Refused) as refusal:
        enter()
    assert "§ 10-9" in refusal.value.violations[0].sentence()
    appeals.step(appeal_id, "withdrawn")
    enter()


def test_no_other_appeal_holds_anybody_back(appeals, database):
    facts = appeals.page(appeals.receive()).facts
    with database.reading() as session:
        assert sittings.holds_of(session, [facts.learner_id]) == []


def test_words_of_health_stand_in_no_reason_and_a_long_complaint_stays_on_paper(appeals):
    result_id = appeals.grade()
    appeals.at(date(2026, 12, 4))

    ill = {"result_id": result_id, "late_reason": "Was ill"}
    assert refused(lambda: appeals.receive(**ill)) == {"HealthWord"}
    long = {"result_id": result_id, "late_reason": "Told late", "complaint": "x" * 20_001}
    assert refused(lambda: appeals.receive(**long)) == {"ComplaintTooLong"}


def test_only_who_may_and_only_what_is_there(appeals, database):
    result_id = appeals.grade()
    with pytest.raises(NotAllowed):
        appeals.receive(result_id=result_id, by=given.TEACHER)
    with pytest.raises(NotFound):
        appeals.receive(result_id=given.LEADER.user_id)


def test_a_repeat_receives_nothing_twice(appeals, database):
    order = service.ReceiveAppeal(subject_id=appeals.grade(), kind="written_exam", received_on=TOLD)
    first = appeals.run(given.OFFICE, service.receive_appeal, order)

    assert appeals.run(given.OFFICE, service.receive_appeal, order) == first
    assert len(appeals.rows()) == 1


def test_one_appeal_is_open_against_a_grade_that_was_corrected_meanwhile_too(appeals, database):
    result_id = appeals.grade()
    appeals.sent(result_id=result_id)
    with database.reading() as session:
        candidate_id = queries.result_facts(session, result_id).candidate_id
    new = given_exams.corrected(database, candidate_id, "4")

    assert refused(lambda: appeals.receive(result_id=new)) == {"OpenAlready"}
    with database.reading() as session:
        [kind] = queries.grade_page(session, new).kinds
    assert kind.open_number == 1
