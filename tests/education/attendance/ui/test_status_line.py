"""The line under the register."""

from PySide6.QtWidgets import QWidget

from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.education.attendance.ui.status_line import StatusLine, saved_text
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import KeyCap
from tests.support import given, given_attendance
from tests.support.fakes import a_bench


def a_line(qtbot, sheet, compact=False):
    page = QWidget()
    qtbot.addWidget(page)
    line = StatusLine(Theme(), sheet, compact=compact)
    line.setParent(page)
    line.page = page  # lives as long
    line.refresh()
    return line


def keys_shown(line):
    return [cap.accessibleName() for cap in line.findChildren(KeyCap) if cap.isVisibleTo(line)]


def test_it_names_the_keys_until_there_is_something_to_say(qtbot, sheet):
    line = a_line(qtbot, sheet)
    assert keys_shown(line) == ["9", "P", "L", "A", "E", "X", "R", "+"]

    line.say("Set a mark first.")
    assert (line.hint(), keys_shown(line)) == ("Set a mark first.", [])
    line.say("")
    assert keys_shown(line)


def test_it_says_when_it_was_saved(qtbot, sheet, database, group):
    assert saved_text(sheet) == ""
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.load(given_attendance.read_register(database, group.session_id))
    assert saved_text(sheet) == "Saved 08:00"


def test_it_says_how_many_could_not_be_saved_and_tries_again(qtbot, database, group, stumbling):
    sheet = Sheet(a_bench(database, given.TEACHER, runner=stumbling).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))
    line = a_line(qtbot, sheet, compact=True)
    assert line.isHidden()

    sheet.mark(group.learner_ids[0], Entry("absent"))
    line.refresh()

    assert saved_text(sheet) == "1 not saved yet"
    assert not line.isHidden()
    with qtbot.waitSignal(line.again_asked):
        line.again.click()
