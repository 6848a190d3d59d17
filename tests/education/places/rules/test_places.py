"""What a place must be, whose people may be there, and when it is out of service."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.core.spans import days
from eduapp.education.places.rules import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_MACHINES,
    MOST_SEATS,
    OutFacts,
    OutSpan,
    PlaceFacts,
    Standing,
    archive_reasons,
    check_ending,
    check_in_service,
    check_out,
    check_place,
    check_place_for,
    levels,
    standing,
)

GOOD = PlaceFacts("Rom 2", "classroom", 16)
MONDAY = date(2026, 11, 23)
ASKED = OutFacts(MONDAY, MONDAY + timedelta(days=4), "damage")
NOBODY = UUID(int=1)


def against(before=None, **changes):
    return [violation.name for violation in check_place(replace(GOOD, **changes), before)]


def names(violations):
    return [violation.name for violation in violations]


def a_span(first=MONDAY, last=None, reason="damage", words=""):
    return OutSpan(NOBODY, NOBODY, first, last, reason, words)


def test_a_whole_place_is_in_order():
    assert against() == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"name": ""}, "NameMissing"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "NameTooLong"),
        ({"kind": "garden"}, "KindUnknown"),
        ({"highest_level": "severe"}, "LevelUnknown"),
        ({"active": False}, "ArchiveReasonMissing"),
        ({"active": False, "archive_reason": "tired"}, "ArchiveReasonMissing"),
    ],
)
def test_each_fault_is_named(change, name):
    assert against(**change) == [name]


@forall(st.integers(-10, MOST_SEATS + 10), st.integers(-10, MOST_MACHINES + 10))
def test_seats_and_machines_have_their_own_bounds(seats, machines):
    faults = against(seats=seats, machines=machines)

    assert ("SeatsImpossible" in faults) == (not 0 <= seats <= MOST_SEATS)
    assert ("MachinesImpossible" in faults) == (not 0 <= machines <= MOST_MACHINES)


def test_rule_90_a_retired_reason_stays_where_it_stands_and_cannot_be_chosen():
    kept = replace(GOOD, active=False, archive_reason="not_recorded")

    assert "not_recorded" not in dict(archive_reasons())
    assert against(active=False, archive_reason="not_recorded") == ["ArchiveReasonMissing"]
    assert against(kept, active=False, archive_reason="not_recorded") == []
    assert against(kept, active=True, archive_reason="") == []


def test_rule_91_the_four_states_are_named_apart():
    archived = replace(GOOD, active=False, archive_reason="closed", hidden=True)
    hidden = replace(GOOD, hidden=True)

    assert standing(GOOD, out=False) is Standing.IN_USE
    assert standing(GOOD, out=True) is Standing.OUT_OF_SERVICE
    assert standing(hidden, out=False) is Standing.HIDDEN
    assert standing(hidden, out=True) is Standing.OUT_OF_SERVICE
    assert standing(archived, out=True) is Standing.ARCHIVED
    assert len({one.label for one in Standing}) == len(Standing) == 4
    assert [one.value for one in Standing] == list(code_list("place_states").keys())


@pytest.mark.parametrize(
    ("highest", "may"),
    [
        ("", {"", "halfway", "low", "high"}),
        ("high", {"halfway", "low", "high"}),
        ("low", {"halfway", "low"}),
        ("halfway", {"halfway"}),
    ],
)
def test_a_place_takes_its_level_and_those_below(highest, may):
    place = replace(GOOD, highest_level=highest)

    assert {
        level for level in ("", "halfway", "low", "high") if not names(check_place_for(level, place))
    } == may


def test_rule_10_a_level_nobody_recorded_is_no_access():
    place = replace(GOOD, highest_level="low")

    assert names(check_place_for("", place)) == ["LevelNotRecorded"]
    assert names(check_place_for("high", place)) == ["LevelTooHigh"]


def test_a_level_only_a_newer_program_knows_is_on_the_safe_side():
    assert names(check_place_for("supermax", replace(GOOD, highest_level="high"))) == ["LevelTooHigh"]
    assert names(check_place_for("halfway", replace(GOOD, highest_level="garden"))) == ["LevelTooHigh"]


def test_too_high_a_level_says_what_helps_and_cannot_be_overridden():
    [violation] = check_place_for("high", replace(GOOD, highest_level="low"))

    assert violation.sentence() == (
        "Rom 2 is for placements up to the level “lower”. Choose another place, or somebody else."
    )
    assert not violation.overridable
    with speaking("nb"):
        assert "lavere" in violation.sentence()


def test_every_level_has_a_rank_of_its_own():
    ranks = [code.flags["rank"] for code in code_list("security_levels")]

    assert len(set(ranks)) == len(ranks)
    assert [key for key, _words in levels()] == ["halfway", "low", "high"]


SOME_DAYS = st.integers(0, 30).map(lambda n: MONDAY + timedelta(days=n))


@st.composite
def spans(draw):
    first = draw(SOME_DAYS)
    last = draw(st.none() | st.integers(0, 10).map(lambda n: first + timedelta(days=n)))
    return a_span(first, last)


def covered(span):
    """A naive oracle: the days themselves, as far as anybody looks here."""
    return set(days(span.first_day, span.last_day or MONDAY + timedelta(days=60)))


@forall(st.lists(SOME_DAYS, max_size=8), st.lists(spans(), max_size=4))
def test_each_span_that_holds_one_of_the_days_stands_in_the_way(wanted, known):
    found = list(check_in_service("Rom 2", wanted, known))

    assert len(found) == sum(bool(covered(span) & set(wanted)) for span in known)


@forall(spans(), spans())
def test_two_spans_meet_when_they_share_a_day(one, other):
    assert one.meets(other.first_day, other.last_day) == bool(covered(one) & covered(other))
    assert one.meets(other.first_day, other.last_day) == other.meets(one.first_day, one.last_day)


def test_a_closed_place_says_when_why_and_what_helps():
    [violation] = check_in_service(
        "Snekkersalen", [MONDAY], [a_span(MONDAY, MONDAY, "other", "Vannlekkasje")]
    )

    assert violation.sentence() == (
        "Snekkersalen is out of service on 23.11.2026 (Vannlekkasje). "
        "Choose another place or other days, or end that first."
    )
    [violation] = check_in_service("Snekkersalen", [MONDAY], [a_span()])
    assert "from 23.11.2026 until further notice (damage)" in violation.sentence()
    with speaking("nn"):
        assert "skade" in violation.sentence()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"last_day": None}, []),
        ({"last_day": MONDAY}, []),
        ({"reason": "rain"}, ["OutReasonMissing"]),
        ({"reason": "other"}, ["OutWordsMissing"]),
        ({"reason": "other", "words": "Vannlekkasje"}, []),
        ({"words": "x" * (LONGEST_WORDS + 1)}, ["OutWordsTooLong"]),
        ({"words": "Vann\u202elekkasje"}, ["HiddenCharacters"]),
        ({"last_day": MONDAY - timedelta(days=1)}, ["OutRunsBackward"]),
        ({"last_day": MONDAY.replace(year=2062)}, ["OutTooLong"]),
    ],
)
def test_days_out_of_service_must_make_sense(change, expected):
    assert names(check_out("Rom 2", replace(ASKED, **change), [])) == expected


@forall(spans(), spans())
def test_a_place_is_not_taken_out_of_service_twice_on_a_day(known, wanted):
    facts = OutFacts(wanted.first_day, wanted.last_day, "damage")

    assert bool(names(check_out("Rom 2", facts, [known]))) == bool(covered(known) & covered(wanted))


@pytest.mark.parametrize(
    ("last", "ended", "wanted", "expected"),
    [
        (None, None, MONDAY, []),
        (None, None, MONDAY + timedelta(days=90), []),
        (None, None, None, []),
        (None, None, MONDAY - timedelta(days=1), ["EndOutside"]),
        (MONDAY, None, MONDAY, []),
        (MONDAY, None, MONDAY + timedelta(days=1), ["EndOutside"]),
        (MONDAY, MONDAY, MONDAY, ["OutEnded"]),
        (MONDAY, MONDAY, None, ["OutEnded"]),
    ],
)
def test_days_end_once_and_on_one_of_them(last, ended, wanted, expected):
    assert names(check_ending(MONDAY, last, ended, wanted)) == expected
