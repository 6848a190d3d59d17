"""Groups from a list of the school: which course runs, with whom, where and from when to when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, ngettext
from eduapp.core.names import folded, tidy
from eduapp.core.progress import Progress
from eduapp.core.violations import Violation
from eduapp.education.courses import queries, rules, service, terms
from eduapp.education.courses.queries import Chosen, GroupHead
from eduapp.education.courses.rules import CourseFacts, GroupFacts
from eduapp.education.courses.rules import course as course_rules
from eduapp.education.courses.rules import groups as group_rules
from eduapp.education.places.queries import PlaceRow
from eduapp.exchange.files.formats import cells
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects import named
from eduapp.exchange.files.subjects.named import CODE, FIRST_NAMES, GROUP, LAST_NAMES, PLACE, TEACHER, Groups
from eduapp.exchange.files.subjects.reasons import REASON, against_row, override_of
from eduapp.exchange.files.subjects.subject import KnownByNumber, Moment, Subject, entering

HERE_ALREADY = N_("{course} has this group already, in these days. Nothing is changed.")
SAME_LINE = N_("The same group stands in line {line}. It is opened once.")
TWICE = N_(
    "{text} stands in line {line} already, for the same days. Keep one of them, or give one another name."
)

CAPACITY = Field(
    "capacity",
    N_("Places in the group"),
    cells.numbers(1, course_rules.MOST_PLACES),
    synonyms=("Plasser", "Plassar", "Antall plasser", "Places", "Capacity"),
)
FIRST = Field(
    "first_day",
    N_("First day"),
    cells.dates(),
    required=True,
    synonyms=(*FIRST_NAMES, "Fra", "Frå", "Start"),
)
LAST = Field(
    "last_day",
    N_("Last day"),
    cells.dates(),
    required=True,
    synonyms=(*LAST_NAMES, "Til", "Slutt"),
)
FIELDS = (CODE, GROUP, TEACHER, PLACE, CAPACITY, FIRST, LAST, REASON)
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    group_rules.GroupNameMissing: GROUP.label,
    course_rules.NameTooLong: GROUP.label,
    course_rules.CapacityImpossible: CAPACITY.label,
    group_rules.GroupRunsBackward: LAST.label,
    group_rules.GroupRunsTooLong: LAST.label,
    group_rules.RoomTooSmall: PLACE.label,
    group_rules.PlaceNotOffered: PLACE.label,
    group_rules.CourseNotOffered: CODE.label,
    group_rules.CourseNotValid: CODE.label,
}


@dataclass(frozen=True)
class _Wanted:
    """A row as the group it would become, as far as what it names is known."""

    course: CourseFacts
    facts: GroupFacts
    teacher: Chosen | None
    place: PlaceRow | None

    @property
    def key(self) -> tuple[str, str]:
        """What a group is known by, besides its days."""
        return self.course.code, folded(self.facts.name)


def fields(_today: date) -> Fields:
    """The columns a list of groups may have."""
    return FIELDS


def judge(session: Session, preview: Preview, _moment: Moment) -> Judge:
    """Beside catalogue, places, staff and each other: known, or new, or what stands against it."""
    return _Beside(session, preview).look


class _Beside:
    """What the rows of a list of groups are judged by, read once."""

    def __init__(self, session: Session, preview: Preview | None = None) -> None:
        self._actor: Actor = session.info["actor"]
        self._catalogue = {course.code.upper(): course for course in queries.catalogue(session)}
        self._groups = Groups(session)
        self._teachers, self._places = named.teachers_by_name(session), named.places_by_name(session)
        self._first: dict[tuple[str, str], list[tuple[int, _Wanted]]] = {}
        for row in preview.rows if preview is not None else ():
            wanted = self.wanted(row.values)
            comes_in = wanted is not None and not row.problems and row.choice is not State.LEFT_OUT
            if wanted is not None and comes_in and not any(self._against(wanted, row.values)):
                self._first.setdefault(wanted.key, []).append((row.line, wanted))

    def look(self, line: int, values: Values) -> Iterator[Problem | Known]:
        """One row."""
        code = CODE.of(values)
        if code and code not in self._catalogue:
            yield Problem(named.NO_SUCH_COURSE, text=code, column=CODE.label)
        for found in (self._teachers.of(TEACHER.of(values)), self._places.of(PLACE.of(values))):
            if isinstance(found, Problem):
                yield found
        wanted = self.wanted(values)
        if wanted is None:
            return
        known = self._known(wanted)
        if known is not None:
            told = {"course": wanted.course.name}
            yield KnownByNumber(HERE_ALREADY, told, differs=tuple(_differing(wanted, known, values)))
            return
        yield from self._against(wanted, values)
        yield from self._others(line, wanted)

    def wanted(self, values: Values) -> _Wanted | None:
        """A row as the group it would become; None while something it cannot do without is missing."""
        course = self._catalogue.get(CODE.of(values) or "")
        name, first, last = GROUP.of(values), FIRST.of(values), LAST.of(values)
        if course is None or name is None or first is None or last is None:
            return None
        teacher, place = self._teachers.of(TEACHER.of(values)), self._places.of(PLACE.of(values))
        return _Wanted(
            course,
            GroupFacts(tidy(name), CAPACITY.of(values) or course.capacity, first, last),
            None if isinstance(teacher, Problem) else teacher,
            None if isinstance(place, Problem) else place,
        )

    def _known(self, wanted: _Wanted) -> GroupHead | None:
        """A group of that course and name whose days touch these: next term's may have the same name."""
        called = self._groups.called(wanted.course.code, wanted.facts.name)
        return next((one for one in called if _touch(one.facts, wanted.facts)), None)

    def _against(self, wanted: _Wanted, values: Values) -> Iterator[Problem]:
        return against_row(_violations(wanted), values, self._actor, _CELLS)

    def _others(self, line: int, wanted: _Wanted) -> Iterator[Problem | Known]:
        """The same group in a line above: once if all is the same, else somebody must say which counts."""
        for first, other in self._first.get(wanted.key, ()):
            if first >= line:
                return
            if other == wanted:
                yield Known(SAME_LINE, {"line": first}, certain=True)
                return
            if _touch(other.facts, wanted.facts):
                yield Problem(TWICE, {"line": first}, wanted.facts.name, GROUP.label)
                return


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Open them, as the page of groups would."""
    ids = {code.upper(): id for code, id in queries.codes(uow.session).items()}
    beside, fresh = _Beside(uow.session), entering(rows)
    for count, row in enumerate(fresh):
        wanted = beside.wanted(row.values)
        progress.step(count, len(fresh))
        if wanted is None:  # its course is gone: the page would have said so
            continue
        command = service.OpenGroup(
            course_id=ids[wanted.course.code.upper()],
            name=wanted.facts.name,
            teacher_id=wanted.teacher.id if wanted.teacher else None,
            place_id=wanted.place.id if wanted.place else None,
            capacity=wanted.facts.capacity,
            first_day=wanted.facts.first_day,
            last_day=wanted.facts.last_day,
            override=override_of(row.values, group_rules.RoomTooSmall),
        )
        service.open_group(uow, command)
    return len(fresh)


def _violations(wanted: _Wanted) -> Iterator[Violation]:
    """What `open_group` would have against it."""
    place = wanted.place
    yield from rules.check_group(wanted.facts, (place.name, place.seats) if place else None)
    if place is not None:
        yield from rules.check_chosen_place(place.name, place.active and not place.hidden, same=False)
    yield from rules.check_new_group(wanted.course, wanted.facts.first_day)


def _touch(one: GroupFacts, other: GroupFacts) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _differing(wanted: _Wanted, known: GroupHead, values: Values) -> Iterator[str]:
    """Labels of the columns in which the file says something else; an empty cell says nothing."""
    facts = wanted.facts
    if wanted.teacher is not None and wanted.teacher.id != known.teacher_id:
        yield TEACHER.label
    if wanted.place is not None and wanted.place.id != known.place_id:
        yield PLACE.label
    if CAPACITY.of(values) is not None and facts.capacity != known.capacity:
        yield CAPACITY.label
    if facts.first_day != known.first_day:
        yield FIRST.label
    if facts.last_day != known.last_day:
        yield LAST.label


GROUPS = Subject(
    key="groups",
    label=N_("Groups"),
    title=N_("Bring in groups"),
    permissions=(terms.OPEN_GROUPS,),
    topics_of="enrolment.groups",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    turn=terms.GROUP_NAMES,
    verb=lambda count: ngettext("Bring in {count} group", "Bring in {count} groups", count).format(
        count=count
    ),
    done=lambda count: ngettext("{count} group is in.", "{count} groups are in.", count).format(count=count),
)
