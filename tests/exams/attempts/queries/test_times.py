"""The time of a seat as the board has it: what was sent counts before the exam PC has heard it."""

from datetime import timedelta

import pytest

from eduapp.exams.attempts import service
from eduapp.exams.attempts.ui import looks
from eduapp.kiosk.formats.record import wall_text
from eduapp.kiosk.ui.words import time_left
from tests.support.given_screens import Pc


def end(hall, number=101):
    found = hall.card(number).ends_at
    return None if found is None else f"{found:%H:%M:%S}"  # UTC


def test_before_the_start_there_is_no_end(hall):
    hall.let_in(101)
    assert (end(hall), hall.card(101).left) == (None, None)


def test_the_end_is_known_before_any_exam_pc_has_heard_of_the_start(hall):
    hall.let_in(101).at("09:00").start()
    assert end(hall) == "13:00:00"


def test_minutes_count_once_heard_or_not(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    order = service.GiveAll(sitting_id=hall.sitting_id, minutes=7, words="Drilling in the wall.")
    hall.run(service.give_all, order)
    assert end(hall) == "13:07:00"
    pc.hear()
    assert end(hall) == "13:07:00"


@pytest.mark.parametrize(
    ("second", "micro", "left", "words"),
    [
        (0, 0, 60, "1 min"),
        (0, 1, 60, "1 min"),
        (40, 0, 20, "1 min"),
        (59, 999_000, 1, "1 min"),
    ],
)
def test_what_is_left_is_told_as_on_the_screen_of_the_candidate(hall, second, micro, left, words):
    """A minute that has begun is a minute, on the card as on the exam PC."""
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("13:59")
    hall.clock.moment = hall.clock.moment.replace(second=second, microsecond=micro)
    card = hall.card(101)

    assert (card.left, looks.left_text(card)) == (left, words)
    assert time_left(left * 1000) == "1 minute left"


def test_time_that_stands_still_is_left_as_it_was(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("09:00").do("pause", 101)
    pc.hear()
    hall.at("09:30")
    assert hall.card(101).left == 300 * 60


def test_a_gap_that_is_given_back_counts_once_heard_or_not(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().ticks("09:10")
    hall.at("09:20")
    pc.start_again()
    [gap] = hall.card(101).gaps
    order = service.DecideGap(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], gap=gap.n, minutes=4, words="A walk."
    )
    hall.run(service.decide_gap, order)

    before = hall.card(101)
    pc.hear()
    after = hall.card(101)

    assert f"{before.latest_end:%H:%M:%S}" == f"{after.latest_end:%H:%M:%S}" == "13:04:00"
    assert before.left == after.left


@pytest.mark.parametrize("minutes", [0, 4])
@pytest.mark.parametrize("ahead", [timedelta(), timedelta(days=1)])
def test_a_gap_that_is_decided_in_a_pause_is_used_once_heard_or_not(hall, monkeypatch, minutes, ahead):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().ticks("09:10")
    monkeypatch.setattr(pc, "wall", lambda: hall.clock.moment + ahead)
    hall.at("09:20")
    pc.start_again().ticks("09:22")
    hall.do("pause", 101)
    pc.hear()
    [gap] = hall.card(101).gaps
    assert gap.lost_ms == 600_000
    order = service.DecideGap(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], gap=gap.n, minutes=minutes, words="Walk."
    )
    hall.run(service.decide_gap, order)

    before = hall.card(101).left
    pc.hear()
    assert before == hall.card(101).left == (300 - 22 + minutes) * 60


def test_time_goes_on_where_the_exam_pc_has_not_heard_of_it(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    stop = service.StopAll(sitting_id=hall.sitting_id, words="Fire alarm.")
    hall.run(service.stop_all, stop)
    pc.hear()
    hall.at("09:10").run(service.go_on, service.GoOn(sitting_id=hall.sitting_id))
    hall.at("09:15")

    before = hall.card(101).left
    pc.hear()
    assert before == hall.card(101).left == (300 - 5) * 60


@pytest.fixture
def opened_by_code(hall):
    """The room began at 09:00; the code was typed at 09:03 at a PC whose clock is so many minutes ahead."""
    hall.let_in(101).at("09:00").start()

    def opened(minutes):
        pc = WrongClock(hall, 101, minutes)
        hall.at("09:03")
        pc.open()
        pc.keep("begun", {"begins_at": wall_text(pc.wall()), "late_ms": 0, "by": "code", "n": 0})
        return pc

    return opened


@pytest.mark.parametrize("minutes", [20, 120, -20, -120])
def test_the_clock_of_a_pc_gives_nobody_more_or_less_time_on_the_board(hall, opened_by_code, minutes):
    pc = opened_by_code(minutes)
    assert (end(hall), hall.card(101).left) == ("13:03:00", 300 * 60)

    pc.ticks("09:30").answer(1, 1)
    card = hall.card(101)

    assert (end(hall), card.left, card.state) == ("13:03:00", 273 * 60, "running")
    assert f"{card.answered_at:%H:%M}" == "08:30"  # UTC
    assert card.clock_ahead == timedelta(minutes=minutes)
    assert card.needs == ("clock",)
    assert looks.need_text(card, "clock") == (
        f"The clock of this exam PC is {abs(minutes)} minutes {'ahead' if minutes > 0 else 'behind'}."
        " The end and the time left shown here are by the clock of the room."
    )


def test_the_time_of_who_hands_in_there_is_the_rooms_on_the_board_and_in_the_log(hall, opened_by_code):
    pc = opened_by_code(-20)
    hall.at("10:00")
    pc.hand_in()
    hall.at("10:05")

    assert f"{hall.card(101).handed_in_at:%H:%M}" == "09:00"
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    assert hall.course(101).handed_in == 600


def test_a_clock_that_is_right_is_nothing_to_tell(hall, opened_by_code):
    opened_by_code(0)

    assert end(hall) == "13:03:00"
    assert hall.card(101).needs == ()


class WrongClock(Pc):
    """A PC whose clock on the wall is so many minutes ahead of the room's."""

    def __init__(self, hall, number, minutes):
        super().__init__(hall, number)
        self.ahead = timedelta(minutes=minutes)

    def wall(self):
        return self._hall.clock.moment + self.ahead
