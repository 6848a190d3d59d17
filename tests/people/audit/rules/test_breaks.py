"""A chain in memory, and everything that one person can do to it."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.people.audit.rules import START, Anchor, Break, Ends, Written, diagnose, digest_of, ending, unlike

LAST = 6


def link(seq, previous, word="done"):
    parts = ("2026-11-23T08:00:00+00:00", "a", "Ada", word, "s", "", "c")
    return Written(seq, parts, previous, digest_of(str(seq), *parts, previous))


def a_chain():
    entries, previous = [], START
    for seq in range(1, LAST + 1):
        entries.append(link(seq, previous))
        previous = entries[-1].digest
    return entries


class Lying:
    """Entries as they lie there."""

    def __init__(self, entries):
        self.entries = sorted(entries, key=lambda one: one.seq)

    def at(self, seq):
        return next((one for one in self.entries if one.seq == seq), None)

    def following(self, digest):
        return [one for one in self.entries if one.previous == digest]


def found_in(entries, ends=None):
    """What a walk along them finds."""
    around, last, previous = Lying(entries), 0, START
    ends = ends or Ends(LAST, a_chain()[-1].digest)
    for entry in around.entries:
        if entry.seq != last + 1 or entry.previous != previous or not entry.fits(entry.seq):
            return diagnose(entry, last + 1, previous, ends, around)
        last, previous = entry.seq, entry.digest
    return ending(last, previous, ends, around)


def test_a_sound_chain_has_no_break():
    assert found_in(a_chain()) is None
    assert ending(0, START, None, Lying([])) is None


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_one_entry_with_other_words_another_digest_or_another_before_it(seq):
    entry = a_chain()[seq - 1]
    others = (
        replace(entry, parts=("x", *entry.parts[1:])),
        replace(entry, digest="1" * 64),
        replace(entry, previous="1" * 64),
    )
    for other in others:
        entries = a_chain()
        entries[seq - 1] = other
        assert found_in(entries) == Break(seq, "edited")


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_one_entry_is_gone(seq):
    entries = [one for one in a_chain() if one.seq != seq]
    assert found_in(entries) == Break(seq, "cut" if seq == LAST else "deleted", seq)


@pytest.mark.parametrize("seq", range(2, LAST + 1))
def test_one_is_written_anew_and_nothing_after_it(seq):
    entries = a_chain()
    entries[seq - 2] = link(seq - 1, entries[seq - 2].previous, "other")
    assert found_in(entries) == Break(seq - 1, "edited")


def test_all_from_one_on_are_written_anew_but_the_end_is_not():
    entries, previous = a_chain()[:3], a_chain()[2].digest
    for seq in range(4, LAST + 1):
        entries.append(link(seq, previous, "other"))
        previous = entries[-1].digest
    assert found_in(entries) == Break(LAST, "end")
    assert found_in(entries, Ends(LAST, previous)) is None


def test_one_from_far_away_is_put_in_and_what_follows_moves_on():
    entries = a_chain()
    moved = [replace(one, seq=one.seq + 1) for one in entries[3:]]
    stranger = link(4, "2" * 64, "strange")
    assert found_in([*entries[:3], stranger, *moved]) == Break(4, "inserted")


def test_several_are_put_in():
    entries = a_chain()
    moved = [replace(one, seq=one.seq + 2) for one in entries[3:]]
    first = link(4, entries[2].digest, "strange")
    second = link(5, first.digest, "strange")
    assert found_in([*entries[:3], first, second, *moved]) == Break(4, "inserted", 5)


def test_an_entry_stands_before_all():
    entries = a_chain()
    assert found_in([link(0, "2" * 64), *entries]) == Break(0, "inserted")
    assert found_in([replace(entries[4], seq=-2), *entries[:4], entries[5]]) == Break(5, "swapped")


def test_what_checkpoints_say():
    digests = {3: "ab" * 32, 5: "cd" * 32}
    fits, other = Anchor(3, "ab" * 32, date(2026, 11, 23)), Anchor(5, "ef" * 10)
    assert unlike([fits], digests, LAST) is None
    assert unlike([other, fits], digests, LAST) == Break(4, "rewritten", 5)
    assert unlike([Anchor(9, "ab"), fits], digests, LAST) == Break(7, "cut", 9)
