"""Everything the page shows, reckoned from the log."""

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from tests.support import given, given_arrangements
from tests.support.given_room import minute
from tests.support.statements import selects_of


def shown(hall, by=given.INVIGILATOR):
    with hall.database.acting_as(by).reading() as session:
        return queries.the_day(session, hall.sitting_id)


def one(day, number):
    return next(row for row in day.candidates if row.number == number)


def test_a_sitting_that_is_not_there_is_none(hall):
    with hall.database.reading() as session:
        assert queries.the_day(session, hall.candidates[101]) is None


def test_candidates_stand_in_the_order_of_the_seats(hall):
    day = shown(hall.at("08:00"))

    assert [row.order for row in day.candidates] == sorted(row.order for row in day.candidates)
    assert one(day, 101).place == "A1"


def test_before_the_start_each_verb_says_why_not(hall):
    why = shown(hall.at("08:20")).why

    assert why[steps.OPENED] == ""
    assert why[steps.STARTED].startswith("At 08:20 the exam was: published.")


def test_the_day_before_nothing_can_be_noted(hall):
    hall.clock.moment = given.NOW

    assert set(shown(hall).why.values()) == {"The exam is on 24.11.2026. Nothing can be noted before."}


def test_a_day_later_steps_can_be_typed(hall):
    hall.clock.moment = given.NOW.replace(day=26)
    day = shown(hall)

    assert day.why[steps.OPENED] == ""
    assert not day.is_today


def test_the_time_of_each_is_told_part_by_part(hall):
    given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.MORE_TIME)
    hall.begin(101)
    hall.at("09:40").check_in(102)
    hall.act(steps.AUTHORISE, 102)
    first, late = one(shown(hall), 101), one(shown(hall), 102)

    assert (first.planned, first.extra, first.credited, first.end) == (300, 75, 0, minute("15:15"))
    assert first.measures == ("more time: 25 %",)
    assert (late.late, late.end, late.arrived) == (40, minute("14:00"), minute("09:40"))
    assert shown(hall).last_end == minute("15:15")


def test_what_an_act_waits_for_stands_beside_it(hall):
    hall.begin(101)
    row = one(shown(hall.at("09:30")), 101)

    assert row.why[steps.LEAVE] == ""
    assert row.why[steps.BACK] == "Candidate 101 is not out of the room."
    assert "§ 9-26" in one(shown(hall), 102).why[steps.HAND_IN]
    assert "may not sit" in one(shown(hall.at("10:00")), 102).why[steps.CHECK_IN]


def test_disturbances_and_cases_say_what_comes_next(hall):
    hall.begin(101, 102)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    assert shown(hall).stopped_since == minute("09:20")
    hall.at("09:29").step(steps.RESUMED)
    hall.credit(stop, 9)
    hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    day = shown(hall)

    [told] = day.disturbances
    assert (told.lasted, told.credited, [number for _id, number in told.sat]) == (
        9,
        ((101, 9), (102, 9)),
        [101, 102],
    )
    [case] = day.cases
    assert (case.state, case.next_steps, case.basis) == (
        "noted",
        ("reported", "warned"),
        "opplæringsforskrifta § 9-42",
    )
    assert one(day, 101).case == "noted"


def test_what_stands_against_closing_is_told_once_each_with_the_papers(hall):
    hall.begin(101)

    told = shown(hall).against_closing
    assert len(told) == len(set(told))
    assert told[-1].startswith("No papers are recorded for this exam.")


@pytest.mark.parametrize(("by", "fine"), [(given.INVIGILATOR, True), (given.LEADER, True)])
def test_who_may_sign_is_told_why_not(hall, by, fine):
    day = shown(hall)

    assert queries.may_sign(day, by).startswith("The exam is now: published.")
    clean = day.__class__(**(day.__dict__ | {"against_closing": ()}))
    assert (queries.may_sign(clean, by) == "") is fine


def test_a_page_asks_few_statements_however_many_sit(hall):
    hall.begin()
    hall.at("10:30").act(steps.HAND_IN, 101, 102)
    with hall.database.reading() as session, selects_of(hall.database) as said:
        queries.the_day(session, hall.sitting_id)
    assert len(said) <= 30
