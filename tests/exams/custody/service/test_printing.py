"""The trail keeps that the count of papers was printed."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.custody import service, terms
from tests.support import given


def test_the_trail_keeps_that_it_was_printed_by_who_may(database, sitting_id, notes):
    order = service.NotePrinted(sitting_id=sitting_id, course="Matematikk")
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.note_printed, order)
    database.acting_as(given.INVIGILATOR).execute(service.note_printed, order)
    [note] = notes[-1:]
    assert (note.action, note.subject, note.details) == (terms.PRINTED, sitting_id, {"course": "Matematikk"})
