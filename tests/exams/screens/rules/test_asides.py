"""Records of PCs that were left: what differs is to be chosen from, what is not genuine is counted."""

from datetime import timedelta

import pytest

from eduapp.exams.screens.rules.asides import Choice, aside, digest_of, roots
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.rules.replay import brought, replay
from tests.support.given_kiosk import KEY, NINE, Journaled

HOUR = Allowance(60)


class Parted:
    """Two PCs that have four records in common."""

    def __init__(self):
        self.old, self.new = (Journaled().opened().begun().note(r.ANSWER, 1, 1) for _pc in range(2))
        self.old.later(5)
        self.new.later(60).opened(kiosk="pc-2")

    @property
    def tail(self):
        return self.old.frames[3:]

    def told(self, chosen=None, frames=None, attempt=None):
        macs = {one.n: one.mac for one in self.new.records}
        attempt = attempt or replay(HOUR, self.new.records)
        return aside(self.tail if frames is None else frames, macs, KEY, attempt, chosen or {})


@pytest.fixture
def both():
    return Parted()


def test_an_answer_that_only_the_old_pc_has_is_proposed(both):
    both.old.note(r.ANSWER, 2, 1).note(r.ANSWER, "Only here", 9)
    told = both.told()

    assert [(one.question, one.value, one.other, one.is_later) for one in told.open] == [
        (1, 2, 1, True),
        (9, "Only here", None, True),
    ]
    assert (told.records, told.unfit, told.handed_in_at) == (2, 0, None)


def test_the_answer_that_was_given_last_is_proposed(both):
    both.old.note(r.ANSWER, "before", 9)
    both.new.note(r.ANSWER, "after", 9)
    [version] = both.told().open

    assert (version.is_later, version.at, version.other_at) == (
        False,
        NINE + timedelta(seconds=5),
        NINE + timedelta(seconds=60),
    )


def test_what_is_the_same_on_both_is_no_question(both):
    both.old.note(r.ANSWER, "same", 9).note(r.ANSWER, True, 3)
    both.new.note(r.ANSWER, "same", 9).note(r.ANSWER, 1, 3)

    assert [one.question for one in both.told().open] == [3]  # true is not 1


def test_of_one_pc_the_last_answer_counts_and_of_two_pcs_both_are_offered(both):
    both.old.note(r.ANSWER, "first", 9).note(r.ANSWER, "second", 9)
    third = Journaled().opened().begun().note(r.ANSWER, 1, 1).later(9).note(r.ANSWER, "third", 9)
    told = both.told(frames=[*both.tail, *third.frames[3:]])

    assert [one.value for one in told.open] == ["second", "third"]


def test_what_people_chose_is_asked_no_more(both):
    both.old.note(r.ANSWER, "Only here", 9)
    [version] = both.told().open
    attempt = replay(HOUR, both.new.records)
    body = {"question": 9, "at": r.wall_text(version.at), "upto": 4, "value": "Only here"}

    assert version.digest == digest_of(both.tail[0])
    assert both.told({version.digest: Choice(False, 0)}).open == ()
    assert both.told({version.digest: Choice(True, 7)}, attempt=brought(attempt, 7, body)).open == ()
    both.new.note(r.ANSWER, "more", 9)  # written before the choice was heard
    assert [one.value for one in both.told({version.digest: Choice(True, 7)}).open] == ["Only here"]


def test_what_is_not_genuine_or_from_nowhere_is_counted_and_believed_by_nobody(both):
    both.old.note(r.ANSWER, 2, 1).note(r.ANSWER, "Only here", 9)
    flipped = bytearray(both.tail[0])
    flipped[-10] ^= 1
    forged = Journaled(bytes(32)).opened().begun().note(r.ANSWER, 1, 1).note(r.ANSWER, 0, 1)

    assert (both.told(frames=[bytes(flipped), both.tail[1]]).unfit, both.told(frames=[b"x"]).unfit) == (2, 1)
    assert both.told(frames=[bytes(flipped), both.tail[1]]).open == ()
    assert both.told(frames=forged.frames[3:]).unfit == 1


def test_it_is_told_where_they_grow_from_and_what_was_handed_in_there(both):
    both.old.note(r.ANSWER, 2, 1).later(9).note(r.HANDED_IN, {"by": "self", "unanswered": []})

    assert roots(both.tail, KEY) == {3}
    assert roots(both.old.frames, KEY) == set()
    assert both.told().handed_in_at == NINE + timedelta(seconds=14)
