"""A day of an exam for six, from the opened door to the seal: every minute and every sheet accounted for."""

from datetime import date

import pytest

from eduapp.core.errors import Refused
from eduapp.exams.room import queries, service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings import queries as sittings
from tests.support import given, given_arrangements, given_education, given_room
from tests.support.given_room import WITH_A_WATCH, minute

NOTES = "A slip of paper with formulas lay under the answer sheet of the candidate."


@pytest.fixture
def held(database, clock):
    """101 has a quarter more time, 102 a break of half an hour; 105 comes late, 106 never."""
    given_education.the_school(database)
    hall = given_room.a_hall(database, clock)
    given_arrangements.a_decision(
        database, hall.learners[101], given_arrangements.MORE_TIME, given_arrangements.READER
    )
    given_arrangements.a_decision(database, hall.learners[102], given_arrangements.BREAKS)
    return hall


def the_morning(hall):
    """Opened, four begin at nine; fire alarm of nine minutes; one late at 09:40; one not by ten."""
    hall.bundle = given_room.with_papers(hall, 30)
    hall.begin(101, 102, 103, 104)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm, everybody out on the yard")
    hall.at("09:29").step(steps.RESUMED)
    hall.at("09:31").credit(stop, 9)
    hall.at("09:40").check_in(105)
    hall.at("09:42").act(steps.AUTHORISE, 105)
    hall.at("10:01").act(steps.STAY_AWAY, 106, facts=Facts("documented"))


def the_suspicion(hall):
    """103 is suspected at 11:05, reported, warned, and goes on."""
    noted = hall.at("11:05").incident("suspicion", NOTES, 103)
    hall.at("11:08").case(noted, "reported", person="Solveig Nes", kept="The slip, in an envelope")
    hall.at("11:10").case(noted, "warned", words="Told what was seen, and what may follow")
    return noted


def the_rest(hall):
    """Out and back, a break, noise for one, everybody hands in at the end of their own time."""
    hall.at("10:30").act(steps.LEAVE, 104, facts=WITH_A_WATCH)
    hall.at("10:36").act(steps.BACK, 104)
    noted = the_suspicion(hall)
    hall.at("11:30").act(steps.LEAVE, 102, facts=Facts("break"))
    hall.at("11:50").act(steps.BACK, 102)
    noise = hall.at("12:00").incident(
        "noise", "Drilling in the wall behind seat of 104 for some minutes", 104
    )
    hall.at("12:10").credit(noise, 5, 104, words="Only this candidate sits at that wall")
    hall.at("13:30").act(steps.HAND_IN, 103, facts=Facts(sheets=4))
    hall.at("14:00").act(steps.HAND_IN, 105, facts=Facts(sheets=5))
    hall.at("14:14").act(steps.HAND_IN, 104, facts=Facts(sheets=6))
    hall.at("14:29").act(steps.HAND_IN, 102, facts=Facts(sheets=3))
    hall.at("15:24").act(steps.HAND_IN, 101, facts=Facts(sheets=7))
    hall.at("15:25").step(steps.COLLECTED)
    return noted


def closed(hall):
    given_room.papers_in(hall.at("15:30"), hall.bundle, 4 + 5 + 6 + 3 + 7)
    assert hall.at("15:40").sign(given.INVIGILATOR) is False  # one is not two
    assert hall.at("15:45").sign(given.LEADER) is True


def test_every_minute_is_accounted_for(held):
    the_morning(held)
    the_rest(held)

    told = {number: held.day().account(id) for number, id in held.candidates.items()}
    assert {number: (one.planned, one.extra, one.credited, one.late) for number, one in told.items()} == {
        101: (300, 75, 9, 0),
        102: (300, 0, 9, 0),
        103: (300, 0, 9, 0),
        104: (300, 0, 14, 0),
        105: (300, 0, 0, 42),  # late: no time back (§ 9-28), and not there at the alarm
        106: (300, 0, 0, 0),
    }
    ends = {number: held.end_of(number) for number in (101, 102, 103, 104, 105)}
    assert ends == {101: "15:24", 102: "14:29", 103: "14:09", 104: "14:14", 105: "14:00"}
    assert held.course(103).state == steps.SUBMITTED  # a suspicion ends nothing


def test_the_day_is_closed_by_two_and_sealed(held, database):
    the_morning(held)
    the_rest(held)
    closed(held)

    with database.reading() as session:
        assert queries.verify(session, held.sitting_id).holds
        head = sittings.sitting(session, held.sitting_id)
        signed = queries.seal(session, held.sitting_id)
    assert head.state == "sealed"
    assert {row.candidate_number: row.attended for row in head.candidates} == {
        **dict.fromkeys((101, 102, 103, 104, 105), True),
        106: False,
    }
    assert (signed.first.name, signed.second.name) == ("Berit Moe", "Solveig Nes")


def test_what_follows_the_suspicion_comes_behind_the_seal_in_its_order(held, database):
    the_morning(held)
    noted = the_rest(held)
    closed(held)
    head = held.acting(given.LEADER)
    facts = {"sitting_id": held.sitting_id, "about_id": noted}
    decide = service.DecideCase(
        **facts,
        outcome="annulled",
        decider="county",
        person="Fylkesdirektøren",
        informed_on=date(2026, 12, 2),
    )
    held.clock.moment = given.NOW.replace(month=12, day=2)

    with pytest.raises(Refused) as refused:
        head.run(service.decide_case, decide)
    assert [type(one).__name__ for one in refused.value.violations] == ["HearFirst"]

    heard = service.HearCase(
        **facts, words="The slip was not mine.", person="Solveig Nes", day=date(2026, 11, 27), minute=600
    )
    head.run(service.hear_case, heard)
    head.run(service.decide_case, decide)

    with database.reading() as session:
        assert queries.verify(session, held.sitting_id).holds
        told = queries.protocol(session, held.sitting_id, "en")
    [case] = told.cases
    pairs = dict(case.pairs)
    assert pairs["May sit it again"].startswith("02.12.2027")  # a year after it was annulled (§ 9-42)
    assert pairs["Appeal until"].startswith("23.12.2026")  # three weeks after the candidate was told
    assert pairs["Heard"] == "27.11.2026 10:00. The slip was not mine."


def test_the_whole_log_can_be_typed_in_the_day_after(held, database):
    bundle = given_room.with_papers(held, 10)
    given_room.papers_in(held.at("16:00"), bundle, 3 + 2)
    held.clock.moment = given.NOW.replace(day=26)
    held = held.acting(given.OFFICE)

    held.step(steps.OPENED, time="08:30")
    held.check_in(101, 102, time="08:41")
    held.act(steps.AUTHORISE, 101, 102, time="08:55")
    held.step(steps.STARTED, time="09:00")
    held.act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"), time="10:00")
    held.act(steps.HAND_IN, 102, facts=Facts(sheets=3), time="14:00")
    held.act(steps.HAND_IN, 101, facts=Facts(sheets=2), time="15:15")
    held.step(steps.COLLECTED, time="15:20")

    assert all(row.typed and row.seen_by == row.entered_by == "Åse Bakke" for row in held.log())
    assert held.log()[0].entry.minute == minute("08:30")
    held.sign(given.OFFICE)
    assert held.sign(given.INVIGILATOR)
