"""The engine of conflicts, held against a naive oracle: every booking compared with every other."""

import random
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from eduapp.core.spans import Span
from eduapp.education.timetable.rules.conflicts import (
    Apart,
    Booking,
    Calendar,
    Needed,
    clashes,
    conflicts_of,
)

MONDAY = date(2026, 11, 23)
CASES = 10_000
ALI, BO, CHI, DAG = (UUID(int=number) for number in range(1, 5))
KARI, PER = UUID(int=11), UUID(int=12)
ROOM, HALL = UUID(int=21), UUID(int=22)
MATHS, ART = UUID(int=31), UUID(int=32)


def booking(number, span=(540, 600), day=MONDAY, **needs):
    """A session; its id is a number."""
    people = {kind: frozenset(needs.pop(kind, ())) for kind in ("learners", "teachers")}
    known = {"kind": "session", **people, **needs}
    return Booking(source_id=UUID(int=1000 + number), day=day, span=span and Span(*span), **known)


def told(conflicts):
    return [(one.needed, one.subject_id) for one in conflicts]


# --- the oracle: no index, no sorting, minute by minute ---------------------------------------------------


def minutes(one):
    return set(range(1440)) if one.span is None else set(range(one.span.start, one.span.end))


def oracle_touch(one, other):
    return one.day == other.day and bool(minutes(one) & minutes(other))


def oracle_shared(one, other):
    """(needed, who or what) that both need."""
    if one.group_id is not None and one.group_id == other.group_id:
        yield Needed.GROUP, one.group_id
    if one.place_id is not None and one.place_id == other.place_id:
        yield Needed.PLACE, one.place_id
    for needed, mine, theirs in (
        (Needed.TEACHER, one.teachers, other.teachers),
        (Needed.LEARNER, one.learners, other.learners),
    ):
        yield from ((needed, person) for person in mine if person in theirs)


def oracle_meet(one, other):
    same_place = one.place_id is not None and one.place_id == other.place_id
    return same_place or (one.kind, one.source_id) == (other.kind, other.source_id)


def oracle_against(wanted, booked, pairs):
    """What stands against one booking: (needed, subject, other's place in the list, or None for itself)."""
    found = []
    for number, other in enumerate(booked):
        same = (wanted.kind, wanted.source_id) == (other.kind, other.source_id)
        if not oracle_touch(wanted, other):
            continue
        if not same:
            found += [(needed, subject, number) for needed, subject in oracle_shared(wanted, other)]
        for person in wanted.learners:
            kept = {next(iter(pair - {person})) for pair in pairs if person in pair}
            there = kept & other.learners
            if same:
                there -= wanted.learners
            if there and oracle_meet(wanted, other):
                found.append((Needed.APART, person, number))
    for pair in pairs:
        if pair <= wanted.learners:
            found.append((Needed.APART, min(pair), None))
    return sorted(found, key=repr)


def oracle_clashes(booked, pairs):
    """Every pair that clashes: (needed, subject, places of both)."""
    found = []
    for (first, one), (second, other) in combinations(enumerate(booked), 2):
        if not oracle_touch(one, other):
            continue
        if (one.kind, one.source_id) != (other.kind, other.source_id):
            found += [(needed, subject, {first, second}) for needed, subject in oracle_shared(one, other)]
        for pair in pairs:
            a, b = sorted(pair)
            crossed = (a in one.learners and b in other.learners) or (
                b in one.learners and a in other.learners
            )
            if crossed and oracle_meet(one, other):
                found.append((Needed.APART, a, {first, second}))
    for number, one in enumerate(booked):
        found += [(Needed.APART, min(pair), {number}) for pair in pairs if pair <= one.learners]
    return sorted(found, key=repr)


# --- ten thousand cases ------------------------------------------------------------------------------------


def a_time(dice):
    """Short and long, often touching just at the edge; one in six unknown."""
    if dice.random() < 0.17:
        return None
    start = dice.randrange(0, 30) * 30
    return start, start + dice.choice((30, 30, 60, 90, 240))


def some(dice, people):
    return {person for person in people if dice.random() < 0.35}


def a_booking(dice, number):
    return booking(
        dice.choice((number, number, number, dice.randrange(4))),  # sometimes another state of the same
        a_time(dice),
        MONDAY + timedelta(days=dice.randrange(2)),
        kind=dice.choice(("session", "session", "sitting", "appointment")),
        learners=some(dice, (ALI, BO, CHI, DAG)),
        teachers=some(dice, (KARI, PER)),
        group_id=dice.choice((None, MATHS, ART)),
        place_id=dice.choice((None, ROOM, HALL)),
    )


def a_case(seed):
    dice = random.Random(seed)
    bookings = [a_booking(dice, number) for number in range(dice.randrange(1, 7))]
    wanted = a_booking(dice, 50 if dice.random() < 0.7 else 0)
    pairs = {frozenset(pair) for pair in combinations((ALI, BO, CHI, DAG), 2) if dice.random() < 0.2}
    return wanted, bookings, pairs


def places_of(bookings):
    return {id(one): number for number, one in enumerate(bookings)}


def test_ten_thousand_cases_are_judged_as_the_oracle_judges():
    for seed in range(CASES):
        wanted, bookings, pairs = a_case(seed)
        place = places_of(bookings)

        against = Calendar(bookings, Apart(pairs)).against(wanted)
        whole = clashes(bookings, Apart(pairs))

        found = sorted(((c.needed, c.subject_id, place.get(id(c.other))) for c in against), key=repr)
        assert found == oracle_against(wanted, bookings, pairs), f"seed {seed}"
        every = sorted(
            ((c.needed, c.subject_id, {place[id(c.wanted)], place[id(c.other)]}) for c in whole), key=repr
        )
        assert every == oracle_clashes(bookings, pairs), f"seed {seed}"


def test_the_cases_hold_what_they_are_made_for():
    """Clashes of every kind, unknown times, and cases with nothing against them."""
    seen = dict.fromkeys(Needed, 0)
    unknown = free = 0
    for seed in range(500):
        wanted, bookings, pairs = a_case(seed)
        found = oracle_against(wanted, bookings, pairs)
        free += not found
        unknown += any(number is not None and bookings[number].span is None for *_, number in found)
        for needed, *_ in found:
            seen[needed] += 1

    assert min(*seen.values(), free, unknown) >= 20


# --- examples that say what the cases mean -----------------------------------------------------------------


def test_one_after_the_other_is_no_clash():
    before = booking(1, (480, 540), place_id=ROOM)
    assert not Calendar([before]).against(booking(2, (540, 600), place_id=ROOM))


def test_rule_39_an_unknown_time_clashes_with_everything_of_its_day():
    unknown = booking(1, None, learners=[ALI])
    evening = booking(2, (1200, 1260), learners=[ALI])
    tomorrow = booking(3, (540, 600), MONDAY + timedelta(days=1), learners=[ALI])

    calendar = Calendar([unknown])

    assert told(calendar.against(evening)) == [(Needed.LEARNER, ALI)]
    assert told(Calendar([evening]).against(unknown)) == [(Needed.LEARNER, ALI)]
    assert not calendar.against(tomorrow)


def test_every_need_is_told_at_once():
    taken = booking(1, learners=[ALI, BO], teachers=[KARI], group_id=MATHS, place_id=ROOM)
    wanted = booking(2, (570, 630), learners=[ALI], teachers=[KARI], group_id=MATHS, place_id=ROOM)

    assert told(Calendar([taken]).against(wanted)) == [
        (Needed.GROUP, MATHS),
        (Needed.PLACE, ROOM),
        (Needed.TEACHER, KARI),
        (Needed.LEARNER, ALI),
    ]


def test_a_booking_is_never_in_its_own_way():
    stands = booking(1, learners=[ALI], place_id=ROOM)
    assert not Calendar([stands]).against(booking(1, (570, 630), learners=[ALI], place_id=ROOM))


def test_who_must_not_meet_is_kept_from_the_session_and_from_the_room():
    theirs = booking(1, learners=[BO], place_id=ROOM)
    apart = Apart([(ALI, BO)])

    same_session = Calendar([theirs], apart).against(booking(1, learners=[ALI]))
    same_room = Calendar([theirs], apart).against(booking(2, (570, 630), learners=[ALI], place_id=ROOM))
    next_door = Calendar([theirs], apart).against(booking(3, learners=[ALI], place_id=HALL))
    later = Calendar([theirs], apart).against(booking(4, (600, 660), learners=[ALI], place_id=ROOM))

    assert told(same_session) == [(Needed.APART, ALI)]
    assert (Needed.APART, ALI) in told(same_room)
    assert next_door == later == []


def test_two_of_one_booking_who_must_not_meet_are_told():
    [found] = Calendar([], Apart([(BO, ALI)])).against(booking(1, learners=[ALI, BO, CHI]))
    assert (found.needed, found.subject_id, found.other) == (Needed.APART, ALI, found.wanted)


@pytest.mark.parametrize("pairs", [[], [(ALI, ALI)], [(ALI,)]])
def test_a_pair_is_two_people(pairs):
    assert not Apart(pairs).pairs


def test_what_is_wanted_must_fit_together_too():
    wanted = [booking(1, learners=[ALI]), booking(2, (570, 630), learners=[ALI])]

    assert told(conflicts_of(wanted, [])) == [(Needed.LEARNER, ALI)]


def test_only_what_is_asked_for_is_told():
    taken = booking(1, learners=[ALI], place_id=ROOM)
    wanted = [booking(2, learners=[ALI], place_id=ROOM)]

    assert told(conflicts_of(wanted, [taken], only={Needed.LEARNER, Needed.APART})) == [(Needed.LEARNER, ALI)]
    assert len(conflicts_of(wanted, Calendar([taken]))) == 2


def test_two_of_the_wanted_who_must_not_meet_are_told_once():
    wanted = [booking(1, learners=[ALI, BO])]
    assert told(conflicts_of(wanted, [], Apart([(ALI, BO)]))) == [(Needed.APART, ALI)]
