"""The calculation line by line: it adds up, and every line names its rule and where that comes from."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.workshops.hours.queries import ApprovedDay
from eduapp.workshops.road.rules.lines import lines, months_text
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import Outside, Road, reckon
from tests.support.given import TODAY
from tests.support.given_roads import road_facts

SHOP = UUID(int=1)
DEMAND = demand_of("BASNE3----", "practice_candidate", "hours_1740", TODAY)
HOURS = [ApprovedDay(date(2026, 10, 1), 480, SHOP), ApprovedDay(date(2026, 10, 2), 7_000, SHOP)]
ELSEWHERE = [
    Outside(date(2010, 1, 1), date(2014, 12, 31), percent=100, what="A"),
    Outside(date(2023, 1, 1), date(2023, 12, 31), percent=50, what="B"),
    Outside(date(2024, 1, 1), date(2024, 1, 31), percent=50, what="C"),
]


@pytest.fixture
def made():
    return reckon(Road(DEMAND, frozenset({SHOP})), HOURS, ELSEWHERE, TODAY)


def test_the_column_of_what_counts_adds_up_to_the_minute(made):
    shown = lines(made, road_facts())
    *parts, total, missing = [line for line in shown if line.counted is not None]

    assert sum(line.counted for line in parts) == total.counted == made.counted
    assert total.counted + missing.counted == 60 * 145 * 60


def test_every_line_says_its_rule_and_its_source(made):
    shown = lines(made, road_facts())

    assert [line.id for line in shown] == list(range(len(shown)))
    assert all(line.rule for line in shown)
    assert all(line.source for line in shown[:-2])
    assert shown[0].what == "Asked for: joinery"
    assert (shown[0].months, shown[0].source) == ("60 months", "opplæringslova § 23-2")
    assert shown[1].what == "One month of full work is 145:00 hours"


def test_a_month_says_what_was_done_where(made):
    shown = {line.what: line for line in lines(made, road_facts())}

    october = shown["10.2026: 124:40 here"]
    assert (october.done, october.counted, october.months) == (7_480, 8_700, "1")
    assert october.rule == "from 80 % of a full post on the month counts as whole"
    assert shown["05.2023: 72:30 elsewhere"].months == "0.5"
    assert shown["03.2011: 145:00 elsewhere (older)"].counted == 8_700
    assert shown["Does not count: C"].counted == 0
    assert shown["Does not count"].counted == -30 * 8_700


def test_both_places_of_a_month_are_told():
    elsewhere = [Outside(date(2026, 9, 1), date(2026, 10, 31), percent=10, what="A")]
    made = reckon(Road(DEMAND, frozenset({SHOP})), HOURS[:1], elsewhere, TODAY)

    assert "10.2026: 8:00 here, 14:30 elsewhere" in [line.what for line in lines(made, road_facts())]


@pytest.mark.parametrize(
    ("minutes", "down", "up"),
    [(0, "0", "0"), (1, "0", "0.01"), (8_699, "0.99", "1"), (8_700, "1", "1"), (13_050, "1.5", "1.5")],
)
def test_months_are_rounded_so_that_nobody_is_promised_too_much(minutes, down, up):
    assert months_text(minutes, 8_700) == down
    assert months_text(minutes, 8_700, up=True) == up


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_whole_in_every_language(made, language):
    with speaking(language):
        for line in lines(made, road_facts()):
            assert "{" not in f"{line.what}{line.months}{line.rule}{line.source}"
