"""Long-term school data keep only the neutral mark: in time, the reason and all free text are taken away."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, select, text, update

from eduapp.core.db.parts import in_parts
from eduapp.core.db.site_settings import store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.attendance import queries, rules, terms
from eduapp.education.attendance.models import Mark
from eduapp.education.timetable.models import Session

_AT_ONCE = 500  # SQLite takes a limited number of parameters
# As the index says it, so that only marks with something to take away are looked at.
_DETAILED = text("(attendance_mark.reason <> '' OR attendance_mark.note <> '' OR attendance_mark.why <> '')")


@dataclass(frozen=True, kw_only=True)
class NeutraliseDue(Command):
    """A day has begun: what was due to be reduced by then, goes."""

    day: date


@dataclass(frozen=True, kw_only=True)
class KeepReasons(Command):
    """So many days after a session, only the neutral mark is left of an absence."""

    days: int


def neutralise_due(uow: UnitOfWork, command: NeutraliseDue) -> int:
    """Reduce what is due on a day to the neutral mark; how many marks. Repeating it does nothing.

    Of whom nothing may go it stays, until it may.
    Marks that were superseded are reduced too. Minutes, names and moments stay, and where minutes went; only
    that somebody refused is a reason as well. The trail notes how many, never what.
    """
    uow.require(terms.KEEP_REASONS)
    uow.enforce(rules.check_reducing(command.day, uow.today))
    days = queries.reasons_kept(uow.session, command.day)
    last = command.day - timedelta(days=days)

    whose = select(Mark.id, Mark.learner_id).join(Session, Session.id == Mark.session_id)
    due, held = uow.session.execute(whose.where(Session.day < last, _DETAILED)), uow.held_back()
    ids = [id_ for id_, learner_id in due if learner_id not in held]
    missed = case(
        *((Mark.missed == one, rules.neutral(one)) for one in rules.MISSED if one != rules.neutral(one)),
        else_=Mark.missed,
    )
    reduced = update(Mark).values(
        reason="",
        note="",
        why="",
        document_seen=False,
        missed=missed,
        reduced_at=uow.now,
        version=Mark.version + 1,
    )
    unseen = {"synchronize_session": False}  # no mark is loaded here
    for part in in_parts(ids, _AT_ONCE):
        uow.session.execute(reduced.where(Mark.id.in_(part)), execution_options=unseen)
    if ids:
        uow.audit(terms.REASONS_REDUCED, uow.actor.user_id, count=len(ids), last=last.isoformat(), days=days)
        uow.publish(terms.MARKS_CHANGED)
    return len(ids)


def keep_reasons(uow: UnitOfWork, command: KeepReasons) -> None:
    """Set for how long reasons are kept here."""
    uow.require(terms.KEEP_REASONS)
    uow.enforce(rules.check_keeping(command.days, uow.today))
    before = queries.reasons_kept(uow.session, uow.today)

    store_site_value(uow.session, terms.REASONS_KEPT, command.days)
    uow.audit(terms.REASONS_KEPT_SET, uow.actor.user_id, days=command.days, before=before)
    uow.publish(terms.REASONS_KEPT_CHANGED)
