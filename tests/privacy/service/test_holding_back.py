import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.people.audit.queries import TrailFilter, trail
from eduapp.privacy import queries, service, terms
from tests.support import given


def test_a_hold_is_set_once_seen_and_lifted_by_who_may(database):
    person = given.a_learner(database)
    office = database.acting_as(given.OFFICE)
    hold = office.execute(service.set_hold, service.SetHold(learner_id=person, ground="case"))
    with database.reading() as session:
        row = queries.hold_of(session, person)
        assert queries.held_back(session) == {person}
    assert (row.id, row.ground, row.set_by) == (hold, "case", given.OFFICE.name)

    with pytest.raises(Refused):
        office.execute(service.set_hold, service.SetHold(learner_id=person, ground="asked"))
    with pytest.raises(Conflict):
        office.execute(service.lift_hold, service.LiftHold(hold_id=hold, version=2))
    office.execute(service.lift_hold, service.LiftHold(hold_id=hold, version=1))
    with pytest.raises(Refused):
        office.execute(service.lift_hold, service.LiftHold(hold_id=hold, version=2))

    with database.reading() as session:
        assert queries.hold_of(session, person) is None
        told = [row.action for row in trail(session, TrailFilter(learner_id=person, action="privacy."))]
    assert told == [terms.HOLD_LIFTED, terms.HOLD_SET]


def test_whom_nobody_knows_cannot_be_held_and_teachers_hold_nobody(database):
    with pytest.raises(NotFound):
        database.execute(service.set_hold, service.SetHold(learner_id=given.LEADER.user_id, ground="case"))
    with pytest.raises(NotFound):
        database.execute(service.lift_hold, service.LiftHold(hold_id=given.LEADER.user_id, version=1))
    order = service.SetHold(learner_id=given.a_learner(database), ground="case")
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.set_hold, order)
