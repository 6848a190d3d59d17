"""Today tells who records which papers are not opened and which are off; nobody else, and of no other day."""

from datetime import timedelta

from eduapp.exams.custody.ui.today import rows
from tests.support import given
from tests.support.given_custody import a_bundle, by_two, step


def told(database, actor=given.INVIGILATOR, day=given.TODAY):
    with database.reading() as session:
        return [(row.title, row.detail) for row in rows(session, actor, day)]


def test_it_tells_what_is_to_be_opened_and_what_is_not_accounted_for(database, sitting_id):
    assert told(database) == []
    bundle_id = a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    unopened = ("Papers to open: Matematikk", "1 bundle is not opened; the exam begins at 09:00")
    assert told(database) == [unopened]
    assert told(database, given.TEACHER) == []
    assert told(database, day=given.TODAY + timedelta(days=1)) == []
    by_two(database, bundle_id, "opened", count=30)
    assert told(database) == []
    step(database, bundle_id, "handed_out", count=3)
    off = ("Papers not accounted for: Matematikk", "1 thing stands against closing the exam")
    assert told(database) == [off]
    a_bundle(database, sitting_id)
    assert told(database) == [off, unopened]
