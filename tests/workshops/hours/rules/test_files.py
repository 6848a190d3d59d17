"""Rows of a file of hours, judged beside each other and beside the ledger."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.workshops.hours.rules import files as rules
from eduapp.workshops.hours.rules.files import HourRow, Known, Taken
from eduapp.workshops.hours.rules.limits import Limits
from eduapp.workshops.hours.rules.times import Moment, Times

DAY = date(2026, 11, 20)
NOW = Moment(date(2026, 11, 23), 480)
SHOP, KITCHEN, OLA, GEIR = (UUID(int=number) for number in range(1, 5))


def known(**taken):
    return Known(
        {"1001": OLA, "1002": GEIR},
        {"Carpentry": SHOP, "Kitchen": KITCHEN},
        {SHOP: "Carpentry", KITCHEN: "Kitchen"},
        {(OLA, DAY): list(taken.get("ola", ()))},
    )


def row(number=2, day=DAY, workshop="Carpentry", learner="1001", **more):
    return HourRow(number, day, workshop, learner, **({"start": 480, "end": 900, "pause": 30} | more))


def refused(*rows, world=None):
    return [(found.row, found.column, found.violation.name) for found in verdict(*rows, world=world).refused]


def verdict(*rows, world=None):
    return rules.judge(iter(rows), world or known(), NOW)


@pytest.mark.parametrize(
    ("given", "column", "reason"),
    [
        (row(learner="9999"), "number", "LearnerUnknown"),
        (row(workshop="Bakery"), "workshop", "WorkshopUnknown"),
        (row(start=900, end=480, pause=0, stated=-420), "end", "EndsBeforeItStarts"),
        (row(end=480), "end", "NoTime"),
        (row(pause=420), "pause", "BreakTooLong"),
        (row(end=1600), "end", "TimeNotOfTheDay"),
        (row(day=date(2026, 11, 24)), "day", "DayToCome"),
        (row(day=NOW.day), "day", "NotOverYet"),
        (row(stated=360), "stated", "HoursDisagree"),
        (row(task="x" * 81), "task", "TextTooLong"),
    ],
)
def test_each_fault_of_a_row_is_named_with_its_column(given, column, reason):
    assert refused(given) == [(2, column, reason)]


def test_all_reasons_against_a_row_are_told():
    assert refused(row(learner="9999", workshop="Bakery", end=480)) == [
        (2, "number", "LearnerUnknown"),
        (2, "workshop", "WorkshopUnknown"),
        (2, "end", "NoTime"),
    ]


def test_stated_hours_may_be_rounded_by_a_minute():
    assert refused(row(stated=391)) == []


def test_of_two_rows_that_overlap_the_later_is_refused_and_told_which_row_stands():
    judged = verdict(row(2), row(3, start=600, end=780, pause=0))

    assert [good.row.row for good in judged.good] == [2]
    assert "Carpentry (row 2 of this file)" in judged.refused[0].violation.sentence()


def test_rows_that_only_touch_both_stand():
    assert refused(row(2, end=600, pause=0), row(3, start=600), row(4, learner="1002")) == []


def test_the_same_row_again_is_known_not_doubled():
    judged = verdict(row(2), row(3))

    assert (len(judged.good), len(judged.known), judged.refused) == (1, 1, [])


def test_hours_of_the_ledger_are_known_or_in_the_way():
    world = known(ola=[Taken(480, 900, 30, SHOP, "")])

    assert len(verdict(row(), world=world).known) == 1
    assert refused(row(task="Framing"), world=world) == [(2, "start", "Overlaps")]
    assert refused(row(workshop="Kitchen"), world=world) == [(2, "start", "Overlaps")]


def test_rejected_hours_take_no_time_but_are_not_entered_again():
    world = known(ola=[Taken(480, 900, 30, SHOP, "", standing=False)])

    assert len(verdict(row(), world=world).known) == 1
    assert refused(row(workshop="Kitchen"), world=world) == []


stretches = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(
    lambda pair: (pair[0] * 15, (pair[0] + pair[1]) * 15)
)
rows = st.lists(
    st.builds(
        lambda learner, back, stretch, shop: HourRow(
            0, DAY - timedelta(days=back), shop, learner, stretch[0], stretch[1]
        ),
        st.sampled_from(["1001", "1002"]),
        st.integers(0, 1),
        stretches,
        st.sampled_from(["Carpentry", "Kitchen"]),
    ),
    max_size=25,
).map(lambda found: [HourRow(at, r.day, r.workshop, r.number, r.start, r.end) for at, r in enumerate(found)])


@forall(rows)
def test_the_judge_agrees_with_a_naive_one(given):
    accepted = []
    already = 0
    for one in given:
        mine = [other for other in accepted if (other.number, other.day) == (one.number, one.day)]
        if any((o.workshop, o.start, o.end) == (one.workshop, one.start, one.end) for o in mine):
            already += 1
        elif not any(set(range(o.start, o.end)) & set(range(one.start, one.end)) for o in mine):
            accepted.append(one)

    judged = verdict(*given)

    assert [good.row for good in judged.good] == accepted
    assert len(judged.known) == already
    assert {found.row for found in judged.refused} | {r.row for r in accepted} <= {r.row for r in given}
    assert len({found.row for found in judged.refused}) == len(given) - len(accepted) - already


AUTUMN, SPRING = date(2026, 10, 25), date(2026, 3, 29)


def test_a_row_counts_the_hours_that_passed():
    nights = [
        row(2, AUTUMN, start=60, end=240, pause=0, stated=240),
        row(3, SPRING, start=60, end=240, stated=90),
    ]

    judged = verdict(*nights)

    assert [good.change for good in judged.good] == [60, -60]
    assert refused(row(day=AUTUMN, start=60, end=240, pause=0, stated=180)) == [
        (2, "stated", "HoursDisagree")
    ]


@pytest.mark.parametrize(("start", "end", "column"), [(150, 480, "start"), (60, 120, "end")])
def test_a_time_that_the_clock_never_showed_is_named_in_its_column(start, end, column):
    assert refused(row(day=SPRING, start=start, end=end)) == [(2, column, "NeverShown")]


@pytest.mark.parametrize("zone", ["Arctic/Longyearbyen", "Europe/Stockholm"])
def test_times_of_another_zone_come_in_if_its_clock_shows_the_same(zone):
    [good] = verdict(row(zone=zone)).good

    assert good.row.zone == zone


@pytest.mark.parametrize("zone", ["Europe/London", "Nowhere/Land", ""])
def test_times_of_another_clock_are_refused(zone):
    [found] = verdict(row(zone=zone)).refused

    assert (found.column, found.violation.name) == ("zone", "ClockElsewhere")


def test_a_row_is_known_only_if_it_is_of_the_same_zone():
    one = Taken(480, 900, 30, SHOP, "", zone="Arctic/Longyearbyen")

    assert verdict(row(zone="Arctic/Longyearbyen"), world=known(ola=[one])).known == [2]
    assert refused(row(), world=known(ola=[one])) == [(2, "start", "Overlaps")]


def test_all_of_a_night_is_no_longer_than_its_shift_by_the_hours_that_passed():
    limits = Limits({SHOP: Times(0, 240)})
    world = replace(known(), limits=limits)
    parts = [row(2, AUTUMN, start=0, end=180, pause=0), row(3, AUTUMN, start=180, end=240, pause=0)]

    assert refused(*parts, row(4, AUTUMN, start=300, end=301, pause=0), world=world) == [
        (4, "end", "DayLongerThanTheShift")
    ]
