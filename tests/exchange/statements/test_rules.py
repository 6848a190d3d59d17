"""What a month is made of, to the minute."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exchange.statements import rules
from eduapp.exchange.statements.rules import Part

SHOPS, PEOPLE = [UUID(int=n) for n in (1, 2)], [UUID(int=n) for n in (11, 12, 13)]
OCTOBER = date(2026, 10, 1)


def part(shop=0, who=0, day=5, **more):
    return Part(SHOPS[shop], PEOPLE[who], str(who), f"Name {who}", date(2026, 10, day), **more)


def test_a_line_tells_counted_approved_waiting_and_missed_apart():
    [line] = rules.lines_of(
        [
            part(worked=390, approved=True, counted=True),
            part(day=6, worked=390, approved=True),
            part(day=6, worked=60),
            part(day=7, away=390, reason="court"),
            part(day=8, away=100, reason="court"),
        ]
    )

    assert (line.days, line.counted, line.approved, line.waiting, line.worked) == (2, 390, 390, 60, 780)
    assert line.missed == {"court": 490}


def test_counted_hours_that_no_longer_say_what_was_approved_are_no_hours():
    [line] = rules.lines_of([part(worked=390, approved=False, counted=True)])

    assert (line.counted, line.approved, line.waiting) == (0, 0, 390)


def test_a_line_says_whose_clock_it_was():
    [line] = rules.lines_of(
        [
            part(worked=390, approved=True, zone="Europe/Oslo"),
            part(day=6, worked=390, zone="Arctic/Longyearbyen"),
            part(day=7, away=390, reason="court", zone="Europe/Oslo"),
        ]
    )

    row = dict(zip(rules.headings(["court"]), rules.cells(line, "Carpentry", ["court"]), strict=True))
    assert row["Time zone"] == "Arctic/Longyearbyen, Europe/Oslo"
    assert row["Missed: court"] == Decimal("6.50")


parts = st.builds(
    part,
    shop=st.integers(0, 1),
    who=st.integers(0, 2),
    day=st.integers(1, 28),
    worked=st.integers(0, 600),
    approved=st.booleans(),
    counted=st.booleans(),
    away=st.integers(0, 600),
    reason=st.sampled_from(("court", "health", "refused")),
)


@forall(st.lists(parts, max_size=30))
def test_no_minute_is_lost_or_told_twice(found):
    lines = rules.lines_of(found)

    assert len({(line.workshop_id, line.learner_id) for line in lines}) == len(lines)
    assert sum(line.worked + line.waiting for line in lines) == sum(one.worked for one in found)
    assert sum(sum(line.missed.values()) for line in lines) == sum(one.away for one in found)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2026, 10, 31), ["MonthToCome", "NothingToCount"]),
        (date(2026, 11, 1), ["NothingToCount"]),
    ],
)
def test_a_month_is_counted_when_it_is_over_and_holds_something(today, names):
    found = list(rules.check_making("Carpentry", OCTOBER, today, 0))

    assert [one.name for one in found] == names
    assert list(rules.check_making("Carpentry", OCTOBER, date(2026, 11, 1), 1)) == []


def test_the_sentence_names_the_days_in_the_language_spoken():
    [one] = rules.check_making("Snekkerverksted", OCTOBER, date(2026, 10, 31), 1)

    with speaking("nb"):
        assert one.sentence() == "Måneden slutter 31.10.2026. En oppgave kan lages fra 01.11.2026."


def test_a_year_of_months_ends_with_this_one():
    assert rules.months(date(2026, 1, 31))[:3] == [date(2026, 1, 1), date(2025, 12, 1), date(2025, 11, 1)]
    assert len(rules.months(date(2026, 1, 31))) == 12
    assert rules.last_of(date(2028, 2, 1)) == date(2028, 2, 29)


def test_hours_in_a_file_have_two_decimals():
    assert [rules.in_hours(minutes) for minutes in (20, 390, 0)] == [
        Decimal("0.33"), Decimal("6.50"), Decimal("0.00"),
    ]  # fmt: skip
