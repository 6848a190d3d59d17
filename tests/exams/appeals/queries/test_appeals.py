"""Appeals as they stand: open ones first, and of one what can follow and why not."""

from datetime import date

from eduapp.exams.appeals import queries
from tests.support import given
from tests.support.given_appeals import COMPLAINT


def test_open_appeals_come_first_then_the_newest(appeals):
    first, second, third = appeals.receive(), appeals.receive(), appeals.receive()
    appeals.step(third, "withdrawn")

    assert [row.id for row in appeals.rows()] == [second, first, third]
    assert [row.open for row in appeals.rows()] == [True, True, False]


def test_those_of_a_learner_and_of_an_exam(appeals, database):
    one, _other = appeals.receive(), appeals.receive()
    row = appeals.page(one).row
    with database.reading() as session:
        assert [found.id for found in queries.appeals(session, learner_id=row.learner_id)] == [one]
        assert [found.id for found in queries.appeals(session, sitting_id=row.sitting_id)] == [one]
        assert queries.appeals(session, learner_id=given.LEADER.user_id) == []
        assert queries.appeal(session, given.LEADER.user_id) is None


def test_what_may_follow_is_what_the_law_has_and_says_why_not(appeals):
    page = appeals.page(appeals.receive("held_exam"))

    assert list(page.why) == ["sent", "dismissed", "upheld", "annulled", "withdrawn"]
    assert page.why["dismissed"] == page.why["withdrawn"] == ""
    assert page.why["upheld"].startswith("It is not sent yet.")
    assert "lacks" in page.why["sent"]
    appeals.enclose(page.row.id)
    assert appeals.page(page.row.id).why["sent"] == ""


def test_an_answer_is_due_within_a_month(appeals):
    [row] = [appeals.page(appeals.receive()).row]

    assert row.answer_by.last_day == date(2026, 12, 23)
    assert "§ 11 a" in row.answer_by.line


def test_the_complaint_is_told_to_who_asks_for_it_and_nowhere_else(appeals, database):
    appeal_id = appeals.receive()
    with database.reading() as session:
        assert queries.complaint_of(session, appeal_id) == COMPLAINT
    assert COMPLAINT not in str(appeals.page(appeal_id))
    assert COMPLAINT not in str(appeals.rows())
    without = appeals.receive(complaint="")
    with database.reading() as session:
        assert queries.complaint_of(session, without) == ""
    assert not appeals.page(without).has_complaint


def test_a_correction_is_followed_until_it_is_attested(appeals):
    appeal_id = appeals.sent()
    assert appeals.page(appeal_id).correction is None
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="4")
    assert appeals.page(appeal_id).correction.proposed_by == "Åse Bakke"
    assert appeals.page(appeal_id).correction.attested_by == "Solveig Nes"


def test_who_assessed_anew_is_known(appeals):
    appeal_id = appeals.sent("overall")
    assert appeals.page(appeal_id).assessor_id is None
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", grade="4")
    assert appeals.page(appeal_id).assessor_id == given.LEADER.user_id
