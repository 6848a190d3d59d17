"""What a learner's roads tell: only approved hours, with the forecast beside the planned last day."""

from datetime import date, timedelta

import pytest

from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.road import queries
from eduapp.workshops.road.models import TradeRoad
from eduapp.workshops.road.rules.forecast import Outlook
from eduapp.workshops.road.rules.reckoning import LeftOut, MonthLine
from tests.support import accounts, given, given_workshops
from tests.support.given_roads import CARPENTRY, START, a_practice, a_road
from tests.support.given_workshops import YESTERDAY, approved, some_hours
from tests.support.statements import plans_of, selects_of

pytestmark = pytest.mark.both_databases


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database)


def asked(database, learner_id, today=given.TODAY):
    with database.reading() as session:
        return queries.of_learner(session, learner_id, today)


def worked(database, workshop_id, learner_id, weeks):
    """Every weekday of the last weeks before today, approved."""
    days = [given.TODAY - timedelta(days=n) for n in range(1, weeks * 7)]
    entries = [some_hours(database, workshop_id, learner_id, day) for day in days if day.weekday() < 5]
    approved(database, *entries)
    return len(entries)


def test_a_road_counts_what_is_approved_in_its_workshops(database, workshop_id):
    """Friday 20 November: 6:30 here, 6:30 waiting, 2:00 in the kitchen; a year elsewhere."""
    ola = given.a_learner(database, "Ola Vik")
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    approved(database, some_hours(database, workshop_id, ola))
    some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1))
    approved(database, some_hours(database, kitchen, ola, YESTERDAY - timedelta(days=2), Times(480, 600)))
    wrong = some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=3), Times(480, 540))
    database.acting_as(given.LEADER).execute(
        hours.reject_hours, hours.RejectHours(entry_ids=(wrong,), reason="was not there")
    )
    a_practice(database, ola)
    a_practice(database, ola, trade=CARPENTRY)
    a_road(database, ola, workshop_id)

    [road] = asked(database, ola).roads

    made = road.made
    assert made.months[-1] == MonthLine(date(2026, 11, 1), 390, 0, 390, "share")
    assert len(made.months) == 13
    assert made.counted == 12 * 8_700 + 390
    assert made.missing == 48 * 8_700 - 390
    assert made.left_out == (LeftOut("other_workshop", 120),)
    assert road.forecast.outlook is Outlook.UNKNOWN


def test_practice_that_is_only_told_is_shown_and_counts_nothing(database):
    ola = given.a_learner(database)
    a_practice(database, ola, proof="told")
    a_road(database, ola)

    found = asked(database, ola)

    assert [row.shown for row in found.practices] == [False]
    assert found.roads[0].made.counted == 0
    assert found.roads[0].made.left_out == (LeftOut("shown", 12 * 8_700, "Nordlys Snekkeri, kitchens"),)


def test_the_forecast_stands_beside_the_planned_last_day(database, workshop_id):
    until = date(2028, 6, 1)
    known = {"available_until": until, "available_source": "release_date", "available_as_of": given.TODAY}
    ola = given.a_learner(database, "Ola Vik", **known)
    worked(database, workshop_id, ola, 5)
    a_road(database, ola, workshop_id)

    seen = asked(database, ola).roads[0].forecast

    assert (seen.leaving, seen.outlook) == (until, Outlook.LATER)
    assert date(2031, 6, 1) < seen.ready < date(2031, 12, 31)


def test_an_apprentice_counts_from_the_start_day(database, workshop_id):
    ola = given.a_learner(database)
    a_practice(database, ola)
    approved(database, some_hours(database, workshop_id, ola))
    a_road(database, ola, workshop_id, way="apprentice", start_day=START)

    made = asked(database, ola).roads[0].made

    assert (made.demand.months, made.counted) == (24, 390)
    assert made.left_out[0].rule == "contract"


def test_a_road_of_a_newer_program_is_shown_without_a_calculation(database):
    ola = given.a_learner(database)
    road_id = a_road(database, ola)
    with accounts.owner_of(database) as owner, owner.writing() as uow:
        uow.session.get(TradeRoad, road_id).trade = "ZZNEW3----"

    [road] = asked(database, ola).roads

    assert (road.trade, road.made, road.forecast) == ("ZZNEW3----", None, None)


def test_nobody_has_no_roads(database, workshop_id):
    assert asked(database, workshop_id) is None
    found = asked(database, given.a_learner(database, "Ola Vik"))
    assert (found.name, found.roads, found.practices, found.ended) == ("Vik, Ola", (), (), ())


def test_roads_take_as_many_statements_however_much_there_is(database, workshop_id):
    ola = given.a_learner(database)
    a_road(database, ola, workshop_id)
    with selects_of(database) as few:
        asked(database, ola)
    worked(database, workshop_id, ola, 3)
    a_road(database, ola, workshop_id, trade=CARPENTRY)
    a_practice(database, ola)
    with selects_of(database) as many:
        asked(database, ola)

    assert len(few) == len(many) <= 6


def test_approved_hours_are_found_by_their_index_in_its_order(database, workshop_id):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    ola = given.a_learner(database)
    a_road(database, ola, workshop_id)
    with plans_of(database) as steps:
        asked(database, ola)

    assert [step for step in steps if "hours_entry" in step] == [
        "SEARCH hours_entry USING INDEX ix_hours_entry_approved (learner_id=?)"
    ]
    assert not [step for step in steps if step.startswith("SCAN")]
    assert not [step for step in steps if "TEMP B-TREE FOR GROUP" in step]


def test_the_live_roads_of_some_people_are_told_in_one_statement(database, workshop_id):
    ola, kari = given.a_learner(database, "Ola Vik"), given.a_learner(database, "Kari Moe")
    a_road(database, ola, workshop_id)
    a_road(database, ola, workshop_id, trade=CARPENTRY, way="apprentice")
    a_road(database, kari, workshop_id)

    with database.reading() as session, selects_of(database) as said:
        found = queries.live(session, [ola])
        assert len(said) == 1
        assert queries.live(session, []) == []
        assert [road.trade for road in queries.live_by(session, ["apprentice"])] == [CARPENTRY]

    assert [(road.learner_id, road.trade, road.way, road.start_day) for road in found] == [
        (ola, "BASNE3----", "practice_candidate", START),
        (ola, CARPENTRY, "apprentice", START),
    ]
