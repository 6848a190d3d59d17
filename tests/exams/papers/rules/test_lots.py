"""Lots follow from a seed alone, by an algorithm that anybody can do again."""

import hashlib
from collections import Counter

from hypothesis import given as for_all
from hypothesis import strategies as st

from eduapp.exams.papers.rules.lots import Lots, seed_of

seeds = st.text(max_size=20)
things = st.lists(st.integers(), max_size=40, unique=True)


def drawn_by_hand(seed, things, count):
    """The algorithm as its description says it, on a plain list."""
    left, drawn, number = list(things), 0, 0
    for place in range(min(count, len(left))):
        limit = len(left) - place
        while True:
            number = int.from_bytes(hashlib.sha256(f"{seed}:{drawn}".encode()).digest()[:8], "big")
            drawn += 1
            if number < 2**64 - 2**64 % limit:
                break
        other = place + number % limit
        left[place], left[other] = left[other], left[place]
    return left[: min(count, len(left))]


@for_all(seeds, things, st.integers(0, 50))
def test_lots_are_drawn_as_it_is_written_down(seed, some, count):
    assert Lots(seed).some(some, count) == drawn_by_hand(seed, some, count)


@for_all(seeds, things)
def test_shuffling_loses_nothing_and_adds_nothing(seed, some):
    assert sorted(Lots(seed).shuffled(some)) == sorted(some)


def test_the_same_seed_draws_the_same_in_every_version_of_the_program():
    """Papers of old must come out as they did: these numbers never change."""
    assert Lots("dagverk").shuffled("ABCDEFGH") == list("DAHCFBGE")
    assert seed_of("dagverk", "A") == "6e17628106a90dbc"


def test_each_place_is_as_likely_as_another():
    counts = Counter(Lots(f"seed {n}").shuffled(range(6))[0] for n in range(6_000))

    assert set(counts) == set(range(6))
    assert all(850 < count < 1_150 for count in counts.values())


def test_a_few_of_many_are_drawn_without_looking_at_all():
    class Watched(list):
        looked = 0

        def __getitem__(self, place):
            self.looked += 1
            return super().__getitem__(place)

    many = Watched(range(50_000))
    Lots("x").some(many, 20)
    assert many.looked == 20
