from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.rules.account import BROUGHT_BACK, CRASH, MOVED, STALLED, Account, Gap, reckon
from tests.support.given_kiosk import NINE, Journaled

HOUR = Allowance(60)


def at(minutes=0, seconds=0):
    return NINE + timedelta(minutes=minutes, seconds=seconds)


def begun(late=0):
    return Journaled().opened().begun(late)


def work(made, seconds):
    """Time passes at a kiosk that works."""
    while seconds > 0:
        made.later(min(10, seconds)).note(r.TICK)
        seconds -= 10
    return made


def heard(made, n, kind, **body):
    return made.note(r.SEEN, {"n": n, "kind": kind, "body": body})


def test_before_it_began_there_is_no_end():
    account = reckon(HOUR, Journaled().opened().records)

    assert (account.ends_at, account.left_ms, account.is_running) == (None, 3_600_000, False)
    assert account.left_at(99_000_000) == 3_600_000


def test_the_end_is_the_beginning_and_limit_times_factor_and_minutes():
    account = reckon(Allowance(60, 125, 10), work(begun(), 100).records)

    assert account.ends_at == account.latest_end == at(85)
    assert account.left_ms == (85 * 60 - 100) * 1000
    assert account.left_at(account.mono + 5_000) == (85 * 60 - 105) * 1000


def test_who_comes_late_gets_nothing_for_it():
    account = reckon(HOUR, work(begun(late=1200), 60).records)

    assert account.ends_at == at(40)
    assert account.left_ms == (40 * 60 - 60) * 1000


def test_a_crash_is_a_gap_that_is_neither_used_nor_given():
    made = work(begun(), 600).reboot("boot-2", away=240).opened()
    account = reckon(HOUR, work(made, 60).records)

    n = made.records[-7].n
    assert account.gaps == (Gap(n, CRASH, 240_000, by_wall=True, follows=n - 1),)
    assert (account.ends_at, account.latest_end) == (at(60), at(64))
    assert account.left_ms == (3600 - 660) * 1000


def test_a_gap_is_decided_once_somebody_says_so():
    made = work(begun(), 600).reboot("boot-2", away=240).opened()
    gap = made.records[-1].n
    work(made, 60)

    for ms, end, left in ((240_000, 64, 2940), (0, 60, 2700), (60_000, 61, 2760)):
        told = Journaled()
        told.__dict__ = {**vars(made), "records": [*made.records], "frames": [*made.frames]}
        account = reckon(HOUR, heard(told, 3, "credit", ms=ms, gap=gap).records)
        assert account.open_ms == 0
        assert account.ends_at == account.latest_end == at(end)
        assert account.left_ms == left * 1000


def test_a_gap_is_no_longer_than_what_has_passed_and_is_known_as_nothing_else():
    made = work(begun(late=120), 600).reboot("boot-2", away=86_400).opened()
    account = reckon(HOUR, work(made, 60).records)
    [gap] = account.gaps

    assert account.longest_ms(gap, at(15)) == (2 + 15 - 2 - 10 - 1) * 60_000  # it began two minutes to nine
    assert account.longest_ms(gap, at(5)) == 0


def test_who_decides_may_know_better_how_long_a_gap_was():
    made = work(begun(), 600).reboot("boot-2", away=86_400).opened()
    gap = made.records[-1].n
    account = reckon(HOUR, heard(made, 3, "credit", ms=60_000, gap=gap, lost_ms=180_000).records)

    assert account.left_ms == (60 - 10 - 3 + 1) * 60_000
    assert account.ends_at == account.latest_end == at(61)


def test_the_same_machine_measures_a_crash_by_its_own_clock_whatever_the_wall_says():
    made = work(begun(), 60)
    made.boot = "boot-2"
    made.mono += 40_000  # the machine was up, the kiosk was not
    made.wall += timedelta(hours=5)  # and somebody set the clock
    account = reckon(HOUR, made.opened().records)

    assert account.open_ms == 40_000
    assert [gap.by_wall for gap in account.gaps] == [False]


def test_a_machine_that_started_anew_measures_by_the_wall_and_says_so():
    made = work(begun(), 60).reboot("boot-2", away=180).opened(machine="m-2")

    assert [(g.kind, g.lost_ms, g.by_wall) for g in reckon(HOUR, made.records).gaps] == [
        (CRASH, 180_000, True)
    ]


def test_a_wall_clock_that_was_set_back_over_a_crash_takes_nothing_and_is_told():
    made = work(begun(), 60).reboot("boot-2", away=-7200).opened(machine="m-2")
    account = reckon(HOUR, made.records)

    assert [(gap.lost_ms, gap.by_wall, gap.open) for gap in account.gaps] == [(0, True, True)]
    assert account.left_ms == 3_540_000


@pytest.mark.parametrize("jump", [-86_400, -60, 60, 86_400])
def test_a_jump_of_the_wall_clock_changes_nothing(jump):
    made = work(begun(), 60)
    made.wall += timedelta(seconds=jump)
    account = reckon(HOUR, work(made, 60).records)

    assert account.gaps == ()
    assert account.ends_at == at(60)
    assert account.left_ms == 3_480_000


def test_a_computer_that_stood_still_is_a_gap():
    made = work(begun(), 60).later(900).note(r.TICK)
    account = reckon(HOUR, made.records)

    assert [(gap.kind, gap.lost_ms) for gap in account.gaps] == [(STALLED, 900_000)]
    assert account.left_ms == 3_540_000


def test_another_pc_is_a_gap_called_a_move():
    made = work(begun(), 60).note(r.MOVED_OUT, {"move": "a"}).reboot("boot-9", away=50)
    made.opened(kiosk="pc-2", machine="m-9").note(r.MOVED_IN, {"move": "a", "by": "file", "upto": 9})
    account = reckon(HOUR, work(made, 30).records)

    assert [(gap.kind, gap.lost_ms, gap.by_wall) for gap in account.gaps] == [(MOVED, 50_000, True)]
    assert account.left_ms == (3600 - 90) * 1000


def test_a_pc_that_died_and_another_one_is_a_move_too():
    made = work(begun(), 60).reboot("boot-9", away=50).opened(kiosk="pc-2", machine="m-9")

    assert [gap.kind for gap in reckon(HOUR, made.records).gaps] == [MOVED]


def test_a_pause_is_given_back():
    made = work(begun(), 60).note(r.PAUSED, {"n": 2})
    stopped = reckon(HOUR, made.later(300).note(r.TICK).records)
    account = reckon(HOUR, made.note(r.RESUMED, {"n": 3, "credited_ms": None}).records)

    assert (stopped.is_running, stopped.left_ms) == (False, 3_540_000)
    assert account.ends_at == at(65)
    assert account.left_ms == 3_540_000


def test_the_boards_clock_decides_what_a_pause_took_if_it_says():
    made = work(begun(), 60).note(r.PAUSED, {"n": 2}).later(298)
    account = reckon(HOUR, made.note(r.RESUMED, {"n": 3, "credited_ms": 300_000}).records)

    assert account.ends_at == at(65)
    assert account.left_ms == 3_542_000


def test_a_crash_in_a_pause_loses_nothing():
    made = work(begun(), 60).note(r.PAUSED, {"n": 2}).reboot("boot-2", away=100).opened()
    account = reckon(HOUR, made.note(r.RESUMED, {"n": 3, "credited_ms": None}).records)

    assert account.gaps == ()
    assert account.left_ms == 3_540_000


def test_time_is_added_and_given_back_by_messages():
    made = heard(heard(work(begun(), 60), 2, "extra", ms=300_000), 3, "credit", ms=120_000)
    account = reckon(HOUR, heard(made, 4, "say", text="hello").records)

    assert account.ends_at == at(67)
    assert account.left_ms == (67 * 60 - 60) * 1000


def test_being_brought_back_is_decided_by_people():
    made = work(begun(), 60).note(r.HANDED_IN, {"by": "self", "unanswered": []}).later(120)
    handed_in = reckon(HOUR, made.records)
    heard(made, 2, "bring_back").note(r.HANDED_BACK, {"n": 2})
    account = reckon(HOUR, work(made, 30).records)

    assert not handed_in.is_running
    assert [(gap.kind, gap.lost_ms) for gap in account.gaps] == [(BROUGHT_BACK, 120_000)]
    assert account.left_ms == (3600 - 90) * 1000


def test_nothing_left_is_told_below_nothing():
    account = reckon(Allowance(1), work(begun(), 90).records)

    assert account.left_ms == -30_000
    assert isinstance(account, Account)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("work"), st.integers(1, 200)),
        st.tuples(st.just("crash"), st.integers(1, 900)),
        st.tuples(st.just("move"), st.integers(1, 900)),
        st.tuples(st.just("stall"), st.integers(31, 900)),
        st.tuples(st.just("pause"), st.integers(1, 900)),
        st.tuples(st.just("extra"), st.integers(0, 900)),
        st.tuples(st.just("credit"), st.integers(0, 900)),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(STEPS, st.integers(0, 2000), st.data())
def test_what_is_left_and_what_is_gone_always_add_up_to_the_personal_end(steps, late, data):
    made = begun(late)
    for n, (what, seconds) in enumerate(steps, 2):
        _step(made, n, what, seconds)
    for gap in reckon(HOUR, made.records).gaps:
        if data.draw(st.booleans()):
            heard(
                made,
                100 + gap.n,
                "credit",
                ms=1000 * data.draw(st.integers(0, gap.lost_ms // 1000)),
                gap=gap.n,
            )
    account = reckon(HOUR, made.records)

    assert account.latest_end == made.wall + timedelta(milliseconds=account.left_ms)
    assert account.latest_end - account.ends_at == timedelta(milliseconds=account.open_ms)


def _step(made, n, what, seconds):
    if what == "work":
        work(made, seconds)
    elif what == "crash":
        made.reboot(f"boot-{n}", away=seconds).opened(machine=f"m-{n}")
    elif what == "move":
        made.reboot(f"boot-{n}", away=seconds).opened(machine=f"m-{n}", kiosk=f"pc-{n}")
    elif what == "stall":
        made.later(seconds).note(r.TICK)
    elif what == "pause":
        made.note(r.PAUSED, {"n": n}).later(seconds).note(r.RESUMED, {"n": n, "credited_ms": None})
    else:
        heard(made, n, what, ms=seconds * 1000)


def test_what_was_worked_while_nothing_could_be_kept_is_used_and_what_stood_still_is_a_gap():
    made = Journaled().opened().begun().later(600).note(r.TICK, {"worked_ms": 600_000})
    account = reckon(Allowance(60), made.records)
    assert (account.worked_ms, account.gaps) == (600_000, ())

    made = Journaled().opened().begun().later(600).note(r.TICK, {"worked_ms": 240_000})
    account = reckon(Allowance(60), made.records)
    assert account.worked_ms == 240_000
    assert [(gap.kind, gap.lost_ms) for gap in account.gaps] == [("stalled", 360_000)]


def test_what_passes_after_the_end_while_nothing_can_be_kept_is_no_gap():
    made = Journaled().opened().begun().later(5400).note(r.TICK, {"worked_ms": 3_600_000})
    account = reckon(Allowance(60), made.records)

    assert (account.left_ms, account.gaps) == (0, ())


def test_what_was_told_too_much_is_taken_back():
    made = begun()
    heard(made, 2, "credit", ms=600_000)
    heard(made, 3, "less", ms=240_000)
    account = reckon(HOUR, made.records)

    assert account.credited_ms == 360_000
    assert account.ends_at == account.latest_end == made.wall + timedelta(milliseconds=account.left_ms)


def test_more_is_never_worked_than_has_passed():
    made = Journaled().opened().begun().later(60).note(r.TICK, {"worked_ms": 600_000})
    assert reckon(Allowance(60), made.records).worked_ms == 60_000
