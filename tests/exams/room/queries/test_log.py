"""The log as it reads."""

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from tests.support import given
from tests.support.given_room import minute
from tests.support.statements import selects_of


def test_rows_read_in_the_order_of_writing_and_can_be_put_in_that_of_the_times(hall):
    hall.begin(101)
    hall.at("10:00").incident("other", "A pen fell", time="09:10")
    hall.at("10:01").incident("other", "Another pen fell", time="09:05")

    rows = hall.log()
    assert [row.number for row in rows][-2:] == [5, 6]
    assert [row.number for row in queries.in_order(rows)][-2:] == [6, 5]


def test_a_row_says_by_which_it_was_taken_back_and_what_about(hall):
    hall.begin(101)
    wrong = hall.at("10:00").act(steps.HAND_IN, 101)
    hall.take_back(wrong, "Only got up")

    before, after = hall.log()[-2:]
    assert (before.gone, before.counts, after.about_number) == (after.number, False, before.number)


def test_times_are_those_of_the_site(hall):
    hall.acting(given.LEADER).at("08:30").step(steps.OPENED)

    [row] = hall.log()
    assert (row.entry.minute, row.entry.day.isoformat()) == (minute("08:30"), "2026-11-24")


def test_one_statement_reads_a_log_however_long(hall):
    hall.begin()
    with hall.database.reading() as session, selects_of(hall.database) as said:
        queries.log(session, hall.sitting_id)
    assert len(said) == 1
