"""When the rest could be done: the pace of the last twelve weeks, and unknown where nobody knows."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.workshops.hours.queries import ApprovedDay
from eduapp.workshops.road.rules.forecast import Forecast, Outlook, forecast
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import Outside, Road, reckon

TODAY = date(2026, 11, 23)
SHOP = UUID(int=1)
ROAD = Road(demand_of("BASNE3----", "practice_candidate", "hours_1740", TODAY), frozenset({SHOP}))


def made(minutes=360, weeks=12, outside=(), road=ROAD):
    """So many minutes every weekday of the last weeks."""
    days = [TODAY - timedelta(days=n) for n in range(weeks * 7)]
    hours = [ApprovedDay(day, minutes, SHOP) for day in days if day.weekday() < 5]
    return reckon(road, hours, outside, TODAY)


def test_a_full_pace_takes_as_many_months_as_are_missing():
    """Six hours a weekday are 130 hours a month: whole ones, of which 57 and a bit are left."""
    found = made()
    months = -(-found.missing // found.demand.month)

    ready = forecast(found, None).ready

    assert ready == TODAY + timedelta(days=-(-found.missing * 365 // (12 * 8_700)))
    assert abs((ready - TODAY).days - months * 365 / 12) < 31


def test_a_slow_pace_goes_by_its_own_minutes():
    """Two hours on 60 weekdays of 84 days are 7,200 minutes, 2,607 a month of 30.4 days."""
    found = made(120)

    assert (found.pace, found.pace_days) == (7_200, 84)
    assert forecast(found, None).ready == TODAY + timedelta(days=-(-found.missing * 365 // (12 * 2_607)))


def test_less_than_four_weeks_say_nothing():
    assert forecast(made(weeks=3), None) == Forecast(None, None, Outlook.UNKNOWN)
    assert forecast(made(weeks=4), None).outlook is Outlook.LEAVING_UNKNOWN


def test_no_hours_in_the_last_weeks_say_nothing():
    old = [ApprovedDay(date(2026, 1, 5), 400, SHOP)]

    assert forecast(reckon(ROAD, old, (), TODAY), None).ready is None
    assert forecast(reckon(ROAD, [], (), TODAY), None).ready is None


def test_the_forecast_stands_beside_the_planned_last_day():
    found = made()
    ready = forecast(found, None).ready

    assert forecast(found, ready).outlook is Outlook.IN_TIME
    assert forecast(found, ready - timedelta(days=1)).outlook is Outlook.LATER
    assert forecast(found, None).outlook is Outlook.LEAVING_UNKNOWN


def test_who_has_everything_needs_no_day():
    done = made(outside=[Outside(date(2019, 1, 1), date(2024, 12, 31), percent=100)])

    assert forecast(done, TODAY) == Forecast(None, TODAY, Outlook.DONE)


def test_months_that_grow_old_on_the_way_are_not_relied_on():
    """Forty months of 2017 to 2020 are new today; most are older than ten years when the rest is there."""
    paper = [Outside(date(2017, 1, 1), date(2020, 4, 30), percent=100)]
    found = made(60, outside=paper)
    plain = TODAY + timedelta(days=-(-found.missing * 365 // (12 * 1_303)))

    assert forecast(found, None).ready > plain


@forall(minutes=st.integers(1, 600), weeks=st.integers(4, 12), more=st.integers(1, 200))
def test_a_quicker_pace_is_never_done_later(minutes, weeks, more):
    slow, quick = forecast(made(minutes, weeks), None), forecast(made(minutes + more, weeks), None)

    assert slow.ready is None or (quick.ready is not None and quick.ready <= slow.ready)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outlook", list(Outlook))
def test_both_days_stand_in_one_sentence(language, outlook):
    days = {
        Outlook.DONE: (None, TODAY),
        Outlook.UNKNOWN: (None, TODAY),
        Outlook.LEAVING_UNKNOWN: (date(2030, 5, 1), None),
    }.get(outlook, (date(2030, 5, 1), TODAY))
    with speaking(language):
        sentence = Forecast(*days, outlook).sentence

    assert "{" not in sentence
    assert all(f"{day:%d.%m.%Y}" in sentence or f"{day.day}.{day.month}.{day.year}" in sentence
               for day in days if day is not None)  # fmt: skip


def test_what_nobody_knows_is_said():
    assert "not known" in forecast(made(), None).sentence
    assert "not known" in forecast(made(weeks=3), None).sentence
