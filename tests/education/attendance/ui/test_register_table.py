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


def test_a_reason_is_told_beside_the_mark_and_only_while_it_may_be_seen(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("excused", 0, "Summons", "court"))
    assert table.sentence(0) == "1, Dahl, Petter, excused, Court · paper not seen · Summons"
    assert cell(table, 0, At.STATUS) == "Excused"
    assert cell(table, 0, At.REASON) == "Court · paper not seen · Summons"
    assert "Summons" in cell(table, 0, At.REASON, Qt.ItemDataRole.ToolTipRole)

    table.show_private(False)
    assert table.sentence(0) == "1, Dahl, Petter, excused"
    assert cell(table, 0, At.REASON) == cell(table, 0, At.REASON, Qt.ItemDataRole.ToolTipRole) == ""


def test_a_mark_without_a_letter_is_named_beside_its_segment(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("not_required", reason="exam"))
    assert cell(table, 0, At.STATUS) == "Need not come"
    assert cell(table, 0, At.REASON) == "Need not come · Exam"


def test_who_left_early_is_told_with_minutes(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("present", minutes_early=20, reason="health"))
    assert cell(table, 0, At.REASON) == "left 20 min early · Health appointment"


def test_a_guest_is_tagged_for_everybody_to_see(table, sheet, database):
    sheet.add_guest(given.a_learner(database, "Ana Rossi"), "Rossi, Ana")
    table.show_private(False)
    assert table.tag(sheet.lines[-1]) == "Guest"
    assert table.sentence(12) == "13, Rossi, Ana, Guest, present"


def test_a_corrected_mark_is_told_as_such(qtbot, database, clock):
    group = given_attendance.a_class(database, 1)
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "absent")
    clock.moment += DAY
    given_attendance.mark(database, group.session_id, group.learner_ids[0], why="He was here")
    sheet = Sheet(a_bench(database).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))
    assert RegisterTable(sheet).sentence(0) == "1, Dahl, Petter, present, corrected"


def test_headings_are_words(table):
    headings = [table.headerData(column, Qt.Orientation.Horizontal) for column in At]
    assert headings == ["", "Learner", "Last 8", "Status", "Reason and note"]


def test_hidden_notes_are_not_heard(table, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("excused", note="Court"))
    table.show_private(False)
    assert "Court" not in table.sentence(0)
    assert cell(table, 0, At.REASON) == ""
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
