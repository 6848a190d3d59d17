"""Three appeals to their end, and two more exams that follow; each step with name, reason and paragraph."""

from datetime import date

import pytest

from eduapp.exams.appeals import queries, service
from tests.support import given, given_exams
from tests.support.given_exams import refused

DECIDED = date(2026, 12, 14)
RESIT = date(2027, 1, 15)


@pytest.fixture
def course_of(database):
    def find(page):
        return given_exams.head(database, page.row.sitting_id).course_id

    return find


def test_one_is_raised_one_upheld_and_one_annulled(appeals, database, course_of):
    raised, upheld = appeals.sent("written_exam"), appeals.sent("overall")
    annulled = appeals.sent("trade_test_held")
    by_error = appeals.sent("held_exam")
    appeals.at(DECIDED)
    appeals.step(raised, "raised", grade="5")
    appeals.step(upheld, "upheld")

    test = appeals.page(annulled)
    later = given_exams.plan(database, course_of(test), RESIT, kind="practical", minutes=300)
    again = {"candidate_id": test.facts.candidate_id, "sitting_id": later, "ground": "new"}
    order = service.OpenResit(**again)
    assert refused(lambda: appeals.run(given.LEADER, service.open_resit, order)) == {"HeldBack"}

    for appeal_id in (annulled, by_error):
        appeals.step(appeal_id, "annulled", person="Fylkestinget")
    assert appeals.grade_now(appeals.page(raised).facts.result_id) == "5"
    assert appeals.grade_now(appeals.page(upheld).facts.result_id) == "3"
    assert {row.state for row in appeals.rows()} == {"raised", "upheld", "annulled"}

    appeals.run(given.LEADER, service.open_resit, order)
    oral = appeals.page(by_error)
    exam = given_exams.plan(database, course_of(oral), RESIT, kind="oral", minutes=30)
    order = service.OpenResit(candidate_id=oral.facts.candidate_id, sitting_id=exam, ground="new")
    appeals.run(given.LEADER, service.open_resit, order)
    entered = [given_exams.candidates(database, one)[0] for one in (later, exam)]
    assert [one.learner_id for one in entered] == [test.row.learner_id, oral.row.learner_id]
    assert {one.ground for one in entered} == {"new"}

    for row in appeals.rows():
        for event in appeals.page(row.id).events:
            assert event.person
            assert event.reason or event.step == "received"
            assert "§" in event.basis
    with database.reading() as session:
        kept = queries.annulments_of(session)
    assert {(one.ground, one.decided_by) for one in kept} == {("appeal", "Fylkestinget")}
