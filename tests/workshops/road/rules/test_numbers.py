"""Rule 60: what is asked of a trade, by dated numbers with their sources."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.workshops.road.rules import numbers

TODAY = date(2026, 11, 23)
WAYS = code_list("road_ways").keys()
JOINERY, PLUMBING = "BASNE3----", "BARLF3----"


@pytest.mark.parametrize(
    ("trade", "way", "months"),
    [
        (JOINERY, "practice_candidate", 60),  # 48 · 125 %
        (PLUMBING, "practice_candidate", 68),  # 54 · 125 % = 67.5
        (JOINERY, "at_work", 48),
        (JOINERY, "apprentice", 24),  # two of four years are at school
        (PLUMBING, "apprentice", 30),
    ],
)
def test_a_way_asks_its_months_of_a_trade(trade, way, months):
    assert numbers.months_asked(trade, way, TODAY) == months


def test_five_years_of_1740_hours_are_8700_hours():
    demand = numbers.demand_of(JOINERY, "practice_candidate", "hours_1740", TODAY)

    assert (demand.month, demand.minutes) == (145 * 60, 8_700 * 60)
    assert (demand.whole_from, demand.recent_years, demand.recent_percent, demand.shortest) == (80, 10, 50, 2)


@pytest.mark.parametrize(
    ("year", "minutes"), [("hours_1740", 8700), ("hours_1750", 8750), ("hours_1760", 8800)]
)
def test_a_month_is_a_twelfth_of_the_years_hours_to_the_minute(year, minutes):
    assert numbers.minutes_of_month(year) == minutes
    assert minutes * 12 == code_list("road_years")[year].flags["hours"] * 60


def test_the_first_year_is_the_one_that_is_proposed():
    assert code_list("road_years").keys()[0] == "hours_1740"


def test_an_apprentice_is_judged_by_the_contract_alone():
    demand = numbers.demand_of(JOINERY, "apprentice", "hours_1740", TODAY)

    assert (demand.whole_from, demand.recent_years, demand.shortest) == (None, None, None)
    assert numbers.from_start_only("apprentice")
    assert not numbers.from_start_only("practice_candidate")


def test_nothing_is_asked_before_its_day_or_of_an_unknown_trade():
    assert numbers.months_asked(JOINERY, "practice_candidate", date(2024, 7, 31)) is None
    assert numbers.months_asked(JOINERY, "practice_candidate", date(2024, 8, 1)) == 60
    assert numbers.demand_of("XXXXX3----", "practice_candidate", "hours_1740", TODAY) is None
    assert numbers.demand_of(JOINERY, "practice_candidate", "hours_9", TODAY) is None
    assert numbers.offered("trades", date(2024, 7, 31)) == []
    assert len(numbers.offered("trades", TODAY)) == len(list(code_list("trades")))


def test_the_newest_row_in_force_decides():
    code = code_list("trades")[JOINERY]
    rows = [{"from": date(2024, 8, 1), "training": 48}, {"from": date(2027, 8, 1), "training": 36}]
    dated = type(code)(code.key, code.labels, {"rows": rows})

    assert dated.on(date(2027, 7, 31))["training"] == 48
    assert dated.on(date(2027, 8, 1))["training"] == 36


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_names_its_source(language):
    with speaking(language):
        assert all(all(numbers.source_of(key)) for key in code_list("road_limits").keys())  # noqa: SIM118
        assert all(code.said("basis") for code in code_list("road_ways"))
        assert all(code.said("source") for code in code_list("road_years"))


def test_every_limit_and_trade_is_whole():
    for limit in code_list("road_limits"):
        assert set(limit.flags["ways"]) <= set(WAYS)
        assert limit.on(TODAY)
    for trade in code_list("trades"):
        assert len(trade.key) == 10
        assert trade.flags["fields"]
        assert all(numbers.demand_of(trade.key, way, "hours_1740", TODAY) for way in WAYS)


def test_a_workshop_is_known_by_the_words_of_its_field():
    assert numbers.likely(JOINERY, "Snekkerverkstedet", "trevarearbeid")
    assert not numbers.likely(JOINERY, "Vaskeriet", "vaskeri")
