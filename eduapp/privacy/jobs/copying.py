"""Making the copy for a person: gathered in one moment, others' names taken out, drawn and as a file."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import eduapp
from eduapp.core.db.holding import Held
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.i18n import _, speaking
from eduapp.education.school import queries as schools
from eduapp.people.audit.queries import TrailFilter, TrailRow, in_order
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import Mark, mark_text, of_everything, of_table
from eduapp.people.learners import queries as learners
from eduapp.privacy import queries, rules, service, terms
from eduapp.privacy.drawing import CopySheet, Part, draw_copy
from eduapp.privacy.queries import Gathered, Row
from eduapp.safekeeping.jobs.taking_out import WITHHELD

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_TRAIL = "audit_entry"
Holdings = Callable[[], tuple[Held, ...]]


@dataclass(frozen=True)
class MakeCopy:
    """Of one person, in a language ("": the form this person had last); `held` as features offer it.

    `said` makes a sentence of an entry of the trail, in whichever language is spoken.
    """

    learner_id: UUID
    held: tuple[Holdings, ...]
    said: Callable[[TrailRow], str]
    language: str = ""


@dataclass(frozen=True)
class MadeCopy:
    """The pages, the same as JSON with every column, and whose it is."""

    name: str
    language: str
    pdf: bytes
    file: bytes
    rows: int


def make_copy(database: "Database", command: MakeCopy, _progress: "Progress") -> MadeCopy:
    """Everything about one person. Raises NotAllowed and NotFound; that it was looked at is kept."""
    if not database.actor.may(terms.COPY):
        raise NotAllowed(permission=terms.COPY)
    database.expect_proof(service.note_copy)
    today = database.today()
    with database.reading() as session:
        head = learners.head(session, command.learner_id)
        if head is None:
            raise NotFound
        spoken = command.language or queries.language_of(session, command.learner_id)
        with speaking(spoken):
            gathered = _gathered(session, command)
            school, across = schools.on_sheets(session, spoken)
            facts = head.facts
            own = (facts.family_name, facts.given_name)
            others = queries.others_named(session, command.learner_id)
            numbers = queries.others_numbered(session, command.learner_id)
            hider = rules.Hider(others, own, _("(another person)"), numbers)
            marks = disputes.marks(session, [command.learner_id]).get(command.learner_id, ())
            name = " ".join(filter(None, (facts.given_name, facts.family_name)))
            sheet = CopySheet(
                name=name,
                number=facts.number,
                school=school,
                across=across,
                language=spoken,
                made_on=today,
                parts=tuple(_part(one, hider, today, marks) for one in gathered if _is_told(one)),
                empty=tuple(_(one.holding.title) for one in gathered if not _is_told(one)),
                disputed=mark_text(of_everything(marks)),
            )
    file = _file(sheet, gathered, hider, today, marks)
    database.execute(service.note_copy, service.NoteCopy(learner_id=command.learner_id))
    return MadeCopy(name, spoken, draw_copy(sheet), file, sum(len(one.rows) for one in gathered))


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _gathered(session: "Session", command: MakeCopy) -> list[Gathered]:
    holdings = sorted((one for held in command.held for one in held()), key=_is_log)
    gathered = queries.gather(session, command.learner_id, holdings, WITHHELD)
    return [_told(session, command, one) if one.holding.name == _TRAIL else one for one in gathered]


def _is_log(holding: Held) -> bool:
    """What was done and read comes last: what is kept is what people ask for."""
    return holding.life in {"trail", "reads"}


def _told(session: "Session", command: MakeCopy, entries: Gathered) -> Gathered:
    """What was done as people read it, in place of the name of the act."""
    found = in_order(session, TrailFilter(learner_id=command.learner_id))
    said = {row.id: command.said(row) for row in found}
    return replace(entries, rows=tuple(_sentence(row, said) for row in entries.rows))


def _sentence(row: Row, said: dict[int, str]) -> Row:
    number = dict(row.whole)["seq"]
    shown = tuple(
        (name, codes, said.get(int(str(number)), value) if name == "action" else value)
        for name, codes, value in row.shown
    )
    return replace(row, shown=shown)


def _is_told(one: Gathered) -> bool:
    return bool(one.rows or one.holding.withheld)


def _part(one: Gathered, hider: rules.Hider, today: date, marks: tuple[Mark, ...]) -> Part:
    holding = one.holding
    kept = rules.life_of(holding.life, today).sentence()
    note = _(holding.withheld) if holding.withheld else ""
    disputed = mark_text(of_table(marks, holding.table.name))
    return Part(_(holding.title), kept, tuple(_line(row, hider) for row in one.rows), note, disputed)


def _line(row: Row, hider: rules.Hider) -> str:
    told = []
    for name, codes, value in row.shown:
        said = rules.said_as(name, value, codes)
        if said:
            told.append(f"{_(rules.LABELS[name])}: {hider.hidden(said)}")
    return " · ".join(told)


def _file(
    sheet: CopySheet, gathered: list[Gathered], hider: rules.Hider, today: date, marks: tuple[Mark, ...]
) -> bytes:
    """The same as JSON: every table with every column that may leave."""
    parts = [
        {
            "table": one.holding.name,
            "title": _in(sheet.language, one.holding.title),
            "kept": _kept(sheet.language, one.holding, today),
            "withheld": _in(sheet.language, one.holding.withheld),
            "disputed": _disputed(of_table(marks, one.holding.table.name)),
            "rows": [{name: _plain(hider.hidden_in(value)) for name, value in row.whole} for row in one.rows],
        }
        for one in gathered
    ]
    whole = {
        "program": f"Dagverk {eduapp.__version__}",
        "made_on": sheet.made_on.isoformat(),
        "language": sheet.language,
        "name": sheet.name,
        "number": sheet.number,
        "disputed": _disputed(of_everything(marks)),
        "parts": parts,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _disputed(marks: list[Mark]) -> list[dict[str, str | None]]:
    """What the learner says is wrong of it: since when, and of which days (none: of all)."""
    return [
        {name: day.isoformat() if day else None for name, day in _days_of(mark).items()} for mark in marks
    ]


def _days_of(mark: Mark) -> dict[str, date | None]:
    return {"asked_on": mark.asked_on, "first_day": mark.first_day, "last_day": mark.last_day}


def _in(language: str, text: str) -> str:
    with speaking(language):
        return _(text) if text else ""


def _kept(language: str, holding: Held, today: date) -> str:
    with speaking(language):
        return rules.life_of(holding.life, today).sentence()


def _plain(value: object) -> object:
    """A value as JSON has it; bytes in base 64."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value
