from contextlib import closing
from datetime import timedelta

import pytest

from eduapp.core.errors import Unavailable
from eduapp.kiosk.exchanging import Exchanged, exchange
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import NotOurs, WrongCode
from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.formats.sealed import read_sealed, seal
from eduapp.kiosk.keeping import Keeping, journal_path
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import Sitting
from tests.support.given_kiosk import (
    ATTEMPT,
    CHEAP,
    KEY,
    NINE,
    NUMBER,
    OPENED,
    OPENING,
    PAPER_KEY,
    SITTING,
    a_claim,
    a_sealed_paper,
)
from tests.support.kiosk_links import PlainLink
from tests.support.kiosks import Clockwork

BEGINS = r.wall_text(NINE)
START = Message(1, "start", {"begins_at": BEGINS, "key": PAPER_KEY.hex()})


@pytest.fixture
def clockwork():
    return Clockwork()


@pytest.fixture
def sitting(tmp_path, clockwork):
    clocks = clockwork.clocks()
    keeping = Keeping(journal_path(tmp_path, ATTEMPT), KEY, ATTEMPT, clocks)
    made = Sitting(a_claim(), keeping, read_sealed(a_sealed_paper()), clocks)
    made.keep(r.OPENED, OPENED)
    with closing(made):
        yield made


@pytest.fixture
def at_work(sitting):
    sitting.begin_by_code(OPENING)
    return sitting


def kinds(sitting):
    return [record.kind for record in sitting._keeping.records]


def test_nothing_can_be_answered_before_it_began(sitting):
    assert sitting.answer(1, 0) is None
    assert not sitting.is_working
    assert sitting.overview.standings == ()


def test_an_answer_is_kept_once_and_taken_back_by_nothing(at_work):
    assert at_work.answer(1, 0).value == 0
    assert at_work.answer(1, 0) is None
    assert at_work.answer(3, False).value is False
    assert at_work.answer(4, "x").value == "x"
    assert at_work.answer(4, "").value is None
    assert at_work.attempt.answers == {1: 0, 3: False}


@pytest.mark.parametrize(("number", "value"), [(1, 9), (99, 0), (2, "x"), (4, 3)])
def test_what_is_no_answer_to_the_question_is_not_kept(at_work, number, value):
    assert at_work.answer(number, value) is None


def test_a_question_is_marked_for_later_and_no_more(at_work):
    at_work.mark(3, marked=True)
    at_work.mark(3, marked=True)
    assert at_work.attempt.marked == {3}
    at_work.mark(3, marked=False)
    assert kinds(at_work).count(r.MARKED) == 2


def test_the_invigilators_code_opens_the_paper_and_no_other(sitting):
    with pytest.raises(WrongCode):
        sitting.begin_by_code("wrong")
    assert sitting.state == replaying.WAITING
    assert not sitting.is_staff("wrong")
    assert sitting.is_staff(OPENING.lower())
    sitting.begin_by_code(OPENING)
    assert sitting.state == replaying.RUNNING


def test_opened_by_code_later_than_it_began_the_time_before_is_gone(sitting, clockwork):
    clockwork.later(600)
    sitting.begin_by_code(OPENING, NINE)

    assert sitting.left_ms == 50 * 60_000
    assert sitting.attempt.account.ends_at.hour == 9


def test_opened_again_after_a_crash_the_time_does_not_begin_anew(at_work, clockwork):
    clockwork.later(20)
    at_work.paper = None
    at_work.begin_by_code(OPENING)

    assert kinds(at_work).count(r.BEGUN) == 1


def test_a_start_with_the_key_opens_the_paper_and_begins(sitting):
    sitting.clocks.set_by(NINE)
    assert sitting.hear(START)
    assert sitting.state == replaying.RUNNING
    assert sitting.paper.title == "Turning, spring"
    assert PAPER_KEY.hex() not in repr(sitting._keeping.records)
    assert not sitting.hear(START)


def test_a_start_before_its_time_waits_until_then(sitting, clockwork):
    later = r.wall_text(NINE.replace(minute=1))
    sitting.clocks.set_by(NINE)
    sitting.hear(Message(1, "start", {"begins_at": later, "key": PAPER_KEY.hex()}))
    sitting.tick()
    assert sitting.state == replaying.WAITING
    clockwork.later(60)
    sitting.tick()
    assert sitting.state == replaying.RUNNING
    assert sitting.left_ms == 3_600_000


def test_a_start_without_the_key_waits_for_the_code(sitting, clockwork):
    sitting.hear(Message(1, "start", {"begins_at": BEGINS}))
    assert sitting.state == replaying.WAITING
    clockwork.later(30)
    sitting.begin_by_code(OPENING, NINE)
    assert sitting.left_ms == 3_570_000


def test_who_waited_in_time_loses_nothing_to_a_clock_that_goes_wrong(sitting, clockwork):
    clockwork.later(7200)  # this PC is two hours ahead
    sitting.waited = True
    sitting.hear(Message(1, "start", {"begins_at": BEGINS, "key": PAPER_KEY.hex(), "sent_at": BEGINS}))
    assert sitting.left_ms == 3_600_000


def test_who_waited_begins_at_once_though_this_clock_is_behind(sitting, clockwork):
    clockwork.wall -= timedelta(hours=2)
    sitting.waited = True
    sitting.hear(Message(1, "start", {"begins_at": BEGINS, "key": PAPER_KEY.hex(), "sent_at": BEGINS}))
    assert sitting.state == replaying.RUNNING


@pytest.mark.parametrize("hours", [-1, 1, 400])
def test_who_comes_late_to_a_pc_whose_clock_is_wrong_is_as_late_as_they_are(sitting, clockwork, hours):
    clockwork.wall += timedelta(hours=hours)
    sitting.clocks.set_by(NINE + timedelta(minutes=5))
    sitting.hear(START)
    assert sitting.left_ms == 55 * 60_000


def test_who_comes_late_gets_nothing_for_it(sitting, clockwork):
    sitting.clocks.set_by(NINE)
    clockwork.later(900)
    sitting.hear(START)
    assert sitting.left_ms == 45 * 60_000


@pytest.mark.parametrize("hours", [-2, 0, 0.3, 2, 400])
def test_where_no_other_clock_is_known_nobody_is_late_by_this_pcs_alone(sitting, clockwork, hours):
    clockwork.wall += timedelta(hours=hours)
    assert sitting.hear(Message(1, "start", {**START.body, "sent_at": BEGINS}))
    for _second in range(3):
        sitting.waited = True  # by now they wait here, but did not when it began
        clockwork.later(1)
        sitting.tick()
    assert (sitting.state, sitting.paper, sitting.started_at) == (replaying.WAITING, None, NINE)
    sitting.begin_by_code(OPENING)

    assert (sitting.state, sitting.left_ms, sitting.started_at) == (replaying.RUNNING, 3_600_000, None)
    assert sitting.attempt.account.begins_at >= NINE  # nobody begins before the room


@pytest.mark.parametrize("waited", [True, False])
def test_no_exam_ends_as_it_begins(sitting, waited):
    sitting.waited = waited
    sitting.clocks.set_by(NINE + timedelta(hours=2))
    sent_at = r.wall_text(NINE + timedelta(hours=2))
    sitting.hear(Message(1, "start", {**START.body, "sent_at": sent_at}))
    sitting.tick()
    assert (sitting.state, sitting.started_at) == (replaying.WAITING, NINE)
    sitting.begin_by_code(OPENING)
    sitting.tick()
    assert sitting.left_ms == 3_600_000


def test_who_waits_for_the_code_still_does_after_a_crash(sitting, tmp_path, clockwork):
    sitting.hear(START)
    sitting.close()
    clocks = clockwork.clocks("boot-2")
    keeping = Keeping(journal_path(tmp_path, ATTEMPT), KEY, ATTEMPT, clocks)
    with closing(Sitting(a_claim(), keeping, read_sealed(a_sealed_paper()), clocks)) as again:
        assert again.started_at == NINE


def test_a_paper_of_somebody_else_is_not_opened(tmp_path, clockwork):
    content = b'{"a":1}'
    wrong = seal(
        content, sitting=SITTING, attempt=ATTEMPT, number=NUMBER, key=PAPER_KEY, code=OPENING, cost=CHEAP
    )
    clocks = clockwork.clocks()
    keeping = Keeping(journal_path(tmp_path, ATTEMPT), KEY, ATTEMPT, clocks)
    with closing(Sitting(a_claim(), keeping, read_sealed(wrong), clocks)) as sitting, pytest.raises(NotOurs):
        sitting.open_paper(PAPER_KEY)


def test_paused_nothing_is_used_and_nothing_answered(at_work, clockwork):
    at_work.hear(Message(2, "pause"))
    clockwork.later(300)
    at_work.tick()
    assert at_work.answer(1, 0) is None
    at_work.hear(Message(3, "resume", {"credited_ms": 300_000}))
    assert at_work.left_ms == 3_600_000
    assert at_work.answer(1, 0)


def test_time_is_added_by_messages(at_work):
    at_work.hear(Message(2, "extra", {"ms": 60_000}))
    at_work.hear(Message(3, "credit", {"ms": 30_000}))
    assert at_work.left_ms == 3_690_000


def test_handed_in_it_ends_until_it_is_brought_back(at_work):
    at_work.answer(1, 0)
    at_work.hand_in()
    at_work.hand_in()
    assert at_work.state == replaying.HANDED_IN
    assert at_work._keeping.records[-1].value == {"by": "self", "unanswered": [2, 3, 4, 5, 6, 7, 8, 9]}
    assert at_work.answer(1, 1) is None
    at_work.hear(Message(2, "bring_back"))
    assert at_work.answer(1, 1)


def test_at_the_limit_it_is_handed_in_by_the_time(at_work, clockwork):
    for _tick in range(359):
        clockwork.later(10)
        at_work.tick()
    clockwork.later(9.9)
    assert at_work.answer(1, 0)
    clockwork.later(0.2)
    assert at_work.answer(1, 1) is None
    at_work.tick()
    assert at_work.attempt.handed_in_by == "time"


def test_time_in_which_the_pc_stood_still_is_not_taken_from_anybody(at_work, clockwork):
    clockwork.later(4000)  # longer than the whole exam
    assert at_work.left_ms == 3_600_000
    assert at_work.answer(1, 0)
    at_work.tick()
    assert at_work.state == replaying.RUNNING
    assert at_work.attempt.account.open_ms == 4_000_000


@pytest.mark.parametrize(
    ("message", "state"),
    [
        (Message(2, "move"), replaying.MOVED),
        (Message(2, "taken_back"), replaying.MOVED),
        (Message(2, "stop", {"by": "staff"}), replaying.HANDED_IN),
        (Message(2, "say", {"text": "hello"}), replaying.RUNNING),
    ],
)
def test_the_staffs_side_has_the_last_word(at_work, message, state):
    at_work.hear(message)
    assert at_work.state == state


def test_a_pc_that_was_left_keeps_nothing_more_so_that_the_candidate_can_come_back_to_it(at_work):
    at_work.hear(Message(2, "move"))
    frames = list(at_work.frames)

    assert not at_work.hear(Message(3, "move"))
    assert at_work.frames == frames


def test_help_is_asked_for_and_seen(at_work):
    at_work.ask_for_help(wanted=True)
    at_work.ask_for_help(wanted=True)
    assert at_work.attempt.asks_for_help
    at_work.hear(Message(2, "help_seen"))
    assert not at_work.attempt.asks_for_help


def test_it_says_every_ten_seconds_that_it_is_here(at_work, clockwork):
    for _second in range(35):
        clockwork.later(1)
        at_work.tick()
    assert kinds(at_work).count(r.TICK) == 3


def test_a_move_that_could_not_be_made_changes_nothing(at_work):
    move = at_work.leave()
    assert at_work.state == replaying.MOVED
    at_work.come_back(move)
    assert at_work.state == replaying.RUNNING


def test_everything_is_sent_once_and_again_if_it_is_not_there(at_work):
    link = PlainLink()
    first, frames = at_work.unsent()
    told = exchange(link, "t", first, frames, 0)
    at_work.sent(told.kept)

    assert told == Exchanged(len(frames), [], None)
    assert at_work.unsent() == (len(frames) + 1, [])
    at_work.sent(1)
    assert at_work.unsent()[0] == 2


def test_what_nobody_waits_for_is_left_out_when_the_disk_is_full(at_work, monkeypatch):
    def refuse(event):
        raise Unavailable(reason="full")

    monkeypatch.setattr(at_work._keeping, "append", refuse)
    at_work.note(r.AWAY, {"what": "focus"})
    with pytest.raises(Unavailable):
        at_work.answer(1, 0)
    assert at_work.attempt.answers == {}


def refuse(_event):
    raise Unavailable(reason="The disk is full.")


def test_on_a_full_disk_the_time_goes_on_and_ends_at_the_limit(at_work, clockwork, monkeypatch):
    at_work.answer(1, 1)
    kept = at_work._keeping.append
    monkeypatch.setattr(at_work._keeping, "append", refuse)
    for second in range(0, 5400, 5):
        clockwork.later(5)
        at_work.tick()
        if second == 3000:
            with pytest.raises(Unavailable):
                at_work.answer(9, "Written in time")
        if second == 1800:
            assert at_work.left_ms == 3_600_000 - 1_805_000
    assert at_work.left_ms <= 0
    assert not at_work.is_working
    monkeypatch.setattr(at_work._keeping, "append", kept)
    at_work.tick()

    attempt = at_work.attempt
    assert (attempt.state, attempt.handed_in_by) == (replaying.HANDED_IN, "time")
    assert attempt.answers == {1: 1, 9: "Written in time"}
    assert (attempt.account.gaps, attempt.after_end) == ((), frozenset())
    assert attempt.account.left_ms == 0


def test_a_pc_that_sleeps_with_a_full_disk_has_a_gap_for_the_sleep_alone(at_work, clockwork, monkeypatch):
    kept = at_work._keeping.append
    monkeypatch.setattr(at_work._keeping, "append", refuse)
    for _second in range(60):
        clockwork.later(2)
        at_work.tick()
    clockwork.later(600)
    at_work.tick()
    monkeypatch.setattr(at_work._keeping, "append", kept)
    clockwork.later(1)
    at_work.tick()

    assert [(gap.kind, gap.lost_ms) for gap in at_work.attempt.account.gaps] == [("stalled", 600_000)]
    assert at_work.left_ms == 3_600_000 - 121_000


def test_the_room_may_let_it_go_on_on_paper(at_work):
    at_work.answer(1, 1)
    assert at_work.hear(Message(2, "paper"))
    assert at_work.state == replaying.ON_PAPER
    assert at_work.answer(1, 0) is None


def test_what_was_written_in_time_is_in_time_however_long_the_disk_takes_to_say_no(
    at_work, clockwork, monkeypatch
):
    def slow(_content):
        clockwork.later(0.2)
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(at_work._keeping._file, "append", slow)
    with pytest.raises(Unavailable):
        at_work.answer(9, "Written in time")
    for _tick in range(1000):
        clockwork.later(5)
        at_work.tick()

    attempt = at_work.attempt
    assert (attempt.state, attempt.answers) == (replaying.HANDED_IN, {9: "Written in time"})
    assert (attempt.account.left_ms, attempt.after_end) == (0, frozenset())
