"""What the candidate was told is noted with day and name, and put right over what was shown."""

from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.appeals import queries, terms
from tests.support import given
from tests.support.given_appeals import TOLD
from tests.support.given_exams import refused

pytestmark = pytest.mark.both_databases


def test_a_preliminary_answer_and_the_outcome_are_noted_each_once(appeals, notes):
    appeal_id = appeals.sent()
    appeals.note(appeal_id, "interim")
    [row] = appeals.rows()
    assert (row.answered_on, row.told_on, row.to_answer, row.to_tell) == (TOLD, None, False, False)
    assert refused(lambda: appeals.note(appeal_id, "outcome")) == {"NotDecidedYet"}

    appeals.at(date(2026, 12, 8)).step(appeal_id, "upheld")
    assert appeals.rows()[0].to_tell
    with appeals.database.reading() as session:
        assert [one.id for one in queries.waiting(session, given.TODAY).to_tell] == [appeal_id]
    assert refused(lambda: appeals.note(appeal_id, "outcome", on_day=TOLD)) == {"NoticeDay"}
    appeals.note(appeal_id, "outcome", person="Ingrid Solheim")
    page = appeals.page(appeal_id)
    assert {one.notice: (one.on_day, one.person) for one in page.notices.values()} == {
        "interim": (TOLD, "Åse Bakke"),
        "outcome": (date(2026, 12, 8), "Ingrid Solheim"),
    }
    assert not page.row.to_tell
    with appeals.database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_tell == ()
    said = [one.details["notice"] for one in notes if one.action == terms.NOTICE_NOTED]
    assert said == ["appeal_notices:interim", "appeal_notices:outcome"]


def test_a_wrong_day_is_put_right_over_what_was_shown(appeals):
    appeal_id = appeals.receive()
    appeals.note(appeal_id, "interim")
    appeals.at(date(2026, 11, 25))
    with pytest.raises(Conflict) as conflict:
        appeals.note(appeal_id, "interim", before=date(2026, 11, 24))
    assert conflict.value.theirs == {"on_day": TOLD, "person": "Åse Bakke"}
    appeals.note(appeal_id, "interim", before=TOLD)
    assert appeals.rows()[0].answered_on == date(2026, 11, 25)


def test_who_only_looks_notes_nothing(appeals):
    appeal_id = appeals.receive()
    with pytest.raises(NotAllowed):
        appeals.note(appeal_id, "interim", by=given.TEACHER)


@pytest.mark.parametrize(("kind", "end"), [("written_exam", "raised"), ("overall", "settled")])
def test_a_new_grade_is_told_once_by_its_letter(appeals, kind, end):
    appeal_id = appeals.sent(kind)
    facts = appeals.page(appeal_id).facts
    if end == "raised":
        appeals.step(appeal_id, "raised", grade="4")
    else:
        appeals.step(appeal_id, "quashed")
        appeals.step(appeal_id, "assessed", by=given.OFFICE, grade="4")
        appeals.step(appeal_id, "confirmed")
    assert appeals.page(appeal_id).row.to_tell
    assert refused(lambda: appeals.note(appeal_id, "outcome")) == {"ToldByLetter"}
    day = date(2026, 11, 25)
    appeals.at(day).told(facts.sitting_id, facts.candidate_id, day)

    row = appeals.page(appeal_id).row
    assert (row.state, row.to_tell, row.told_on) == (end, False, day)
    with appeals.database.reading() as session:
        assert queries.waiting(session, day).to_tell == ()


def test_a_new_grade_of_an_exam_annulled_before_it_was_told_is_told_as_any_outcome(appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "raised", grade="4")
    appeals.annulled(candidate_id=appeals.page(appeal_id).facts.candidate_id)
    assert appeals.page(appeal_id).row.to_tell
    appeals.note(appeal_id, "outcome")

    assert not appeals.page(appeal_id).row.to_tell
    with appeals.database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_tell == ()
