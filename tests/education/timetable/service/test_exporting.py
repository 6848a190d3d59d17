"""Calendars that left the program stand in the trail."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.education.timetable import service, terms
from tests.support import given


def note(learner_id=None):
    return service.NoteExport(
        subject_id=given.TEACHER.user_id,
        learner_id=learner_id,
        whose=given.TEACHER.name,
        first_day=given.TODAY,
        last_day=given.TODAY,
    )


def test_an_export_is_noted_with_the_learner_it_concerns(database, notes):
    karim = given.a_learner(database)
    database.execute(service.note_export, note(karim))
    assert (notes[-1].action, notes[-1].learner) == (terms.CALENDAR_EXPORTED, karim)


def test_who_may_not_export_is_refused(database):
    with pytest.raises(NotAllowed):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.note_export, note())
