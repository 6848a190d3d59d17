"""Roads are set, replaced and ended; practice is noted and withdrawn. Nothing is overwritten."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.road import queries, service, terms
from eduapp.workshops.road.models import OutsidePractice, TradeRoad
from tests.support import given, given_workshops
from tests.support.given_roads import (
    CARPENTRY,
    JOINERY,
    START,
    a_practice,
    a_road,
    practice_facts,
    road_facts,
)

pytestmark = pytest.mark.both_databases


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database)


def roads(database, learner_id):
    with database.reading() as session:
        return queries.of_learner(session, learner_id, given.TODAY)


def rows(database, kind):
    with database.reading() as session:
        return list(session.scalars(select(kind).order_by(kind.id)))


def test_a_road_is_set_with_its_workshops(database, ola, workshop_id, notes, published):
    road_id = a_road(database, ola, workshop_id)

    [road] = roads(database, ola).roads
    assert (road.id, road.facts, road.workshops) == (
        road_id,
        road_facts(workshops=frozenset({workshop_id})),
        ("Carpentry",),
    )
    assert (notes[-1].action, notes[-1].learner) == (terms.ROAD_SET, ola)
    assert notes[-1].details["trade"] == "joinery"
    assert terms.ROADS_CHANGED in published[-1]


def test_there_is_one_live_road_per_trade(database, ola):
    a_road(database, ola)
    a_road(database, ola, trade=CARPENTRY)

    with pytest.raises(Refused) as refused:
        a_road(database, ola)
    assert [v.name for v in refused.value.violations] == ["OnTheWay"]


def test_the_database_is_the_last_fence_of_one_road(database, ola):
    a_road(database, ola)

    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.add(
            TradeRoad(
                learner_id=ola, trade=JOINERY, way="at_work", year="hours_1740", start_day=START,
                set_by=given.LEADER.user_id, set_at=given.NOW,
            )
        )  # fmt: skip


def test_another_year_is_a_new_row_and_the_old_one_stays(database, ola, workshop_id):
    road_id = a_road(database, ola, workshop_id)
    order = service.SetRoad(learner_id=ola, facts=road_facts(year="hours_1750"), replaces=road_id, version=1)
    new_id = database.acting_as(given.WORKSHOP_LEADER).execute(service.set_road, order)

    [road] = roads(database, ola).roads
    assert (road.id, road.facts.year) == (new_id, "hours_1750")
    old = next(row for row in rows(database, TradeRoad) if row.id == road_id)
    assert (old.year, old.end_reason, old.ended_on) == ("hours_1740", "replaced", given.TODAY)


def test_what_somebody_else_changed_meanwhile_is_not_replaced(database, ola):
    road_id = a_road(database, ola)
    actor = database.acting_as(given.WORKSHOP_LEADER)

    with pytest.raises(Conflict):
        actor.execute(
            service.set_road,
            service.SetRoad(learner_id=ola, facts=road_facts(), replaces=road_id, version=2),
        )
    other = given.a_learner(database)
    with pytest.raises(NotFound):
        actor.execute(
            service.set_road,
            service.SetRoad(learner_id=other, facts=road_facts(), replaces=road_id, version=1),
        )


def test_a_road_ends_with_a_reason_once(database, ola, notes):
    road_id = a_road(database, ola)
    actor = database.acting_as(given.LEADER)
    actor.execute(service.end_road, service.EndRoad(road_id=road_id, version=1, reason="own_wish"))

    found = roads(database, ola)
    assert found.roads == ()
    assert [(row.trade, row.ended_on, row.reason) for row in found.ended] == [
        ("joinery", given.TODAY, "own_wish")
    ]
    assert notes[-1].details["reason"] == "own wish"
    with pytest.raises(Refused):
        actor.execute(service.end_road, service.EndRoad(road_id=road_id, version=2, reason="own_wish"))
    a_road(database, ola)


def test_the_programs_own_reason_is_not_for_people(database, ola):
    order = service.EndRoad(road_id=a_road(database, ola), version=1, reason="replaced")

    with pytest.raises(Refused):
        database.acting_as(given.LEADER).execute(service.end_road, order)


def test_practice_is_noted_and_withdrawn_but_never_deleted(database, ola, notes):
    practice_id = a_practice(database, ola, employer="  Nordlys   Snekkeri ")
    [row] = roads(database, ola).practices
    assert (row.facts, row.noted_by) == (
        practice_facts(employer="Nordlys Snekkeri"),
        given.WORKSHOP_LEADER.name,
    )
    assert notes[-1].action == terms.PRACTICE_NOTED

    order = service.WithdrawPractice(practice_id=practice_id, version=1, reason="Another Ola Vik")
    database.acting_as(given.LEADER).execute(service.withdraw_practice, order)

    assert roads(database, ola).practices == ()
    [kept] = rows(database, OutsidePractice)
    assert (kept.employer, kept.withdrawn_by, kept.withdrawn_reason) == (
        "Nordlys Snekkeri",
        given.LEADER.user_id,
        "Another Ola Vik",
    )
    assert notes[-1].details["reason"] == "Another Ola Vik"


def test_rule_60_the_same_paper_is_refused_until_it_is_withdrawn(database, ola):
    practice_id = a_practice(database, ola)
    with pytest.raises(Refused) as refused:
        a_practice(database, ola, percent=50, employer=" Nordlys  Snekkeri, kitchens")
    assert [v.name for v in refused.value.violations] == ["NotedAlready"]
    a_practice(database, ola, employer="Another place")
    a_practice(database, ola, trade=CARPENTRY)

    order = service.WithdrawPractice(practice_id=practice_id, version=1, reason="Wrong percent")
    database.acting_as(given.LEADER).execute(service.withdraw_practice, order)
    a_practice(database, ola, percent=50)


def test_practice_that_cannot_be_is_refused(database, ola):
    with pytest.raises(Refused) as refused:
        a_practice(database, ola, last_day=given.TODAY + timedelta(days=1), percent=None, employer=" ")

    assert [v.name for v in refused.value.violations] == ["NotOver", "OneAmount", "EmployerMissing"]


def test_nothing_unknown_is_changed(database, ola, workshop_id):
    actor = database.acting_as(given.LEADER)
    for use_case, order in (
        (service.set_road, service.SetRoad(learner_id=workshop_id, facts=road_facts())),
        (service.set_road, service.SetRoad(learner_id=ola, facts=road_facts(workshops=frozenset({ola})))),
        (service.end_road, service.EndRoad(road_id=ola, version=1, reason="own_wish")),
        (service.note_practice, service.NotePractice(learner_id=workshop_id, facts=practice_facts())),
        (service.withdraw_practice, service.WithdrawPractice(practice_id=ola, version=1, reason="x")),
    ):
        with pytest.raises(NotFound):
            actor.execute(use_case, order)


@pytest.mark.parametrize("who", [given.TEACHER, given.OFFICE, given.AUDITOR, given.ADMINISTRATOR])
def test_only_those_who_lead_change_roads(database, ola, who):
    actor = database.acting_as(who)
    road_id, practice_id = a_road(database, ola), a_practice(database, ola)
    for use_case, order in (
        (service.set_road, service.SetRoad(learner_id=ola, facts=road_facts(trade=CARPENTRY))),
        (service.end_road, service.EndRoad(road_id=road_id, version=1, reason="own_wish")),
        (service.note_practice, service.NotePractice(learner_id=ola, facts=practice_facts())),
        (service.withdraw_practice, service.WithdrawPractice(practice_id=practice_id, version=1, reason="x")),
    ):
        with pytest.raises(NotAllowed):
            actor.execute(use_case, order)


def test_the_day_a_road_ended_is_of_the_site(database, ola, clock):
    """Half past midnight in Norway is the day before in UTC."""
    road_id = a_road(database, ola)
    given_workshops.at(clock, date(2026, 11, 24), 0, 30)
    order = service.EndRoad(road_id=road_id, version=1, reason="left")
    database.acting_as(given.LEADER).execute(service.end_road, order)

    assert roads(database, ola).ended[0].ended_on == date(2026, 11, 24)
