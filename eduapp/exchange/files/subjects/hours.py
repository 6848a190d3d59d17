"""Workshop hours from timesheets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_
from eduapp.core.names import folded
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem
from eduapp.people.learners.rules import LONGEST_NUMBER
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.files import HourRow
from eduapp.workshops.hours.rules.times import Moment as HoursMoment
from eduapp.workshops.hours.rules.workshops import WorkshopFacts

HERE_ALREADY = N_("These hours are in the ledger already. Nothing is changed.")
WILL_BE_ADDED = N_("The workshop “{name}” is new and will be added.")

DAY = Field("day", N_("Day"), cells.dates(), required=True, synonyms=("Dato", "Dag", "Date"))
WORKSHOP = Field(
    "workshop", N_("Workshop"), words.texts(120), required=True, synonyms=("Verksted", "Verkstad")
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
TASK = Field("task", N_("Task"), words.texts(120), synonyms=("Oppgave", "Oppgåve", "Arbeidsoppgave"))


_LABELS = {field.key: field.label for field in (DAY, WORKSHOP, NUMBER, START, END, PAUSE, STATED, TASK)}


def fields(_today: date) -> Fields:
    """The columns a timesheet may have."""
    return (DAY, WORKSHOP, NUMBER, START, END, PAUSE, STATED, TASK)


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside the ledger and each other: unknown people, overlaps, hours that have not been worked yet."""
    rows = [hour_row(row.line, row.values) for row in preview.rows if row.choice is not State.LEFT_OUT]
    whole = [row for row in rows if row is not None]
    adding = _unknown(session, (row.workshop for row in whole))
    check = queries.check_import(session, whole, HoursMoment(moment.day, moment.minute), adding)
    refused: dict[int, list[Problem]] = defaultdict(list)
    for found in check.refused:
        refused[found.row].append(as_problem(found.violation, column=_LABELS[found.column]))

    def look(line: int, _values: Values) -> Iterator[Problem | Known]:
        yield from refused.get(line, ())
        if line in check.known:
            yield Known(HERE_ALREADY)

    return look


def new_workshops(session: Session, preview: Preview) -> tuple[str, ...]:
    """Workshops of the file that are not known yet; they are added with the hours."""
    return _unknown(session, (name for row in preview.coming() if (name := WORKSHOP.of(row.values))))


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], run: UUID) -> int:
    """Enter the hours; they wait for approval by somebody else."""
    wanted = [hour_row(row.line, row.values) for row in rows if row.state == "new"]
    whole = [row for row in wanted if row is not None]
    for name in _unknown(uow.session, (row.workshop for row in whole)):
        facts = WorkshopFacts(name=name, field_of_work=name)
        service.save_workshop(uow, service.SaveWorkshop(facts=facts))
    entered, _known, _refused = service.import_hours(uow, service.ImportHours(rows=whole, import_id=run))
    return entered


def _unknown(session: Session, names: Iterable[str]) -> tuple[str, ...]:
    known = {folded(name) for name in queries.ids_by_name(session)}
    named = {folded(name): name for name in names}
    return tuple(sorted(name for plain, name in named.items() if plain not in known))


def hour_row(line: int, values: Values) -> HourRow | None:
    """A row as the ledger takes it; None while a cell it cannot do without is bad or empty."""
    day, workshop, number = DAY.of(values), WORKSHOP.of(values), NUMBER.of(values)
    start, end = START.of(values), END.of(values)
    if day is None or workshop is None or number is None or start is None or end is None:
        return None
    pause, task = PAUSE.of(values) or 0, TASK.of(values) or ""
    return HourRow(line, day, workshop, number, start, end, pause, task, STATED.of(values))


HOURS = Subject(
    key="hours",
    label=N_("Workshop hours"),
    permission=terms.LOG_HOURS,
    topics_of="workshops.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    also_adds=new_workshops,
)
