"""What is typed of a paper so far."""

from uuid import UUID

import pytest

from eduapp.education.attendance.rules import Entry
from eduapp.records.lists.queries import TypingRow
from eduapp.records.lists.service import TypedMark
from eduapp.records.lists.ui.typed_rows import TypedRows

A, B, GUEST = UUID(int=1), UUID(int=2), UUID(int=3)
PAPER = (TypingRow(A, 1, "Dahl, Petter"), TypingRow(B, 2, "Haddad, Karim", Entry("late", 5)))


@pytest.fixture
def typed(qapp):
    made = TypedRows()
    made.load(PAPER)
    return made


def test_nothing_is_filled_in_by_itself_not_even_what_the_register_holds(typed):
    assert typed.marks == ()
    assert typed.empty == 2
    assert typed.rows[1].recorded == Entry("late", 5)


def test_minutes_belong_to_who_was_late(typed):
    typed.mark(0, "late")

    assert typed.add_figure(0, "1")
    assert typed.add_figure(0, "5")
    assert typed.marks == (TypedMark(A, "late", 15),)
    assert typed.add_figure(0, "0")
    assert not typed.add_figure(0, "0")
    assert not typed.add_figure(1, "5")


def test_another_mark_takes_the_minutes_away_and_the_same_one_does_not(typed):
    typed.mark(0, "late")
    typed.add_figure(0, "5")
    typed.mark(0, "late")
    assert typed.marks == (TypedMark(A, "late", 5),)

    typed.mark(0, "present")
    assert typed.marks == (TypedMark(A, "present"),)


def test_what_was_typed_is_taken_back_bit_by_bit(typed):
    typed.mark(0, "late")
    typed.add_figure(0, "1")
    typed.add_figure(0, "5")

    typed.take_back(0)
    assert typed.rows[0].minutes_late == 1
    typed.take_back(0)
    typed.take_back(0)
    assert typed.marks == ()


def test_a_guest_has_a_row_after_the_others_and_goes_when_taken_back(typed):
    assert typed.add_guest(GUEST, "Vik, Ola")
    assert not typed.add_guest(GUEST, "Vik, Ola")
    assert not typed.add_guest(A, "Dahl, Petter")

    typed.mark(2, "present")
    assert typed.rows[2].place == 3
    assert typed.marks == (TypedMark(GUEST, "present", guest=True),)
    typed.take_back(2)
    typed.take_back(2)
    assert len(typed.rows) == 2


def test_reading_again_keeps_what_was_typed(typed):
    typed.mark(0, "absent")
    typed.add_guest(GUEST, "Vik, Ola")

    typed.load([TypingRow(A, 1, "Dahl, Petter", gone=True), PAPER[1]])

    assert [row.code for row in typed.rows] == ["absent", "", ""]
    assert typed.rows[0].gone
    assert typed.rows[2].guest


def test_who_takes_part_no_longer_need_not_be_filled_in(typed):
    typed.load([TypingRow(A, 1, "Dahl, Petter", gone=True), PAPER[1]])

    assert typed.empty == 1


def test_a_cleared_table_is_empty(typed):
    typed.add_guest(GUEST, "Vik, Ola")
    typed.clear()

    assert typed.rows == []
