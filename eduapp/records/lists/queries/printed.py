"""What has been printed: by day, session and group; whether it still holds, and whether it came back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, select, true, union_all
from sqlalchemy.orm import Session as Look
from sqlalchemy.orm import aliased

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.clock import zone
from eduapp.core.db.moment import Moment, moment_of
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.education.attendance import queries as attendance
from eduapp.education.courses.models import CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import within
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.records.lists import rules
from eduapp.records.lists.models import ListEdition, ListReturn, PrintedList
from eduapp.records.lists.queries.own import kept_back
from eduapp.records.lists.queries.present import contents_now
from eduapp.records.lists.rules import Change, Content, Kind, Subject

LOOK_AHEAD = timedelta(days=14)  # lists for later days are looked at when these come nearer
_WEEK = timedelta(days=6)
SHOWN = 300

_Typist = aliased(User)
COLUMNS_OF_A_LIST = (  # all that `subject_of` reads, and the number
    PrintedList.number,
    PrintedList.kind,
    PrintedList.day,
    PrintedList.session_id,
    PrintedList.place_id,
    PrintedList.learner_id,
    PrintedList.unit,
    PrintedList.site,
)


@dataclass(frozen=True)
class PrintedRow:
    """One list, in the newest version that was printed."""

    id: UUID  # of the version
    list_id: UUID
    number: str
    edition: int
    subject: Subject
    content: Content
    printed_at: datetime  # wall time at the site
    printed_by: str
    typed_at: datetime | None = None
    typed_by: str = ""
    over: bool = False  # what it is of has passed
    on_screen: bool = False  # everybody was recorded, on the screen instead of the paper
    changes: tuple[Change, ...] = ()  # since it was printed, as long as that matters

    @property
    def label(self) -> str:
        """Number and version in one."""
        return rules.with_edition(self.number, self.edition)

    @property
    def out_of_date(self) -> bool:
        """Whether it should be printed again."""
        return bool(self.changes)

    @property
    def comes_back(self) -> bool:
        """Whether it is to be typed in, and has not been."""
        return rules.comes_back(self.subject.kind) and self.typed_at is None and not self.on_screen


@dataclass(frozen=True)
class UnreturnedRow:
    """A register sheet that was printed and not typed in, of a session whose register has gaps."""

    list_id: UUID
    number: str
    edition: int
    session_id: UUID
    group_id: UUID
    teacher_id: UUID | None
    course: str
    group: str
    day: date
    start_minute: int
    end_minute: int
    printed_at: datetime
    printed_by: str
    missing: int  # learners nothing was recorded of


def printed_for(look: Look, day: date, scope: Scope = EVERYTHING) -> list[PrintedRow]:
    """The lists of a day and of the week around it, by kind and number, with what has changed since."""
    monday = day - timedelta(days=day.weekday())
    return _judged(look, _rows(_between(day, day, scope, mondays_from=monday)))


def of_subjects(look: Look, subjects: Collection[Subject]) -> list[PrintedRow]:
    """What is on paper of some subjects."""
    keys = [subject.key for subject in subjects]
    return _judged(look, _rows(PrintedList.subject.in_(keys))) if keys else []


def of_session(look: Look, session_id: UUID) -> PrintedRow | None:
    """The register sheet of a session, or None if there is none on paper."""
    return next(iter(_judged(look, _rows(PrintedList.session_id == session_id))), None)


def of_group(look: Look, group_id: UUID) -> list[PrintedRow]:
    """The register sheets of a group that matter now: those to come, and those not typed in."""
    own = select(Session.id).where(Session.group_id == group_id)
    rows = _judged(look, _rows(PrintedList.session_id.in_(own)))
    return [row for row in rows if row.comes_back or not row.over]


def out_of_date(look: Look, today: date, scope: Scope = EVERYTHING) -> list[PrintedRow]:
    """Lists for today and the next days that should be printed again, of a scope."""
    near = _between(today, today + LOOK_AHEAD, scope, mondays_from=today - _WEEK)
    return [row for row in _judged(look, _rows(near)) if row.out_of_date]


def unreturned(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> list[UnreturnedRow]:
    """Register sheets of a first to a last day that were printed and not typed in, oldest session first.

    Of a scope. Not those of cancelled sessions, nor where everybody was recorded on the
    screen instead. Two statements.
    """
    wanted = and_(
        PrintedList.id.in_(_sheets_between(first, last, scope)),
        Session.state == "planned",
        ListReturn.id.is_(None),
    )
    found = list(look.execute(_rows(wanted)))
    recorded = attendance.recorded(look, [row.session_id for row in found])
    rows = [
        UnreturnedRow(
            row.list_id,
            row.number,
            row.edition,
            row.session_id,
            row.group_id,
            row.teacher_id,
            row.content["of"],
            row.content["parts"][0].get("group", ""),
            row.session_day,
            row.start_minute,
            row.end_minute,
            _wall(row.printed_at),
            row.printed_by,
            recorded[row.session_id].unmarked,
        )
        for row in found
        if not recorded[row.session_id].done
    ]
    return sorted(rows, key=lambda row: (row.day, row.start_minute, row.number))


def _rows(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The newest printed version of each list, with its return if it stands."""
    newest = (
        select(func.max(ListEdition.edition))
        .where(ListEdition.list_id == PrintedList.id, ListEdition.printed == true())
        .correlate(PrintedList)
        .scalar_subquery()
    )
    standing = and_(ListReturn.list_id == PrintedList.id, ListReturn.taken_back == false())
    return (
        select(
            ListEdition.id,
            PrintedList.id.label("list_id"),
            *COLUMNS_OF_A_LIST,
            ListEdition.edition,
            ListEdition.content,
            ListEdition.printed_at,
            User.name.label("printed_by"),
            ListReturn.typed_at,
            func.coalesce(_Typist.name, "").label("typed_by"),
            Session.day.label("session_day"),
            Session.start_minute,
            Session.end_minute,
            Session.group_id,
            CourseGroup.teacher_id,
        )
        .join(ListEdition, and_(ListEdition.list_id == PrintedList.id, ListEdition.edition == newest))
        .join(User, User.id == ListEdition.printed_by)
        .outerjoin(ListReturn, standing)
        .outerjoin(_Typist, _Typist.id == ListReturn.typed_by)
        .outerjoin(Session, Session.id == PrintedList.session_id)
        .outerjoin(CourseGroup, CourseGroup.id == Session.group_id)
        .where(which)
        .order_by(PrintedList.kind, PrintedList.day, PrintedList.id)
        .limit(SHOWN)
    )


def _between(first: date, last: date, scope: Scope, *, mondays_from: date) -> ColumnElement[bool]:
    """That a list is of one of these days, or of a week that begins from `mondays_from` to the last of them.

    A session has a day of its own: it may have been moved since its list was printed. To what one teacher
    teaches only register sheets belong; to a site all that is printed of its places, units and people.
    """
    sessions = _sheets_between(first, last, scope)
    if scope.teacher_id is not None:
        return PrintedList.id.in_(sessions)
    days = select(PrintedList.id).where(PrintedList.day.between(first, last))
    at_places, of_units = (days.where(PrintedList.kind == kind) for kind in (Kind.PLACE, Kind.UNIT))
    weeks = select(PrintedList.id).where(
        PrintedList.day.between(mondays_from, last), PrintedList.kind == Kind.WEEK
    )
    if scope.sites:
        there = Learner.site.in_(sorted(scope.sites))
        at_places = at_places.where(PrintedList.place_id.in_(places.at(scope.sites)))
        of_units = of_units.where(PrintedList.site.in_([*sorted(scope.sites), ""]))
        weeks = weeks.where(PrintedList.learner_id.in_(select(Learner.id).where(there)))
    return PrintedList.id.in_(union_all(sessions, at_places, of_units, weeks))


def _sheets_between(first: date, last: date, scope: Scope = EVERYTHING) -> Select[UUID]:
    """The register sheets of sessions of some days in a scope."""
    sessions = (
        select(PrintedList.id)
        .join(Session, Session.id == PrintedList.session_id)
        .where(Session.day.between(first, last))
    )
    return sessions if not scope else sessions.where(within(scope))


def _judged(look: Look, query: Select[*tuple[Any, ...]]) -> list[PrintedRow]:
    """The rows whoever looks may be told of, with what has changed of those still ahead and not typed in."""
    now = moment_of(look)
    rows = [_row(row, now) for row in look.execute(query)]
    open_ones = [row for row in rows if not row.over and row.typed_at is None]
    present = contents_now(look, [row.subject for row in open_ones]) if open_ones else {}
    versions = {row.subject: (row.content, present.get(row.subject)) for row in rows}
    others = kept_back(look, versions)
    rows, open_ones = ([row for row in some if row.subject not in others] for some in (rows, open_ones))
    changed = {row.id: rules.changes(row.content, present[row.subject]) for row in open_ones}
    ids = [row.subject.id for row in rows if row.subject.kind == Kind.REGISTER and row.subject.id]
    done = {id for id, far in attendance.recorded(look, ids).items() if far.done} if ids else set()
    return [
        replace(
            row, changes=changed.get(row.id, ()), on_screen=row.typed_at is None and row.subject.id in done
        )
        for row in rows
    ]


def _row(row: Row[Any], now: Moment) -> PrintedRow:
    subject = subject_of(row)
    content = Content.from_dict(row.content)
    return PrintedRow(
        row.id,
        row.list_id,
        row.number,
        row.edition,
        subject,
        content,
        _wall(row.printed_at),
        row.printed_by,
        _wall(row.typed_at) if row.typed_at is not None else None,
        row.typed_by,
        over=_is_over(content, row, now),
    )


def subject_of(row: Any) -> Subject:  # noqa: ANN401 - a row with the columns of printed_list
    """What a list is of."""
    return Subject(row.kind, row.day, row.session_id or row.place_id or row.learner_id, row.unit, row.site)


def _is_over(content: Content, row: Row[Any], now: Moment) -> bool:
    if row.session_day is not None:
        return (row.session_day, row.end_minute) <= (now.day, now.minute)
    ends = [(part.day, part.end if part.end is not None else MINUTES_A_DAY) for part in content.parts]
    return max(ends) <= (now.day, now.minute) if ends else row.day < now.day


def _wall(at: datetime) -> datetime:
    return at.astimezone(zone())
