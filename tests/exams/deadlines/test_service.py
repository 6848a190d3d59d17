"""A later last day is kept with who answers for it; the newest counts, none goes over another unseen."""

from datetime import date

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict
from eduapp.exams.deadlines import queries, service, terms
from eduapp.exams.deadlines.models import DeadlineOverride
from tests.support import given, given_exams

RESULT = given.LEADER.user_id  # any record
TOLD = date(2026, 11, 20)  # so the last day is Monday 30 November


def extend(database, last_day=date(2026, 12, 4), reason="The letter lay in another unit.", **more):
    order = service.Extend(
        about="result",
        about_id=RESULT,
        rule="grade_appeal",
        start=TOLD,
        last_day=last_day,
        reason=reason,
        **more,
    )
    with database.writing() as uow:
        return service.extend(uow, order)


def found(database):
    with database.reading() as session:
        return queries.deadline_of(session, RESULT, "grade_appeal", TOLD)


def test_the_new_last_day_counts_with_name_and_reason(database, published):
    assert found(database).last_day == date(2026, 11, 30)
    extend(database)

    said = found(database)
    assert (said.reckoned, said.last_day) == (date(2026, 11, 30), date(2026, 12, 4))
    assert (said.extended.name, said.extended.reason) == ("Solveig Nes", "The letter lay in another unit.")
    assert terms.DEADLINES_CHANGED in published[-1]


def test_the_newest_counts_and_the_one_before_is_kept(database):
    extend(database)
    extend(database, date(2026, 12, 8), before=date(2026, 12, 4))

    assert found(database).last_day == date(2026, 12, 8)
    with database.reading() as session:
        kept = session.scalars(select(DeadlineOverride.superseded).order_by(DeadlineOverride.last_day)).all()
    assert kept == [True, False]


def test_what_somebody_else_extended_meanwhile_is_shown(database):
    extend(database)

    with pytest.raises(Conflict) as conflict:
        extend(database, date(2026, 12, 8), before=date(2026, 11, 30))
    assert conflict.value.theirs == {"last_day": date(2026, 12, 4)}


def test_the_rules_are_asked(database):
    assert given_exams.refused(lambda: extend(database, date(2026, 11, 27), "")) == {
        "ShorterThanTheLaw",
        "ReasonMissing",
    }
