"""What was printed of an exam is kept in the trail; who may not see it prints nothing."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.sittings import service, terms
from eduapp.exams.sittings.rules.papers import WATCH_LIST
from tests.support import given

pytestmark = pytest.mark.both_databases


def order(sitting_id):
    return service.NotePaper(sitting_id=sitting_id, paper=WATCH_LIST)


def test_the_trail_says_which_paper_of_which_exam(database, sitting_id, notes):
    database.execute(service.note_paper, order(sitting_id))

    [note] = [note for note in notes if note.action == terms.PAPER_PRINTED]
    assert note.subject == sitting_id
    assert note.details == {
        "course": "Matematikk",
        "day": "2026-11-23",
        "paper": "sitting_papers:watch_list",
    }


def test_who_may_not_see_exams_prints_none(database, sitting_id):
    with pytest.raises(NotAllowed):
        database.acting_as(given.AUDITOR).execute(service.note_paper, order(sitting_id))


def test_an_exam_that_is_gone_is_told(database, learner_id):
    with pytest.raises(NotFound):
        database.execute(service.note_paper, order(learner_id))
