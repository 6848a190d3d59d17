"""Bringing an exam out of the archive asks why."""

from PySide6.QtWidgets import QWidget

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui.archive_dialogs import archive_exam, take_out
from eduapp.exams.sittings import queries as sittings
from tests.exams.appeals.service.test_archiving import OVER, sitting_of
from tests.support import given
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog


def test_it_goes_there_with_a_press_and_comes_out_with_a_reason(qtbot, database, appeals):
    sitting_id = sitting_of(appeals, appeals.grade())
    appeals.at(OVER)
    fakes, parent = a_hearing_bench(database, given.LEADER), QWidget()
    qtbot.addWidget(parent)

    def state():
        with database.reading() as session:
            return sittings.sitting(session, sitting_id).state

    archive_exam(fakes.bench, sitting_id, parent)
    assert state() == "archived"
    with database.reading() as session:
        take_out(fakes.bench, queries.exam(session, sitting_id), parent)
    dialog = the_dialog()
    dialog.submit()
    assert dialog.isVisible()  # without a reason
    dialog.form.field("reason").set_value("A late appeal came.")
    dialog.submit()
    assert no_dialog()
    assert state() == "released"


def test_what_is_not_over_is_said(qtbot, database, appeals):
    fakes, parent = a_hearing_bench(database, given.LEADER), QWidget()
    qtbot.addWidget(parent)
    archive_exam(fakes.bench, sitting_of(appeals, appeals.grade()), parent)

    assert [one.sentence() for one in fakes.ask.refusals] == [
        "One may appeal until 03.12.2026. It goes to the archive after that."
    ]
