"""A mistake is taken back by a further row; nothing is changed or deleted."""

import pytest
from sqlalchemy import text

from eduapp.core.errors import NotFound, Refused
from eduapp.exams.room.rules import steps
from tests.support.given_room import WITH_A_WATCH


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


def raw(hall):
    with hall.database.engine.connect() as connection:
        query = text("SELECT number, kind, words, happened_at FROM room_entry ORDER BY number")
        return [tuple(row) for row in connection.execute(query)]


def test_the_row_stays_as_it_was_and_another_says_why(hall):
    hall.begin(101, 102)
    wrong = hall.at("10:00").act(steps.HAND_IN, 101)
    before = raw(hall)

    hall.at("10:02").take_back(wrong, "It was 102")

    assert raw(hall)[: len(before)] == before
    last = hall.log()[-1]
    assert (last.entry.kind, last.words, last.about_number) == ("taken_back", "It was 102", len(before))
    assert hall.course(101).state == "running"


def test_without_a_reason_nothing_is_taken_back_and_nothing_twice(hall):
    hall.begin(101)
    wrong = hall.at("10:00").act(steps.HAND_IN, 101)
    with pytest.raises(Refused) as refused:
        hall.take_back(wrong, " ")
    assert named(refused) == ["ReasonMissing"]

    back = hall.take_back(wrong, "Only got up")
    for entry in (wrong, back):
        with pytest.raises(Refused) as refused:
            hall.take_back(entry, "Again")
        assert named(refused) == ["BackAlready"]


def test_what_others_rest_on_is_not_taken_back_first(hall):
    hall.begin(101)
    left = hall.at("10:00").act(steps.LEAVE, 101, facts=WITH_A_WATCH)
    hall.at("10:05").act(steps.BACK, 101)

    with pytest.raises(Refused) as refused:
        hall.take_back(left, "Was somebody else")
    assert named(refused) == ["NotOut"]


def test_the_time_of_a_step_is_put_right_and_moves_the_ends(hall):
    hall.begin(101)
    start = next(row.id for row in hall.log() if row.entry.kind == steps.STARTED)
    with pytest.raises(Refused) as refused:
        hall.at("09:10").take_back(start, "The clock was slow")
    assert named(refused) == ["StepStays"]

    hall.take_back(start, "The clock was slow", time="09:04")
    assert hall.end_of(101) == "14:04"


def test_a_time_put_right_is_not_ahead_and_leaves_an_order_that_can_be(hall):
    hall.begin(101)
    start = next(row.id for row in hall.log() if row.entry.kind == steps.STARTED)
    with pytest.raises(Refused) as refused:
        hall.at("09:10").take_back(start, "Wrong", time="09:20")
    assert named(refused) == ["InTheFuture"]

    with pytest.raises(Refused) as refused:
        hall.take_back(start, "Wrong", time="08:29")
    assert "StepImpossible" in named(refused)


def test_a_row_of_another_exam(hall):
    hall.begin(101)

    with pytest.raises(NotFound):
        hall.take_back(hall.candidates[101])
