import pytest

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.rules.moving import goes_on_by_file, left_for, pcs, was_left
from eduapp.kiosk.rules.replay import replay
from tests.support.given_kiosk import Journaled, a_claim

OUT, FILE, NETWORK = "out", "file", "network"


def told(*steps):
    """A journal in a few words: a name opens it, OUT leaves with a file, FILE and NETWORK come in."""
    made, moves = Journaled(), 0
    for step in steps:
        made.later(1)
        if step == OUT:
            moves += 1
            made.note(r.MOVED_OUT, {"move": f"move-{moves}"})
        elif step in {FILE, NETWORK}:
            made.note(r.MOVED_IN, {"move": f"move-{moves}", "by": step, "upto": len(made.frames)})
        else:
            made.opened(kiosk=step)
            if len(made.records) == 1:
                made.begun()
    return replay(a_claim().allowance, made.records), pcs(made.records)


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (("a",), []),
        (("a", "a"), []),
        (("a", OUT), ["a"]),
        (("a", OUT, "b"), ["a", "b"]),  # b was killed before it had said by what it came
        (("a", OUT, "b", FILE), ["a"]),
        (("a", OUT, "b", FILE, "b"), ["a"]),
        (("a", OUT, "b", FILE, OUT), ["a", "b"]),
        (("a", OUT, "b", FILE, OUT, "a", FILE), ["b"]),
        (("a", "b", NETWORK), []),  # the room's side knows it
        (("a", OUT, "b", FILE, "c", NETWORK), []),
    ],
)
def test_a_pc_that_was_left_with_a_file_needs_the_room(steps, left):
    attempt, opened = told(*steps)
    assert [one for one in ("a", "b", "c") if was_left(attempt, opened, one, "")] == left


def test_who_came_back_with_a_file_and_was_killed_before_the_paper_was_open_was_not_left():
    attempt, opened = told("a", OUT, "b", FILE, OUT)

    assert was_left(attempt, opened, "a", "move-1")
    assert not was_left(attempt, opened, "a", "move-2")
    assert goes_on_by_file(attempt, "a", "move-2")
    assert not goes_on_by_file(attempt, "b", "move-2")


def test_who_came_with_a_file_goes_on_by_it_until_the_next_move():
    attempt, opened = told("a", OUT, "b", FILE)
    assert goes_on_by_file(attempt, "b", "")
    assert not goes_on_by_file(attempt, "a", "move-1")
    assert (left_for(opened, "b"), left_for(opened, "a"), left_for(["a"], "a")) == ("a", "b", "")
    assert not goes_on_by_file(told("a", OUT, "b", FILE, "c", NETWORK)[0], "c", "")
