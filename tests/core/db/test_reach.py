"""A session narrows what it tells of people; what goes around it says so. Whom a role reaches: tests/app."""

import pytest
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import with_loader_criteria

from eduapp.core.db.base import table_of
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import (
    OfOnePerson,
    Reached,
    expect_reach,
    narrow,
    not_reached,
    of_everybody,
    of_nobody_or_reached,
    others_among,
)
from eduapp.core.errors import NotAllowed, OutOfReach
from eduapp.people.audit.models import AuditEntry
from eduapp.people.learners.models import Learner
from tests.support import given


@pytest.fixture
def anna(database):
    return given.a_learner(database, "Anna Berg")


@pytest.fixture
def bo(database):
    return given.a_learner(database, "Bo Dal")


def only(learner_id):
    """Somebody who reaches one person."""
    table = Learner.__table__
    people = select(table.c.id).where(table.c.id == learner_id)
    asked = people.where(table.c.id.in_(bindparam("some", expanding=True)))
    return Reached(
        people=people,
        among=Prepared(asked, of_everybody="whom somebody reaches"),
        conditions=(
            with_loader_criteria(Learner, Learner.id.in_(people), include_aliases=True),
            with_loader_criteria(OfOnePerson, lambda kind: kind.learner_id.in_(people), include_aliases=True),
        ),
    )


def test_who_is_not_narrowed_is_told_of_everybody(database, anna, bo):
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Learner)) == 2
        expect_reach(session, anna, bo)
        assert not_reached(session, None, [anna, bo]) == set()


def test_a_narrowed_look_tells_and_counts_only_whom_it_reaches(database, anna, bo):
    with database.reading() as session:
        narrow(session, only(anna))
        assert session.scalar(select(func.count()).select_from(Learner)) == 1
        assert session.scalars(select(Learner.id)).all() == [anna]
        assert set(session.scalars(of_everybody(select(Learner.id), "as a rule needs it"))) == {anna, bo}


def test_who_is_not_reached_is_named_and_refused(database, anna, bo):
    with database.reading() as session:
        narrow(session, only(anna))
        assert not_reached(session, only(anna), [anna, bo]) == {bo}
        expect_reach(session, anna)
        with pytest.raises(OutOfReach) as refusal:
            expect_reach(session, bo)
        assert isinstance(refusal.value, NotAllowed)


def test_what_is_about_nobody_is_told_to_everybody(database, anna, bo):
    with database.writing() as uow:
        uow.audit("school.changed", given.LEADER.user_id)
    with database.reading() as session:
        narrow(session, only(anna))
        told = select(AuditEntry.learner_id).where(of_nobody_or_reached(session, AuditEntry.learner_id))
        assert set(session.scalars(told)) == {None, anna}


def test_a_use_case_judges_by_everybody_and_is_given_up_if_it_touched_who_is_not_reached(database, anna, bo):
    narrowed = database._like(_need_to_know=lambda _actor, _today: only(anna)).acting_as(given.TEACHER)
    with narrowed.writing() as uow:
        assert set(uow.session.scalars(select(Learner.id))) == {anna, bo}
        uow.audit("plans.noted", anna, anna)
    with pytest.raises(OutOfReach), narrowed.writing() as uow:
        uow.audit("plans.noted", bo, bo)
    with database.reading() as session:
        noted = select(AuditEntry.learner_id).where(AuditEntry.action == "plans.noted")
        assert session.scalars(noted).all() == [anna]


def test_what_is_prepared_is_narrowed_too_or_says_why_not_or_is_refused(database, anna, bo):
    mapped, bare = select(Learner.id, Learner.number), select(table_of(Learner).c.id)
    with database.reading() as session:
        assert {row[0] for row in Prepared(bare).rows(session, {})} == {anna, bo}
        narrow(session, only(anna))
        [found] = Prepared(mapped).rows(session, {})
        assert type(found) is tuple
        assert found[0] == anna
        assert len(Prepared(mapped, of_everybody="as a rule needs it").rows(session, {})) == 2
        with pytest.raises(LookupError, match="learner"):
            Prepared(bare).rows(session, {})


def test_who_writes_is_told_which_of_some_people_they_do_not_reach(database, anna, bo):
    """What was frozen, or is made while writing, no session narrows."""
    own = database._like(_need_to_know=lambda _actor, _today: only(anna))
    with own.reading() as session:
        assert others_among(session, [anna, bo]) == {bo}
    with own.writing() as uow:
        assert others_among(uow.session, [anna, bo]) == {bo}
        assert uow.session.get(Learner, bo) is not None  # rules judge by everybody
    with database.writing() as uow:
        assert others_among(uow.session, [anna, bo]) == set()
