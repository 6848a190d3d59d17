"""Rows as they are kept: in order, by whom, never ahead, and chained behind the seal."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.exams.room.rules import steps
from tests.support import accounts, given


def test_rows_are_numbered_in_the_order_of_writing_with_who_and_when(hall):
    hall.begin(101)

    rows = hall.log()
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert {(row.seen_by, row.entered_by) for row in rows} == {("Berit Moe", "Berit Moe")}
    assert [f"{row.entry.minute // 60:02d}:{row.entry.minute % 60:02d}" for row in rows] == [
        "08:30",
        "08:40",
        "08:55",
        "09:00",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "happened_at = '2027-01-01 00:00:00'",
        "number = 1",
        "minutes = -1",
        "kind = 'taken_back', words = ''",
        "kind = 'warned'",
    ],
)
def test_the_database_is_the_last_fence(hall, change):
    hall.begin(101)

    with (
        accounts.owner_of(hall.database) as owner,
        pytest.raises(IntegrityError),
        owner.engine.begin() as connection,
    ):
        connection.execute(text(f"UPDATE room_entry SET {change} WHERE number = 3"))


def test_pages_hear_of_every_row(hall, published):
    hall.at("08:30").step(steps.OPENED)

    assert "exams.room" in published[-1]


def test_nobody_is_said_to_have_seen_what_somebody_else_wrote(hall):
    hall.acting(given.LEADER).at("08:30").step(steps.OPENED)

    assert hall.log()[0].seen_by == "Solveig Nes"
