"""Nobody ends an appeal or takes a grade out of force alone: one writes it down, another confirms it."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.appeals.rules.steps import BY_TWO
from tests.support import given
from tests.support.given_appeals import another_leader, another_of_the_office
from tests.support.given_exams import refused

KINDS = {"quashed": "overall", "annulled": "held_exam"}


@pytest.mark.parametrize("step", ["dismissed", "upheld", "withdrawn", "quashed", "annulled"])
def test_what_one_person_writes_down_changes_nothing_before_a_second_confirms_it(appeals, step):
    appeal_id = appeals.sent(KINDS.get(step, "written_exam"))
    result_id = appeals.page(appeal_id).facts.result_id
    appeals.note_down(appeal_id, step, by=given.OFFICE)

    page = appeals.page(appeal_id)
    assert (page.row.state, page.waiting.step, page.waiting.noted_by) == ("sent", step, "Åse Bakke")
    assert [one.step for one in page.events] == ["received", "sent"]
    assert appeals.grade_now(result_id) == "3"
    appeals.confirm(appeal_id)
    page = appeals.page(appeal_id)
    assert (page.row.state, page.waiting, page.events[-1].second) == (step, None, given.LEADER.name)
    assert page.events[-1].entered_by == "Åse Bakke"
    assert appeals.grade_now(result_id) == ("" if step in KINDS else "3")


def test_nobody_confirms_what_they_wrote_themselves(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld", by=given.LEADER)

    assert refused(lambda: appeals.confirm(appeal_id)) == {"OwnStep"}
    appeals.confirm(appeal_id, by=given.OFFICE)  # a leader was the first
    assert appeals.page(appeal_id).row.state == "upheld"


def test_one_of_the_two_is_a_leader(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    other = another_of_the_office(appeals.database)

    for act in (appeals.confirm, lambda id, by: refuse(appeals, id, by)):
        with pytest.raises(NotAllowed):
            act(appeal_id, by=other)
    appeals.confirm(appeal_id, by=another_leader(appeals.database))
    assert appeals.page(appeal_id).row.state == "upheld"


def test_the_page_knows_whether_there_is_anybody_to_be_the_second(appeals):
    two = appeals.page(appeals.sent()).two
    assert two.has_second(given.OFFICE.user_id)
    assert two.has_second(given.LEADER.user_id)  # the office
    alone = queries.TwoPeople(frozenset({given.LEADER.user_id}), frozenset({given.LEADER.user_id}))
    assert not alone.has_second(given.LEADER.user_id)
    assert not queries.TwoPeople(two.keepers, frozenset()).has_second(given.OFFICE.user_id)


def test_while_something_waits_nothing_else_is_written_down(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld")

    for step in ("raised", "withdrawn"):
        assert refused(lambda step=step: appeals.note_down(appeal_id, step, grade="4")) == {"WaitsAlready"}
    assert all("waits for a second person" in why for why in appeals.page(appeal_id).why.values())


def refuse(appeals, appeal_id, by, reason="The letter says that it was raised"):
    waits = appeals.page(appeal_id).waiting
    order = service.RefuseStep(waiting_id=waits.id, version=waits.version, reason=reason)
    appeals.run(by, service.refuse_step, order)


def test_what_is_not_so_is_refused_with_a_reason_and_the_right_thing_is_written_down(appeals, notes):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    assert refused(lambda: refuse(appeals, appeal_id, given.LEADER, " ")) == {"GroundsMissing"}
    shown = appeals.page(appeal_id).waiting
    refuse(appeals, appeal_id, given.LEADER)

    assert (appeals.page(appeal_id).row.state, appeals.page(appeal_id).waiting) == ("sent", None)
    assert [one.details["first"] for one in notes if one.action == terms.STEP_REFUSED] == ["Åse Bakke"]
    with pytest.raises(Conflict):
        appeals.run(
            given.LEADER,
            service.confirm_step,
            service.ConfirmStep(waiting_id=shown.id, version=shown.version),
        )
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    assert appeals.page(appeal_id).row.state == "raised"


def test_who_wrote_it_takes_it_back(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    refuse(appeals, appeal_id, given.OFFICE)
    appeals.note_down(appeal_id, "upheld", by=given.LEADER)
    refuse(appeals, appeal_id, given.LEADER)
    assert (appeals.page(appeal_id).row.state, appeals.page(appeal_id).waiting) == ("sent", None)


def test_what_waits_is_told_on_today(appeals, database):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    with database.reading() as session:
        [(row, waits)] = queries.waiting(session, given.TODAY).to_confirm

    assert (row.id, waits.step, waits.noted_by) == (appeal_id, "upheld", "Åse Bakke")


def test_every_step_that_ends_an_appeal_or_takes_a_grade_takes_two():
    ends = {"dismissed", "upheld", "raised", "lowered", "quashed", "annulled", "redone", "withdrawn"}
    assert {*ends, "reversed", "recalled"} == BY_TWO
