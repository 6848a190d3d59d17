"""The matrix as a table: what it paints, and what a screen reader is told."""

from uuid import uuid4

from PySide6.QtCore import Qt

from eduapp.workshops.aims.queries import AimRow, Matrix, MatrixCell, MatrixPerson
from eduapp.workshops.aims.ui.matrix_table import MatrixTable
from tests.support.given_aims import aim_facts

AIMS = tuple(AimRow(uuid4(), 1, uuid4(), aim_facts(f"KM{number}")) for number in (1, 2))
PEOPLE = (
    MatrixPerson(uuid4(), "Berg, Anton", True, (MatrixCell(90), MatrixCell())),
    MatrixPerson(uuid4(), "Vik, Ola", False, (MatrixCell(), MatrixCell())),
)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def a_table():
    table = MatrixTable()
    table.show(Matrix("Carpentry", "BASNE3----", (), AIMS, PEOPLE, 0))
    return table


def test_codes_head_the_columns_and_names_begin_the_rows(qapp):
    table = a_table()

    across = Qt.Orientation.Horizontal
    assert [table.headerData(at, across) for at in range(table.columnCount())] == ["Name", "KM1", "KM2"]
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert [table.index(row, 0).data() for row in range(table.rowCount())] == ["Berg, Anton", "Vik, Ola"]
    assert table.cell(table.index(1, 0)).caption == "on the way to no trade"
    assert table.cell(table.index(0, 1)).chip.text == "1:30 h"


def test_a_row_is_one_sentence_and_a_cell_says_only_itself(qapp):
    table = a_table()

    assert table.index(0, 0).data(SPOKEN) == "Berg, Anton, signed off: 0 of 2"
    assert table.index(1, 0).data(SPOKEN) == "Vik, Ola, on the way to no trade, signed off: 0 of 2"
    assert table.index(0, 1).data(SPOKEN) == "KM1, Berg, Anton: Practised 1:30 hours."
    assert table.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_name_is_no_cell(qapp):
    table = a_table()

    assert table.at(table.index(0, 0)) is None
    assert table.at(table.index(1, 2)) == (PEOPLE[1], AIMS[1], PEOPLE[1].cells[1])


def test_an_empty_table_has_neither_people_nor_aims(qapp):
    table = MatrixTable()

    assert (table.rowCount(), table.columnCount()) == (0, 1)
