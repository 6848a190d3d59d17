"""The seat plan: in the order of the room, whole on one page whatever its size, by number."""

import pytest

from eduapp.exams.sittings.rules.papers import PaperLine
from eduapp.exams.sittings.rules.seating import Seat
from tests.support.given_sitting_papers import drawn, pages_read, plan_sheet
from tests.support.list_pages import lines_of, margins_of, pages_of, picture_of


def test_seats_stand_as_in_the_room_the_front_on_top():
    read = lines_of(drawn(plan_sheet(2, 3, letter="")))
    assert read.index("Kateteret") < read.index("1 2 3")
    rows = [line for line in read if "101" in line or "104" in line]
    assert [line.replace("A ", "").replace("B ", "") for line in rows] == ["101 102 103", "104 105 106"]


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (4, 6), (1, 30), (26, 1), (26, 30)])
def test_a_room_of_any_size_is_whole_on_one_page(rows, columns):
    pdf = drawn(plan_sheet(rows, columns, elsewhere=(PaperLine(999, "Rom 3"),)))
    assert pages_of(pdf) == 1
    assert min(margins_of(pdf)) > 8
    [said] = pages_read(pdf)
    assert str(100 + rows * columns) in "".join(said.split())
    assert "999 i Rom 3" in said


def test_a_version_stands_in_its_seat():
    assert lines_of(drawn(plan_sheet(1, 1, letter="C"))).count("C") == 1


def test_a_seat_that_is_not_used_is_crossed_out():
    whole, crossed = (picture_of(drawn(plan_sheet(1, 2, blocked=b)), 0) for b in ((), (Seat(0, 1),)))
    assert whole.tobytes() != crossed.tobytes()
    assert "102" not in " ".join(pages_read(drawn(plan_sheet(1, 2, blocked=(Seat(0, 1),)))))


def test_what_stands_below_the_room_lies_over_nothing():
    pdf = drawn(plan_sheet(4, 6, elsewhere=(PaperLine(114, "Rom 3"),)))
    read = lines_of(pdf)
    assert read[-2] == "I egne rom: 114 i Rom 3"
