"""Steps of the whole sitting: each a row in the log and a move of the sitting."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as sitting_service
from tests.support import given, given_apart
from tests.support.given_exams import a_room_of, cancelled, enter_candidate, everybody_seated, refused


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


def state(hall):
    with hall.database.reading() as session:
        return sittings.sitting(session, hall.sitting_id).state


def test_every_step_moves_the_sitting_and_stands_in_the_log_and_the_trail(hall, notes):
    hall.begin(101)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    assert state(hall) == "paused"
    hall.at("09:29").step(steps.RESUMED)

    assert state(hall) == "running"
    assert [row.entry.kind for row in hall.log()][-2:] == ["paused", "resumed"]
    assert [note.details["act"] for note in notes if note.action == "room.step"] == [
        "room_acts:opened",
        "room_acts:started",
        "room_acts:paused",
        "room_acts:resumed",
    ]


def test_a_stop_for_all_says_why(hall):
    hall.begin(101)

    with pytest.raises(Refused) as refused:
        hall.at("09:20").step(steps.STOPPED)

    assert named(refused) == ["WordsMissing"]
    assert state(hall) == "running"


def test_nothing_is_opened_before_the_day_or_without_a_typed_time_after_it(hall):
    hall.clock.moment = given.NOW
    with pytest.raises(Refused) as refused:
        hall.step(steps.OPENED)
    assert named(refused) == ["NotItsDay"]

    hall.clock.moment = given.NOW.replace(day=26)
    with pytest.raises(Refused) as refused:
        hall.step(steps.OPENED)
    assert named(refused) == ["TimeMissing"]


def test_nobody_starts_before_nine_or_without_anybody(hall):
    hall.at("08:30").step(steps.OPENED)
    with pytest.raises(Refused) as refused:
        hall.at("08:50").step(steps.STARTED)
    assert named(refused) == ["StartsTooEarly"]

    with pytest.raises(Refused) as refused:
        hall.at("09:00").step(steps.STARTED)
    assert named(refused) == ["NobodyToStart"]


def test_answers_are_collected_when_nobody_has_time_left(hall):
    hall.begin(101, 102)

    with pytest.raises(Refused) as refused:
        hall.at("13:59").step(steps.COLLECTED)
    assert named(refused) == ["StillHasTime", "StillHasTime"]

    hall.at("14:00").step(steps.COLLECTED)
    assert state(hall) == "collecting"


def test_an_exam_that_was_annulled_goes_on_no_more(hall):
    hall.begin(101)
    order = sitting_service.AnnulSitting(sitting_id=hall.sitting_id, reason="Wrong paper")
    hall.acting(given.LEADER).run(sitting_service.annul_sitting, order)

    with pytest.raises(Refused) as refused:
        hall.at("09:30").step(steps.STOPPED, "Fire alarm")
    assert "Annulled" in named(refused)


def test_who_may_not_watch_may_not_step(hall):
    with pytest.raises(NotAllowed):
        hall.acting(given.TEACHER).at("08:30").step(steps.OPENED)


def test_nothing_is_opened_while_somebody_who_was_entered_again_has_no_seat(hall):
    cancelled(hall.database, hall.candidates[101])
    enter_candidate(hall.database, hall.sitting_id, hall.learners[101])

    assert refused(lambda: hall.at("08:30").step(steps.OPENED)) == {"NotSeated"}
    with hall.database.reading() as session:
        assert "101" in queries.the_day(session, hall.sitting_id).why[steps.OPENED]

    everybody_seated(hall.database, hall.sitting_id)
    hall.at("08:30").step(steps.OPENED)
    assert state(hall) == "open"


def test_nothing_is_opened_in_another_room_than_its_seats_were_made_for(hall):
    a_room_of(hall.database, hall.sitting_id, 6, 6, empty=1)
    assert refused(lambda: hall.at("08:30").step(steps.OPENED)) == {"SeatsTooNear"}


def test_nothing_is_opened_while_two_who_are_kept_apart_since_sit_near_each_other(hall):
    given_apart.a_pair(hall.database, hall.learners[101], hall.learners[102], "exam_seat")
    assert refused(lambda: hall.at("08:30").step(steps.OPENED)) == {"ApartTooNear"}


def test_answers_are_not_collected_by_a_typed_time_at_which_somebody_sat_and_had_time(hall):
    hall.begin(101, 102)
    hall.at("11:00").act(steps.HAND_IN, 101)
    hall.at("13:00").act(steps.HAND_IN, 102)

    assert refused(lambda: hall.at("13:10").step(steps.COLLECTED, time="12:59")) == {"CollectedBefore"}
    collected = hall.step(steps.COLLECTED, time="13:00")
    assert refused(lambda: hall.take_back(collected, time="12:00")) == {"CollectedBefore"}
