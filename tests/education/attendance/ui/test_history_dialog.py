"""The history of one mark as it is read."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.attendance import queries, service
from eduapp.education.attendance.ui.history_dialog import HistoryDialog
from eduapp.gui.theme import Theme
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible

DAY = timedelta(days=1)


@pytest.fixture
def versions(database, clock):
    """Absent, taken back as late, and corrected eight days later by a leader with a second name."""
    group = given_attendance.a_class(database, 1)
    [learner_id] = group.learner_ids
    teacher = database.acting_as(given.TEACHER)
    given_attendance.mark(teacher, group.session_id, learner_id, "absent")
    given_attendance.take_back(teacher, given_attendance.mark(teacher, group.session_id, learner_id, "late"))
    clock.moment += 8 * DAY
    late = {"reason": "court", "why": "He was in court", "second_id": given.TEACHER.user_id}
    given_attendance.mark(database, group.session_id, learner_id, "excused", **late)

    def read():
        with database.reading() as look:
            return queries.history(look, group.session_id, learner_id)

    return read


def texts(qtbot, versions, *, private=True):
    dialog = HistoryDialog(Theme(), "Dahl, Petter", versions, None, private=private)
    qtbot.addWidget(dialog)
    return [one.text() for one in dialog.findChildren(QLabel)]


def test_it_tells_who_when_what_instead_of_what_and_why(qtbot, versions):
    assert texts(qtbot, versions()) == [
        "What was recorded: Dahl, Petter",
        "Excused, Court · paper not seen",
        "Solveig Nes, 01.12.2026 08:00",
        "Instead of: Absent",
        "Why: He was in court",
        "Ingrid Solheim stands behind it too.",
        "This is what counts.",
        "Late",
        "Ingrid Solheim, 23.11.2026 08:00",
        "Instead of: Absent",
        "Taken back with undo.",
        "Absent",
        "Ingrid Solheim, 23.11.2026 08:00",
    ]


def test_while_others_can_see_the_screen_reasons_are_not_told(qtbot, versions):
    said = " ".join(texts(qtbot, versions(), private=False))
    assert "court" not in said.lower()
    assert "Excused" in said


def test_when_reasons_were_taken_away_it_says_so(qtbot, database, versions, clock):
    clock.moment += 200 * DAY
    database.execute(service.neutralise_due, service.NeutraliseDue(day=database.today()))
    said = texts(qtbot, versions())
    assert "The reason was taken away after the time that reasons are kept." in said
    assert "Excused" in said


def test_nothing_recorded_is_said(qtbot):
    assert texts(qtbot, [])[-1] == "Nothing has been recorded yet."


def test_it_is_fit_for_everybody(qtbot, versions):
    found = versions()
    assert_page_accessible(lambda theme: HistoryDialog(theme, "Dahl, Petter", found, None, private=True))
