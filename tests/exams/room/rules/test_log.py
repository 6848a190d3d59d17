"""Which rows count, and in which order."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given as given_that
from hypothesis import strategies as st

from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.log import Entry, in_force, taken_back
from tests.support.given_logs import DAY


def row(number, minute=600, kind=steps.INCIDENT, **facts):
    return Entry(UUID(int=number), number, kind, DAY, minute, **facts)


def test_rows_count_in_the_order_of_their_times_then_of_writing():
    rows = [row(1, 610), row(2, 600), row(3, 600)]

    assert [one.number for one in in_force(rows)] == [2, 3, 1]


def test_what_is_taken_back_counts_no_more_and_what_takes_it_back_is_no_act():
    rows = [row(1), row(2), row(3, kind=steps.TAKE_BACK, about=UUID(int=1))]

    assert [one.number for one in in_force(rows)] == [2]
    assert taken_back(rows)[UUID(int=1)].number == 3


def test_what_is_put_right_counts_at_the_time_in_its_place():
    rows = [row(1, 610), row(2, 605), row(3, kind=steps.TAKE_BACK, about=UUID(int=1), instead=601)]

    assert [(one.number, one.minute) for one in in_force(rows)] == [(1, 601), (2, 605)]


def test_another_day_comes_after_whatever_the_time():
    later = replace(row(1, 480), day=DAY.replace(day=30))

    assert [one.number for one in in_force([later, row(2, 900)])] == [2, 1]


@given_that(
    st.lists(st.integers(0, 1439), max_size=20).flatmap(lambda m: st.tuples(st.just(m), st.permutations(m)))
)
def test_the_order_does_not_depend_on_how_rows_were_handed_over(minutes):
    told, mixed = minutes
    rows = [row(number, minute) for number, minute in enumerate(told, start=1)]
    by_number = {one.number: one for one in rows}
    order = sorted(by_number, key=lambda number: mixed[number - 1] if mixed else 0)

    assert in_force([by_number[number] for number in order]) == in_force(rows)
