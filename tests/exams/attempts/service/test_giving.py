"""Time given back: a gap that an exam PC measured is decided once; minutes for one seat, or for all."""

from datetime import UTC, datetime, timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.screens import queries
from eduapp.kiosk.formats.record import TICK
from tests.support import given, given_exams
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


@pytest.mark.parametrize("minutes", [0, 3, 14])
@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(hours=6)])
def test_whoever_decides_says_how_long_a_gap_was_that_a_wrong_clock_measured(
    hall, monkeypatch, minutes, ahead
):
    """Else the exam PC would take as used what never passed, and hand in at once."""
    pc = running(hall)
    pc.ticks("09:10")
    monkeypatch.setattr(pc, "wall", lambda: hall.clock.moment + ahead)
    hall.at("09:13")
    pc.start_again()
    pc.ticks("09:15")
    [gap] = hall.card(101).gaps
    decide(hall, gap.n, minutes, "Its clock was wrong.")

    assert hall.sent(101)[-1] == ("credit", {"ms": minutes * 60_000, "gap": gap.n, "lost_ms": 180_000})
    pc.hear()
    with hall.database.reading() as session:
        account = queries.read_one(session, hall.attempts()[101]).attempt.account
    assert account.left_ms == (300 - 15 + minutes) * 60_000
    assert (
        account.ends_at == account.latest_end == hall.clock.moment + timedelta(milliseconds=account.left_ms)
    )


@pytest.mark.parametrize("order", [0, -1])
@pytest.mark.parametrize("behind", [timedelta(hours=2), timedelta(minutes=20)])
def test_what_a_clock_behind_measured_as_nothing_is_known_here_where_records_come_live(
    hall, monkeypatch, behind, order
):
    """An empty battery loses its time with the power; the server knows how long nothing came."""
    pc = running(hall)
    pc.ticks("09:10")
    monkeypatch.setattr(pc, "wall", lambda: hall.clock.moment - behind)
    hall.at("09:13")
    pc.start_again().ticks("09:20")
    behind *= 2
    hall.at("09:23")
    pc.start_again().ticks("09:30")
    assert [(gap.lost_ms, gap.minutes) for gap in hall.card(101).gaps] == [(180_000, 3)] * 2
    assert f"{hall.card(101).latest_end:%H:%M}" == "13:06"

    for _time in range(2):
        gap = hall.card(101).gaps[order]
        decide(hall, gap.n, gap.minutes)
        assert hall.sent(101)[-1] == ("credit", {"ms": 180_000, "gap": gap.n, "lost_ms": 180_000})
    assert f"{hall.card(101).ends_at:%H:%M}" == "13:06"
    pc.hear()
    with hall.database.reading() as session:
        account = queries.read_one(session, hall.attempts()[101]).attempt.account
    assert account.left_ms == (300 - 24) * 60_000
    assert account.ends_at == account.latest_end == hall.card(101).ends_at
    assert account.ends_at == hall.clock.moment + timedelta(milliseconds=account.left_ms)
    assert hall.end_of(101) == "14:06"


def test_what_a_stick_brings_leaves_a_gap_of_a_clock_behind_to_people(hall, monkeypatch):
    """It comes together, or when somebody carries it: nobody here knows what passed."""
    pc = running(hall)
    pc.ticks("09:10")
    monkeypatch.setattr(pc, "wall", lambda: hall.clock.moment - timedelta(hours=2))
    hall.at("09:13")
    pc.start_again()
    for minute in ("09:33", "09:53"):
        hall.at(minute)
        pc.keep(TICK, {"worked_ms": 20 * 60_000})
    [gap] = hall.card(101).gaps
    assert (gap.kind, gap.lost_ms, gap.by_wall) == ("crash", 0, True)


@pytest.mark.both_databases
def test_what_was_lost_can_still_be_decided_after_handing_in(hall):
    pc = running(hall)
    pc.ticks("09:10")
    hall.at("09:13")
    pc.start_again().hand_in()
    assert "time" in hall.card(101).needs
    [gap] = hall.card(101).gaps
    assert (gap.lost_ms, gap.minutes) == (180_000, 0)
    decide(hall, gap.n, 0, "Handed in with time left.")

    assert "time" not in hall.card(101).needs
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    assert refused(lambda: decide(hall, gap.n, 0, "Once more.")) == {"GapGone"}


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


def test_minutes_for_the_gap_of_a_move_settle_the_incident_of_that_move(hall):
    pc = running(hall)
    pc.ticks("09:20")
    hall.do("move", 101, "The PC is dead.")
    other = pc.goes_on_elsewhere()
    hall.at("09:26")
    other.open().hear()
    [gap] = hall.card(101).gaps
    assert (gap.kind, gap.minutes) == ("moved", 6)
    decide(hall, gap.n, 6)

    [told] = hall.day().disturbances.values()  # no second one, and none that is open
    assert (told.entry.code, told.decided, told.credits) == ("workstation", True, {hall.candidates[101]: 6})
    assert hall.end_of(101) == "14:06"

    other.ticks("09:30")
    hall.at("09:33")
    other.start_again()
    [gap] = hall.card(101).gaps
    decide(hall, gap.n, gap.minutes)  # of no move: an incident of its own
    assert [one.entry.code for one in hall.day().disturbances.values()] == ["workstation", "freeze"]
    assert hall.end_of(101) == "14:09"


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


def give_all(hall, minutes=10, words="Drilling in the wall behind everybody.", incident="noise"):
    order = service.GiveAll(sitting_id=hall.sitting_id, minutes=minutes, words=words, incident=incident)
    return hall.run(service.give_all, order)


def test_minutes_for_all_reach_who_sits_once_in_the_log_and_on_each_screen(hall, notes):
    hall.let_in(101, 102, 103, 104).at("09:00").start()
    pcs = {number: Pc(hall, number).open().hear() for number in (101, 102, 103)}
    pcs[103].hand_in()
    hall.at("09:30")

    assert give_all(hall) == (
        3,
        (
            (103, "screen_states:submitted"),
            (105, "screen_states:registered"),
            (106, "screen_states:registered"),
        ),
    )

    assert [hall.sent(number)[-1] for number in (101, 102, 104)] == [("credit", {"ms": 600_000})] * 3
    assert "credit" not in {kind for number in (103, 105, 106) for kind in hall.kinds(number)}
    noted = [row for row in hall.log() if row.entry.kind == steps.INCIDENT]
    assert [(row.entry.code, row.candidate_number, row.words) for row in noted] == [
        ("noise", None, "Drilling in the wall behind everybody.")
    ]
    given_back = [row for row in hall.log() if row.entry.kind == steps.CREDIT]
    assert [(row.candidate_number, row.entry.minutes) for row in given_back] == [
        (101, 10),
        (102, 10),
        (104, 10),
    ]
    assert {row.entry.about for row in given_back} == {noted[0].id}
    assert hall.end_of(101) == hall.end_of(104) == "14:10"
    assert hall.end_of(103) == "14:00"
    pcs[101].hear()
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:10:00+00:00"
    [told] = [note for note in notes if note.action == "attempts.time.all"]
    assert (told.details["minutes"], told.details["count"]) == (10, 3)


def test_who_went_on_on_paper_reads_on_the_screen_until_when(hall):
    """Else the log and the screen would have two ends, and nobody could sign."""
    hall.let_in(101, 102).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("09:10").do("to_paper", 101)
    pc.hear().keep("paper_fallback", {})
    assert give_all(hall)[0] == 2

    pc.hear()
    with hall.database.reading() as session:
        account = queries.read_one(session, hall.attempts()[101]).attempt.account
        told = queries.told_ends(session, hall.sitting_id)
    assert hall.end_of(101) == hall.end_of(102) == "14:10"
    assert account.ends_at == hall.card(101).ends_at == datetime(2026, 11, 24, 13, 10, tzinfo=UTC)
    assert told == hall.day().ends(told)


def test_a_repeated_command_gives_nothing_twice(hall):
    hall.let_in(101).at("09:00").start()
    order = service.GiveAll(sitting_id=hall.sitting_id, minutes=10, words="Drilling in the wall.")

    assert hall.run(service.give_all, order) == hall.run(service.give_all, order)
    assert hall.course(101).credited == 10


def test_minutes_for_all_need_somebody_who_sits_a_number_and_a_sentence(hall):
    hall.let_in(101)
    assert refused(lambda: give_all(hall)) == {"NobodyReached"}
    hall.at("09:00").start()
    assert refused(lambda: give_all(hall, 0, "")) == {"MinutesUnlikely", "WordsMissing"}
    assert hall.course(101).credited == 0
    with pytest.raises(NotAllowed):
        give_all(hall.acting(given.TEACHER))


def test_who_is_stopped_with_the_others_gets_minutes_for_all_too(hall):
    hall.let_in(101, 102).at("09:00").start()
    hall.at("09:10").run(
        service.stop_all, service.StopAll(sitting_id=hall.sitting_id, words="Everybody out.")
    )
    assert give_all(hall, 5)[0] == 2
    assert hall.course(102).credited == 5


def test_an_exam_that_was_signed_gets_no_minutes(hall, database):
    hall.let_in(101).at("09:00").start()
    given_exams.moved(database, hall.sitting_id, "collecting", "sealed")
    assert "Sealed" in refused(lambda: give_all(hall))
