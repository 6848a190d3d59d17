"""An exam on disks that fail: the candidate's PC with its journal and a stick, and the staff's side of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.kiosk.entering import Entered, enter
from eduapp.kiosk.exchanging import exchange
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.journal import read_journal
from eduapp.kiosk.keeping import journal_path
from eduapp.kiosk.link import NoContact
from eduapp.kiosk.link_folder import FolderLink
from tests.support import given
from tests.support.faulty_papers import Told
from tests.support.faulty_work import Act, State, Work
from tests.support.given_folder import Folder
from tests.support.given_kiosk import ATTEMPT, CHEAP, CODE, KEY, NUMBER, OPENING
from tests.support.given_screens import OnScreen, an_exam_on_screen
from tests.support.kiosks import Clockwork, a_stick
from tests.support.under_key import looked_into

GIVEN = ((1, 2), (3, True), (1, 0), (4, "A chuck"))  # question and answer


class Answering(Work):
    """A candidate sits down, begins by the code, answers, sends, and hands in; no database is there."""

    in_parts = True

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self._clockwork = Clockwork()
        self._entered: Entered | None = None
        self._link = FolderLink(home / "stick", home / "own")

    @classmethod
    def prepare(cls, home: Path, template: Path) -> None:
        a_stick(home / "stick")
        (home / "own").mkdir()

    def acts(self) -> Sequence[Act]:
        answers = [lambda number=number, value=value: self._answer(number, value) for number, value in GIVEN]
        return [self.start, self._begin, *answers, self._send, self._hand_in, self._send, self.stop]

    def start(self) -> None:
        if self._entered is None:
            clocks = self._clockwork.clocks(f"boot-{len(self._kept)}")
            self._kept[str(len(self._kept))] = True
            number = str(NUMBER)
            self._entered = enter(self._link, self.home / "own", "pc-1", clocks, number, CODE, CHEAP)
        if self._entered.needs_code:
            self._entered.begin_by_code(OPENING)

    def stop(self) -> None:
        if self._entered is not None:
            self._entered.sitting.close()
            self._entered = None
            self._link = FolderLink(self.home / "stick", self.home / "own")

    def state(self) -> State:
        facts: list[tuple[object, ...]] = []
        for name, path in (
            ("own", journal_path(self.home / "own", ATTEMPT)),
            ("stick", self.home / "stick" / f"answers-{NUMBER}.dagverk"),
        ):
            if path.exists():
                journal = read_journal(path.read_bytes(), KEY, ATTEMPT)
                told = [one for one in journal.records if one.kind in {r.ANSWER, r.BEGUN, r.HANDED_IN}]
                facts += [(name, place, one.kind, one.question) for place, one in enumerate(told)]
        return frozenset(facts)

    def faults(self) -> list[str]:
        return []

    @property
    def sitting(self):  # type: ignore[no-untyped-def]
        """Where the candidate sits."""
        assert self._entered is not None
        return self._entered.sitting

    def _begin(self) -> None:
        assert self._entered is not None
        self._clockwork.later(1)
        self._entered.begin_by_code(OPENING)

    def _answer(self, number: int, value: object) -> None:
        self._clockwork.later(1)
        self.sitting.answer(number, value)

    def _send(self) -> None:
        one = self.sitting
        first, frames = one.unsent()
        told = exchange(self._link, one.claim.token, first, frames, one.attempt.heard, one.following)
        one.sent(told.kept)
        if one.unsent()[1]:
            raise NoContact  # part of it is there, and the rest is sent the next time

    def _hand_in(self) -> None:
        self._clockwork.later(1)
        self.sitting.hand_in()


class Carrying(Work):
    """The staff's side of it: seats written to a folder, answers taken in from it, and new tickets made."""

    in_parts = True

    def given(self) -> None:
        hall = OnScreen(self.database, self.clock, *an_exam_on_screen(self.database)).let_in(101)
        folder = Folder(hall, self.home / "stick", 101)
        pc = folder.pc("pc").sit(101)
        folder.round()
        hall.at("09:00").start()
        folder.round().until("09:01")
        for number, value in GIVEN:
            pc.sitting.answer(number, value)
        pc.sitting.hand_in()
        pc.second()
        folder.close()
        told = (hall.sitting_id, hall.candidates[102])
        (self.home / "exam.txt").write_text(" ".join(map(str, told)))
        (self.home / "other").mkdir()

    def work(self) -> Sequence[Act]:
        return [self._sync, self._tickets, self._seats, self._sync]

    def state(self) -> State:
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            records = own.execute("SELECT attempt_id, n FROM screen_record").fetchall()
        seats = ((one.name,) for one in (self.home / "other").iterdir() if not one.name.startswith("."))
        return frozenset([*records, *seats])

    @property
    def _sitting(self) -> UUID:
        return UUID((self.home / "exam.txt").read_text().split()[0])

    def _sync(self) -> None:
        order = jobs.SyncFolder(sitting_id=self._sitting, folder=self.home / "stick")
        told = jobs.sync_folder(self.acting_as(given.INVIGILATOR), order, NoProgress())
        if told.refused:
            raise Told(reason=told.refused[0])

    def _tickets(self) -> None:
        candidate = UUID((self.home / "exam.txt").read_text().split()[1])
        order = self.once(
            "tickets",
            lambda: jobs.MakeTickets(
                sitting_id=self._sitting, language="en", candidate_ids=(candidate,), cost=CHEAP
            ),
        )
        self._kept["made"] = jobs.make_tickets(self.database, order, NoProgress()).tickets

    def _seats(self) -> None:
        if "made" not in self._kept:
            self._tickets()
        seats = jobs.WriteSeats(
            sitting_id=self._sitting, folder=self.home / "other", tickets=self._kept["made"], cost=CHEAP
        )
        jobs.write_seats(self.database, seats, NoProgress())
