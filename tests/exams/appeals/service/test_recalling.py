"""An outcome that was written down wrongly is taken back by two, and what it did to the grade is undone."""

from datetime import timedelta

import pytest

from eduapp.core.progress import NoProgress
from eduapp.exams.appeals import queries, service
from eduapp.exams.grading import jobs
from eduapp.exams.grading import queries as grading
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.ui.result_history import result_text
from eduapp.gui.pdf_pages import look_into
from tests.support import given, given_education, given_exams
from tests.support.given_appeals import another_leader
from tests.support.given_exams import refused

KINDS = {"quashed": "overall", "annulled": "held_exam"}


def recalled(appeals, appeal_id):
    appeals.step(appeal_id, "recalled", by=given.OFFICE, person="Åse Bakke", reason="The wrong button")


@pytest.mark.parametrize("step", ["dismissed", "upheld", "withdrawn", "quashed", "annulled"])
def test_the_appeal_is_where_it_was_and_so_is_the_grade(appeals, step):
    appeal_id = appeals.sent(KINDS.get(step, "written_exam"))
    result_id = appeals.page(appeal_id).facts.result_id
    appeals.step(appeal_id, step)
    recalled(appeals, appeal_id)

    page = appeals.page(appeal_id)
    assert page.row.state == "sent"
    assert (appeals.grade_now(result_id), page.facts.superseded, page.facts.annulled) == ("3", False, "")
    assert [one.step for one in page.events] == ["received", "sent", step, "recalled"]
    with appeals.database.reading() as session:
        assert all(one.reversed_on is not None for one in queries.annulments_of(session))


def test_what_was_not_sent_is_taken_back_and_its_parts_are_open_again(appeals):
    appeal_id = appeals.sent("held_exam")
    part = next(one.part for one in appeals.page(appeal_id).parts if not one.drawn)
    recalled(appeals, appeal_id)

    assert appeals.page(appeal_id).row.state == "received"
    order = service.KeepPart(appeal_id=appeal_id, part=part, words="Held by the rules.", before="")
    appeals.run(given.OFFICE, service.keep_part, order)
    appeals.step(appeal_id, "sent", by=given.OFFICE)
    assert appeals.page(appeal_id).row.state == "sent"


def test_it_changes_nothing_before_a_second_person_confirms_it(appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "upheld")
    appeals.note_down(appeal_id, "recalled", by=given.LEADER)

    assert appeals.page(appeal_id).row.state == "upheld"
    assert refused(lambda: appeals.confirm(appeal_id)) == {"OwnStep"}


def test_what_was_decided_is_written_down_then_with_its_own_day(appeals, database):
    appeal_id = appeals.sent()
    result_id = appeals.page(appeal_id).facts.result_id
    decided_on = given.TODAY + timedelta(days=2)
    appeals.at(decided_on).step(appeal_id, "upheld")
    appeals.note(appeal_id, "outcome")
    appeals.at(decided_on + timedelta(days=3))
    recalled(appeals, appeal_id)
    page = appeals.page(appeal_id)
    assert page.notices == {}  # nobody was told what was decided
    [ended] = page.ended  # what was told, and when, is kept
    assert (ended.notice, ended.on_day) == ("outcome", decided_on)
    assert ended.ended_on == decided_on + timedelta(days=3)
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5", on_day=decided_on)
    new = appeals.in_force(appeal_id)

    assert appeals.grade_now(result_id) == "5"
    with database.reading() as session:
        assert [one.step for one in queries.decided_of(session, [new])[new]] == ["raised"]


def test_decided_alike_again_it_is_told_once(appeals, database):
    appeal_id = appeals.sent()
    result_id = appeals.page(appeal_id).facts.result_id
    appeals.step(appeal_id, "upheld")
    recalled(appeals, appeal_id)
    with database.reading() as session:
        assert queries.decided_of(session, [result_id]) == {}
    appeals.step(appeal_id, "upheld")
    with database.reading() as session:
        assert len(queries.decided_of(session, [result_id])[result_id]) == 1


def test_a_grade_that_nobody_raised_is_as_before(appeals, database):
    appeal_id = appeals.sent()
    facts = appeals.page(appeal_id).facts
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    recalled(appeals, appeal_id)

    assert appeals.grade_now(facts.result_id) == "3"
    with database.reading() as session:
        assert sittings.waiting_corrections(session, facts.sitting_id) == []
    appeals.step(appeal_id, "upheld")
    assert appeals.page(appeal_id).correction is None


def test_what_came_since_stands_on_its_own(appeals, database):
    appeal_id = appeals.sent()
    facts = appeals.page(appeal_id).facts
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    given_exams.corrected(database, facts.candidate_id, "2", basis="key_corrected")

    assert refused(lambda: recalled(appeals, appeal_id)) == {"GradeMovedOn"}


def test_one_that_came_instead_is_dealt_with_first(appeals):
    appeal_id = appeals.sent()
    result_id = appeals.page(appeal_id).facts.result_id
    appeals.step(appeal_id, "withdrawn")
    appeals.receive(result_id=result_id)

    assert refused(lambda: recalled(appeals, appeal_id)) == {"OpenAlready"}


def test_what_was_fixed_by_two_is_corrected_and_not_taken_back(appeals):
    appeal_id = appeals.sent("overall")
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", by=given.LEADER, grade="4")
    appeals.step(appeal_id, "confirmed", by=another_leader(appeals.database))
    assert refused(lambda: recalled(appeals, appeal_id)) == {"FixedByTwo"}


def test_a_trade_test_is_held_back_again(appeals, database):
    appeal_id = appeals.sent("trade_test_grade")
    learner_id = appeals.page(appeal_id).facts.learner_id
    appeals.step(appeal_id, "upheld")
    recalled(appeals, appeal_id)

    with database.reading() as session:
        [hold] = sittings.holds_of(session, [learner_id])
    assert hold.source_id == appeal_id


def test_what_the_school_dismissed_itself_is_with_the_school_again(appeals):
    appeal_id = appeals.receive()
    appeals.step(appeal_id, "dismissed", by=given.LEADER)
    recalled(appeals, appeal_id)

    assert appeals.page(appeal_id).row.state == "received"


def test_the_very_grade_that_was_set_aside_is_in_force_again_and_none_entered_later(appeals, clock):
    result_id = appeals.grade("higher_grade")
    raised = appeals.sent("higher_grade", result_id=result_id)
    clock.moment += timedelta(minutes=5)
    appeals.step(raised, "raised", by=given.OFFICE, grade="A")
    recalled(appeals, raised)
    quashed = appeals.sent("higher_held", result_id=result_id)
    appeals.step(quashed, "quashed")
    assert appeals.grade_now(result_id) == ""
    recalled(appeals, quashed)

    assert appeals.grade_now(result_id) == "C"


@pytest.mark.both_databases
def test_who_was_told_another_grade_is_told_anew_and_has_the_whole_time_to_appeal(appeals, database):
    given_education.the_school(database)
    appeal_id = appeals.sent()
    facts = appeals.page(appeal_id).facts
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    told_on, back_on = given.TODAY + timedelta(days=2), given.TODAY + timedelta(days=15)
    appeals.at(told_on).told(facts.sitting_id, facts.candidate_id, told_on)
    appeals.at(back_on)
    recalled(appeals, appeal_id)

    facts = appeals.page(appeal_id).facts
    assert (facts.superseded, facts.told_in_force, facts.notice.told_on) == (False, False, None)
    with database.reading() as session:
        [line] = [one for one in grading.waiting(session, given.LEADER.user_id, back_on) if one.untold]
    assert line.id == facts.sitting_id
    assert refused(lambda: appeals.told(facts.sitting_id, facts.candidate_id, told_on)) == {"ToldTooEarly"}
    made = jobs.make_letters(database, jobs.MakeLetters(facts.sitting_id, "en", back_on), NoProgress())
    said = " ".join(" ".join(look_into(made.pdf).texts).split())
    assert "What you were told of this exam before 8 December 2026 does not hold any more." in said
    appeals.told(facts.sitting_id, facts.candidate_id, back_on)
    assert appeals.page(appeal_id).facts.notice.told_on == back_on


def test_who_was_told_nothing_of_it_keeps_the_day_of_notice(appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    appeals.at(given.TODAY + timedelta(days=3))
    recalled(appeals, appeal_id)

    assert appeals.page(appeal_id).facts.notice.told_on == given.TODAY


def test_the_history_says_who_took_it_back_and_why(appeals, database):
    appeal_id = appeals.sent()
    candidate_id = appeals.page(appeal_id).facts.candidate_id
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    recalled(appeals, appeal_id)

    with database.reading() as session:
        kept, taken = sittings.history(session, candidate_id)
    said = "{} by Åse Bakke and Solveig Nes, 23.11.2026 08:00: The wrong button"
    assert (kept.grade, result_text(kept)[1][-1]) == ("3", said.format("In force again"))
    assert (taken.grade, result_text(taken)[1][-1]) == ("5", said.format("Taken back"))
