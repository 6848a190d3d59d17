"""The register as a table: what each cell and each row says."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.register_table import At, RegisterTable
from eduapp.education.attendance.ui.sheet import Sheet
from tests.support import given, given_attendance
from tests.support.fakes import a_bench

DAY = timedelta(days=1)


@pytest.fixture
def table(sheet):
    return RegisterTable(sheet)


def cell(table, row, column, role=Qt.ItemDataRole.DisplayRole):
    return table.data(table.index(row, column), role)


def test_a_row_is_one_sentence(table, sheet, group):
    assert table.sentence(0) == "1, Dahl, Petter, not recorded"
    sheet.mark(group.learner_ids[0], Entry("late", 10, "Bus"))
    assert table.sentence(0) == "1, Dahl, Petter, late, 10 min, Bus"


def test_cells_say_only_themselves(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("late", 10, "Bus"))
    assert [cell(table, 0, column) for column in At] == [
        "1",
        "Dahl, Petter",
        "",
        "Late, 10 min",
        "10 min · Bus",
    ]
    assert cell(table, 0, At.NUMBER, Qt.ItemDataRole.AccessibleTextRole) == table.sentence(0)
    assert cell(table, 0, At.STATUS, Qt.ItemDataRole.AccessibleTextRole) == "Late, 10 min"


def test_headings_are_words(table):
    headings = [table.headerData(column, Qt.Orientation.Horizontal) for column in At]
    assert headings == ["", "Learner", "Last 8", "Status", "Note"]


def test_hidden_notes_are_not_heard(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("excused", note="Court"))
    table.show_private(False)
    assert "Court" not in table.sentence(0)
    assert cell(table, 0, At.NOTE) == ""
    assert cell(table, 0, At.HISTORY, Qt.ItemDataRole.AccessibleTextRole) == ""


def test_the_history_is_told_as_counts(qtbot, database):
    group = given_attendance.a_class(database, 1, earlier=3)
    with database.reading() as look:
        for one in given_attendance.queries.sessions_of_group(look, group.group_id)[:2]:
            given_attendance.marked(database, one.id, group.learner_ids[0])
    sheet = Sheet(a_bench(database).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))
    table = RegisterTable(sheet)

    spoken = cell(table, 0, At.HISTORY, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "last 3 sessions: 2 present"


def test_who_has_just_begun_is_tagged(qtbot, database):
    group = given_attendance.a_class(database, 1)
    given_attendance.on_the_roll(database, group.group_id, "Vera Zim", first_day=given.TODAY - DAY)
    sheet = Sheet(a_bench(database).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))
    table = RegisterTable(sheet)

    assert [table.tag(line) for line in sheet.lines] == ["", "New"]
    table.show_private(False)
    assert table.tag(sheet.lines[1]) == ""


def test_a_change_repaints_its_own_row(table, sheet, group, qtbot):
    with qtbot.waitSignal(table.dataChanged) as changed:
        sheet.mark(group.learner_ids[4], Entry("absent"))
    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (4, 4)


def test_more_learners_make_more_rows(table, sheet, database, group):
    given_attendance.on_the_roll(database, group.group_id, "Vera Zim")
    sheet.load(given_attendance.read_register(database, group.session_id))
    assert table.rowCount() == 13
