"""The table shows the rows as they are, finds the cells to fix, and speaks."""

import pytest
from PySide6.QtCore import Qt

from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.preview_table import PreviewTable, Spot
from tests.support.given_imports import PEOPLE, a_list, again, looked_at

ROWS = (
    "1;Aasen;Bjørn;04.03.1991\n2;Lie;;31.02.1990\n3;Moen;Geir;22.01.1984\n"
    ";Berg;Anton;1.1.2999\n5;Dahl;Petter;17.11.1986\n"
)


@pytest.fixture
def looked(database, tmp_path):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


@pytest.fixture
def table(qapp, looked):
    table = PreviewTable()
    table.show(looked)
    return table


def cells(table, line):
    return [table.index(line, column).data() for column in range(table.columnCount())]


def headings(table):
    return [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]


def test_columns_stand_as_in_the_file_between_row_and_result(table):
    assert headings(table) == [
        "Row", "Learner number", "Last name", "First name", "Date of birth", "Result",
    ]  # fmt: skip


def test_cells_say_what_will_be_stored_and_empty_ones_a_dash(table):
    assert cells(table, 0) == ["2", "1", "Aasen", "Bjørn", "04.03.1991", "New."]
    assert cells(table, 1)[2:4] == ["Lie", "–"]


def test_a_cell_that_must_not_be_empty_stands_empty(table):
    assert cells(table, 3)[1] == ""


def test_the_result_says_why(table):
    assert cells(table, 1)[-1] == ("Fix. 31.02.1990 is not a date. Write day.month.year, such as 28.02.1990.")


def test_a_row_is_read_aloud_once_whole(table):
    said = [
        table.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(table.columnCount())
    ]

    assert said[0].startswith(
        "Row 3, Fix, Learner number 2, Last name Lie, First name –, Date of birth 31.02.1990, "
    )
    assert said[0].endswith("such as 28.02.1990.")
    assert said[0] not in said[1:]


def test_the_cells_to_fix_follow_each_other_as_one_reads(table):
    found, spot = [], table.first_bad()
    while spot is not None:
        found.append(spot)
        spot = table.next_bad(spot)

    assert found == [Spot(1, "birth_date"), Spot(3, "number"), Spot(3, "birth_date")]
    assert table.next_bad(found[-1], -1) == found[1]
    assert table.next_bad(found[1], -1) == found[0]
    assert table.next_bad(found[0], -1) is None


def test_from_a_row_without_one_the_next_cell_to_fix_is_below(table):
    assert table.next_bad(Spot(2, "")) == Spot(3, "number")
    assert table.next_bad(Spot(4, "")) is None


def test_only_problems_hides_the_rows_that_are_fine(table):
    table.show_only_problems(True)

    assert [table.row(line).line for line in range(table.rowCount())] == [3, 5]
    assert [table.line_of(place) for place in range(5)] == [-1, 0, -1, 1, -1]

    table.show_only_problems(False)

    assert table.rowCount() == 5


def test_what_was_typed_is_shown_before_it_is_judged(table):
    table.show_unjudged([jobs.Edited(1, "birth_date", "28.02.1990"), jobs.Decided(3, State.LEFT_OUT)])

    assert cells(table, 1)[4] == "28.02.1990"
    assert table.is_unjudged(1)
    assert table.bad_keys(1) == ()
    assert table.row(3).state is State.LEFT_OUT


def test_a_corrected_row_stays_in_sight_among_the_problems(database, table, looked):
    table.show_only_problems(True)
    change = jobs.Edited(1, "birth_date", "28.02.1990")

    table.show_judged(again(database, "people", looked.preview, change), [])

    assert [table.row(line).state for line in range(2)] == [State.NEW, State.FIX]


def test_a_row_that_a_correction_brings_into_trouble_comes_in_sight(database, table, looked):
    table.show_only_problems(True)
    change = jobs.Edited(1, "number", "3")

    table.show_judged(again(database, "people", looked.preview, change), [])

    assert [table.row(line).line for line in range(table.rowCount())] == [3, 4, 5]


def test_columns_in_which_something_is_to_fix_are_known(table):
    assert table.columns_to_fix() == {1, 4}


def test_words_of_columns_without_room_can_be_asked_for(table):
    table.hidden = (2, 3)

    assert table.out_of_sight(0) == "Last name Aasen · First name Bjørn"


def test_without_a_file_there_is_nothing(qapp):
    table = PreviewTable()

    assert (table.rowCount(), table.first_bad(), table.columns_to_fix()) == (0, None, set())


def test_half_a_million_rows_are_shown_without_a_copy(table, looked):
    many = jobs.Looked(
        looked.preview.__class__(
            looked.preview.table, looked.preview.fields, looked.preview.columns,
            looked.preview.rows * 100_000,
        ),
        to_fix=(1,),
    )  # fmt: skip

    table.show(many)

    assert table.rowCount() == 500_000
    assert table.row(499_999).line == 6
    assert isinstance(table._places, range)
