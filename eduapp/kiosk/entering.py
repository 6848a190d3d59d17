"""How a candidate comes to sit at this PC: with a ticket, at first, after a crash, or from another PC.

What a kiosk needs to go on without a network (its seat, the key of the opened paper) lies on the PC in boxes
that only the ticket opens, so that a restart needs the ticket and nothing else. Who has the disk reads
neither the paper nor a key from it; the journal beside them is signed, not sealed: answers can be read.
"""

import contextlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import bytes_of, write_atomically
from eduapp.kiosk.exchanging import Following
from eduapp.kiosk.formats import box
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import BY_FILE, BY_NETWORK, Claim
from eduapp.kiosk.formats.faults import DamagedJournal, Fault, Foreign, NotOurs, WrongCode
from eduapp.kiosk.formats.sealed import read_sealed
from eduapp.kiosk.formats.seat import (
    Seat,
    damaged_names,
    left_names,
    move_name,
    move_of,
    seal_seat,
    seat_name,
)
from eduapp.kiosk.formats.ticket import read_code, read_number
from eduapp.kiosk.keeping import Clocks, Hold, Keeping, Parted, journal_path
from eduapp.kiosk.link import Link, NoContact, SeatTaken, TicketLocked, WrongTicket
from eduapp.kiosk.link_folder import FolderLink, write_left
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.rules.moving import goes_on_by_file, left_for, pcs, was_left
from eduapp.kiosk.sitting import TAKEN, Sitting

OPEN = b"DAGVERK-OPEN-1\n"
TIMES_ASKED = 3  # for the time, of a server that has just answered


def enter(
    link: Link,
    own: Path,
    kiosk: str,
    clocks: Clocks,
    number: str,
    code: str,
    cost: box.Cost = box.ORDINARY,
    ways: Sequence[Path] = (),
) -> "Entered":
    """Sit down with a ticket as it was typed. Raises Fault for everything that somebody has to look at.

    `ways`: folders in which a file may lie that the candidate comes with from another PC.
    """
    try:
        ticket = read_number(number), read_code(code)
    except WrongCode:
        raise WrongTicket from None
    desk = Desk(own, *ticket, cost, ways)
    return desk.sit_down(link, kiosk, clocks)


class Entered:
    """A candidate sits here; or sat here (`is_left`), and goes on at another PC."""

    def __init__(
        self, sitting: Sitting, desk: "Desk", say_opened: Callable[[], None], *, is_left: bool = False
    ) -> None:
        self.sitting, self._desk, self._say_opened = sitting, desk, say_opened
        self._said = self.is_left = is_left

    @property
    def needs_code(self) -> bool:
        """Whether the invigilator's code is needed to go on: it has begun, and nobody here has the key."""
        begun = self.sitting.attempt.account.begins_at is not None
        return begun and self.sitting.paper is None and not self.is_left

    def remember_key(self) -> None:
        """Keep the key of the opened paper, for a restart without a network. If it cannot be, so be it."""
        if self.sitting.paper_key is not None:
            with contextlib.suppress(EduError):
                self._desk.keep_key(self.sitting.claim.sitting, self.sitting.paper_key)

    def begin_by_code(self, code: str, began_at: datetime | None = None) -> None:
        """The invigilator opens the paper here. Raises WrongCode."""
        self.open_with_key(self.sitting.sealed.key_of(code))
        self.sitting.begin(began_at)

    def open_with_key(self, key: bytes) -> None:
        """The staff's side has told the key once more. Raises WrongCode."""
        self.sitting.open_paper(key)
        self.say_opened()
        self.remember_key()

    def say_opened(self) -> None:
        """Keep that this PC goes on: once, and only when one can. What passed before is a gap."""
        if not self._said and not self.needs_code:
            self._said = True
            self._say_opened()

    def write_left(self, folder: Path) -> Path:
        """Write what this PC has, which was left, to a file for the staff's side. Raises NoContact."""
        path = write_left(folder, self.sitting.claim, self.sitting.frames)
        self.sitting.written()
        return path

    def move_to(self, folder: Path) -> Path:
        """Seal all of it into a file for another PC; this one goes on no more. Raises Unavailable."""
        sitting = self.sitting
        move = sitting.leave()
        claim = replace(sitting.claim, records=tuple(sitting.frames))
        path = folder / move_name(claim.number)
        seat = Seat(claim, self._desk.sealed, move)
        try:
            write_atomically(path, seal_seat(seat, self._desk.code, self._desk.cost))
        except BaseException:
            sitting.come_back(move)
            raise
        sitting.forget_held()
        return path


class Desk:
    """What this PC keeps for one ticket."""

    def __init__(self, own: Path, number: int, code: str, cost: box.Cost, ways: Sequence[Path] = ()) -> None:
        self._own, self.number, self.code, self.cost, self._ways = own, number, code, cost, ways
        self.sealed = b""
        self._read_key: bytes | None = None
        self._came: list[FolderLink] = []  # where files lie that the candidate came with
        self._is_given = True  # whether the seat is by the ticket, and not by a file or what lay here

    def sit_down(self, link: Link, kiosk: str, clocks: Clocks) -> Entered:
        """Claim the seat, bring the journal up to date, and say that this PC has it.

        The seat is held on this PC first: a second window would else take it from the first by claiming.
        """
        hold = Hold(self._at("desk").with_suffix(".lock"))
        try:
            return self._sit_down(link, kiosk, clocks, hold)
        except BaseException:
            hold.close()
            raise

    def _sit_down(self, link: Link, kiosk: str, clocks: Clocks, hold: Hold) -> Entered:
        claim, is_taken = self._claimed(link, kiosk)
        self._set_clocks(link, clocks)
        sealed = read_sealed(self.sealed)
        sealed.expect(sitting=claim.sitting, attempt=claim.attempt)
        keeping = self._journal(link, claim, clocks)
        keeping.hold = hold
        try:
            claim = self._with_what_came(link, claim, keeping, kiosk)
            sitting = Sitting(claim, keeping, sealed, clocks)
            is_taken, is_left = self._whose(sitting, kiosk, is_taken=is_taken)
            if is_taken and sitting.state not in {replaying.HANDED_IN, replaying.ON_PAPER}:
                sitting.leave(TAKEN)
            self._find_key(sitting, link)
            say = partial(self._say_opened, sitting, kiosk, clocks.machine)
            entered = Entered(sitting, self, say, is_left=is_left)
            entered.say_opened()
            entered.remember_key()
            self._use_up(link)
        except BaseException:
            keeping.close()
            raise
        return entered

    def _set_clocks(self, link: Link, clocks: Clocks) -> None:
        """By the staff's side; one that gave the seat is asked again.

        By this PC's own clock, which may be wrong by a day, a stretch before now would be that long.
        """
        for _time in range(TIMES_ASKED if self._is_given else 1):
            with contextlib.suppress(EduError):
                clocks.set_by(link.now())
                return

    def keep_key(self, sitting: str, key: bytes) -> None:
        """Put the key of the opened paper into its box."""
        if self._read_key == key:
            return  # it lies there already, and a box is dear to close
        told = {"number": self.number, "sitting": sitting}
        write_atomically(self._at("open"), box.close(OPEN, told, key, self.code, cost=self.cost))

    def _claimed(self, link: Link, kiosk: str) -> tuple[Claim, bool]:
        """By the link, or a file from another PC; else by what this PC was given before.

        And whether another PC has the seat by now.
        """
        try:
            claim = self._claim_by(link, kiosk)
            self.sealed = link.paper(claim.token)
        except (NoContact, SeatTaken, NotOurs, WrongTicket, DamagedJournal, Foreign) as refusal:
            self._is_given = False
            came = self._come_with_a_file(link, kiosk, refusal)
            if came is None:
                return self._given_before(kiosk, refusal), isinstance(refusal, SeatTaken)
            claim = came
        with contextlib.suppress(EduError):
            move = next((way.move.move for way in self._came if way.move is not None), self._move())
            kept = Seat(replace(claim, records=(), moved=""), self.sealed, move)
            write_atomically(self._own / seat_name(self.number), seal_seat(kept, self.code, self.cost))
        return claim, False

    def _come_with_a_file(self, link: Link, kiosk: str, refusal: EduError) -> Claim | None:
        """By a file from another PC, wherever it lies; None if there is none that can be read.

        Raises WrongTicket and TicketLocked if nobody has sat here before, and StickClosed.
        """
        is_right = isinstance(refusal, SeatTaken)  # else a code that opens nothing is a guess
        for way in self._other_ways(link):
            try:
                if way.opened_move(self.number, self.code, counts=not is_right) is None:
                    continue
            except NoContact:
                continue
            except (WrongTicket, TicketLocked):
                if is_right or self._has_sat_here():
                    continue
                raise
            finally:
                _tell_apart(link, way)
            claim = way.claim(self.number, self.code, kiosk)
            self.sealed = way.paper(claim.token)
            self._came.append(way)
            return claim
        return None

    def _other_ways(self, link: Link) -> list[FolderLink]:
        """The folders in which such a file may lie, besides the one that was asked already."""
        asked = link.folder if isinstance(link, FolderLink) else None
        return [FolderLink(way, self._own) for way in self._ways if way != asked]

    def _with_what_came(self, link: Link, claim: Claim, keeping: Keeping, kiosk: str) -> Claim:
        """What a file brings that the candidate came with as well, whichever way the seat was given.

        Its records go on from those here, or are put in safety beside them: people choose what counts.
        """
        if self._came or (isinstance(link, FolderLink) and link.move is not None):
            return claim  # it is what the seat was given by
        for way in self._other_ways(link):
            seat = self._move_of(claim, way)
            _tell_apart(link, way)
            if seat is None or _was_made_here(seat, keeping, kiosk):
                continue
            frames = seat.claim.records
            try:
                keeping.adopt(frames)
                claim = replace(claim, moved=claim.moved or BY_FILE)
            except Parted:
                try:
                    link.set_aside(claim.token, frames, 1)
                except EduError:
                    continue  # it stays on the stick
            self._came.append(way)
        return claim

    def _move_of(self, claim: Claim, way: FolderLink) -> Seat | None:
        """A file for moving that belongs to this seat; one that opens with an older ticket stops nobody."""
        try:
            seat = way.opened_move(self.number, self.code, counts=False)
        except NoContact:
            return None
        except WrongTicket:
            way.apart.append(move_name(self.number))
            return None
        return seat if seat is not None and seat.claim.attempt == claim.attempt else None

    def _use_up(self, link: Link) -> None:
        """What came with files is kept here now."""
        for way in (*self._came, *([link] if isinstance(link, FolderLink) else [])):
            way.use_up()

    def _claim_by(self, link: Link, kiosk: str) -> Claim:
        """What cannot be read on a stick stops nobody whose journal lies here."""
        try:
            return link.claim(self.number, self.code, kiosk)
        except (DamagedJournal, Foreign):
            if not isinstance(link, FolderLink) or not self._has_sat_here():
                raise
            link.put_apart(self.number, damaged_names(self.number))
            return link.claim(self.number, self.code, kiosk)

    def _has_sat_here(self) -> bool:
        return (self._own / seat_name(self.number)).exists()

    def _given_before(self, kiosk: str, refusal: EduError) -> Claim:
        """What lies here, if somebody has sat here with this ticket; else the refusal is raised."""
        if isinstance(refusal, WrongTicket) or not self._has_sat_here():
            raise refusal
        local = FolderLink(self._own, self._own)
        try:
            claim = local.claim(self.number, self.code, kiosk)
        except WrongTicket:  # what lies here opens with another ticket: it was made anew
            raise refusal from None
        if isinstance(refusal, SeatTaken) and not journal_path(self._own, claim.attempt).exists():
            raise refusal
        self.sealed = local.paper(claim.token)
        return replace(claim, moved="")

    def _journal(self, link: Link, claim: Claim, clocks: Clocks) -> Keeping:
        """The journal here, with what was kept elsewhere.

        Where both go apart, one goes on and the other is put in safety: what is here, if the room let this PC
        go on with what was kept elsewhere; else what lies on the stick.
        """
        path = journal_path(self._own, claim.attempt)
        keeping = Keeping(path, claim.key, claim.attempt, clocks)
        try:
            keeping.adopt(claim.records, may_wait=claim.moved != BY_FILE)
        except Parted:
            frames = list(keeping.frames)
            if isinstance(link, FolderLink) and not claim.moved:
                link.put_apart(self.number, left_names(self.number))
                return keeping
            keeping.close()
            link.set_aside(claim.token, frames, 1)
            path.replace(_free(path))
            keeping = Keeping(path, claim.key, claim.attempt, clocks)
            keeping.adopt(claim.records)
        except BaseException:
            keeping.close()
            raise
        return keeping

    def _whose(self, sitting: Sitting, kiosk: str, *, is_taken: bool) -> tuple[bool, bool]:
        """Whether another PC has the seat, and whether this one goes on no more: unless the room lets it.

        The staff's side may know the PC alone that was left with a file: the seat is to follow to this one.
        """
        attempt, opened, came = sitting.attempt, pcs(sitting.records), self._move()
        if not self._is_given and goes_on_by_file(attempt, kiosk, came):
            sitting.following = Following(kiosk, left_for(opened, kiosk))
            return False, False
        return is_taken, is_taken or (not sitting.claim.moved and was_left(attempt, opened, kiosk, came))

    def _move(self) -> str:
        """The move with whose file the candidate came to this PC; "" if the seat here is of none."""
        with contextlib.suppress(OSError, Unavailable, Fault):
            return move_of(bytes_of(self._own / seat_name(self.number)))
        return ""

    def _find_key(self, sitting: Sitting, link: Link) -> None:
        if sitting.attempt.account.begins_at is None:
            return
        for key in (self._kept_key(sitting.claim.sitting), self._told_key(sitting, link)):
            if key is not None and sitting.paper is None:
                with contextlib.suppress(Fault):
                    sitting.open_paper(key)

    def _kept_key(self, sitting: str) -> bytes | None:
        with contextlib.suppress(OSError, Unavailable, Fault):
            read = box.read(OPEN, bytes_of(self._at("open")), ("number", "sitting"))
            if read.header == {"number": self.number, "sitting": sitting}:
                self._read_key = read.open(read.key_of(self.code))
                return self._read_key
        return None

    def _told_key(self, sitting: Sitting, link: Link) -> bytes | None:
        with contextlib.suppress(EduError):
            for message in link.messages(sitting.claim.token, 0):
                if message.kind == m.START and "key" in message.body:
                    return bytes.fromhex(message.body["key"])
        return None

    def _say_opened(self, sitting: Sitting, kiosk: str, machine: str) -> None:
        claim, before, state = sitting.claim, sitting.attempt.kiosk, sitting.state
        upto = len(sitting.frames)
        facts = {"attempt": claim.attempt, "sitting": claim.sitting, "number": claim.number}
        sitting.hold(r.OPENED, {**facts, "kiosk": kiosk, "machine": machine})
        if state == replaying.MOVED or (before and before != kiosk):
            move = sitting.attempt.moves[-1] if sitting.attempt.moves else uuid.uuid4().hex
            how = claim.moved or (BY_FILE if self._move() == move else BY_NETWORK)
            sitting.hold(r.MOVED_IN, {"move": move, "by": how, "upto": upto})

    def _at(self, kind: str) -> Path:
        return self._own / f"{kind}-{self.number}.dagverk"


def _free(path: Path) -> Path:
    """A name beside a journal that nothing has yet: what was kept is never written over."""
    places = (path.with_name(f"{path.stem}.left-{place}{path.suffix}") for place in range(1, 1000))
    return next(one for one in places if not one.exists())


def _was_made_here(seat: Seat, keeping: Keeping, kiosk: str) -> bool:
    """Whether this very PC made the file and has not gone on since: who is to go on here needs the room."""
    return pcs(keeping.records)[-1:] == [kiosk] and tuple(keeping.frames) == seat.claim.records


def _tell_apart(link: Link, way: FolderLink) -> None:
    """What was found on a stick is told with what was found on the way to the staff."""
    link.apart.extend(name for name in way.apart if name not in link.apart)
