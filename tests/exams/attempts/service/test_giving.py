"""Time given back: a gap is measured by the exam PC and decided by people, once."""

from eduapp.exams.attempts import service
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


def running(hall):
    hall.let_in(101).at("09:00").start()
    return Pc(hall, 101).open().hear()


def decide(hall, gap, minutes, words=""):
    order = service.DecideGap(
        sitting_id=hall.sitting_id,
        attempt_id=hall.attempts()[101],
        gap=gap,
        minutes=minutes,
        words=words,
    )
    return hall.run(service.decide_gap, order)


def test_a_crash_is_a_gap_that_is_proposed_and_given_back_once(hall):
    pc = running(hall)
    pc.ticks("09:10")
    hall.at("09:13")
    pc.start_again()

    [gap] = hall.card(101).gaps
    assert (gap.kind, gap.lost_ms, gap.minutes) == ("crash", 180_000, 3)
    assert "time" in hall.card(101).needs
    decide(hall, gap.n, gap.minutes)

    assert hall.sent(101)[-1] == ("credit", {"ms": 180_000, "gap": gap.n})
    assert hall.course(101).credited == 3
    assert hall.card(101).gaps == ()
    pc.hear()
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:03:00+00:00"
    assert refused(lambda: decide(hall, gap.n, 3)) == {"GapGone"}


def test_none_is_given_back_with_a_sentence_why(hall):
    pc = running(hall)
    pc.ticks("09:10")
    hall.at("09:13")
    pc.start_again()
    [gap] = hall.card(101).gaps

    assert refused(lambda: decide(hall, gap.n, 0)) == {"WordsMissing"}
    decide(hall, gap.n, 0, "The candidate had asked for a break then.")
    pc.hear()

    assert hall.course(101).credited == 0
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:00:00+00:00"


def test_a_gap_nobody_measured_cannot_be_decided(hall):
    running(hall)
    assert refused(lambda: decide(hall, 99, 3)) == {"GapGone"}
    assert refused(lambda: decide(hall, 99, 601)) == {"GapGone", "MinutesUnlikely"}


def test_minutes_for_something_that_cost_them(hall):
    pc = running(hall)
    order = service.GiveTime(
        sitting_id=hall.sitting_id,
        attempt_id=hall.attempts()[101],
        minutes=5,
        incident="noise",
        words="Drilling in the wall behind this seat.",
    )
    hall.at("09:30").run(service.give_time, order)

    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:05:00+00:00"  # before it was heard
    pc.hear()
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:05:00+00:00"
    assert hall.end_of(101) == "14:05"
