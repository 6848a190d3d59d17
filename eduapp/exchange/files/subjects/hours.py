"""Workshop hours from timesheets."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import overload
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.clock import NORWAY
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, ngettext
from eduapp.core.names import folded, tidy
from eduapp.core.progress import Progress
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem, entering
from eduapp.people.learners.rules import LONGEST_NUMBER
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.files import HourRow
from eduapp.workshops.hours.rules.times import Moment as HoursMoment
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import LONGEST_NAME, WorkshopFacts

HERE_ALREADY = N_("These hours are in the ledger already, or in a line above. Nothing is changed.")
LONGEST_MACHINES = 200  # signs in the cell; several numbers are parted by comma or semicolon
STEP = 500  # rows between two looks at whether somebody pressed Stop

DAY = Field("day", N_("Day"), cells.dates(), required=True, synonyms=("Dato", "Dag", "Date"))
WORKSHOP = Field(
    "workshop", N_("Workshop"), words.texts(LONGEST_NAME), required=True, synonyms=("Verksted", "Verkstad")
)
NUMBER = Field(
    "number",
    N_("Learner number"),
    words.codes(LONGEST_NUMBER),
    required=True,
    synonyms=("Deltakernr", "Deltakarnr", "Deltakernummer", "Learner no", "Nr"),
)
START = Field("start", N_("From"), cells.times(), required=True, synonyms=("Fra", "Frå", "Start", "Inn"))
END = Field("end", N_("To"), cells.times(), required=True, synonyms=("Til", "Slutt", "End", "Ut"))
PAUSE = Field("pause", N_("Break"), cells.minutes(), synonyms=("Pause min", "Pause", "Break min"))
STATED = Field("stated", N_("Hours"), cells.hours(), synonyms=("Timer", "Timar", "Sum", "Hours"))
TASK = Field("task", N_("Task"), words.texts(LONGEST_NAME), synonyms=("Oppgave", "Oppgåve", "Arbeidsoppgave"))
MACHINES = Field(
    "machines",
    N_("Machine"),
    words.texts(LONGEST_MACHINES),
    synonyms=("Maskin", "Maskiner", "Maskinar", "Maskinnr", "Machines"),
)
ZONE = Field("zone", N_("Time zone"), words.zones(), synonyms=("Tidssone", "Timezone"))
FIELDS = (DAY, WORKSHOP, NUMBER, START, END, PAUSE, STATED, TASK, MACHINES, ZONE)

_LABELS = {field.key: field.label for field in FIELDS}


def fields(_today: date) -> Fields:
    """The columns a timesheet may have."""
    return FIELDS


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside the ledger and each other: unknown people, overlaps, hours that have not been worked yet.

    Rows with a bad cell take nobody's time; they hear only what is wrong with themselves.
    """
    now = HoursMoment(moment.day, moment.minute)
    good, doubtful = _whole_rows(preview)
    adding = _to_be_added(session, (row.workshop for row in good))
    check = queries.check_import(session, good, now, adding)
    alone = queries.check_import(session, doubtful, now, _to_be_added(session, _named(doubtful)))
    refused: dict[int, list[Problem]] = defaultdict(list)
    for found in (*check.refused, *(one for one in alone.refused if one.column != START.key)):
        refused[found.row].append(as_problem(found.violation, _LABELS[found.column]))

    def look(line: int, _values: Values) -> Iterator[Problem | Known]:
        yield from refused.get(line, ())
        if line in check.known:
            yield Known(HERE_ALREADY, certain=True)

    return look


def new_workshops(session: Session, preview: Preview) -> tuple[str, ...]:
    """Workshops of the file that are not known yet; they are added with the hours."""
    return _unknown(session, (name for row in preview.coming() if (name := WORKSHOP.of(row.values))))


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], run: UUID, progress: Progress) -> int:
    """Enter the hours; they wait for approval by somebody else."""
    wanted = [hour_row(row.line, row.values) for row in entering(rows)]
    whole = [row for row in wanted if row is not None]
    for name in _unknown(uow.session, _named(whole)):
        facts = WorkshopFacts(name=name, field_of_work=name, shift=_longest(whole, name))
        service.save_workshop(uow, service.SaveWorkshop(facts=facts))
    command = service.ImportHours(rows=_Watched(whole, progress), import_id=run)
    entered, _known, _refused = service.import_hours(uow, command)
    return entered


def _longest(rows: Iterable[HourRow], workshop: str) -> Times:
    """The shift of a workshop that a file brings: as long as anybody worked there."""
    own = (Times(row.start, row.end, row.pause) for row in rows if folded(row.workshop) == folded(workshop))
    return max(own, key=lambda times: times.span.minutes)


class _Watched(Sequence[HourRow]):
    """Rows that tell how many of them have been taken, one by one, for judging and writing."""

    def __init__(self, rows: Sequence[HourRow], progress: Progress) -> None:
        self._rows, self._progress, self._taken = rows, progress, 0

    @overload
    def __getitem__(self, place: int) -> HourRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[HourRow]: ...
    def __getitem__(self, place: int | slice) -> HourRow | Sequence[HourRow]:
        if self._taken % STEP == 0:
            self._progress.step(self._taken, len(self._rows))
        self._taken += 1
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[HourRow]:
        return iter(self._rows)


def _whole_rows(preview: Preview) -> tuple[list[HourRow], list[HourRow]]:
    """The rows one can judge: those with good cells, and those with a bad one among what may be empty.

    What a file says of the sum is not held against a row whose break may be the bad cell.
    """
    good: list[HourRow] = []
    doubtful: list[HourRow] = []
    for row in preview.rows:
        found = hour_row(row.line, row.values)
        if found is None or row.choice is State.LEFT_OUT:
            continue
        if row.problems:
            doubtful.append(dataclasses.replace(found, stated=None))
        else:
            good.append(found)
    return good, doubtful


def _to_be_added(session: Session, names: Iterable[str]) -> tuple[str, ...]:
    """Workshops that come in with the hours, if the person who asks may add any."""
    actor: Actor = session.info["actor"]
    return _unknown(session, names) if actor.may(terms.CHANGE_WORKSHOPS) else ()


def _unknown(session: Session, names: Iterable[str]) -> tuple[str, ...]:
    """The names no workshop has, each as it was written first."""
    known = {folded(name) for name in queries.ids_by_name(session)}
    named: dict[str, str] = {}
    for name in dict.fromkeys(names):
        named.setdefault(folded(name), name)
    return tuple(sorted(name for plain, name in named.items() if plain not in known))


def _named(rows: Iterable[HourRow]) -> Iterator[str]:
    return (row.workshop for row in rows)


def hour_row(line: int, values: Values) -> HourRow | None:
    """A row as the ledger takes it; None while a cell it cannot do without is bad or empty."""
    day, workshop, number = DAY.of(values), WORKSHOP.of(values), NUMBER.of(values)
    start, end = START.of(values), END.of(values)
    if day is None or workshop is None or number is None or start is None or end is None:
        return None
    pause, task = PAUSE.of(values) or 0, TASK.of(values) or ""
    machines = tuple(filter(None, map(tidy, re.split(r"[,;]", MACHINES.of(values) or ""))))
    stated, zone = STATED.of(values), ZONE.of(values) or NORWAY
    return HourRow(line, day, workshop, number, start, end, pause, task, stated, machines, zone)


def also(names: Sequence[str]) -> str:
    """The new workshops as a sentence."""
    words = ngettext(
        "A workshop is new and will be added: {names}.",
        "{count} workshops are new and will be added: {names}.",
        len(names),
    )
    return words.format(count=len(names), names=", ".join(names))


HOURS = Subject(
    key="hours",
    label=N_("Workshop hours"),
    title=N_("Bring in workshop hours"),
    permissions=(terms.LOG_HOURS,),
    topics_of="workshops.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    verb=lambda count: ngettext(
        "Bring in {count} row of hours", "Bring in {count} rows of hours", count
    ).format(count=count),
    done=lambda count: ngettext(
        "{count} row of hours is in. Somebody else has to approve it.",
        "{count} rows of hours are in. Somebody else has to approve them.",
        count,
    ).format(count=count),
    also_adds=new_workshops,
    also=also,
    all_or_nothing=True,
)
