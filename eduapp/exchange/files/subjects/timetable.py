"""The timetable from a list of the school: on which weekdays, or on which day, a group meets where.

Rows are judged in their order by the one engine of conflicts, each as if those above were planned already.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.names import folded
from eduapp.core.progress import Progress
from eduapp.core.spans import Span
from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment import queries as enrolments
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import PlaceOutOfService
from eduapp.education.timetable import service, terms
from eduapp.education.timetable.queries import Draft, Planned
from eduapp.education.timetable.rules import Meeting, Series, reasons, sessions
from eduapp.education.timetable.rules.occurrences import EVERY_WEEK
from eduapp.exchange.files.formats import cells
from eduapp.exchange.files.formats import weekdays as parsers
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects import named
from eduapp.exchange.files.subjects.named import FIRST_NAMES, LAST_NAMES, PLACE, TEACHER, Groups
from eduapp.exchange.files.subjects.reasons import REASON, against_row, override_of
from eduapp.exchange.files.subjects.subject import KnownByNumber, Moment, Subject, entering

HERE_ALREADY = N_("{group} has these sessions already ({count}). Nothing is changed.")
SAME_LINE = N_("The same sessions stand in line {line}. They are planned once.")
PARTLY = N_(
    "{group} has {count} of these {total} sessions already. Write a row for the others only, or leave it out."
)
NO_DAY = N_("Write the weekdays on which the group meets, or a date for a single session.")
TWO_DAYS = N_("Write either weekdays or a date, not both.")
OTHER_TEACHER = N_(
    "{group} is taught by {teacher}. Change that on the group's page, or leave the cell empty."
)
NO_TEACHER = N_("Nobody teaches {group} yet. Choose a teacher on the group's page, or leave the cell empty.")
IN_LINE = N_("{group}, line {line}")  # what stands in the way, and where in the file it is

CODE = Field(
    "code", named.CODE.label, named.CODE.parse, synonyms=named.CODE.synonyms
)  # a group whose name no other has needs none
WEEKDAYS = Field(
    "weekdays",
    N_("Weekdays"),
    parsers.weekdays(),
    synonyms=("Ukedag", "Ukedager", "Vekedag", "Vekedagar", "Dag", "Dager", "Dagar", "Weekday", "Days"),
)
DAY = Field("day", N_("Date"), cells.dates(), synonyms=("Dato", "Day"))
START = Field(
    "start", N_("From"), cells.times(), required=True, synonyms=("Fra", "Frå", "Fra kl", "Start", "Kl")
)
END = Field("end", N_("To"), cells.times(), required=True, synonyms=("Til", "Til kl", "Slutt", "End"))
ROTATION = Field(
    "rotation",
    N_("Every n weeks"),
    cells.numbers(1, sessions.LONGEST_ROTATION),
    synonyms=("Hver n uke", "Kvar n veke", "Rullering", "Ukerullering", "Rotation"),
)
WEEKS = Field(
    "weeks",
    N_("Weeks of the rotation"),
    parsers.weeks(sessions.LONGEST_ROTATION),
    synonyms=("Rulleringsuke", "Rulleringsveke", "Uke i rulleringen", "Rotation week"),
)
FIRST = Field("first_day", N_("First day"), cells.dates(), synonyms=FIRST_NAMES)
LAST = Field("last_day", N_("Last day"), cells.dates(), synonyms=LAST_NAMES)
GROUP = named.GROUP
FIELDS = (CODE, GROUP, WEEKDAYS, DAY, START, END, PLACE, TEACHER, ROTATION, WEEKS, FIRST, LAST, REASON)
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    sessions.NoWeekday: WEEKDAYS.label,
    sessions.DaysRunBackwards: LAST.label,
    sessions.TimesRunBackwards: END.label,
    sessions.RotationImpossible: WEEKS.label,
    sessions.NoDayFits: FIRST.label,
    sessions.DaysAreClosed: FIRST.label,
    sessions.TooManySessions: LAST.label,
    sessions.OutsideGroup: FIRST.label,
    sessions.PlaceClosed: PLACE.label,
    sessions.CancelledStandsThere: START.label,
    PlaceOutOfService: PLACE.label,
    reasons.GroupMeetsThen: START.label,
    reasons.PlaceTaken: PLACE.label,
    reasons.TeacherBusy: START.label,
    reasons.LearnerBusy: START.label,
    reasons.LearnersBusy: START.label,
    reasons.ExamThen: START.label,
    reasons.NotTogether: GROUP.label,
}
_MAY_BE_SET_ASIDE = (reasons.PlaceTaken, reasons.TeacherBusy, reasons.LearnerBusy, reasons.LearnersBusy)


def fields(_today: date) -> Fields:
    """The columns a timetable may have."""
    return FIELDS


def judge(session: Session, preview: Preview, _moment: Moment) -> Judge:
    """Beside everything that is booked and each other, in the order of the lines."""
    findings = _Beside(session, preview).findings
    return lambda line, _values: findings.get(line, ())


class _Plan:
    """What rows name, looked up once: groups, places, and the site's calendar with who takes part."""

    def __init__(self, session: Session, rows: Sequence[RowVerdict]) -> None:
        groups, self._places = Groups(session), named.places_by_name(session)
        self._by_id = {place.id: place for place in places.places(session)}
        self._found = {row.line: _group_of(groups, row.values) for row in rows}
        heads = {one.id: one for one in self._found.values() if isinstance(one, GroupHead)}.values()
        first = min((head.first_day for head in heads), default=date.max)
        last = max((head.last_day for head in heads), default=date.max)
        running = groups.between(first, last) if heads else ()
        roll = enrolments.roll(session, first, last, groups=[one.id for one in running]) if heads else {}
        self.draft = Draft(session, list(heads), roll)

    def group(self, row: RowVerdict) -> GroupHead | Problem | None:
        """The group a row speaks of."""
        return self._found[row.line]

    def place(self, values: Values, group: GroupHead | None) -> PlaceRow | Problem | None:
        """The place a row names; if it names none, the group's own."""
        if PLACE.of(values) or group is None or group.place_id is None:
            return self._places.of(PLACE.of(values))
        return self._by_id.get(group.place_id)

    def planned(self, row: RowVerdict) -> Planned | None:
        """A row as the series it would become; None while something it cannot do without is missing."""
        group = self.group(row)
        if not isinstance(group, GroupHead):
            return None
        series, place = _series(row.values, group), self.place(row.values, group)
        return None if series is None or isinstance(place, Problem) else Planned(group, place, series)


class _Beside:
    """What the rows of a timetable are judged by, read once; `findings` says it by line."""

    def __init__(self, session: Session, preview: Preview) -> None:
        self._actor: Actor = session.info["actor"]
        rows = [row for row in preview.rows if row.choice is not State.LEFT_OUT]
        self._plan = _Plan(session, rows)
        self._coming: dict[tuple[UUID, UUID | None, Meeting], int] = {}  # group, place, when → line
        self.findings = {row.line: tuple(self._judge(row)) for row in rows}

    def _judge(self, row: RowVerdict) -> Iterator[Problem | Known]:
        """One row; what may come in stands in the way of those below."""
        group = self._plan.group(row)
        head = group if isinstance(group, GroupHead) else None
        found = [group, self._plan.place(row.values, head), *_against_cells(row.values, head)]
        problems = [one for one in found if isinstance(one, Problem)]
        yield from problems
        wanted = self._plan.planned(row)
        if wanted is None:
            return
        meetings = self._plan.draft.meetings(wanted.series) if _within(wanted) else ()
        known = self._known(wanted, meetings, row.values)
        if known is not None:
            yield known
            return
        against = list(against_row(self._plan.draft.against(wanted), row.values, self._actor, _CELLS))
        yield from against
        if not against and not problems and not row.problems:
            self._plan.draft.add(wanted, _(IN_LINE).format(group=wanted.group.label, line=row.line))
            self._coming.update({(*_whose(wanted), meeting): row.line for meeting in meetings})

    def _known(self, wanted: Planned, meetings: Sequence[Meeting], values: Values) -> Known | Problem | None:
        """Whether these very sessions are there, in the program or in a line above."""
        group = wanted.group
        standing = [one for m in meetings if (one := self._plan.draft.standing(group.id, m)) is not None]
        lines = {self._coming.get((*_whose(wanted), meeting)) for meeting in meetings}
        told = {"group": group.label, "count": len(standing), "total": len(meetings)}
        if standing and len(standing) == len(meetings):
            moved = PLACE.of(values) and any(one.place_id != _whose(wanted)[1] for one in standing)
            return KnownByNumber(HERE_ALREADY, told, differs=(PLACE.label,) if moved else ())
        if standing:
            return Problem(PARTLY, told, column=GROUP.label)
        if len(lines) == 1 and (line := lines.pop()) is not None:
            return Known(SAME_LINE, {"line": line}, certain=True)
        return None


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Plan them one after the other, as the week's page would."""
    fresh = entering(rows)
    plan = _Plan(uow.session, fresh)
    for count, row in enumerate(fresh):
        progress.step(count, len(fresh))
        wanted = plan.planned(row)
        if wanted is None:  # its group is gone: the page would have said so
            continue
        series, (group_id, place_id) = wanted.series, _whose(wanted)
        command = service.PlanSessions(
            group_id=group_id,
            place_id=place_id,
            weekdays=series.weekdays,
            start_minute=series.span.start,
            end_minute=series.span.end,
            first_day=series.first_day,
            last_day=series.last_day,
            rotation=series.rotation,
            weeks=series.weeks,
            roll=plan.draft.company(group_id, place_id, series.first_day, series.last_day),
            override=override_of(row.values, *_MAY_BE_SET_ASIDE),
        )
        service.plan_sessions(uow, command)
    return len(fresh)


def _against_cells(values: Values, group: GroupHead | None) -> Iterator[Problem]:
    """What cells say against each other, and of a teacher who is not the group's."""
    weekdays, day, teacher = WEEKDAYS.of(values), DAY.of(values), TEACHER.of(values)
    if weekdays is not None and day is not None:
        yield Problem(TWO_DAYS, column=DAY.label)
    if weekdays is None and day is None:
        yield Problem(NO_DAY, column=WEEKDAYS.label)
    if group is not None and teacher and folded(teacher) != folded(group.teacher):
        told = {"group": group.label, "teacher": group.teacher}
        yield Problem(OTHER_TEACHER if group.teacher else NO_TEACHER, told, teacher, TEACHER.label)


def _series(values: Values, group: GroupHead) -> Series | None:
    """The meetings of a row: on one day, or on weekdays from a first to a last day (the group's own)."""
    weekdays, day, start, end = WEEKDAYS.of(values), DAY.of(values), START.of(values), END.of(values)
    if start is None or end is None or (weekdays is None) == (day is None):
        return None
    span = Span(start, end)
    if day is not None:
        return Series(frozenset({day.weekday()}), span, day, day, anchor=group.first_day)
    return Series(
        weekdays or frozenset(),
        span,
        FIRST.of(values) or group.first_day,
        LAST.of(values) or group.last_day,
        ROTATION.of(values) or 1,
        WEEKS.of(values) or EVERY_WEEK,
        anchor=group.first_day,
    )


def _within(wanted: Planned) -> bool:
    """Whether the series lies within the group's days: a slip in a year is not gone through day by day."""
    group, series = wanted.group, wanted.series
    return group.first_day <= series.first_day and series.last_day <= group.last_day


def _whose(wanted: Planned) -> tuple[UUID, UUID | None]:
    return wanted.group.id, wanted.place.id if wanted.place else None


def _group_of(groups: Groups, values: Values) -> GroupHead | Problem | None:
    return groups.of(CODE.of(values), GROUP.of(values), DAY.of(values) or FIRST.of(values))


TIMETABLE = Subject(
    key="timetable",
    label=N_("Timetable"),
    title=N_("Bring in the timetable"),
    permissions=(terms.PLAN_SESSIONS,),
    topics_of="timetable.week",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    verb=lambda count: ngettext(
        "Bring in {count} row of the timetable", "Bring in {count} rows of the timetable", count
    ).format(count=count),
    done=lambda count: ngettext(
        "{count} row of the timetable is in.", "{count} rows of the timetable are in.", count
    ).format(count=count),
)
