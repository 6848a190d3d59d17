from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from eduapp.exams.attempts.rules.needs import ORDER, Watched, needs

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FINE = Watched(
    "running", False, NOW, NOW, *[False] * 7, taken=True, untold=True, not_stopped=False, aside=False
)


def test_who_works_needs_nobody():
    assert list(needs(FINE, NOW)) == []


@pytest.mark.parametrize(
    ("told", "need"),
    [
        ({"broken": True}, "broken"),
        ({"came_at": NOW - timedelta(seconds=31)}, "lost"),
        ({"came_at": None}, "lost"),
        ({"taken": False, "came_at": None}, "untaken"),
        ({"state": "submitted"}, "untold"),
        ({"state": "on_paper", "taken": False, "came_at": None}, "unseen"),
        ({"undone": True}, "undone"),
        ({"back": True}, "back"),
        ({"back": True, "came_at": None, "quiet_since": NOW - timedelta(hours=1)}, "back"),
        ({"state": "submitted", "untold": False, "not_stopped": True}, "left"),
        ({"help": True}, "help"),
        ({"locked": True}, "locked"),
        ({"clock": True}, "clock"),
        ({"noticed": True}, "noticed"),
        ({"waits": True}, "waits"),
        ({"rested_out": True}, "rested"),
        ({"aside": True}, "aside"),
        ({"open_gaps": True}, "time"),
        ({"away": True}, "away"),
        ({"quiet_since": NOW - timedelta(minutes=11)}, "quiet"),
    ],
)
def test_each_thing_somebody_must_look_at(told, need):
    assert list(needs(replace(FINE, **told), NOW)) == [need]


def test_the_most_pressing_comes_first():
    everything = Watched(
        "running", True, NOW, NOW - timedelta(hours=1), *[True] * 11, undone=True, clock=True
    )
    assert list(needs(everything, NOW)) == [
        need for need in ORDER if need not in {"lost", "untold", "unseen", "left", "untaken", "back"}
    ]


@pytest.mark.parametrize("state", ["registered", "authorised", "submitted", "absent"])
def test_who_does_not_write_is_neither_quiet_nor_lost(state):
    silent = replace(FINE, state=state, came_at=None, quiet_since=None, help=True, away=True, untold=False)
    assert list(needs(silent, NOW)) == []


def test_a_pause_is_not_quiet():
    assert list(needs(replace(FINE, state="paused", quiet_since=NOW - timedelta(hours=1)), NOW)) == []
