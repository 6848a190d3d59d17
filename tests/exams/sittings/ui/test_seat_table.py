"""The room as a table: who sits where, what is not right, one sentence a seat and no name unasked."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from eduapp.exams.sittings.queries import CandidateRow, SeatPlan
from eduapp.exams.sittings.rules.seating import Apart, Grid, Seat
from eduapp.exams.sittings.ui.seat_table import SeatTable, problems, shown

FIRST = 101


def person(number, seat=None, letter="", own_place=""):
    known = (
        uuid4(),
        uuid4(),
        number,
        f"Etternavn{number}, Fornavn",
        "",
        None,
        False,
        "ordinary",
        seat,
        letter,
    )
    return CandidateRow(*known, own_place, "", None, "", "", None)


def plan(*people, grid=None, apart=None):
    return SeatPlan(None, grid or Grid(2, 3), apart or Apart(), tuple(people))


@pytest.fixture
def table(qapp):
    made = SeatTable()
    made.show(shown(plan(person(101, Seat(0, 0), "A"), grid=Grid(2, 3, 0, frozenset({Seat(1, 2)})))))
    return made


def said(table, row, column):
    return table.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_rows_have_letters_and_seats_in_a_row_numbers(table):
    assert (table.rowCount(), table.columnCount()) == (2, 3)
    heads = [table.headerData(n, Qt.Orientation.Vertical) for n in range(2)]
    assert (heads, table.headerData(2, Qt.Orientation.Horizontal)) == (["A", "B"], "3")
    assert table.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole) is None
    assert table.rowCount(table.index(0, 0)) == 0


def test_each_seat_says_itself_in_words(table):
    assert said(table, 0, 0) == "Seat A1: candidate 101, version A"
    assert said(table, 0, 1) == "Seat A2: free"
    assert said(table, 1, 2) == "Seat B3: not used"


def test_a_name_is_said_only_where_names_are_shown_or_asked_for(table):
    everything = [table.index(0, 0).data(role) for role in Qt.ItemDataRole]
    assert not [words for words in everything if words and "Etternavn" in str(words)]
    assert "Etternavn101, Fornavn" in table.at(table.index(0, 0)).sentence(named=True)
    table.mark(None, names=True)
    assert "Etternavn101, Fornavn" in said(table, 0, 0)


def test_who_is_picked_up_is_marked_and_said(table):
    held = table.at(table.index(0, 0)).person
    table.mark(held.id, names=False)
    assert table.at(table.index(0, 0)).note == "moves"
    assert said(table, 0, 0).endswith("moves")


def test_who_sits_too_near_is_marked_and_nobody_else():
    people = [person(101, Seat(0, 0)), person(102, Seat(0, 1)), person(103, Seat(1, 2))]
    near = plan(*people[:2], person(103, Seat(0, 3)), grid=Grid(1, 4, 1))
    assert [one.name for one in problems(near)] == ["SeatsTooNear"]
    assert shown(near).wrong == {Seat(0, 0): "too near", Seat(0, 1): "too near"}


def test_who_is_kept_apart_is_marked_with_the_same_words():
    one, other = person(101, Seat(0, 0)), person(102, Seat(0, 2))
    apart = Apart(frozenset({frozenset({one.id, other.id})}), 3, "the school's own rule")
    found = plan(one, other, apart=apart)
    assert [violation.name for violation in problems(found)] == ["ApartTooNear"]
    assert set(shown(found).wrong.values()) == {"too near"}


def test_neighbours_with_one_version_are_marked_once_there_are_two():
    same = plan(person(101, Seat(0, 0), "A"), person(102, Seat(0, 1), "A"), person(103, Seat(1, 2), "B"))
    assert [one.name for one in problems(same)] == ["NeighboursAlike"]
    assert shown(same).wrong == {Seat(0, 0): "same version", Seat(0, 1): "same version"}
    only = plan(person(101, Seat(0, 0), "A"), person(102, Seat(0, 1), "A"))
    assert problems(only) == []


def test_who_is_in_a_room_apart_sits_nowhere_here():
    found = plan(person(101, None, own_place="Rom 3"), person(102))
    assert shown(found).people == {}
    assert [row.candidate_number for row in found.inside] == [102]
