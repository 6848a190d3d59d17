"""The way by a stick or a folder where there is no server: seats and messages out, answers back.

What comes back may have been made by anybody. Only files of the names that seats have are looked at, never a
list of what lies there; no links, nothing but plain files, no more bytes than a journal can have; and every
record is judged before one is kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from eduapp.core.errors import EduError
from eduapp.core.files import FileTooLarge, NoPlainFile, bytes_of, one_line, sha256, write_atomically
from eduapp.core.i18n import N_
from eduapp.exams.attempts import service
from eduapp.exams.attempts.jobs.clearing import MOST_BYTES, clear, is_sealed
from eduapp.exams.room.rules.wording import spans
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.queries import SeatRow, allowance_of
from eduapp.kiosk.formats.box import ORDINARY, Cost
from eduapp.kiosk.formats.claim import Arrangements, Claim
from eduapp.kiosk.formats.claimed import claimed_bytes, claimed_name, read_claimed
from eduapp.kiosk.formats.journal import read_journal
from eduapp.kiosk.formats.messages import MOVE, Message, signed_line
from eduapp.kiosk.formats.seat import (
    Seat,
    damaged_moves,
    damaged_names,
    left_names,
    move_name,
    seal_seat,
    seat_name,
    sitting_of,
)
from eduapp.kiosk.formats.unlocking import read_locked, tries_name, unlocked_bytes, unlocked_name

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.exams.attempts.service import NewTicket
    from eduapp.exams.screens.queries import SeatRow


class NotAPlainFile(EduError):
    """A link, a folder, a device, or far too large."""

    message = N_("“{name}” is no file of answers: it is a link, a folder, or too large. It was left alone.")


class PutAside(EduError):
    """Answers on the stick that an exam PC could not read: its own went on."""

    message = N_("Candidate {number}: the exam PC found damaged answers here and put them aside as {names}.")


class OfAnotherExam(EduError):
    """Its seats would be written over, and nobody there could begin."""

    message = N_(
        "Seats of another exam lie in {folder}, with the same numbers ({numbers}). Nothing was written."
        " Choose a folder of its own for each exam."
    )


class LiesForAMove(EduError):
    """What only a ticket opens: answers may be in it that are nowhere else."""

    message = N_(
        "Candidate {number}: a file for moving lies here that no exam PC has used yet. Plug it in where the"
        " candidate sits, and type the ticket there."
    )


@dataclass(frozen=True)
class WriteSeats:
    """A file for each seat that its ticket opens; tickets that were just made, with their codes."""

    sitting_id: UUID
    folder: Path
    tickets: tuple[NewTicket, ...] = field(repr=False)
    cost: Cost = ORDINARY


@dataclass(frozen=True)
class SyncFolder:
    """Messages out, answers in."""

    sitting_id: UUID
    folder: Path


@dataclass(frozen=True)
class Synced:
    """How many records came in, what was refused (each as a sentence), and how many files went."""

    records: int
    refused: tuple[str, ...]
    removed: int = 0


def write_seats(database: Database, command: WriteSeats, progress: Progress) -> int:
    """Write them, whole or not at all each, over those of before, which open nothing any more; how many.

    Who has begun keeps the paper and the journal there are. Raises OfAnotherExam.
    """
    with database.reading() as session:
        papers = screens.papers_of_seats(session, command.sitting_id)
        _expect_own_folder(session, command)
    for place, one in enumerate(command.tickets):
        progress.step(place, len(command.tickets), str(one.number))
        made = papers[one.attempt_id]
        told = cast("dict[str, dict[str, int]]", made.facts)["arrangements"]
        claim = Claim(
            token=secrets.token_hex(32),
            attempt=str(one.attempt_id),
            sitting=str(command.sitting_id),
            number=one.number,
            key=made.key,
            allowance=allowance_of(made.facts),
            arrangements=Arrangements(told["size"], bool(told["contrast"]), bool(told["copying"])),
            language=str(made.facts["language"]),
        )
        content = seal_seat(Seat(claim, made.sealed), one.code, command.cost)
        write_atomically(command.folder / seat_name(one.number), content)
    progress.step(len(command.tickets), len(command.tickets))
    return len(command.tickets)


def _expect_own_folder(session: Session, command: WriteSeats) -> None:
    """What lies there of an exam that is closed or that nobody here knows opens nothing that is needed."""
    numbers: list[int] = []
    for one in command.tickets:
        there = sitting_of(read_plain(command.folder / seat_name(one.number)) or b"")
        if there not in {"", str(command.sitting_id)} and screens.may_still_be_sat(session, there):
            numbers.append(one.number)
    if numbers:
        raise OfAnotherExam(folder=command.folder, numbers=spans(numbers))


def sync_folder(database: Database, command: SyncFolder, progress: Progress) -> Synced:
    """Write what was said to each seat, and take in what each has answered.

    Once the exam is sealed and nothing there is missing here, the answers go from the folder.
    """
    with database.reading() as session:
        seats = screens.seats(session, command.sitting_id)
    records, refused = 0, list[str]()
    for place, seat in enumerate(seats):
        progress.step(place, len(seats), str(seat.number))
        if seat.messages:
            lines = b"".join(signed_line(Message(n, kind, body), seat.key) for n, kind, body in seat.messages)
            write_atomically(command.folder / f"messages-{seat.number}.dagverk", lines)
        try:
            _give_leave(command.folder, seat)
            _look_at_ticket(database, command, seat)
        except EduError as error:
            refused.append(f"{seat.number}: {error.sentence()}")
        for name in _answers(seat):
            try:
                records += _taken_in(database, command, seat, name)
            except EduError as error:
                refused.append(f"{seat.number}: {error.sentence()}")
        if (command.folder / move_name(seat.number)).exists():
            refused.append(LiesForAMove(number=seat.number).sentence())
        names = (*damaged_names(seat.number), *damaged_moves(seat.number))
        found = [name for name in names if (command.folder / name).exists()]
        if found:
            refused.append(PutAside(number=seat.number, names=", ".join(found)).sentence())
    if refused or not is_sealed(database, command.sitting_id):
        return Synced(records, tuple(refused))
    files = [(seat, name) for seat in seats for name in _answers(seat)]
    return Synced(records, (), clear(database, command.folder, files))


def _answers(seat: SeatRow) -> tuple[str, ...]:
    return f"answers-{seat.number}.dagverk", *left_names(seat.number)


def _give_leave(folder: Path, seat: SeatRow) -> None:
    """Where somebody was told to move since a PC took the seat, another one may take it, once."""
    moved = max((n for n, kind, _body in seat.messages if kind == MOVE), default=0)
    path = folder / claimed_name(seat.number)
    claimed = read_claimed(read_plain(path) or b"")
    if claimed is not None and claimed.message < moved and not claimed.free:
        write_atomically(path, claimed_bytes(replace(claimed, free=True)))


def _look_at_ticket(database: Database, command: SyncFolder, seat: SeatRow) -> None:
    """What exam PCs say of a ticket, and what the room says: locked, or unlocked."""
    folder = command.folder
    if seat.unlocked:
        word = unlocked_bytes(seat.unlocked, seat.key, str(seat.attempt_id))
        write_atomically(folder / unlocked_name(seat.number), word)
    said = read_locked(read_plain(folder / tries_name(seat.number)) or b"")
    if said is not None and not seat.locked and said.unlocked == seat.unlocked:
        there = read_plain(folder / seat_name(seat.number)) or b""
        if sha256(there) == said.mark:  # else it was of a ticket before this one
            order = service.LockTicket(sitting_id=command.sitting_id, attempt_id=seat.attempt_id)
            database.execute(service.lock_ticket, order)


def _taken_in(database: Database, command: SyncFolder, seat: SeatRow, name: str) -> int:
    """What one file brings; how many records."""
    content = read_plain(command.folder / name)
    if content is None:
        return 0
    frames = read_journal(content, seat.key, str(seat.attempt_id)).frames
    with database.reading() as session:
        if screens.is_known(session, seat.attempt_id, frames):
            return 0
    order = service.KeepJournal(sitting_id=command.sitting_id, attempt_id=seat.attempt_id, frames=frames)
    return database.execute(service.keep_journal, order)


def read_plain(path: Path) -> bytes | None:
    """The bytes of a plain file of a sound size; None if there is none. Raises NotAPlainFile."""
    try:
        return bytes_of(path, MOST_BYTES, follow=False)
    except FileNotFoundError:
        return None
    except (OSError, NoPlainFile, FileTooLarge) as error:
        raise NotAPlainFile(name=one_line(path.name)) from error
