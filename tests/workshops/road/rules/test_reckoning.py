"""Rules 60 and 50: what counts on the road, by hand and against a slow calculation."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.workshops.hours.queries import ApprovedDay
from eduapp.workshops.road.rules import numbers
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import MonthLine, Outside, Road, reckon, spread

TODAY = date(2026, 11, 23)
SHOP, OTHER = UUID(int=1), UUID(int=2)
DEMAND = demand_of("BASNE3----", "practice_candidate", "hours_1740", TODAY)
MONTH = 8_700  # minutes: 1,740 hours by twelve
ROAD = Road(DEMAND, frozenset({SHOP}))


def worked(day, minutes, shop=SHOP):
    return ApprovedDay(day, minutes, shop)


def weekdays(first, last):
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < 5]


def reckoned(hours=(), outside=(), road=ROAD, asked=TODAY):
    return reckon(road, list(hours), outside, asked)


def left(made):
    return {(part.rule, part.what): part.minutes for part in made.left_out}


# By hand: October 2026 has 22 weekdays; 116 hours are 80 % of 145.


@pytest.mark.parametrize(
    ("minutes", "counted", "rule", "over"),
    [
        (6_959, 6_959, "share", 0),  # a minute below 116 hours
        (6_960, 8_700, "whole", 0),
        (8_700, 8_700, "whole", 0),
        (8_701, 8_700, "at_most", 1),
    ],
)
def test_rule_60_eighty_percent_of_a_month_is_a_whole_one_and_more_is_no_more(minutes, counted, rule, over):
    day = date(2026, 10, 1)
    made = reckoned([worked(day, 480), worked(day + timedelta(days=1), minutes - 480)])

    assert made.months == (MonthLine(date(2026, 10, 1), minutes, 0, counted, rule),)
    assert made.counted == counted
    assert left(made).get(("at_most", ""), 0) == over


def test_a_month_by_hand():
    """5.5 hours on 22 weekdays are 121 hours: more than 116, so one of sixty months."""
    made = reckoned(worked(day, 330) for day in weekdays(date(2026, 10, 1), date(2026, 10, 31)))

    assert made.months == (MonthLine(date(2026, 10, 1), 121 * 60, 0, 145 * 60, "whole"),)
    assert (made.counted, made.missing, made.percent) == (145 * 60, 59 * 145 * 60, 1)


def test_a_short_workshop_day_is_counted_as_what_it_is():
    """Four hours on 22 weekdays are 88 hours."""
    made = reckoned(worked(day, 240) for day in weekdays(date(2026, 10, 1), date(2026, 10, 31)))

    assert (made.months[0].rule, made.counted) == ("share", 88 * 60)


def test_rule_60_at_most_twelve_months_in_any_twelve():
    """Ten hours every day of two years: 24 months, whichever twelve one looks at."""
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(731)]
    made = reckoned(worked(day, 600) for day in days)

    assert made.counted == 24 * MONTH
    assert left(made) == {("at_most", ""): 731 * 600 - 24 * MONTH}


def test_practice_elsewhere_counts_by_its_percent():
    half = Outside(date(2026, 1, 1), date(2026, 6, 30), percent=50, what="A")
    most = Outside(date(2025, 1, 1), date(2025, 6, 30), percent=80, what="B")

    assert reckoned(outside=[half]).counted == 3 * MONTH
    assert reckoned(outside=[most]).counted == 6 * MONTH


def test_practice_elsewhere_counts_by_its_hours():
    made = reckoned(outside=[Outside(date(2026, 1, 1), date(2026, 3, 31), minutes=100 * 60, what="A")])

    assert made.counted == sum(line.outside for line in made.months) == 100 * 60


def test_rule_60_nothing_counts_twice():
    """The same half year on two papers, and again as hours here."""
    half_year = (date(2026, 1, 1), date(2026, 6, 30))
    paper = Outside(*half_year, percent=50, what="A")
    once, twice = (
        reckoned(outside=[paper]),
        reckoned(outside=[paper, Outside(*half_year, percent=50, what="B")]),
    )
    assert twice.counted == once.counted == 3 * MONTH
    assert left(twice) == {("once", ""): 3 * MONTH}

    here = [worked(day, 60) for day in weekdays(*half_year)]
    both = reckoned(here, [paper])
    assert both.counted == 3 * MONTH
    assert left(both) == {("once", ""): 60 * len(here)}


def test_only_periods_of_two_months_count():
    short = Outside(date(2026, 1, 15), date(2026, 3, 13), percent=100, what="A")
    long = Outside(date(2026, 1, 15), date(2026, 3, 14), percent=100, what="A")

    assert reckoned(outside=[short]).counted == 0
    assert set(left(reckoned(outside=[short]))) == {("long_enough", "A")}
    assert reckoned(outside=[long]).counted > MONTH


def test_rule_60_half_of_what_is_asked_is_newer_than_ten_years():
    """Forty old months fill thirty of sixty; then only newer ones help."""
    old = Outside(date(2010, 1, 1), date(2013, 4, 30), percent=100, what="A")
    new = Outside(date(2020, 1, 1), date(2020, 12, 31), percent=100, what="B")
    made = reckoned(outside=[old, new])

    assert (made.older, made.recent, made.counted) == (40 * MONTH, 12 * MONTH, 42 * MONTH)
    assert left(made) == {("recent", ""): 10 * MONTH}


@pytest.mark.parametrize(("asked", "older"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True)])
def test_a_month_is_old_once_its_last_day_is_more_than_ten_years_back(asked, older):
    [line] = reckoned([worked(date(2016, 11, 30), 60)], asked=asked).months

    assert line.older is older


def test_rule_50_never_more_than_is_asked_but_the_hours_stay():
    made = reckoned(outside=[Outside(date(2020, 1, 1), date(2025, 12, 31), percent=100, what="A")])

    assert (made.counted, made.missing, made.percent) == (60 * MONTH, 0, 100)
    assert left(made) == {("enough", ""): 12 * MONTH}
    assert sum(line.outside for line in made.months) == 72 * MONTH


def test_hours_of_another_workshop_are_told_but_not_counted():
    made = reckoned([worked(date(2026, 10, 1), 60), worked(date(2026, 10, 1), 90, OTHER)])

    assert made.counted == 60
    assert left(made) == {("other_workshop", ""): 90}


def test_an_apprentice_counts_from_the_start_of_the_contract_on():
    demand = demand_of("BASNE3----", "apprentice", "hours_1740", TODAY)
    road = Road(demand, frozenset({SHOP}), since=date(2026, 10, 2))
    made = reckoned([worked(date(2026, 10, day), 400) for day in (1, 2, 3)], road=road)

    assert made.counted == 800
    assert left(made) == {("contract", ""): 400}


def test_what_is_after_the_day_asked_is_not_there_yet():
    made = reckoned(
        [worked(TODAY, 60), worked(TODAY + timedelta(days=1), 60)],
        [Outside(date(2026, 11, 1), date(2027, 1, 31), percent=100, what="A")],
        asked=date(2026, 10, 31),
    )

    assert made.months == ()


@forall(
    first=st.dates(date(2015, 1, 1), date(2016, 1, 1)),
    length=st.integers(0, 800),
    minutes=st.integers(1, 200_000),
)
def test_no_minute_is_lost_when_hours_are_spread(first, length, minutes):
    parts = list(spread(DEMAND, Outside(first, first + timedelta(days=length), minutes=minutes)))

    assert sum(part for _day, part in parts) == minutes
    assert len({day for day, _part in parts}) == len(parts)
    sizes = [part for _day, part in parts]
    assert max(sizes) - min(sizes) <= 1


@forall(year=st.integers(2000, 2030), month=st.integers(1, 12), percent=st.integers(1, 100))
def test_a_whole_month_of_a_post_gives_its_percent(year, month, percent):
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    parts = spread(DEMAND, Outside(first, last, percent=percent))

    assert sum(minutes for _day, minutes in parts) == MONTH * percent // 100


# Against a slow calculation: each calendar month by itself, each of its days by itself.

DAYS = st.dates(date(2014, 1, 1), date(2027, 3, 1))
hours = st.lists(
    st.builds(ApprovedDay, DAYS, st.integers(1, 900), st.sampled_from([SHOP, OTHER])), max_size=60
)
ends = st.tuples(DAYS, st.integers(0, 900))
papers = st.lists(
    st.builds(
        lambda ends, amount: Outside(ends[0], ends[0] + timedelta(days=ends[1]), **amount, what="A"),
        ends,
        st.one_of(
            st.builds(lambda n: {"percent": n}, st.integers(1, 100)),
            st.builds(lambda n: {"minutes": n}, st.integers(1, 200_000)),
        ),
    ),
    max_size=4,
)
ways = st.sampled_from(["practice_candidate", "at_work", "apprentice"])


def slow(road, hours, outside, asked):
    """The counted minutes of every month and the total, as one would do it with a calendar and a pencil."""
    demand, lines = road.demand, {}
    for number in range(2014 * 12, 2030 * 12):
        first = date(number // 12, number % 12 + 1, 1)
        end = date((number + 1) // 12, (number + 1) % 12 + 1, 1) - timedelta(days=1)
        total = 0
        for n in range(end.day):
            day = first + timedelta(days=n)
            if day > asked or (road.since and day < road.since):
                continue
            here = sum(h.minutes for h in hours if h.day == day and h.workshop_id in road.workshops)
            total += max([here, *(minutes[day] for minutes in outside)])
        counted = min(total, demand.month)
        if demand.whole_from and total * 100 >= demand.whole_from * demand.month:
            counted = demand.month
        if counted:
            lines[first] = counted
    try:
        ten = asked.replace(year=asked.year - 10)
    except ValueError:
        ten = asked.replace(year=asked.year - 10, day=28)
    ends_of = {first: (first.replace(day=28) + timedelta(days=4)).replace(day=1) for first in lines}
    old = sum(n for first, n in lines.items() if demand.recent_years and ends_of[first] <= ten)
    new = sum(lines.values()) - old
    half = demand.months * demand.month // 2
    return lines, min(demand.minutes, new + min(old, half))


@forall(hours=hours, outside=papers, asked=DAYS, way=ways, since=st.none() | DAYS)
def test_rule_60_holds_as_a_pencil_would_do_it(hours, outside, asked, way, since):
    road = Road(demand_of("BASNE3----", way, "hours_1740", TODAY), frozenset({SHOP}), since)
    made = reckoned(hours, outside, road, asked)
    long = [one for one in outside if not road.demand.shortest or two_months(one)]

    lines, total = slow(road, hours, [Counter(dict(spread(road.demand, one))) for one in long], asked)

    assert {line.first: line.counted for line in made.months if line.counted} == lines
    assert made.counted == total
    assert made.counted + made.missing == road.demand.minutes
    assert 0 <= made.percent <= 100


def two_months(one):
    """Whether a period reaches the day before the same day two months later."""
    later = one.first.year * 12 + one.first.month + 1
    year, month = divmod(later, 12)
    day = min(
        one.first.day,
        ((date(year, month + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day,
    )
    return one.last >= date(year, month + 1, day) - timedelta(days=1)


@forall(
    hours=hours,
    outside=papers,
    asked=DAYS,
    more=st.builds(ApprovedDay, DAYS, st.integers(1, 900), st.just(SHOP)),
)
def test_an_hour_more_never_takes_anything_away(hours, outside, asked, more):
    before, after = reckoned(hours, outside, asked=asked), reckoned([*hours, more], outside, asked=asked)

    assert after.counted >= before.counted


@forall(hours=hours, outside=papers, asked=DAYS, dice=st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_things_were_entered(hours, outside, asked, dice):
    other_hours, other_papers = dice.sample(hours, len(hours)), dice.sample(outside, len(outside))
    one, other = reckoned(hours, outside, asked=asked), reckoned(other_hours, other_papers, asked=asked)

    assert (one.months, one.counted, one.pace) == (other.months, other.counted, other.pace)
    assert left(one) == left(other)


@forall(hours=hours, outside=papers, asked=DAYS)
def test_rule_60_no_twelve_months_give_more_than_twelve(hours, outside, asked):
    lines = reckoned(hours, outside, asked=asked).months
    for line in lines:
        within = [one.counted for one in lines if 0 <= months_between(line.first, one.first) < 12]
        assert sum(within) <= 12 * MONTH


def months_between(first, last):
    return (last.year - first.year) * 12 + last.month - first.month


@forall(hours=hours, outside=papers, asked=DAYS)
def test_every_minute_is_counted_or_told(hours, outside, asked):
    """What is there, and what a whole month adds, is what counts and what is left out."""
    made = reckoned(hours, outside, asked=asked)
    there = sum(h.minutes for h in hours if h.day <= asked)
    there += sum(n for one in outside for day, n in spread(DEMAND, one) if day <= asked)
    lifted = sum(line.counted for line in made.months if line.rule == numbers.WHOLE) - sum(
        real(made, line, hours, outside, asked) for line in made.months if line.rule == numbers.WHOLE
    )

    assert there + lifted == made.counted + sum(part.minutes for part in made.left_out)


def real(made, line, hours, outside, asked):
    """The minutes of one month, each day once."""
    days = Counter()
    for one in hours:
        if one.workshop_id == SHOP and one.day <= asked:
            days[one.day] += one.minutes
    away = Counter()
    for one in outside:
        if two_months(one):
            for day, minutes in spread(DEMAND, one):
                if day <= asked:
                    away[day] = max(away[day], minutes)
    return sum(
        max(days[day], away[day])
        for day in {*days, *away}
        if (day.year, day.month) == (line.first.year, line.first.month)
    )
