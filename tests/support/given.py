"""Ready-made people for tests. Defaults are valid; name only what the test is about.

Each feature has builders of its own in given_<feature>.py beside this file.
"""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

from eduapp.certificates.terms import SECOND_PERSON
from eduapp.core.actor import Actor
from eduapp.core.db.site_settings import store_site_value
from eduapp.core.db.unit_of_work import Database
from eduapp.people.access.models import RoleGrant, User
from eduapp.people.access.rules import actor_with
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import LearnerFacts
from eduapp.people.learners.service import AdmitLearner, ChangeState, admit_learner, change_state

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday, 08:00 in Norway
TODAY = date(2026, 11, 23)

_numbers = count(5001)


def _actor(number: int, name: str, title: str, *roles: str) -> Actor:
    return actor_with(UUID(int=0x7000_8000_0000_0000_0100 + number), name, title, roles)


LEADER = _actor(1, "Solveig Nes", "avdelingsleder", "leader")
TEACHER = _actor(2, "Ingrid Solheim", "faglærer", "teacher")
WORKSHOP_LEADER = _actor(3, "Terje Haug", "verksbetjent", "workshop_leader")
OTHER_WORKSHOP_LEADER = _actor(4, "Siri Lund", "verksmester", "workshop_leader")
OFFICE = _actor(5, "Åse Bakke", "konsulent", "office")
ADMINISTRATOR = _actor(6, "Nils Ås", "ikt-ansvarlig", "administrator")
INVIGILATOR = _actor(7, "Berit Moe", "eksamensvakt", "invigilator")
AUDITOR = _actor(8, "Olav Tveit", "revisor", "auditor")
STAFF = (LEADER, TEACHER, WORKSHOP_LEADER, OTHER_WORKSHOP_LEADER, OFFICE, ADMINISTRATOR, INVIGILATOR, AUDITOR)


def the_staff(database: Database) -> None:
    """Accounts for everybody in STAFF (nobody can sign in with them: the hash is no hash)."""
    with database.writing() as uow:
        for actor in STAFF:
            key = actor.name.replace(" ", "").casefold()
            uow.session.add(
                User(
                    id=actor.user_id, sign_in_name=key, name=actor.name, title=actor.title, password_hash="-"
                )
            )
        uow.session.flush()
        for actor in STAFF:
            uow.session.add_all(RoleGrant(user_id=actor.user_id, role=role) for role in actor.roles)
        store_site_value(uow.session, SECOND_PERSON, False)  # what is not of it issues alone


def a_learner(database: Database, name: str = "Bjørn Aasen", **facts: object) -> UUID:
    """Somebody who takes part. `name` is given name, then family name."""
    given_name, _, family_name = name.rpartition(" ")
    known = {"birth_date": date(1990, 6, 5), "number": str(next(_numbers)), "unit": "C"} | facts
    order = AdmitLearner(facts=LearnerFacts(given_name=given_name, family_name=family_name, **known))  # type: ignore[arg-type]
    return database.acting_as(LEADER).execute(admit_learner, order)


def a_state(
    database: Database, learner_id: UUID, state: str, from_day: date = TODAY, back: date | None = None
) -> UUID:
    """Somebody is somewhere else from a day on (code: learner_states)."""
    with database.reading() as session:
        head = learners.head(session, learner_id)
    assert head is not None
    order = ChangeState(
        learner_id=learner_id, version=head.version, state=state, from_day=from_day, expected_back=back
    )
    return database.acting_as(LEADER).execute(change_state, order)
