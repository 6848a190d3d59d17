"""What a day comes to, asked one thing at a time."""

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import Exam, Sitter
from eduapp.exams.room.rules.standing import Day
from tests.support.given_logs import DAY, Log, an_exam, who
from tests.support.given_room import minute


def test_before_anything_is_written_everybody_is_expected_but_who_was_cancelled():
    exam = Exam(DAY, 540, 300, {who(101): Sitter(101), who(102): Sitter(102, cancelled=True)})

    day = Day.before(exam)

    assert [one.state for one in day.courses.values()] == ["registered", "cancelled"]
    assert day.end_of(who(101)) is None
    assert day.last_end is None


def test_who_may_sit_longest_says_when_it_is_over():
    log = Log(an_exam(measures={102: (Measure("extra_minutes", minutes=60),)})).begin()
    assert log.day.last_end == minute("15:00")

    log.write("11:00", steps.HAND_IN, 102)
    assert log.day.last_end == minute("14:00")
    assert log.day.in_the_room == [who(101), who(103)]


def test_a_granted_break_moves_the_end_as_far_as_its_budget_goes():
    log = Log(an_exam(measures={101: (Measure("breaks", minutes=30),)})).begin()
    log.write("11:00", steps.LEAVE, 101, code="break")
    log.write("11:20", steps.BACK, 101)
    assert log.end(101) == minute("14:20")

    log.write("12:00", steps.LEAVE, 101, code="break")
    log.write("12:30", steps.BACK, 101)
    assert log.end(101) == minute("14:30")


def test_the_toilet_moves_no_end():
    log = Log(an_exam()).begin()
    log.write("11:00", steps.LEAVE, 101, code="toilet")
    log.write("11:20", steps.BACK, 101)

    assert log.end(101) == minute("14:00")


def test_who_had_handed_in_was_not_disturbed_who_was_out_was():
    log = Log(an_exam()).begin()
    log.write("10:30", steps.HAND_IN, 101)
    log.write("10:40", steps.LEAVE, 102, code="toilet")
    noise = log.write("10:45", steps.INCIDENT, code="noise")

    assert log.day.who_sat(noise) == [who(102), who(103)]


def test_who_did_not_come_has_no_end():
    log = Log(an_exam()).begin(101)
    log.write("10:00", steps.STAY_AWAY, 102, code="undocumented")

    assert log.end(102) is None


def test_who_hands_in_within_the_same_minute_may_have_been_disturbed():
    log = Log(an_exam()).begin()
    noise = log.write("10:45", steps.INCIDENT, code="noise")
    log.write("10:45", steps.HAND_IN, 101)
    log.write("10:46", steps.HAND_IN, 102)

    assert log.day.who_sat(noise) == [who(101), who(102), who(103)]
