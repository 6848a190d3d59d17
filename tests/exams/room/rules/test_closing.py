"""What stands against starting, collecting, closing and signing."""

import pytest

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules import closing, steps
from tests.support.given_logs import Log, an_exam
from tests.support.given_room import minute


def named(found):
    return [type(one).__name__ for one in found]


def said(found):
    return [one.sentence() for one in found]


@pytest.fixture
def log():
    return Log(an_exam(measures={102: (Measure("extra_minutes", minutes=60),)})).begin()


def test_nobody_starts_alone_and_nobody_is_forgotten_at_the_door():
    log = Log(an_exam())
    log.write("08:30", steps.OPENED)
    assert named(closing.before_starting(log.day)) == ["NobodyToStart"]

    log.write("08:40", steps.CHECK_IN, 101)
    log.write("08:41", steps.CHECK_IN, 102)
    log.write("08:42", steps.AUTHORISE, 101)
    assert said(closing.before_starting(log.day))[0].startswith("Checked in, but not let in yet: 102.")


def test_nobodys_time_is_cut_because_others_are_done(log):
    assert said(closing.before_collecting(log.day, minute("14:00"))) == [
        "Candidate 102 has until 15:00. Wait, or note when the candidate handed in."
    ]
    assert not list(closing.before_collecting(log.day, minute("15:00")))


def test_answers_are_not_collected_before_the_minutes_are_decided(log):
    noise = log.write("10:00", steps.INCIDENT, code="noise")
    names = {str(noise): "Noise"}

    assert said(closing.before_collecting(log.day, minute("15:00"), names)) == [
        "10:00, Noise: decide how many minutes are given back, and to whom, or none."
    ]


def test_everything_that_is_open_is_told_at_once(log):
    log.write("10:00", steps.INCIDENT, code="noise")
    log.write("10:10", steps.INCIDENT, 101, code="suspicion")
    log.write("10:20", steps.LEAVE, 103, code="toilet")

    assert named(closing.before_closing(log.day)) == [
        "NotCollectedYet",
        "NotAccountedFor",
        "SomebodyOut",
        "MinutesUndecided",
        "CaseNotReported",
    ]


def test_a_day_that_is_whole_can_be_closed(log):
    noted = log.write("10:10", steps.INCIDENT, 101, code="suspicion")
    log.write("10:15", "reported", 101, about=noted)
    for number in (101, 102, 103):
        log.write("14:00", steps.HAND_IN, number)
    log.write("14:05", steps.COLLECTED)

    assert not list(closing.before_closing(log.day))


@pytest.mark.parametrize(
    ("signer", "others", "names"),
    [
        ("berit", [], []),
        ("solveig", [], []),  # who did not watch may sign first, if the second did
        ("solveig", [("berit", "Berit")], []),
        ("berit", [("berit", "Berit")], ["SignedAlready"]),
        ("solveig", [("kari", "Kari")], ["NoneWatched"]),
    ],
)
def test_two_different_people_sign_one_of_whom_watched(signer, others, names):
    assert named(closing.check_signing("a", "a", signer, others, ["berit"])) == names


def test_both_sign_the_same():
    assert named(closing.check_signing("a", "b", "berit", [], ["berit"])) == ["LogChanged"]


@pytest.mark.parametrize(
    ("said", "came", "names"),
    [
        ({}, None, []),
        ({101: 0}, None, []),
        ({101: 4, 102: 3}, 7, []),
        ({101: 4, 102: 3}, 5, ["SheetsDiffer"]),
        ({}, 5, ["SheetsDiffer"]),
        ({101: 4}, None, ["NoAnswerSheets"]),
        ({101: 4, 102: None}, 4, ["SheetsUnsaid"]),
        ({101: None}, None, ["SheetsUnsaid", "NoAnswerSheets"]),
    ],
)
def test_every_sheet_of_the_log_is_one_of_the_papers(said, came, names):
    assert named(closing.check_sheets(said, came)) == names


def test_two_times_of_one_candidate_are_named_by_number(log):
    one, two = (next(id for id, course in log.day.courses.items() if course.number == n) for n in (101, 102))
    log_ends = log.day.ends()
    assert log_ends[one] == minute("14:00")
    assert not list(closing.check_ends(log_ends, {one: minute("14:00"), two: minute("15:00")}, log.day))

    [told] = said(
        closing.check_ends(log_ends, {one: minute("14:10")}, log.day)
    )  # on paper nobody is told one
    assert told.startswith("Candidate 101 has time until 14:00 by the log, and until 14:10 on the screen.")
