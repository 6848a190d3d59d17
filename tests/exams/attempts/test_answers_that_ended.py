"""Exam answers live their own life: months after the grade was released they go, and the seal still holds."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select, text, update

from eduapp.core.db.base import table_of
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.screens.models import ScreenAttempt, ScreenRecord
from eduapp.exams.sittings.models import Candidate
from eduapp.privacy import queries, service
from tests.exams.attempts.test_an_exam_is_sealed import OF_101, by_force, sealed, verified
from tests.support import accounts, given
from tests.support.given_due import HOLDINGS

__all__ = ["sealed"]
SECOND = replace(given.LEADER, user_id=given.OTHER_WORKSHOP_LEADER.user_id)


def released(hall, days):
    """The grades of everybody were released so many days ago."""
    moment = hall.database.clock() - timedelta(days=days)
    with accounts.owner_of(hall.database) as owner, owner.engine.begin() as connection:
        connection.execute(update(table_of(Candidate)).values(released_at=moment))


def plan(database):
    with database.reading() as session:
        return queries.plan(session, HOLDINGS, database.today())


def run(database: Database):
    leader, second = database.acting_as(given.LEADER), database.acting_as(SECOND)
    digest = plan(database).digest
    run_id = leader.execute(
        service.propose_disposal, service.ProposeDisposal(holdings=HOLDINGS, digest=digest)
    )
    order = service.ConfirmDisposal(run_id=run_id, version=1, holdings=HOLDINGS)
    return second.execute(service.confirm_disposal, order)


def records(hall):
    with hall.database.reading() as session:
        query = select(ScreenAttempt.answers_ended, func.count(ScreenRecord.n))
        rows = session.execute(query.outerjoin(ScreenRecord).group_by(ScreenAttempt.id)).all()
    return sorted((ended, count > 0) for ended, count in rows if ended or count)


def test_before_the_time_to_appeal_is_long_over_they_stay(sealed):
    assert plan(sealed.database).rows == 0
    released(sealed, days=150)

    assert plan(sealed.database).rows == 0


def test_then_one_person_s_go_whole_the_result_stays_and_the_seal_holds(sealed):
    released(sealed, days=200)
    database = sealed.database.unattended()
    due = plan(database)
    assert {gone.holding.life for gone in due.tables if gone.rows} == {"answers"}
    assert (len(due.persons), due.left) == (1, 1)

    assert run(database) == due.rows > 0

    assert records(sealed) == [(False, True), (True, False)]
    assert verified(sealed).holds


def test_what_is_only_said_to_have_ended_is_no_end(sealed):
    by_force(sealed, f"DELETE FROM screen_record WHERE n = 5 AND {OF_101}")
    with accounts.owner_of(sealed.database) as owner, owner.engine.begin() as connection:
        connection.execute(text("UPDATE screen_attempt SET answers_ended = true"))

    assert not verified(sealed).holds
