"""Many people into groups at once: all of them, or none."""

from datetime import date

import pytest
from sqlalchemy import func, select

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.core.progress import Cancelled
from eduapp.core.violations import Override
from eduapp.education.enrolment import queries, service, terms
from eduapp.education.enrolment.models import Enrolment, Step
from tests.support import given
from tests.support.fakes import StopsAt
from tests.support.given_education import a_group, a_place, an_ended_enrolment, an_enrolment

pytestmark = pytest.mark.both_databases


def order_of(learner_id, group_id, **more):
    wish = {"first_day": given.TODAY, "consented_on": date(2026, 11, 20)} | more
    return service.Enrol(learner_id=learner_id, group_id=group_id, **wish)


def put(database, *orders, by=given.LEADER):
    return database.acting_as(by).execute(service.enrol_many, service.EnrolMany(wanted=orders))


def enrolled(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Enrolment))


def test_each_is_written_as_one_alone_would_be(database, notes, published):
    """All columns but the id, both steps, and the line in the trail."""
    group = a_group(database)
    one, other = given.a_learner(database, "Ola A"), given.a_learner(database, "Ola B")
    earlier = an_ended_enrolment(database, an_enrolment(database, other, group))
    an_ended_enrolment(database, an_enrolment(database, one, group))
    alone = database.acting_as(given.LEADER).execute(service.enrol, order_of(one, group))
    alone_said = notes[-1]
    published.clear()

    [many] = put(database, order_of(other, group))

    with database.reading() as session:
        rows = {id: session.get_one(Enrolment, id) for id in (alone, many)}
        first, second = (
            {
                column.key: getattr(row, column.key)
                for column in Enrolment.__table__.columns
                if column.key not in {"id", "learner_id", "follows_id", "created_at", "updated_at"}
            }
            for row in rows.values()
        )
        query = select(Step.what, Step.number, Step.first_day, Step.noted_by).order_by(Step.number)
        steps = [session.execute(query.where(Step.enrolment_id == id)).all() for id in (alone, many)]
        assert rows[many].follows_id == earlier
    assert first == second
    assert steps[0] == steps[1] != []
    assert (notes[-1].action, notes[-1].learner) == (terms.ENROLLED, other)
    assert {**notes[-1].details, "name": ""} == {**alone_said.details, "name": ""}
    assert published[-1] >= {terms.ENROLMENTS_CHANGED}


def test_what_stands_against_the_last_leaves_everybody_out(database, notes):
    group = a_group(database, capacity=2)
    people = [given.a_learner(database, f"Ola N{n}") for n in range(3)]
    notes.clear()

    with pytest.raises(Refused) as refused:
        put(database, *(order_of(person, group) for person in people))

    assert [one.name for one in refused.value.violations] == ["GroupFull"]
    assert (enrolled(database), notes) == (0, [])


def test_a_reason_puts_one_more_on_and_stays_in_the_trail(database, notes):
    group = a_group(database, capacity=1)
    people = [given.a_learner(database, f"Ola N{n}") for n in range(2)]
    agreed = Override(frozenset({"GroupFull"}), "Ekstra stol")

    put(database, order_of(people[0], group), order_of(people[1], group, override=agreed))

    assert enrolled(database) == 2
    assert [note.details["reason"] for note in notes if note.action == "rule.overridden"] == ["Ekstra stol"]


def test_safety_gives_way_to_no_reason(database):
    group = a_group(database, place_id=a_place(database, highest_level="low"))
    agreed = Override(frozenset({"LevelTooHigh"}), "fordi")

    with pytest.raises(Refused):
        put(database, order_of(given.a_learner(database, security_level="high"), group, override=agreed))


def test_stopping_leaves_nothing(database):
    group = a_group(database)
    orders = tuple(order_of(given.a_learner(database, f"Ola N{n}"), group) for n in range(3))

    with pytest.raises(Cancelled), database.acting_as(given.LEADER).writing() as uow:
        service.enrol_many(uow, service.EnrolMany(wanted=orders), StopsAt(2))

    assert enrolled(database) == 0


def test_only_who_may_enrol_one_may_enrol_many(database):
    order = order_of(given.a_learner(database), a_group(database))

    with pytest.raises(NotAllowed):
        put(database, order, by=given.OFFICE)


def test_what_is_not_there_is_not_found(database):
    order = order_of(given.LEADER.user_id, a_group(database))

    with pytest.raises(NotFound):
        put(database, order)


def test_the_first_day_of_today_counts_from_now(database):
    """Rule 14."""
    [id] = put(database, order_of(given.a_learner(database), a_group(database)))

    with database.reading() as session:
        assert session.get_one(Enrolment, id).from_minute == 8 * 60
        assert queries.enrolment(session, id).state == "active"
