"""Today tells each what waits for them, and nobody what waits for somebody else."""

from eduapp.exams.grading.ui import today
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_grading import FIRST, NEXT_DAY, SECOND


def rows(exam, actor=given.LEADER):
    with exam.database.reading() as session:
        return [(row.title, row.route) for row in today.rows(session, actor, NEXT_DAY)]


def test_sheets_that_wait_lead_to_typing_for_everybody_but_who_typed(exam):
    exam.type_in(FIRST, 101, 17)
    typing, grades = Route("grading.typing", exam.sitting_id), Route("grading.sitting", exam.sitting_id)
    assert rows(exam, FIRST) == []
    assert rows(exam, SECOND) == [("1 sheet waits for a second person", typing)]
    assert rows(exam) == [("1 sheet waits for a second person", typing), ("5 grades are not fixed", grades)]


def test_a_release_waits_for_whoever_did_not_propose_it(exam):
    exam.everything_typed().fix()
    page = Route("grading.sitting", exam.sitting_id)
    assert rows(exam, given.OFFICE) == [("Results can be released", page)]
    exam.propose(given.OFFICE)
    assert rows(exam, given.OFFICE) == []
    assert rows(exam) == [("A release of results waits for you", page)]
    exam.confirm()
    assert rows(exam, given.TEACHER) == [("5 people have not been told their results", page)]
    exam.tell(101, 102, 103, 104, 105)
    assert rows(exam) == []
