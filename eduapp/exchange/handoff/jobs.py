"""Writing an export: freeze, write the file, and only then it counts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.errors import EduError, NotFound
from eduapp.core.i18n import N_
from eduapp.exchange.files.formats import Sheet, write_sheets
from eduapp.exchange.handoff import queries, rules, service

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_STEPS = 3


class ChangedMeanwhile(EduError):
    """Somebody recorded something between freezing and writing."""

    message = N_("Somebody recorded something just now, so nothing was written. Export again.")


@dataclass(frozen=True)
class ExportHandoff:
    """These days, into a file of this format (csv, xlsx)."""

    first: date
    last: date
    path: Path
    format: str


@dataclass(frozen=True)
class Exported:
    """What was written: the number, the files, how many rows, and how many of them are not final."""

    number: str
    paths: tuple[Path, ...]
    rows: int
    not_final: int
    unmarked: int
    twice: int = 0  # times at school and in a workshop at once


def export_handoff(database: "Database", command: ExportHandoff, progress: "Progress") -> Exported:
    """Hand days over as a file. Refused with every reason if a total is not what the ledgers hold."""
    progress.step(0, _STEPS)
    prepared = service.PrepareExport(first=command.first, last=command.last)
    export_id = database.execute(service.prepare_export, prepared)
    progress.step(1, _STEPS)
    with database.reading() as session:
        held = queries.to_write(session, export_id)
    if held is None:
        raise NotFound
    if rules.digest(held.days) != held.about.digest:
        raise ChangedMeanwhile
    sheets = [Sheet(one.name, one.headings, one.rows) for one in rules.tables(held.about, held.days)]
    paths = write_sheets(command.path, sheets, command.format)
    progress.step(2, _STEPS)
    noted = service.NoteWritten(export_id=export_id, format=command.format)
    number = database.execute(service.note_written, noted)
    progress.step(_STEPS, _STEPS)
    not_final = sum(not one.final for one in held.days)
    unmarked = sum(bool(one.minutes.unmarked) for one in held.days)
    twice = sum(len(rules.overlaps_of(one)) for one in held.days)
    return Exported(number, tuple(paths), len(held.days), not_final, unmarked, twice)


def reduce_due(database: "Database", _command: None, _progress: "Progress") -> int:
    """When the program opens: refusals older than what is kept become other absence; in how many."""
    changed: int = database.execute(service.reduce_exports, service.ReduceExports(day=database.today()))
    return changed
