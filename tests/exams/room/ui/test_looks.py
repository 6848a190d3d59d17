"""How candidates, rows and the clock look and sound."""

from dataclasses import replace

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.ui import looks
from tests.support import given_arrangements
from tests.support.given_room import minute


@pytest.fixture
def shown(hall):
    def of():
        with hall.database.reading() as session:
            return queries.the_day(session, hall.sitting_id)

    return of


def row(day, number):
    return next(one for one in day.candidates if one.number == number)


def test_a_row_is_read_aloud_whole(hall, shown):
    given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.MORE_TIME)
    hall.begin(101)
    hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)

    assert looks.candidate_sentence(row(shown(), 101)) == (
        "Candidate 101, Vik, Ola, A1, writing, until 15:15, 300 min + 75 by decision, More time: 25 %, Noted"
    )


def test_minutes_stand_beside_each_other_and_nobody_cancelled_has_any(shown):
    one = replace(row(shown(), 101), planned=300, extra=75, credited=9)

    assert looks.account_short(one) == "300 + 75 + 9"
    assert looks.account_short(replace(one, state=steps.CANCELLED)) == ""


def test_who_did_not_come_is_documented_or_not(hall, shown):
    hall.begin(101)
    hall.at("10:00").act(steps.STAY_AWAY, 102, facts=Facts("documented"))

    assert looks.state_chip(row(shown(), 102)) == ("absent", "x", "did not come, documented")


def test_how_late_somebody_came_stands_below_the_name(hall, shown):
    hall.begin(101)
    hall.at("09:40").check_in(102)
    hall.act(steps.AUTHORISE, 102)

    assert looks.name_note(row(shown(), 102)) == "Began 40 min late"
    hall.at("14:02").act(steps.HAND_IN, 102, facts=Facts(sheets=2))
    assert looks.name_note(row(shown(), 102)) == "Began 40 min late · 2 min over time"


def test_what_was_taken_back_says_so_first(hall):
    hall.begin(101)
    wrong = hall.at("10:00").act(steps.HAND_IN, 101)
    hall.take_back(wrong, "Only got up")
    before, after = hall.log()[-2:]

    assert looks.log_text(before) == "Taken back: Handed in: 1 sheet"
    assert looks.log_notes(after) == "Only got up · About row 5"
    assert (looks.log_time(after), looks.log_who(after)) == ("10:00", "101")
    assert looks.log_sentence(after).startswith("10:00, candidate 101: Taken back")


def test_the_clock_says_what_is_left_to_the_second(hall, shown):
    assert looks.time_left(shown(), 0)[0] == "–"  # the day before
    hall.at("08:00")
    assert looks.time_left(shown(), 0) == ("09:00", "the exam begins")
    hall.begin(101)
    at_ten = minute("10:00") * 60
    assert looks.time_left(shown(), at_ten) == ("4:00:00", "left, until 14:00")
    assert looks.time_left(shown(), at_ten + 1)[0] == "3:59:59"
    assert looks.time_left(shown(), minute("14:00") * 60 + 5) == ("0:00:00", "time is up since 14:00")


def test_while_it_is_stopped_the_clock_counts_the_stop(hall, shown):
    hall.begin(101)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm")

    assert looks.time_left(shown(), minute("09:27") * 60) == ("0:07", "stopped since 09:20")


def test_when_everybody_has_handed_in_nobody_is_writing(hall, shown):
    hall.begin(101)
    hall.at("10:30").act(steps.HAND_IN, 101)

    assert looks.time_left(shown(), minute("10:31") * 60)[1] == "nobody is writing"


def test_each_act_has_its_letter():
    assert (looks.letter(steps.CHECK_IN), looks.letter(steps.OPENED)) == ("C", "")


def test_who_writes_on_after_the_end_is_over_time(hall, shown):
    hall.begin(101)
    hall.at("14:00")
    assert row(shown(), 101).over == 0
    hall.at("14:07")
    assert looks.name_note(row(shown(), 101)) == "7 min over time"
