"""A mistake is taken back by a further row; nothing is changed or deleted."""

import pytest
from sqlalchemy import text

from eduapp.core.clock import zone
from eduapp.core.errors import NotFound, Refused
from eduapp.exams.attempts import service as attempts
from eduapp.exams.attempts.rules.breaks import rest_code
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support.given_arrangements import BREAKS, a_decision
from tests.support.given_room import WITH_A_WATCH
from tests.support.given_screens import OnScreen, Pc, an_exam_on_screen


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


@pytest.fixture
def screens(ready_made, database, clock):
    hall = OnScreen(database, clock, *ready_made(an_exam_on_screen))
    a_decision(hall.database, hall.learners[101], BREAKS)
    hall.let_in(101, 102).at("09:00").start()
    hall.pcs = {number: Pc(hall, number).open().hear() for number in (101, 102)}
    return hall


def agreed(hall, number):
    """Until when somebody has, by the log, by the card before the PC has heard of it, and behind that."""
    before = f"{hall.card(number).ends_at.astimezone(zone()):%H:%M}"
    hall.pcs[number].hear()
    after = f"{hall.card(number).ends_at.astimezone(zone()):%H:%M}"
    assert hall.end_of(number) == before == after
    return after


def row_of(hall, kind):
    return [row.entry.id for row in hall.log() if row.entry.kind == kind][-1]


@pytest.mark.both_databases
def test_minutes_that_are_taken_back_are_taken_back_on_the_screen_too(screens):
    noise = screens.at("09:20").incident("noise", "Drilling in the yard.", 101)
    screens.credit(noise, 10, 101)
    assert agreed(screens, 101) == "14:10"

    screens.at("09:30").take_back(row_of(screens, steps.CREDIT), "Mistyped")
    assert screens.sent(101)[-1] == ("less", {"ms": 600_000})
    assert agreed(screens, 101) == "14:00"
    assert "less" not in screens.kinds(102)


def test_the_times_of_a_break_that_are_put_right_reach_the_screen(screens):
    screens.at("09:20").act(steps.LEAVE, 101, facts=Facts(rest_code()))
    screens.at("09:35").act(steps.BACK, 101)
    assert agreed(screens, 101) == "14:15"

    screens.at("09:40").take_back(row_of(screens, steps.BACK), "Came earlier", time="09:30")
    assert agreed(screens, 101) == "14:10"
    screens.take_back(row_of(screens, steps.LEAVE), "Went earlier", time="09:15")
    assert agreed(screens, 101) == "14:15"


def test_the_time_of_the_start_that_is_put_right_moves_the_ends_on_all_screens(screens):
    screens.at("09:10").take_back(row_of(screens, steps.STARTED), "The clock was slow", time="09:04")
    assert {agreed(screens, number) for number in (101, 102)} == {"14:04"}


def test_nobody_at_a_screen_is_handed_in_at_once_by_a_row_of_the_log(screens):
    noise = screens.at("09:20").incident("noise", "Drilling in the yard.", 101)
    screens.credit(noise, 10, 101)
    credit = row_of(screens, steps.CREDIT)
    screens.pcs[101].hear()
    screens.at("14:00")
    with pytest.raises(Refused) as refused:
        screens.take_back(credit, "Mistyped")
    assert named(refused) == ["OverAtOnce"]

    screens.do("stop", 101)
    screens.pcs[101].hear().hand_in("staff")
    screens.run(attempts.take_in, attempts.TakeIn(sitting_id=screens.sitting_id))
    screens.take_back(credit, "Mistyped")
    assert screens.end_of(101) == "14:00"
