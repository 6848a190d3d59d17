"""Ready-made competence aims, tasks that practise them, and what is signed, for tests."""

from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.workshops.aims import queries, service
from eduapp.workshops.aims.rules.register import AimFacts, Wording
from tests.support import given
from tests.support.given_roads import JOINERY


def aim_facts(code: str = "KM1", text: str = "Read a drawing", nn: str = "", **facts: object) -> AimFacts:
    """An aim of joinery, in one language."""
    known = {"trade": JOINERY, "wording": Wording(text, nn)} | facts
    return AimFacts(code=code, **known)  # type: ignore[arg-type]


def an_aim(database: Database, code: str = "KM1", text: str = "Read a drawing", **facts: object) -> UUID:
    """An aim entered by a workshop leader."""
    order = service.SaveAim(facts=aim_facts(code, text, **facts))  # type: ignore[arg-type]
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.save_aim, order)


def practised_by(database: Database, aim_id: UUID, *task_ids: UUID) -> None:
    """These tasks, and no others, practise an aim."""
    with database.reading() as session:
        row = queries.aim(session, aim_id)
    assert row is not None
    before = frozenset(link.task_id for link in row.tasks)
    order = service.LinkTasks(aim_id=aim_id, before=before, task_ids=frozenset(task_ids))
    database.acting_as(given.WORKSHOP_LEADER).execute(service.link_tasks, order)


def a_task(database: Database, name: str) -> UUID:
    """The task with a name; workshops and their tasks are there already."""
    with database.reading() as session:
        return next(link.task_id for link in queries.tasks_offered(session) if link.name == name)


def seen(database: Database, learner_id: UUID, aim_id: UUID, level: str = "alone", **told: object) -> UUID:
    """An observation of today by a workshop leader."""
    known = {"day": given.TODAY} | told
    order = service.Observe(learner_id=learner_id, aim_id=aim_id, level=level, **known)  # type: ignore[arg-type]
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.observe, order)


def signed_off(database: Database, learner_id: UUID, aim_id: UUID, day: date = given.TODAY) -> UUID:
    """A sign-off by a workshop leader, in the wording that holds."""
    with database.reading() as session:
        row = queries.aim(session, aim_id)
    assert row is not None
    order = service.SignAim(learner_id=learner_id, aim_id=aim_id, text_id=row.text_id, day=day)
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_aim, order)


def withdrawn(database: Database, learner_id: UUID, aim_id: UUID, reason: str = "Wrong row") -> UUID:
    """A sign-off taken back."""
    order = service.WithdrawAim(learner_id=learner_id, aim_id=aim_id, reason=reason)
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.withdraw_aim, order)


def a_talk(
    database: Database,
    learner_id: UUID,
    day: date = given.TODAY,
    agreed: str = "Practise joints",
    **told: str,
) -> UUID:
    """A talk about joinery, held by a workshop leader."""
    known = {"trade": JOINERY} | told
    order = service.NoteTalk(learner_id=learner_id, day=day, agreed=agreed, **known)
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.note_talk, order)
