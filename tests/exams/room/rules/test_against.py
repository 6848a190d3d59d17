"""What stands against one row, given what was before it: each reason by name and in a sentence."""

import pytest

from eduapp.exams.room.rules import replay, steps
from tests.support.given_logs import Log, an_exam, who
from tests.support.given_room import minute


@pytest.fixture
def log():
    return Log(an_exam()).begin(101, 102)


@pytest.mark.parametrize(
    ("time", "kind", "facts", "name"),
    [
        ("09:10", steps.OPENED, {}, "StepImpossible"),
        ("09:10", steps.STARTED, {}, "StepImpossible"),
        ("09:10", steps.RESUMED, {}, "StepImpossible"),
        ("08:20", steps.STOPPED, {}, "StepImpossible"),
        ("08:20", steps.CHECK_IN, {"number": 103}, "StepImpossible"),
        ("09:30", steps.STAY_AWAY, {"number": 103, "code": "undocumented"}, "MayStillCome"),
        ("09:30", steps.INCIDENT, {"code": "earthquake"}, "IncidentUnknown"),
        ("09:30", steps.INCIDENT, {"code": "suspicion"}, "WhoMissing"),
        ("09:30", steps.INCIDENT, {"code": "suspicion", "number": 103}, "NotInTheExam"),
        ("08:10", steps.INCIDENT, {"code": "noise"}, "StepImpossible"),
        ("09:30", steps.CREDIT, {"number": 101, "minutes": 5}, "DisturbanceGone"),
        ("09:30", steps.REPORT, {"number": 101}, "CaseGone"),
        ("09:30", steps.HAND_IN, {"number": 999}, "WhoMissing"),
    ],
)
def test_what_cannot_be_is_named(log, time, kind, facts, name):
    log.write(time, kind, **facts)

    assert log.against == [name]


def test_a_documented_absence_is_noted_at_once_another_from_ten(log):
    log.write("09:05", steps.STAY_AWAY, 103, code="documented")
    assert log.against == []

    other = Log(an_exam()).begin(101)
    other.write("10:00", steps.STAY_AWAY, 102, code="undocumented")
    assert other.against == []


def test_the_exam_does_not_start_before_its_time():
    log = Log(an_exam())
    log.write("08:30", steps.OPENED)
    log.write("08:59", steps.STARTED)
    assert log.against == ["StartsTooEarly"]

    log.write("09:00", steps.STARTED)
    assert log.against == []


def test_a_reason_says_the_paragraph_the_number_and_the_time(log):
    rows = [*log.rows]
    log.write("10:07", steps.CHECK_IN, 103)
    assert log.rows == rows

    fresh = log.rows[0].__class__(log.rows[0].id, 99, steps.CHECK_IN, log.exam.day, minute("10:07"), who(103))
    [found] = replay.check_log(log.exam, [*rows, fresh])
    assert found.sentence() == (
        "Candidate 103 came at 10:07. Who has not come before 10:00 may not sit the exam "
        "(opplæringsforskrifta §§ 9-28, 15-20). Note the candidate as absent."
    )


def test_minutes_are_decided_once(log):
    noise = log.write("10:00", steps.INCIDENT, code="noise")
    log.write("10:05", steps.CREDIT, 101, about=noise, minutes=3)
    log.write("10:06", steps.CREDIT, 102, about=noise, minutes=5)  # to each their own
    assert log.against == []
    log.write("10:07", steps.CREDIT, 101, about=noise, minutes=3)
    assert log.against == ["MinutesDecided"]
    log.write("10:07", steps.NO_CREDIT, about=noise)
    assert log.against == ["MinutesDecided"]


def test_once_none_were_given_back_nobody_gets_any(log):
    noise = log.write("10:00", steps.INCIDENT, code="noise")
    log.write("10:05", steps.NO_CREDIT, about=noise)
    log.write("10:06", steps.CREDIT, 101, about=noise, minutes=3)

    assert log.against == ["MinutesDecided"]


@pytest.mark.parametrize("minutes", [0, 601, None])
def test_minutes_that_are_a_slip(log, minutes):
    noise = log.write("10:00", steps.INCIDENT, code="noise")
    log.write("10:05", steps.CREDIT, 101, about=noise, minutes=minutes)

    assert log.against == ["MinutesImpossible"]


def test_nobody_is_removed_who_has_handed_in_or_on_another_day(log):
    noted = log.write("10:00", steps.INCIDENT, 101, code="conduct")
    for time, step in (("10:01", "reported"), ("10:02", "warned"), ("10:03", "heard")):
        log.write(time, step, 101, about=noted)
    log.write("10:30", steps.HAND_IN, 101)
    log.write("10:40", steps.DECIDE, 101, about=noted, code="removed")
    assert log.against == ["NotToRemove"]

    log.write("10:40", steps.DECIDE, 101, about=noted, code="no_action")
    assert log.against == []
