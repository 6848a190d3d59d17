"""Exam answers live their own life: months after the exam was over they go, and the seal still holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from eduapp.core.clock import StillClock
from eduapp.core.db.base import table_of
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.appeals.models import Annulment
from eduapp.exams.marking.models import AnswerMark
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


# Days ago: the grade was released, the exam annulled, that taken back, and the answers marked; and whether
# they may go 200 days after the seal.
OVER = {
    "nothing was ever released": ({}, True),
    "it waits for its grade, and somebody marks": ({"marked": 100}, False),
    "nobody has marked it for long": ({"marked": 190}, True),
    "annulled and never released": ({"annulled": 190}, True),
    "annulled, and marked after that": ({"annulled": 190, "marked": 100}, True),
    "annulled of late": ({"annulled": 100}, False),
    "released, and annulled of late": ({"released": 190, "annulled": 100}, False),
    "released and annulled": ({"released": 195, "annulled": 190}, True),
    "released of late": ({"released": 100}, False),
    "released, annulled, and that was taken back of late": (
        {"released": 195, "annulled": 190, "reversed": 100},
        False,
    ),
}


@pytest.mark.parametrize(("what", "goes"), OVER.values(), ids=[key.replace(" ", "-") for key in OVER])
def test_what_they_are_counted_from(sealed, what, goes):
    today = sealed.database.clock() + timedelta(days=200)
    database = sealed.database.at(StillClock(today)).unattended()
    happened(sealed, {key: today - timedelta(days=days) for key, days in what.items()})

    due = {gone.holding.name: gone.holding.life for gone in plan(database).tables}

    assert (due.get("screen_record"), "screen_record" in due) == ("answers" if goes else None, goes)


def test_before_the_months_are_over_nothing_goes_of_what_was_never_released(sealed):
    database = sealed.database.at(StillClock(sealed.database.clock() + timedelta(days=170)))

    assert plan(database).rows == 0


def happened(hall, when):
    """To both who wrote."""
    for number in (101, 102):
        candidate_id = hall.candidates[number]
        with accounts.owner_of(hall.database) as owner, owner.writing() as uow:
            candidate = uow.session.get_one(Candidate, candidate_id)
            candidate.released_at = when.get("released")
            if "annulled" in when:
                candidate.annulled = "" if "reversed" in when else "formal_error"
                uow.session.add(annulment(candidate_id, when["annulled"], when.get("reversed")))
            if "marked" in when:
                uow.session.add(a_mark(hall.sitting_id, candidate_id, when["marked"]))


def annulment(candidate_id, at, back):
    taken_back = {
        "reversed_on": back.date(), "reversed_by": "Liv Dahl", "reversed_reason": "The page was there.",
        "reversal_noted_by": given.LEADER.user_id, "reversal_noted_at": back,
    } if back else {}  # fmt: skip
    return Annulment(
        candidate_id=candidate_id,
        ground="formal_error",
        heard_on=at.date(),
        decided_on=at.date(),
        decider="county",
        decided_by="Liv Dahl",
        reason="The paper lacked a page.",
        noted_by=given.LEADER.user_id,
        noted_at=at,
        **taken_back,
    )


def a_mark(sitting_id, candidate_id, at):
    return AnswerMark(
        sitting_id=sitting_id,
        candidate_id=candidate_id,
        place=1,
        round=1,
        points=None,
        grade="4",
        told=[],
        marked_by=given.LEADER.user_id,
        marked_at=at,
    )
