"""A link by files in a folder: a stick carried from PC to PC, or a folder of this PC alone.

seat-7.dagverk      what the ticket of candidate 7 opens, made by the staff's side
claimed-7           which PC has the seat, and whether the staff's side has given leave for another one
answers-7.dagverk   the journal as far as it was sent
messages-7.dagverk  signed lines from the staff's side
move-7.dagverk      all of a seat for another PC, which gives it another name once it has kept what is in it
left-7-1.dagverk    the journal of a PC that was left, and went apart from answers-7: up to nine of them
damaged-7-1.dagverk an answers-7 that could not be read any more; damaged-move-7-1 is a move-7
tries-7.dagverk     that the ticket was typed wrongly five times
unlocked-7.dagverk  how often the room let it be tried five times more

What lies there may be another stick, hurt, or changed: the journal on the PC is the sound one and goes on.
What is not its own is put aside under another name, never written over, and everything is sent once more.
"""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hmac import compare_digest
from pathlib import Path

from eduapp.core.clock import Clock
from eduapp.core.errors import EduError
from eduapp.core.files import bytes_of, sha256, write_atomically
from eduapp.kiosk.formats.claim import BY_FILE, BY_NETWORK, Claim
from eduapp.kiosk.formats.claimed import Claimed, claimed_bytes, claimed_name, read_claimed
from eduapp.kiosk.formats.faults import DamagedJournal, Fault, Foreign, NotOurs, WrongCode
from eduapp.kiosk.formats.journal import HEAD, Journal, read_journal
from eduapp.kiosk.formats.messages import MOVE, Message, read_signed
from eduapp.kiosk.formats.record import read_record
from eduapp.kiosk.formats.seat import (
    Seat,
    damaged_moves,
    damaged_names,
    left_names,
    move_name,
    open_seat,
    seat_name,
)
from eduapp.kiosk.formats.ticket import MOST_TRIES
from eduapp.kiosk.formats.unlocking import (
    Locked,
    is_word_of_the_room,
    locked_bytes,
    read_unlocked,
    tries_name,
    unlocked_name,
)
from eduapp.kiosk.link import NoContact, NoMore, SeatTaken, StickClosed, TicketLocked, WrongTicket
from eduapp.kiosk.tries import Tries


class FolderLink:
    """Reads and writes the files of one seat. `own` is where this PC counts wrong tries.

    `clock`: the staff's, where the folder is of this PC alone; a stick has none.
    """

    may_change = True

    def __init__(self, folder: Path, own: Path, clock: Clock | None = None) -> None:
        self.folder, self._own, self._clock = folder, own, clock
        self._seat: Seat | None = None
        self._kiosk = ""
        self._ticket: tuple[int, str, str] | None = None
        self._seen: tuple[int, int] | None = None  # how the answers there were left
        self.move: Seat | None = None  # the file that a candidate came with, until it is used up
        self.apart: list[str] = []

    def claim(self, number: int, code: str, kiosk: str) -> Claim:
        """Open the file of the seat, or the one of a move if there is one."""
        self._ticket = (number, code, kiosk)
        seat = self._came_by(number, code) or self._opened_seat(number, code)
        self._seat = seat  # also if it is another PC's by now: what is only here can be set aside
        kept = self._kept(seat, kiosk)
        moved = BY_FILE if seat.move else self._by_leave(number, kiosk)
        self._take(seat, kiosk)
        self._kiosk = kiosk
        return replace(seat.claim, records=kept, moved=moved)

    def opened_move(self, number: int, code: str, *, counts: bool = True) -> Seat | None:
        """What is in a file that a candidate came here with; None if there is none that can be read.

        A damaged one is put aside and stops nobody. Raises StickClosed and WrongTicket; `counts`: whether a
        wrong code is a try, or it is known already that the ticket is right.
        """
        if self.move is None and (content := self._read(self._at(move_name(number)))) is not None:
            try:
                seat = self._open(content, number, code) if counts else open_seat(content, number, code)
            except (NotOurs, Foreign):
                self._put_move_apart(number)
                return None
            except WrongCode:
                raise WrongTicket from None
            self._expect_room(number)
            self.move = seat
        return self.move

    def use_up(self) -> None:
        """What was in the file is kept by now: it is opened no more. Raises StickClosed."""
        if self.move is None:
            return
        number, self.move = self.move.claim.number, None
        path = self._at(move_name(number))
        try:
            path.replace(path.with_suffix(".used"))
        except FileNotFoundError:
            return  # pulled out by now, or used: what was in it is here
        except OSError as error:
            raise self._closed(number) from error

    def paper(self, token: str) -> bytes:
        """The sealed paper that came with the seat."""
        return self._mine(token).paper

    def append(self, token: str, first_n: int, frames: Sequence[bytes]) -> int:
        """Write the journal beside the seat, if this PC still has it.

        Less is kept than was sent (even nothing) if another file lies there: then it is sent from there on.
        """
        seat = self._mine(token)
        number = seat.claim.number
        owner, path = self._owner(number), self._at(_answers(number))
        is_taken = owner is not None and owner.kiosk != self._kiosk
        if not frames and (is_taken or self._seen == _mark(path)):
            return first_n - 1
        if is_taken:
            raise NoMore
        before = self._read(path) or b""
        try:
            kept = read_journal(before, seat.claim.key, seat.claim.attempt)
        except (DamagedJournal, Foreign):
            self.put_apart(number, damaged_names(number))
            return 0
        if len(kept.frames) < first_n - 1:
            return len(kept.frames)
        known = list(kept.frames[first_n - 1 :])
        if known[: len(frames)] != list(frames)[: len(known)] or not _follows(kept, frames, first_n):
            self.put_apart(number, left_names(number))
            return 0
        more = list(frames)[len(known) :]
        if more:
            _append(path, b"".join(more), kept.length)
        self._seen = _mark(path)
        return len(kept.frames) + len(more)

    def put_apart(self, number: int, names: Sequence[str]) -> None:
        """Give the answers there another name, so that those of this PC have a place. Raises NoContact."""
        free = next((name for name in names if not self._at(name).exists()), None)
        if free is None:
            raise NoContact
        try:
            self._at(_answers(number)).rename(self._at(free))
        except OSError as error:
            raise NoContact from error
        self.apart.append(free)

    def set_aside(self, token: str, frames: Sequence[bytes], first_n: int) -> int:
        """Write the journal of this PC beside the one that goes on."""
        seat = self._mine(token)
        write_left(self.folder, seat.claim, frames)
        return max(len(frames), first_n - 1)

    def take_over(self, token: str, kiosk: str, left: str) -> str:
        """The seat follows a file that lay elsewhere."""
        with contextlib.suppress(NoMore):  # to a folder that was not there before: whose it is is asked below
            self._mine(token)
        seat = self._mine(token)
        number = seat.claim.number
        owner = self._owner(number)
        if owner is not None and owner.kiosk != kiosk:
            if owner.kiosk != left and not owner.free:
                raise NoMore
            last = self._last_said(seat) if owner.free else owner.message
            try:
                write_atomically(self._at(claimed_name(number)), claimed_bytes(Claimed(kiosk, last)))
            except EduError as error:
                raise NoContact from error
        self._kiosk = kiosk
        return token

    def messages(self, token: str, after: int) -> list[Message]:
        """What the staff's side has left in the folder; who came by leave to move is not told to go."""
        seat = self._mine(token)
        owner = self._owner(seat.claim.number)
        before = owner.message if owner is not None and owner.kiosk == self._kiosk else 0
        told = (one for one in self._said(seat) if one.n > after)
        return [one for one in told if one.kind != MOVE or one.n > before]

    def now(self) -> datetime | None:
        """A folder has no clock, unless the staff's side is on this PC."""
        return self._clock() if self._clock is not None else None

    def close(self) -> None:
        """Nothing is held."""

    def _came_by(self, number: int, code: str) -> Seat | None:
        """By a file for moving. What is in one of another ticket is not passed over."""
        beside = self._read(self._at(seat_name(number)))
        if beside is None:
            return self.opened_move(number, code)
        self._expect_unlocked(beside, self._word(number))
        try:
            return self.opened_move(number, code, counts=False)
        except WrongTicket:
            self._open(beside, number, code)  # where a guess is counted
            self._note_apart(move_name(number))
            raise

    def _opened_seat(self, number: int, code: str) -> Seat:
        content = self._read(self._at(seat_name(number)))
        if content is None:
            raise WrongTicket
        return self._open(content, number, code)

    def _open(self, content: bytes, number: int, code: str) -> Seat:
        word = self._word(number)
        tries, mine = self._expect_unlocked(content, word)
        mark, unlocked = sha256(content), read_unlocked(word)
        try:
            seat = open_seat(content, number, code)
        except (WrongCode, Foreign):
            if tries.add(mine) < MOST_TRIES:
                raise WrongTicket from None
            with contextlib.suppress(EduError):  # a folder that cannot be written to: the room looks here
                write_atomically(self._at(tries_name(number)), locked_bytes(Locked(mark, unlocked)))
            raise TicketLocked from None
        if unlocked and not is_word_of_the_room(word, seat.claim.key, seat.claim.attempt):
            raise TicketLocked
        tries.forget(mine)
        return seat

    def _word(self, number: int) -> bytes:
        return self._read(self._at(unlocked_name(number))) or b""

    def _expect_unlocked(self, content: bytes, word: bytes) -> tuple[Tries, str]:
        """Where wrong tries at this file are counted, and as what. Raises TicketLocked."""
        tries, mine = Tries(self._own / "tries.json"), f"{sha256(content)}:{read_unlocked(word)}"
        if tries.of(mine) >= MOST_TRIES:
            raise TicketLocked
        return tries, mine

    def _kept(self, seat: Seat, kiosk: str) -> tuple[bytes, ...]:
        """The longer of what came with the seat and what was sent before.

        Where both go apart, the PC that has the seat already goes on with its own, and any other one with the
        file that the candidate came with.
        """
        number, came = seat.claim.number, seat.claim.records
        content = self._read(self._at(_answers(number))) or b""
        try:
            kept = read_journal(content, seat.claim.key, seat.claim.attempt).frames
        except (DamagedJournal, Foreign):
            if not seat.move:
                raise
            self.put_apart(number, damaged_names(number))
            return came
        if all(mine == theirs for mine, theirs in zip(kept, came, strict=False)):
            return max(kept, came, key=len)
        if (owner := self._owner(number)) is not None and owner.kiosk == kiosk:
            write_left(self.folder, seat.claim, came)
            return kept
        self.put_apart(number, left_names(number))
        return came

    def _put_move_apart(self, number: int) -> None:
        path = self._at(move_name(number))
        free = next((name for name in damaged_moves(number) if not self._at(name).exists()), path.name)
        try:
            path.replace(self._at(free))
        except OSError:  # it stays where it is, and stops nobody there either
            free = path.name
        self._note_apart(free)

    def _note_apart(self, name: str) -> None:
        if name not in self.apart:
            self.apart.append(name)

    def _expect_room(self, number: int) -> None:
        """Who cannot give the file another name does not use it: else it could be opened again unseen."""
        if not os.access(self.folder, os.W_OK):
            raise self._closed(number)

    def _closed(self, number: int) -> StickClosed:
        return StickClosed(name=move_name(number), place=self.folder)

    def _take(self, seat: Seat, kiosk: str) -> None:
        number = seat.claim.number
        owner = self._owner(number)
        if owner is not None and owner.kiosk == kiosk:
            return
        if owner is not None and not (seat.move or owner.free):
            raise SeatTaken
        claimed = Claimed(kiosk, self._last_said(seat))
        try:
            write_atomically(self._at(claimed_name(number)), claimed_bytes(claimed))
        except EduError as error:
            if owner is not None:  # the other one would go on
                raise (self._closed(number) if seat.move else NoContact()) from error
            # a folder that cannot be written to has its answers on the PC

    def _by_leave(self, number: int, kiosk: str) -> str:
        """How this PC comes to a seat that another one had, if the room gave it leave."""
        owner = self._owner(number)
        if owner is not None:
            return BY_NETWORK if owner.free and owner.kiosk != kiosk else ""
        return BY_NETWORK if self._read(self._at(_answers(number))) else ""

    def _owner(self, number: int) -> Claimed | None:
        return read_claimed(self._read(self._at(claimed_name(number))) or b"")

    def _said(self, seat: Seat) -> list[Message]:
        told = self._read(self._at(f"messages-{seat.claim.number}.dagverk")) or b""
        return read_signed(told, seat.claim.key)

    def _last_said(self, seat: Seat) -> int:
        return max((message.n for message in self._said(seat)), default=0)

    def _mine(self, token: str) -> Seat:
        if self._seat is None and self._ticket is not None:  # the folder was not there when it was claimed
            try:
                self.claim(*self._ticket)
            except SeatTaken:
                raise NoMore from None
            except Fault:  # another stick, or a hurt one: as if there were none
                raise NoContact from None
        if self._seat is None or not compare_digest(self._seat.claim.token.encode(), token.encode()):
            raise NoMore
        return self._seat

    def _at(self, name: str) -> Path:
        return self.folder / name

    def _read(self, path: Path) -> bytes | None:
        """The bytes of a file, None if there is none. Raises NoContact if the folder is gone."""
        try:
            return bytes_of(path)
        except FileNotFoundError:
            if not self.folder.is_dir():
                raise NoContact from None
            return None
        except (OSError, EduError) as error:
            raise NoContact from error


def _answers(number: int) -> str:
    return f"answers-{number}.dagverk"


def _mark(path: Path) -> tuple[int, int] | None:
    """What tells that a file was touched; None if there is none."""
    with contextlib.suppress(OSError):
        told = path.stat()
        return told.st_size, told.st_mtime_ns
    return None


def _follows(kept: Journal, frames: Sequence[bytes], first_n: int) -> bool:
    """Whether the first of these records was written behind the last one that is there."""
    if not frames or len(kept.frames) >= first_n:
        return True  # looked at byte for byte
    return read_record(frames[0][HEAD.size :]).prev == kept.head


def write_left(folder: Path, claim: Claim, frames: Sequence[bytes]) -> Path:
    """Write a journal where no other lies, or over a part of its own. Raises NoContact."""
    content = b"".join(frames)
    for name in left_names(claim.number):
        path = folder / name
        try:
            kept = bytes_of(path) if path.exists() else b""
            if content.startswith(kept):
                if kept != content:
                    write_atomically(path, content)
                return path
        except (OSError, EduError) as error:
            raise NoContact from error
    raise NoContact


def _append(path: Path, content: bytes, length: int) -> None:
    """Go on with a file behind its last whole record. Raises NoContact.

    Without a buffer: what a full stick took half of would be written once more behind that when it is closed.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0) as file:
            file.truncate(length)
            file.seek(length)
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) or 0 :]
            os.fsync(file.fileno())
    except OSError as error:
        raise NoContact from error
