"""Talks on the way to a trade: L10, at least once every half year where the regulation asks for it."""

from datetime import date, timedelta

import pytest

from eduapp.workshops.aims.rules.talks import (
    LONGEST_AGREED,
    check_talk,
    check_withdrawal,
    interval_of,
    ways_with_talks,
)
from tests.support.given import TODAY

START = date(2026, 5, 31)


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("way", "months"), [("apprentice", 6), ("at_work", 6), ("practice_candidate", None), ("unheard_of", None)]
)
def test_l10_half_a_year_on_the_ways_the_regulation_speaks_of(way, months):
    interval = interval_of(way, TODAY)

    assert (interval and interval.months) == months
    if interval is not None:
        assert "§§ 9-6, 9-13" in interval.basis
        assert interval_of(way, date(2024, 7, 31)) is None  # the regulation was not in force


def test_the_ways_with_talks_are_those_of_the_list_while_it_holds():
    assert ways_with_talks(TODAY) == ["at_work", "apprentice"]
    assert ways_with_talks(date(2024, 7, 31)) == []


def test_the_next_talk_is_counted_from_the_start_of_the_road_or_the_last_talk():
    interval = interval_of("apprentice", TODAY)

    assert interval.due(START, None) == date(2026, 11, 30)  # November has no 31st
    assert interval.due(START, date(2026, 8, 31)) == date(2027, 2, 28)
    assert interval.due(date(2026, 9, 1), date(2026, 8, 1)) == date(2027, 3, 1)  # of an earlier road


def test_an_ordinary_talk_has_nothing_against_it():
    assert names(check_talk(TODAY, "Practise joints", TODAY, START, noted=False)) == []


def test_rule_49_no_talk_is_noted_beforehand_or_before_the_road():
    tomorrow = TODAY + timedelta(days=1)

    assert names(check_talk(tomorrow, "Words", TODAY, START, noted=False)) == ["TalkToCome"]
    assert names(check_talk(START - timedelta(days=1), "Words", TODAY, START, noted=False)) == [
        "TalkBeforeRoad"
    ]
    assert names(check_talk(TODAY, "Words", TODAY, None, noted=False)) == ["NoRoad"]


def test_a_talk_is_noted_once_a_day_with_what_was_agreed_in_short_words():
    assert names(check_talk(TODAY, "", TODAY, START, noted=True)) == ["TalkThatDay", "AgreedMissing"]
    long = "x" * (LONGEST_AGREED + 1) + "\u202e"
    assert names(check_talk(TODAY, long, TODAY, START, noted=False)) == ["AgreedTooLong", "HiddenInAgreed"]


def test_a_talk_is_withdrawn_once_and_with_a_reason():
    assert names(check_withdrawal("Wrong person", withdrawn=False)) == []
    assert names(check_withdrawal("", withdrawn=True)) == ["TalkWithdrawn", "TalkReasonMissing"]
