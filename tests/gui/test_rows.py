"""Rows and what is said of them: one sentence a row, whole words a cell, whatever is hidden."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from eduapp.gui.delegates import ChipFacts
from eduapp.gui.rows import SORT_ROLE, Column, RowTable


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    hours: int = 0
    ready: bool = True


SITE = [
    Person(1, "Aasen, Bjørn", 30),
    Person(2, "Berg, Anton", 4, ready=False),
    Person(3, "Sárá, Nils-Ánte", 200),
]


def columns():
    return [
        Column("Name", lambda row: row.name, caption=lambda row: f"Number {row.id}"),
        Column("Hours", lambda row: str(row.hours), sort=lambda row: row.hours, number=True),
        Column("State", lambda row: "", chip=chip),
    ]


def chip(row):
    return ("present", "check", "Ready") if row.ready else ("absent", "x", "Not ready")


@pytest.fixture
def table():
    made = RowTable(columns(), ticks=True)
    made.set_rows(SITE)
    return made


def said(table, row, column):
    return table.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_it_keeps_the_rules_of_qt_models(qapp, qtbot):
    table = RowTable(columns(), ticks=True)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)

    table.set_rows(SITE)
    table.sort(1, Qt.SortOrder.DescendingOrder)
    table.show_only(lambda row: row.ready)
    table.tick(SITE)
    table.set_rows([])

    assert tester.model() is table


def test_the_first_cell_reads_the_whole_row_and_the_others_themselves(table):
    assert [said(table, 1, column) for column in range(3)] == [
        "Berg, Anton, Number 2, Hours 4, State Not ready",
        "4",
        "Not ready",
    ]


def test_a_ticked_row_says_so(table):
    table.tick([SITE[0]])

    assert said(table, 0, 0).endswith(", ticked")
    assert table.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert table.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_column_may_say_its_sentence_itself():
    table = RowTable([Column("Name", lambda r: r.name, spoken=lambda r: f"{r.name} has {r.hours} hours")])
    table.set_rows(SITE)

    assert said(table, 2, 0) == "Sárá, Nils-Ánte has 200 hours"


def test_what_has_no_room_stands_under_the_name(table):
    table.hidden = frozenset({1, 2})

    assert table.cell(table.index(0, 0)).caption == "Number 1 · 30 · Ready"


def test_a_cell_holds_all_that_is_painted(table):
    assert table.cell(table.index(1, 2)).chip == ChipFacts("absent", "x", "Not ready")
    assert table.cell(table.index(1, 1)).number
    assert table.cell(table.index(1, 0)).ticked is False


def test_numbers_stand_right_under_their_heading(table):
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    assert table.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert table.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == right


def test_rows_are_sorted_by_their_key_and_found_again(table):
    kept = table.index(0, 0)
    table.sort(1, Qt.SortOrder.DescendingOrder)

    assert [row.hours for row in table.rows] == [200, 30, 4]
    assert table.place_of(1) == 1
    assert table.place_of(99) == -1
    assert table.index(0, 1).data(SORT_ROLE) == 200
    assert kept.row() == 0  # plain indexes stay where they were; rows are found by id


def test_type_ahead_goes_on_from_where_one_is(table):
    first = table.match(table.index(1, 0), Qt.ItemDataRole.DisplayRole, "a")
    assert [index.row() for index in first] == [0]  # past the end and on from the top

    assert table.match(table.index(0, 0), Qt.ItemDataRole.DisplayRole, "SARA")[0].row() == 2
    assert table.match(table.index(0, 0), Qt.ItemDataRole.DisplayRole, "x") == []


def test_an_index_that_is_none_has_nothing(table):
    assert table.data(QModelIndex()) is None
