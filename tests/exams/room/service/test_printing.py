"""A protocol that went to a printer stands in the trail."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.room import service
from tests.support import given


def test_the_trail_says_of_which_exam(hall, notes):
    hall.run(service.note_protocol, service.NoteProtocol(sitting_id=hall.sitting_id))

    assert notes[-1].action == "room.protocol"
    assert notes[-1].details == {"course": "Matematikk", "day": "2026-11-24"}


def test_who_may_not_see_the_room_prints_nothing(hall):
    with pytest.raises(NotAllowed):
        hall.acting(given.WORKSHOP_LEADER).run(
            service.note_protocol, service.NoteProtocol(sitting_id=hall.sitting_id)
        )
