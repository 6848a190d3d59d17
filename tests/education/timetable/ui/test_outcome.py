"""What became of many sessions: those with the same reasons stand together."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.errors import Conflict, Refused
from eduapp.education.timetable import service
from eduapp.education.timetable.jobs import Report, TurnedDown
from eduapp.education.timetable.rules.cancelling import AlreadyCancelled
from eduapp.education.timetable.ui.outcome import OutcomeDialog, restore, show_outcome
from tests.support import given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench

ONE, TWO, THREE = (UUID(int=number) for number in range(1, 4))
NAMES = {ONE: "Maths", TWO: "Art", THREE: "Choir"}
REFUSED = (
    TurnedDown(ONE, Refused(AlreadyCancelled())),
    TurnedDown(TWO, Conflict()),
    TurnedDown(THREE, Refused(AlreadyCancelled())),
)


def test_what_is_done_is_told_with_the_way_back(fakes, parent):
    pressed = []
    assert (
        show_outcome(fakes.bench, Report(done=((ONE, 2),)), NAMES, "Done.", parent, lambda: pressed.append(1))
        is None
    )
    fakes.tell.act()
    assert (fakes.tell.texts, pressed) == (["Done."], [1])


def test_what_was_refused_is_told_by_its_reasons(fakes, parent):
    dialog = show_outcome(fakes.bench, Report(refused=REFUSED), NAMES, "Done.", parent, lambda: None)
    assert fakes.tell.texts == []
    assert dialog.windowTitle() == "3 sessions were left as they were"


@pytest.mark.parametrize("expected", ["Maths  ·  Choir", "Art", "The session is cancelled already."])
def test_sessions_with_the_same_reasons_stand_together(fakes, parent, expected):
    dialog = OutcomeDialog(fakes.bench, REFUSED, NAMES, parent)
    assert expected in [one.text() for one in dialog.findChildren(QLabel)]


def test_what_could_not_be_restored_is_told(fakes, parent, database):
    session_id = given_attendance.a_session(
        database, given_attendance.a_running_group(database), cancelled="no_room"
    )
    order = service.RestoreSession(session_id=session_id, version=1)
    database.execute(service.restore_session, order)

    restore(fakes.bench, [(session_id, 2)], {session_id: "Norwegian"}, parent)

    assert the_dialog().windowTitle() == "1 session was left as it was"
    assert fakes.tell.texts == []


def test_nothing_opens_when_all_went_well(fakes, parent, database):
    session_id = given_attendance.a_session(
        database, given_attendance.a_running_group(database), cancelled="no_room"
    )
    restore(fakes.bench, [(session_id, 1)], {}, parent)
    assert fakes.tell.texts == ["1 session restored."]
    assert no_dialog()


def test_the_dialog_is_fit_for_everybody(qtbot, database, parent):
    assert_page_accessible(
        lambda theme: OutcomeDialog(a_bench(database, theme=theme).bench, REFUSED, NAMES, parent)
    )
