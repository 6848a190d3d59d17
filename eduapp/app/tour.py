"""`eduapp tour`: a whole term on a fresh database, through the program's own use cases and screens.

Leaves the database, the papers as PDF files, a picture of every screen and summary.json. The exit code is 0
only if everything that is promised is there: it is counted and read back from the files, not remembered.
"""

import argparse
import json
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import false, func, select

from eduapp.app.invented_passwords import ISSUING
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.app.pictures import draw_all, file_names
from eduapp.app.sample_site import NOW, open_site, play
from eduapp.app.sample_site.facts import SCHOOL
from eduapp.app.sample_site.keys import FOLDER as KEYS
from eduapp.app.screens import Screen, screens
from eduapp.app.screenshots import staff
from eduapp.app.stage import Stage
from eduapp.certificates import queries as certificates
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.models import Certificate
from eduapp.core.clock import RunningClock
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Unavailable
from eduapp.core.files import make_folder, write_atomically
from eduapp.core.i18n import N_, _, set_screen_language
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.models import Mark
from eduapp.education.enrolment.models import Enrolment
from eduapp.exams.sittings.models import Result
from eduapp.gui.page import Page
from eduapp.gui.pdf_pages import look_into
from eduapp.people.audit.queries import first_break
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries as workshops
from eduapp.workshops.hours.models import HoursEntry

FEWEST_PAPERS = 30
SHIFT_OVER = NOW + timedelta(hours=5)
_WINDOW = (1366, 696)
NOT_EMPTY = N_("There are other things in {folder}. Choose an empty folder for the tour.")
MISSING = N_("The tour did not reach what it promises: {what}.")


@dataclass
class Tour:
    """What the tour collects on its way."""

    out: Path
    seconds: dict[str, float] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def step(self, name: str, act: Callable[[], None]) -> None:
        """Do something and note how long it took."""
        started = time.perf_counter()
        act()
        self.seconds[name] = round(time.perf_counter() - started, 3)
        sys.stdout.write(f"{name}: {self.seconds[name]:.1f} s\n")
        sys.stdout.flush()

    def expect(self, promise: bool, what: str) -> None:
        """Note what was promised and is not there."""
        if not promise:
            self.missing.append(what)


def run(arguments: argparse.Namespace) -> int:
    """Play, draw, print and count; 0 if all is there."""
    set_screen_language(arguments.language or "nb")
    tour = Tour(arguments.out)
    _clean(tour.out)
    database = open_database(Location.of(tour.out), witnessed=False)
    try:
        _play(tour, database)
        _walk(tour, open_site(database).unattended())
        summary = _count(tour, database)
    finally:
        database.engine.dispose()
    write_atomically(tour.out / "summary.json", json.dumps(summary, indent=1, ensure_ascii=False).encode())
    if tour.missing:
        sys.stderr.write(_(MISSING).format(what="; ".join(tour.missing)) + "\n")
        return 1
    sys.stdout.write(f"{tour.out / 'summary.json'}\n")
    return 0


def _clean(out: Path) -> None:
    """A tour begins with nothing; only what an earlier tour left is taken away, told by its summary.

    Raises Unavailable if there is something else in the folder, or it cannot be written.
    """
    make_folder(out)
    summary = out / "summary.json"
    if any(out.iterdir()) and not summary.exists():
        raise Unavailable(reason=_(NOT_EMPTY).format(folder=out))
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (out / name).unlink(missing_ok=True)
    for name in ("screens", "certificates", KEYS):
        shutil.rmtree(out / name, ignore_errors=True)
    write_atomically(summary, b"{}")  # also after a tour that was stopped, the next may begin here


def _play(tour: Tour, database: Database) -> None:
    site = play(database)
    tour.seconds |= site.seconds
    for name, seconds in site.seconds.items():
        sys.stdout.write(f"{name}: {seconds:.1f} s\n")


def _walk(tour: Tour, database: Database) -> None:
    """Monday 23 November on screen: a register, papers, and at the end of the day a shift sheet."""
    stage = Stage(database, staff(database)["leader"], size=_WINDOW, place=SCHOOL["name"])
    stage.desk.folder_answer = tour.out / "certificates"
    walk = _Walk(tour, stage, database)
    tour.step("screen: register", walk.take_register)
    tour.step("screen: all pictures", walk.draw)
    tour.step("screen: certificates", walk.save_certificates)
    stage.turn_clock(RunningClock(SHIFT_OVER))
    tour.step("screen: shift sheet", walk.sign_shift)
    stage.close()


class _Walk:
    """Somebody at the PC, with keys instead of a story."""

    def __init__(self, tour: Tour, stage: Stage, database: Database) -> None:
        self._tour, self._stage, self._database = tour, stage, database
        self._actors, self._wanted = staff(database), screens(database)

    def take_register(self) -> None:
        """Two exceptions by key, the rest present: six keys."""
        page = self._sit_down("register")
        QTest.keyClicks(_focused(page), "2")
        QTest.keyClicks(_focused(page), "s" if self._norwegian else "l")
        QTest.keyClicks(_focused(page), "5")
        QTest.keyClicks(_focused(page), "f" if self._norwegian else "a")
        QTest.keyClick(_focused(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._stage.settle()
        with self._database.reading() as session:
            far = attendance.recorded(session, [self._record("register")])
        self._tour.expect(all(one.done for one in far.values()), "a register")

    def sign_shift(self) -> None:
        """Everybody as planned; the sheet is signed by key."""
        page = self._sit_down("shift")
        QTest.keyClick(_focused(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._stage.settle()
        with self._database.reading() as session:
            signed = workshops.signer_of(session, self._record("shift"), NOW.date())
        self._tour.expect(signed is not None, "a signed shift sheet")

    def save_certificates(self) -> None:
        """Everybody who is ready gets the paper, saved as a file each."""
        page = self._sit_down("certificates")
        ring = self._stage.bench.held.one(KeyRing)
        ring.unlock(self._database.acting_as(self._stage.bench.actor), ISSUING)
        page.save_button.click()  # type: ignore[attr-defined]  # of the page of ready certificates
        self._stage.settle()

    def draw(self) -> None:
        """A picture of every screen and dialog."""
        folder = self._tour.out / "screens"
        draw_all(self._stage, self._database, self._actors, folder)
        there = {path.name for path in folder.iterdir()}
        for name in file_names(self._database):
            self._tour.expect(name in there, name)

    @property
    def _norwegian(self) -> bool:
        return _("present") != "present"

    def _screen(self, name: str) -> Screen:
        return next(one for one in self._wanted if one.name == name)

    def _record(self, name: str) -> UUID:
        found = self._screen(name).route.id
        if found is None:
            raise LookupError(name)
        return found

    def _sit_down(self, name: str) -> Page:
        screen = self._screen(name)
        if self._stage.bench.actor != self._actors[screen.by]:
            self._stage.enter(self._actors[screen.by])
        return self._stage.show(screen.route)


def _count(tour: Tour, database: Database) -> dict[str, object]:
    counts = _counts(database)
    tour.expect(counts["people"] >= 119, "people")  # noqa: PLR2004 - both sample files
    tour.expect(all(counts.values()), "something of everything")
    tour.expect(counts["certificates"] >= FEWEST_PAPERS, f"{FEWEST_PAPERS} certificates")
    _read_back(tour, database)
    with database.reading() as session:
        tour.expect(first_break(session) is None, "a whole trail")
    return {**counts, "seconds": tour.seconds}


def _counts(database: Database) -> dict[str, int]:
    current = select(func.count()).select_from(Mark).where(Mark.superseded == false())
    queries = {
        "people": select(func.count()).select_from(Learner),
        "enrolments": select(func.count()).select_from(Enrolment),
        "marks": current,
        "minutes": select(func.sum(HoursEntry.minutes)).where(HoursEntry.state == "approved"),
        "results": select(func.count()).select_from(Result),
        "certificates": select(func.count()).select_from(Certificate).where(Certificate.state == "issued"),
    }
    with database.reading() as session:
        return {name: int(session.scalar(query) or 0) for name, query in queries.items()}


def _read_back(tour: Tour, database: Database) -> None:
    """Every issued paper lies in the folder and says the name of its own person."""
    folder = tour.out / "certificates"
    with database.reading() as session:
        register = [row for row in certificates.register(session) if row.state == "issued"]
        papers = certificates.pdfs(session, tuple(row.id for row in register))
        names = {row.id: str(certificates.facts_of(session, row.id)["name"]) for row, _pdf in papers}
    for row, pdf in papers:
        text = _plain(" ".join(look_into(pdf).texts))
        tour.expect(_plain(names[row.id]) in text, f"the name on {row.number}")
        path = folder / f"{row.number}.pdf"
        if not any(one.read_bytes() == pdf for one in folder.glob(f"*{row.number}*.pdf")):
            write_atomically(path, pdf)


def _plain(text: str) -> str:
    """Letters only, in one form: direction marks and line ends are not part of a name."""
    whole = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c for c in whole if unicodedata.category(c) != "Cf").split())


def _focused(page: Page) -> QWidget:
    found: QWidget | None = page.window().focusWidget()
    return page if found is None else found
