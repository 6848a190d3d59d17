"""Whole files of questions: looked at first, then all or nothing; and written, with a note in the trail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.errors import EduError
from eduapp.core.files import FileTooLarge, NoPlainFile, read_whole, write_atomically
from eduapp.core.i18n import N_, ngettext
from eduapp.exams.questions import queries, service
from eduapp.exams.questions.formats import FORMATS, UTF_8, Note, Placed, Reading, Refusal, Written
from eduapp.exams.questions.formats.faults import NotAFile, TooLarge
from eduapp.exams.questions.formats.finding import found_format
from eduapp.exams.questions.formats.reading import HEARD_EVERY, MOST_BYTES, Heard
from eduapp.exams.questions.rules.facts import digest
from eduapp.exams.questions.rules.filing import IdTaken, label_of
from eduapp.exams.questions.rules.picture import ENDINGS, MOST_PICTURE_BYTES
from eduapp.exams.questions.rules.question import Question

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database, UnitOfWork
    from eduapp.core.progress import Progress

_STEPS = 3
_MAY_BE_SHOWN = (*(ending for endings in ENDINGS.values() for ending in endings), ".html", ".htm")


class RefusedInFile(EduError):
    """Something in the file cannot be taken over, so nothing is."""

    message = N_("{count} places in the file cannot be taken over, so nothing was brought in.")


@dataclass(frozen=True)
class ReadQuestions:
    """A file to look at: its format, found by itself if nobody said so, and its letters."""

    path: Path
    format: str = ""
    encoding: str = UTF_8


@dataclass(frozen=True)
class Looked:
    """What a file says, and which of its questions (by place) the bank has already."""

    file_name: str
    questions: tuple[Placed, ...]
    refusals: tuple[Refusal, ...]
    known: frozenset[int] = frozenset()
    format: str = ""  # in which it was read
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class ExportQuestions:
    """All questions in use, into a file of this format; without a path the text is only answered."""

    path: Path | None
    format: str
    version: str = ""  # of a format that has several; without one, that which most programs read
    told: bool = False  # all questions are told beside the file, also those that it cannot hold


@dataclass(frozen=True)
class Exported:
    """The questions that were to be written, and what came of it."""

    questions: tuple[Question, ...]
    written: Written

    @property
    def labels(self) -> list[str]:
        """How people know the questions."""
        return [label_of(question) for question in self.questions]


def read_file(database: "Database", command: ReadQuestions, progress: "Progress") -> Looked:
    """Look at a file: every question, every refusal; nothing is saved."""
    return look_beside(database, command, read_alone(command, progress), progress)


def read_alone(command: ReadQuestions, progress: "Progress") -> tuple[str, Reading]:
    """The format of a file and what it says, before the bank is asked. Raises Unavailable."""
    progress.step(0, _STEPS)
    return _read(command, lambda count: progress.step(0, _STEPS, _read_so_far(count)))


def look_beside(
    database: "Database", command: ReadQuestions, read: tuple[str, Reading], progress: "Progress"
) -> Looked:
    """What a file says, beside the bank: which questions it has already, and ids that others have."""
    form, reading = read
    digests = list(_digests(reading.questions, progress))
    named = {placed.question.outside_id for placed in reading.questions} - {""}
    with database.reading() as session:
        there, taken = queries.known(session, set(digests)), queries.ids_taken(session, named)
    progress.step(2, _STEPS)
    known, refusals = set[int](), list(reading.refusals)
    for place, (placed, told) in enumerate(zip(reading.questions, digests, strict=True)):
        if told in there:
            known.add(place)
            continue
        there.add(told)
        outside = placed.question.outside_id
        if outside in taken:
            refusals.append(Refusal(placed.line, IdTaken(text=outside), placed.file))
        taken |= {outside} - {""}
    files = [placed.file for placed in reading.questions] + [refusal.file for refusal in refusals]
    order = {file: place for place, file in reversed(list(enumerate(files)))}
    refusals.sort(key=lambda refusal: (order[refusal.file], refusal.line))
    return Looked(
        command.path.name, reading.questions, tuple(refusals), frozenset(known), form, reading.notes
    )


def bring_in(database: "Database", looked: Looked, progress: "Progress") -> tuple[int, int]:
    """Save what was looked at, all or nothing; how many came in, and how many were known."""
    if looked.refusals:
        raise RefusedInFile(count=len(looked.refusals))
    questions = tuple(placed.question for placed in looked.questions)
    command = service.BringInQuestions(questions=questions, file_name=looked.file_name)

    def use_case(uow: "UnitOfWork", order: service.BringInQuestions) -> tuple[int, int]:
        return service.bring_in(uow, order, progress)

    return database.execute(use_case, command)


def export_file(database: "Database", command: ExportQuestions, progress: "Progress") -> Exported:
    """Write all questions in use with their keys, or say which of them the format cannot hold."""
    progress.step(0, _STEPS)
    with database.reading() as session:
        questions = tuple(row.question for row in queries.with_key(session))
    progress.step(1, _STEPS)
    kind = FORMATS[command.format]
    written = kind.versions.get(command.version, kind.write)(questions)
    progress.step(2, _STEPS)
    if command.told or not written.refusals:
        database.execute(service.note_export, service.NoteExport(count=len(questions), format=command.format))
    if command.path is not None and not written.refusals:
        write_atomically(command.path, written.content)
    return Exported(questions, written)


def _read_so_far(count: int) -> str:
    return ngettext("{count} question read.", "{count} questions read.", count).format(count=count)


def _digests(placed: Sequence[Placed], progress: "Progress") -> Iterator[str]:
    for count, each in enumerate(placed):
        if count % HEARD_EVERY == 0:
            progress.step(1, _STEPS, _read_so_far(len(placed)))
        yield digest(each.question)


def _read(command: ReadQuestions, heard: Heard) -> tuple[str, Reading]:
    """The format and the questions of an ordinary file that is not too large to be one of questions."""
    path = command.path
    try:
        data = read_whole(path, MOST_BYTES)
    except NoPlainFile:
        return command.format, Reading(refusals=(Refusal(1, NotAFile()),))
    except FileTooLarge:
        return command.format, Reading(refusals=(Refusal(1, TooLarge(limit=MOST_BYTES // 2**20)),))
    form = command.format or found_format(path.name, data)
    form = form if form in FORMATS else next(iter(FORMATS))
    kind = FORMATS[form]
    if kind.read_beside is None:
        return form, kind.read(data, command.encoding, heard)
    return form, kind.read_beside(data, command.encoding, heard, partial(_beside, path.parent))


def _beside(folder: Path, path: str) -> bytes | None:
    """A picture or a page that lies in the folder of the file, and by no link elsewhere."""
    root = folder.resolve()
    found = (root / path).resolve()
    if not found.is_relative_to(root) or found.suffix.lower() not in _MAY_BE_SHOWN:
        return None
    if not found.is_file() or found.stat().st_size > MOST_PICTURE_BYTES + 1:
        return None
    return read_whole(found)
