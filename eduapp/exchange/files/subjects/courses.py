"""The catalogue of courses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, ngettext
from eduapp.core.progress import Progress
from eduapp.core.violations import Violation
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.rules import (
    CourseFacts,
    Requirement,
    Unreadable,
    check_course,
    check_modules,
    codes_in,
    goes_round,
    in_order,
    modules_in,
    requirement_of,
    scales,
)
from eduapp.education.courses.rules import course as rules
from eduapp.education.courses.rules.validity import ValidBackward
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem, entering

HERE_ALREADY = N_("{name} is in the catalogue already. Nothing is changed.")
NEEDS_REFUSED = N_(
    "It asks for {code}, which stands in line {line} but is not brought in. See to that first."
)

ALSO_WRITTEN = {
    "higher": ("høyere", "høgare", "fagskole"),
    "short": ("kurs", "short course"),
    "upper_secondary": ("vgs",),
}
# What a course of a kind is assessed on when the list does not say; it can be changed in the catalogue.
USUAL_SCALE = {"upper_secondary": "K16", "vocational": "K16", "short": "BIB", "higher": "AF"}
USUAL_MINUTES, USUAL_PLACES = 60, 12


def codes(text: str) -> str | Problem:
    """Course codes are kept in capitals, so that nor-a2 and NOR-A2 are one."""
    code = words.codes(rules.LONGEST_CODE)(text)
    return code if isinstance(code, Problem) else code.upper()


CODE = Field("code", N_("Code"), codes, required=True, unique=True, synonyms=("Kode", "Fagkode"))
NAME = Field(
    "name",
    N_("Name"),
    words.texts(rules.LONGEST_NAME),
    required=True,
    synonyms=("Navn", "Namn", "Kurs", "Kursnavn", "Kursnamn", "Title"),
)
KIND = Field(
    "kind",
    N_("Kind"),
    words.choices(
        {
            code.key: (*dict.fromkeys(code.labels.values()), *ALSO_WRITTEN.get(code.key, ()))
            for code in code_list("course_kinds")
        }
    ),
    required=True,
    synonyms=("Type", "Slag", "Kategori"),
)
HOURS = Field(
    "planned_hours",
    N_("Hours"),
    cells.numbers(1, rules.MOST_HOURS),
    required=True,
    synonyms=("Timer", "Timar", "Omfang"),
)
UNIT = Field(
    "minutes_per_hour",
    N_("Minutes in an hour"),
    cells.numbers(),
    synonyms=("Minutter per time", "Minutt per time", "Minutes per hour"),
)
PLACES = Field(
    "capacity",
    N_("Places in a group"),
    cells.numbers(1, rules.MOST_PLACES),
    synonyms=("Plasser", "Plassar", "Places", "Capacity"),
)
NEEDS = Field(
    "prerequisites",
    N_("Prerequisites"),
    words.texts(200),
    synonyms=("Forkunnskap", "Forkunnskaper", "Forkunnskapar", "Forkunnskapskrav", "Krav"),
)
SCALE = Field(
    "scale",
    N_("Grade scale"),
    words.choices({scale.key: (scale.key, scale.label) for scale in scales()}),
    synonyms=("Karakterskala", "Skala", "Scale"),
)
PARTNER = Field(
    "partner",
    N_("External partner"),
    words.texts(rules.LONGEST_PARTNER),
    synonyms=("Partner", "Samarbeidspartner", "Ekstern partner", "Ekstern samarbeidspartner"),
)
VALID_FROM = Field("valid_from", N_("Valid from"), cells.dates(), synonyms=("Gyldig fra", "Gyldig frå"))
VALID_TO = Field("valid_to", N_("Valid to"), cells.dates(), synonyms=("Gyldig til", "Valid until"))
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    rules.CodeOdd: CODE.label,
    rules.NameTooLong: NAME.label,
    rules.HiddenCharacters: NAME.label,
    rules.HoursImpossible: HOURS.label,
    rules.UnitUnknown: UNIT.label,
    rules.CapacityImpossible: PLACES.label,
    rules.ScaleUnknown: SCALE.label,
    rules.PartnerTooLong: PARTNER.label,
    ValidBackward: VALID_TO.label,
}


def fields(_today: date) -> Fields:
    """The columns a catalogue may have."""
    return (CODE, NAME, KIND, HOURS, UNIT, PLACES, NEEDS, SCALE, PARTNER, VALID_FROM, VALID_TO)


def judge(session: Session, preview: Preview, _moment: Moment) -> Judge:
    """Beside the catalogue: known by code, or new; prerequisites may stand in the same file."""
    return _Beside(session, preview).look


class _Beside:
    """What the rows of a list of courses are judged by, read once.

    A course may ask for another of the same file only if that one comes in too, and so on down the line.
    """

    def __init__(self, session: Session, preview: Preview) -> None:
        self._here = {course.code: _wish(course.prerequisites) for course in queries.catalogue(session)}
        self._modules = queries.module_codes(session)
        self._lines: dict[str, int] = {}
        self._coming: dict[str, Requirement | None] = {}
        for row in preview.rows:
            code, facts = CODE.of(row.values), facts_of(row.values)
            if code and row.choice is not State.LEFT_OUT:
                self._lines.setdefault(code, row.line)
            if facts is not None and self._may_come_in(row, facts):
                self._coming.setdefault(facts.code, _wish(facts.prerequisites))
        self._leave_out_who_waits_in_vain()
        self._round = frozenset(goes_round(self._here | self._coming)) - set(self._here)

    def look(self, _line: int, values: Values) -> Iterator[Problem | Known]:
        """One row."""
        facts = facts_of(values)
        if facts is None:
            return
        if facts.code in self._here:
            yield Known(HERE_ALREADY, {"name": facts.code}, certain=True)
            return
        for violation in check_course(facts):
            yield as_problem(violation, _CELLS.get(type(violation), ""))
        yield from self._prerequisites(facts)

    def _may_come_in(self, row: RowVerdict, facts: CourseFacts) -> bool:
        stands_against = row.problems or any(check_course(facts))
        wish = requirement_of(facts.prerequisites)
        readable = not isinstance(wish, Unreadable) and self._modules.issuperset(modules_in(wish))
        new = facts.code not in self._here and row.choice is not State.LEFT_OUT
        return new and readable and not stands_against

    def _leave_out_who_waits_in_vain(self) -> None:
        """Take out courses that ask for what neither is here nor comes in, until none is left."""
        while in_vain := [code for code, wish in self._coming.items() if self._unmet(code, wish)]:
            for code in in_vain:
                del self._coming[code]

    def _unmet(self, code: str, wish: Requirement | None) -> bool:
        return any(
            other == code or not (other in self._here or other in self._coming) for other in codes_in(wish)
        )

    def _prerequisites(self, facts: CourseFacts) -> Iterator[Problem]:
        wish = requirement_of(facts.prerequisites)
        if isinstance(wish, Unreadable):
            yield as_problem(wish, NEEDS.label)
            return
        named = codes_in(wish)
        for code in named:
            if code == facts.code:
                yield as_problem(rules.NeedsItself(code=code), NEEDS.label)
            elif code in self._lines and code not in self._coming and code not in self._here:
                yield Problem(NEEDS_REFUSED, {"code": code, "line": self._lines[code]}, column=NEEDS.label)
            elif code not in self._here and code not in self._coming:
                yield as_problem(rules.NeedsUnknown(code=code), NEEDS.label)
        for violation in check_modules(wish, (*self._here, *self._coming), self._modules):
            yield as_problem(violation, NEEDS.label)
        if facts.code in self._round:
            codes_round = ", ".join(sorted(self._round))
            yield as_problem(rules.NeedsGoRound(codes=codes_round), NEEDS.label)


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Add them, each after the courses it asks for."""
    fresh = [facts for row in entering(rows) if (facts := facts_of(row.values)) is not None]
    for count, facts in enumerate(in_order(fresh)):
        progress.step(count, len(fresh), facts.code)
        service.add_course(uow, service.AddCourse(facts=facts))
    return len(fresh)


def facts_of(values: Values) -> CourseFacts | None:
    """A row as the course it would become; None while something it cannot do without is missing."""
    code, name, kind, hours = CODE.of(values), NAME.of(values), KIND.of(values), HOURS.of(values)
    if code is None or name is None or kind is None or hours is None:
        return None
    minutes, places = UNIT.of(values), PLACES.of(values)
    return CourseFacts(
        code=code,
        name=name,
        kind=kind,
        planned_hours=hours,
        minutes_per_hour=USUAL_MINUTES if minutes is None else minutes,
        capacity=USUAL_PLACES if places is None else places,
        prerequisites=NEEDS.of(values) or "",
        scale=SCALE.of(values) or USUAL_SCALE.get(kind, ""),
        partner=PARTNER.of(values) or "",
        valid_from=VALID_FROM.of(values),
        valid_to=VALID_TO.of(values),
    )


def _wish(prerequisites: str) -> Requirement | None:
    wish = requirement_of(prerequisites)
    return None if isinstance(wish, Unreadable) else wish


COURSES = Subject(
    key="courses",
    label=N_("Courses"),
    title=N_("Bring in courses"),
    permissions=(terms.CHANGE_CATALOGUE,),
    topics_of="courses.catalogue",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    turn=terms.CODES,
    verb=lambda count: ngettext("Bring in {count} course", "Bring in {count} courses", count).format(
        count=count
    ),
    done=lambda count: ngettext("{count} course is in.", "{count} courses are in.", count).format(
        count=count
    ),
)
