"""Long work with the trail: checking it, a file of it, checkpoints for copies, and counting reads aside."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.errors import EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_, _
from eduapp.core.sheets import Cell, write_csv
from eduapp.people.audit import drawing, queries, service
from eduapp.people.audit.queries import Checked, TrailFilter, TrailRow
from eduapp.people.audit.queries.reads import Names
from eduapp.people.audit.rules import Anchor, Break, code_of, read_anchors

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_TOLD_EVERY = 500  # rows
_MOST_READS = 1_000_000
_MOST_OF_A_FILE = 8 << 20  # bytes: eight million entries; what is older is witnessed by what follows


class NothingYet(EduError):
    """There is no entry that a checkpoint could be of."""

    message = N_("The trail has no entry yet.")


def anchor_of(database: "Database") -> Anchor | None:
    """The checkpoint the trail stands at: for a backup, a file to another school, a paper. None if empty.

    `anchor.text()` is one line to be kept with the copy, `rules.anchor_from(line)` brings it back.
    """
    with database.reading() as session:
        return queries.anchor(session)


def check_anchor(database: "Database", *anchors: Anchor) -> Break | None:
    """The first thing in a trail that is not as written, or that a checkpoint kept elsewhere belies."""
    with database.reading() as session:
        return queries.check(session, anchors).broken


@dataclass(frozen=True)
class VerifyTrail:
    """With checkpoints that somebody typed in, and those of files that were kept elsewhere."""

    anchors: tuple[Anchor, ...] = ()
    files: tuple[Path, ...] = ()  # one that is not there yet witnesses nothing


def verify(database: "Database", command: VerifyTrail, progress: "Progress") -> Checked:
    """Check every entry. Reads only, while others go on writing."""
    kept = [anchor for file in command.files for anchor in anchors_in(file)]
    with database.reading() as session:
        return queries.check(session, (*command.anchors, *kept), progress)


def anchors_in(file: Path) -> list[Anchor]:
    """The checkpoints of a file; none of one that is not there. Raises Unavailable."""
    if not file.exists():
        return []
    content = read_whole(file)[-_MOST_OF_A_FILE:]
    return read_anchors(content.decode("ascii", "replace").splitlines())


def on_no_school(_session: "Session", _language: str) -> tuple[str, str]:
    """For who may not ask: the name is left out."""
    return "", ""


@dataclass(frozen=True)
class DrawCheckpoint:
    """In the language of a paper; who knows the school's name says so."""

    language: str
    school: Callable[["Session", str], tuple[str, str]]  # its name, and a word across the sheet, or ""


@dataclass(frozen=True)
class Sheet:
    """A finished sheet, and the checkpoint on it."""

    pdf: bytes
    title: str
    anchor: Anchor


def draw_checkpoint(database: "Database", command: DrawCheckpoint, _progress: "Progress") -> Sheet:
    """Draw the checkpoint the trail stands at. Raises NothingYet for an empty trail."""
    with database.reading() as session:
        anchor, (school, across) = queries.anchor(session), command.school(session, command.language)
    if anchor is None:
        raise NothingYet
    facts = drawing.CheckpointSheet(
        seq=anchor.seq,
        code=code_of(anchor),
        digest=anchor.digest,
        last_day=anchor.day,
        printed_on=database.today(),
        school=school,
        across=across,
        language=command.language,
    )
    title = _("Checkpoint of the trail, entry {seq}").format(seq=anchor.seq)
    return Sheet(drawing.draw_checkpoint(facts), title, anchor)


@dataclass(frozen=True)
class ExportTrail:
    """What fits, into a CSV file; `said` and `moment` make words of an entry, as the screen does."""

    wanted: TrailFilter
    path: Path
    said: Callable[[TrailRow], str]
    moment: Callable[[TrailRow], str]
    reads: bool = False  # who opened whose file, in place of what was changed
    names: Names | None = None  # whose, where that may be known


def export_trail(database: "Database", command: ExportTrail, progress: "Progress") -> int:
    """Write the entries that fit, the newest first; how many."""
    count = 0

    def rows(found: Iterator[TrailRow]) -> Iterator[Sequence[Cell]]:
        nonlocal count
        for row in found:
            count += 1
            if count % _TOLD_EVERY == 0:
                progress.step(count, 0)
            yield abs(row.id), command.moment(row), row.actor, row.action, command.said(row)

    headings = (_("Number"), _("When"), _("Who"), _("Kind"), _("What"))
    with database.reading() as session:
        found = queries.in_order(session, command.wanted)
        if command.reads:
            found = iter(queries.reads_told(session, command.names, command.wanted, _MOST_READS))
        content = write_csv(headings, rows(found))
    write_atomically(command.path, content)
    return count


@dataclass(frozen=True)
class CountReads:
    """Whose files somebody opened, once for each time."""

    learner_ids: tuple[UUID, ...]


def count_reads(database: "Database", command: CountReads, _progress: "Progress") -> None:
    """Keep who opened whose file. That it cannot be kept just now stops nobody's work.

    What somebody saw before their account was closed is kept, too.
    """
    order = service.NoteReads(learner_ids=command.learner_ids)
    with contextlib.suppress(EduError), database.also_when_closed().writing() as uow:
        service.note_reads(uow, order)
