"""Typing a list in: every mark through the register's own use case, all of them in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound, Refused
from eduapp.core.i18n import _
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries as attendance_queries
from eduapp.education.attendance import service as attendance
from eduapp.people.learners import queries as learners
from eduapp.records.lists import queries, rules, terms
from eduapp.records.lists.models import ListEdition, ListReturn, PrintedList
from eduapp.records.lists.queries import Opened


@dataclass(frozen=True)
class TypedMark:
    """What a row of the paper says (code: attendance_codes). A guest is not on the paper."""

    learner_id: UUID
    code: str
    minutes_late: int = 0
    guest: bool = False


@dataclass(frozen=True, kw_only=True)
class TypeListIn(Command):
    """The rows that are filled in; empty ones stay unrecorded.

    `knowing` is the state (Standing.now) that somebody was told of who types in what still fits.
    """

    edition_id: UUID
    marks: tuple[TypedMark, ...]
    knowing: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeBackList(Command):
    """It was the wrong paper, or full of slips: all its marks, as one step."""

    return_id: UUID


def type_list_in(uow: UnitOfWork, command: TypeListIn) -> UUID:
    """Record what a paper says. All of it, or nothing with every reason against it."""
    uow.require(terms.TYPE_IN)
    opened = _locked(uow, command.edition_id)
    session_id = opened.session_id
    uow.enforce(
        [*rules.check_standing(opened.standing, command.knowing), *_against_rows(uow, opened, command.marks)]
    )
    if session_id is None:
        raise NotFound

    mark_ids = _record(
        uow, session_id, command.marks, _("Paper list {number}").format(number=opened.standing.label)
    )
    returned = ListReturn(
        list_id=opened.list_id,
        edition_id=opened.edition_id,
        typed_at=uow.now,
        typed_by=uow.actor.user_id,
        mark_ids=[str(id) for id in mark_ids],
    )
    uow.session.add(returned)
    uow.session.flush()
    uow.audit(
        terms.TYPED_IN,
        returned.list_id,
        None,
        number=opened.standing.label,
        of=opened.content.of,
        count=len(command.marks),
    )
    uow.publish(terms.LISTS_CHANGED)
    return returned.id


def take_back_list(uow: UnitOfWork, command: TakeBackList) -> int:
    """Undo a list that was typed in: its marks go, what they superseded holds again, and it is open anew.

    How many marks; those that somebody changed since are left alone.
    """
    uow.require(terms.TYPE_IN)
    returned = uow.session.get(ListReturn, command.return_id)
    if returned is None:
        raise NotFound
    uow.lock(PrintedList, returned.list_id)
    uow.session.refresh(returned)
    if returned.taken_back:
        raise Conflict

    mark_ids = tuple(UUID(id) for id in returned.mark_ids)
    count = attendance.take_back(uow, attendance.TakeBack(mark_ids=mark_ids))
    returned.taken_back = True
    number = uow.session.get_one(PrintedList, returned.list_id).number
    uow.audit(terms.TAKEN_BACK, returned.list_id, None, number=number, count=count)
    uow.publish(terms.LISTS_CHANGED)
    return count


def _locked(uow: UnitOfWork, edition_id: UUID) -> Opened:
    """The list as it stands once nobody else can type it in."""
    edition = uow.session.get(ListEdition, edition_id)
    if edition is None:
        raise NotFound
    uow.lock(PrintedList, edition.list_id)
    opened = queries.by_edition(uow.session, edition_id)
    if opened is None:
        raise NotFound
    return opened


def _against_rows(uow: UnitOfWork, opened: Opened, marks: Iterable[TypedMark]) -> list[Violation]:
    typed = list(marks)
    rows = [str(mark.learner_id) for mark in typed if not mark.guest]
    guests = [str(mark.learner_id) for mark in typed if mark.guest]
    names = {str(id): name for id, name in learners.names(uow.session, [m.learner_id for m in typed]).items()}
    on_list = [line.id for line in opened.content.lines]
    return list(rules.check_rows(rows, guests, on_list, opened.standing.number, names))


def _record(uow: UnitOfWork, session_id: UUID, marks: Iterable[TypedMark], paper: str) -> list[UUID]:
    """The marks that are new. What the register has against any of them refuses the whole paper.

    What stood overnight is changed because of the paper, named by its number. Who is too late for that needs
    a second name (R45), and finds the field for it in the register.
    """
    register = attendance_queries.register(uow.session, session_id)
    rows = register.rows if register is not None else ()
    known = {row.mark_id for row in rows}
    overnight = {
        row.id for row in rows if row.marked_at and row.marked_at.astimezone(zone()).date() < uow.today
    }
    typed = list(marks)
    names = learners.names(uow.session, [mark.learner_id for mark in typed])
    fresh: list[UUID] = []
    against: list[Violation] = []
    for mark in typed:
        try:
            why = paper if mark.learner_id in overnight else ""
            mark_id = attendance.mark(uow, _as_said(session_id, mark, why))
        except Refused as refusal:  # before it wrote anything: go on, so that all reasons are told at once
            name = names.get(mark.learner_id, "")
            against += [
                rules.RowRefused(name=name, reason=violation.sentence()) for violation in refusal.violations
            ]
        else:
            fresh += [mark_id] if mark_id not in known else []
    uow.enforce(against)
    return fresh


def _as_said(session_id: UUID, mark: TypedMark, why: str) -> attendance.MarkLearner:
    """A row of the paper in the register's own words: the one place that knows them."""
    return attendance.MarkLearner(
        session_id=session_id,
        learner_id=mark.learner_id,
        code=mark.code,
        minutes_late=mark.minutes_late,
        guest=mark.guest,
        why=why,
    )
