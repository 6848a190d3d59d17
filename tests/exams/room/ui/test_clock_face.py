"""The large clock counts on by itself and asks again by the minute."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.ui.clock_face import ClockFace
from eduapp.gui.theme import Theme


@pytest.fixture
def face(qtbot, hall):
    hall.begin(101)
    made = ClockFace(Theme())
    qtbot.addWidget(made)
    with hall.database.reading() as session:
        made.show_day(queries.the_day(session, hall.sitting_id))
    return made


def test_it_shows_what_is_left_and_says_it(face):
    assert face.figures.text() in {"5:00:00", "4:59:59"}
    assert face.words.text() == "left, until 14:00"
    assert face.accessibleName().endswith("left, until 14:00")


def test_a_minute_that_has_passed_asks_the_page_again(face, qtbot):
    day = face._day
    face.tell()
    face._day = replace(day, now=day.now + timedelta(minutes=1))
    with qtbot.waitSignal(face.minute_passed):
        face.tell()


def test_seconds_are_those_of_the_site(face):
    assert face.seconds() in {32400, 32401}  # nine o'clock
