"""Every way by which a file from outside comes in, each with good files of its kind and what takes them.

`COVERS` says by which of them a module of the program that reads files is met; `OWN` why another one reads
only what the program, or its installation, has written itself. A test compares both with the program.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.certificates import jobs as certificates
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.keys.jobs import folder as key_folders
from eduapp.certificates.keys.jobs.root import ByFile, secret_of
from eduapp.certificates.verification import jobs as verification
from eduapp.certificates.verification import lists as list_files
from eduapp.certificates.verification import queries
from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.core.files import read_whole
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs as attempts
from eduapp.exams.marking.formats import desk_file, marks_box
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.questions import jobs as questions
from eduapp.exams.questions.formats import FORMATS
from eduapp.exams.questions.ui.adding_picture import read_picture
from eduapp.exams.statistics.formats import read_marks
from eduapp.exchange.files import jobs as files
from eduapp.exchange.files import service as importing
from eduapp.exchange.files.formats import write_table
from eduapp.kiosk.entering import enter
from eduapp.kiosk.formats.claimed import Claimed, claimed_bytes
from eduapp.kiosk.link_folder import FolderLink
from eduapp.people.audit import queries as trail
from eduapp.people.audit.jobs import anchors_in
from eduapp.people.audit.rules import Anchor
from eduapp.safekeeping import jobs as safekeeping
from eduapp.safekeeping.jobs import folders as backups
from eduapp.safekeeping.jobs import key_ring
from tests.support import (
    given,
    given_backups,
    given_keys,
    given_questions,
    given_register,
    given_screens,
    given_templates,
    given_verification,
)
from tests.support.given_files import an_open_document, open_document_rows, sample
from tests.support.given_folder import Folder
from tests.support.given_kiosk import CHEAP, CODE, NUMBER, a_journal, a_seat_file
from tests.support.kiosks import Clockwork

LISTS = {
    "people": "deltakere.csv",
    "courses": "kurs.csv",
    "groups": "grupper.csv",
    "enrolments": "pameldinger.csv",
    "timetable": "timeplan.csv",
    "hours": "verkstedtimer.csv",
    "results": "eksamensresultater.csv",
    "aims": "kompetansemal.csv",
    "marks": "poeng.csv",
}
COVERS = {  # modules that read a file that somebody chose, found, or brought on a stick
    "app.verify_command": "lists to check papers by",
    "certificates.jobs.template_files": "template",
    "certificates.keys.jobs.folder": "keys on a stick",
    "certificates.keys.jobs.root": "keys on a stick",
    "certificates.verification.jobs": "paper to check",
    "exams.attempts.jobs.folders": "folder of an exam, at the board",
    "exams.marking.jobs": "marks that come back",
    "exams.questions.jobs": "questions in qti",
    "exams.questions.ui.adding_picture": "picture of a question",
    "exams.statistics.formats.marks": "table of marks",
    "exchange.files.formats.content": "list of people",
    "kiosk.entering": "folder of an exam, at the exam PC",
    "kiosk.link_folder": "folder of an exam, at the exam PC",
    "people.audit.jobs": "checkpoints",
    "safekeeping.jobs.folders": "backup",
    "safekeeping.jobs.key_ring": "keys of backups",
    "safekeeping.jobs.looking": "backup",
}
_DESK_CODE = "ABCD1234EFGH5678"
_WORK = "of the installation: written by the program itself, for this account only"
_PART = "a part of the program"
OWN = {
    "exams.attempts.jobs.clearing": "answers that folders has taken in, looked at once more before they go",
    "app.database_roles": "a password that the administrator keeps for this very command",
    "app.database_key": _WORK,
    "app.help": _PART,
    "app.locked_file": _WORK,
    "app.tour": "what the tour has just written",
    "app.unsettled": _WORK,
    "certificates.drawing.assembly": _PART,
    "certificates.drawing.elements": _PART,
    "certificates.drawing.package": "a folder of the template that template_files was asked for",
    "certificates.drawing.school_pictures": _PART,
    "certificates.drawing.template": _PART,
    "certificates.neutrality.reading.file": "streams within a paper that was just made",
    "certificates.verification.web_page": _PART,
    "certificates.neutrality.lists": _PART,
    "core.clock": "of the system",
    "core.codes": _PART,
    "core.files": "the one that the others call",
    "core.i18n": _PART,
    "core.secrecy": "whether a certificate can be opened; what is in it the driver reads",
    "core.settings": _WORK,
    "core.shares": "of the system",
    "drawing.fonts": _PART,
    "gui.icons": _PART,
    "gui.theme": _PART,
    "gui.tokens": _PART,
    "kiosk.identity": _WORK,
    "kiosk.machine": "of the system",
    "kiosk.tries": _WORK,
    "kiosk.ui.staff.page": _PART,
    "kiosk.ui.watch": "of the system",
    "privacy.queries.copying": _PART,
    "safekeeping.formats.database_key": _WORK,
    "safekeeping.jobs.taking_out": "what was just written, read again",
}


@dataclass(frozen=True)
class Sample:
    """A good file of a kind."""

    name: str
    content: bytes
    is_text: bool = False


@dataclass(frozen=True)
class Importer:
    """A way in: `take` does with the file at a path what the program does, and raises what it raises."""

    name: str
    samples: tuple[Sample, ...]
    take: Callable[[Path], object]


class TakeItBack(Exception):
    """Ends a transaction that shall leave nothing."""


class Ground:
    """A school with an exam on screen, keys and a paper, whose ways in are tried."""

    def __init__(self, folder: Path, database: Database, clock: StillClock, template: bytes) -> None:
        self.folder, self.database, self._clock, self._template = folder, database, clock, template
        given_register.a_signing_school(database)
        self._paper = given_verification.a_paper_on_disk(database, folder)
        hall = given_screens.OnScreen(database, clock, *given_screens.an_exam_on_screen(database)).let_in(101)
        self._exam = Folder(hall, folder / "stick", 101)
        pc = self._exam.pc("pc").sit(101)
        self._exam.round()
        hall.at("09:00").start()
        self._exam.round().until("09:01")
        pc.sitting.answer(1, 2)
        self._exam.round()
        self._exam.close()

    @cached_property
    def importers(self) -> list[Importer]:
        """All of them."""
        return [
            *(self._list(key) for key in LISTS),
            *(self._questions(key) for key in FORMATS),
            self._pictures(),
            *self._marking(),
            *self._exam_files(),
            *self._papers(),
            *self._safe(),
        ]

    def _list(self, key: str) -> Importer:
        text = sample(LISTS[key]).read_bytes().decode("cp1252")
        rows = [line.split(";") for line in text.splitlines()][:40]
        held = []
        for suffix in (".xlsx", ".ods", ".csv"):
            path = self.folder / f"good{suffix}"
            if suffix == ".ods":
                content = _as_open_document(rows)
            else:
                write_table(path, rows[0], rows[1:])
                content = path.read_bytes()
            held.append(Sample(f"liste{suffix}", content, is_text=suffix == ".csv"))
        return Importer(f"list of {key}", tuple(held), lambda path: self._bring_in(key, path))

    def _bring_in(self, key: str, path: Path) -> None:
        looked = files.read_file(self.database, files.ReadFile(key, path), NoProgress())
        with suppress(TakeItBack), self.database.writing() as uow:
            importing.bring_in(uow, importing.BringIn(subject=key, preview=looked.preview))
            raise TakeItBack

    def _questions(self, key: str) -> Importer:
        made = [
            one for kind, one in given_questions.one_of_each().items() if key != "aiken" or kind == "single"
        ]
        written = FORMATS[key].write(made)
        name = f"good.{'zip' if key == 'qti' else 'txt'}"
        some = (Sample(name, written.content, is_text=key != "qti"),)
        return Importer(f"questions in {key}", some, lambda path: self._read_questions(key, path))

    def _read_questions(self, key: str, path: Path) -> None:
        order = questions.ReadQuestions(path, format=key)
        looked = questions.read_file(self.database, order, NoProgress())
        assert all(one.reason.sentence() for one in looked.refusals)

    def _pictures(self) -> Importer:
        kinds = (("PNG", "png"), ("JPEG", "jpg"))
        some = tuple(Sample(f"good.{end}", given_templates.a_picture(kind=kind)) for kind, end in kinds)
        return Importer("picture of a question", some, read_picture)

    def _marking(self) -> Iterator[Importer]:
        answers = tuple(DeskAnswer(Asked(n, 1, 300), ("Hansker",), on_screen=True) for n in (101, 102))
        key = bytes(range(32))
        desk = desk_file.desk_file(
            Desk("Norsk", "24 November 2026", 1, 1, (), answers),
            file="0" * 36, key=key, code=_DESK_CODE, cost=CHEAP,
        )  # fmt: skip
        path = self.folder / "desk.dagverk"
        path.write_bytes(desk)
        working = desk_file.WorkingDesk(path)
        back = working.returned(working.unlock(_DESK_CODE).with_mark((101, 1), Given(150), ""))
        working.close()
        yield Importer("marking desk", (Sample("good.dagverk", desk),), _unlock)
        yield Importer(
            "marks that come back",
            (Sample("marks.dagverk", back),),
            lambda path: desk_file.read_returned(read_whole(path), key),
        )
        closed = marks_box.close("0" * 36, b'[[101,1,[150,null],""]]', marks_box.public_of(key))
        yield Importer(
            "box of marks",
            (Sample("good.dagverk", closed),),
            lambda path: marks_box.read(read_whole(path)).open(key),
        )
        marks = "forsøk;Q1;Q2\n1;1;0,5\n2;;1\n3;0;1\n".encode()
        yield Importer("table of marks", (Sample("good.csv", marks, is_text=True),), read_marks)

    def _exam_files(self) -> Iterator[Importer]:
        stick = self._exam.place
        some = tuple(
            Sample(one.name, one.read_bytes())
            for one in sorted(stick.iterdir())
            if one.name != "seat-101.dagverk"
        )
        yield Importer("folder of an exam, at the board", some, self._sync)
        seat = Sample(f"seat-{NUMBER}.dagverk", a_seat_file())
        answers = Sample(f"answers-{NUMBER}.dagverk", a_journal().content)
        claimed = Sample(f"claimed-{NUMBER}", claimed_bytes(Claimed("pc-1", 0)))
        yield Importer("folder of an exam, at the exam PC", (seat, answers, claimed), self._sit)

    def _sync(self, path: Path) -> None:
        stick = path.with_name("stick")
        shutil.copytree(self._exam.place, stick)
        shutil.copy(path, stick / path.name)
        order = attempts.SyncFolder(sitting_id=self._exam.hall.sitting_id, folder=stick)
        told = attempts.sync_folder(self.database.acting_as(given.INVIGILATOR), order, NoProgress())
        assert all(told.refused)
        assert told.records == 0  # all that is good was taken in before

    def _sit(self, path: Path) -> None:
        stick, own = path.with_name("stick"), path.with_name("own")
        stick.mkdir()
        own.mkdir()
        (stick / f"seat-{NUMBER}.dagverk").write_bytes(a_seat_file())
        shutil.copy(path, stick / path.name)
        entered = enter(FolderLink(stick, own), own, "pc-1", Clockwork().clocks(), str(NUMBER), CODE, CHEAP)
        entered.sitting.close()

    def _papers(self) -> Iterator[Importer]:
        with self.database.reading() as session:
            at_hand = queries.at_hand(session, self.database.today())
        pdf = self._paper.path.read_bytes()
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0].render(scale=1.5).to_pil()
        held = io.BytesIO()
        page.save(held, "PNG")
        some = (Sample("paper.pdf", pdf), Sample("paper.png", held.getvalue()))
        today = self.database.today()
        yield Importer("paper to check", some, lambda path: verification.judge_file(path, at_hand, today))
        lists = Sample("lists.json", list_files.written(at_hand.lists).encode(), is_text=True)
        yield Importer("lists to check papers by", (lists,), _read_lists)
        template = to_bytes(given_templates.saying("Lykke til"))
        yield Importer("template", (Sample("mal.zip", template),), certificates.read_template)
        kinds = (("PNG", "png"), ("JPEG", "jpg"))
        some = tuple(Sample(f"logo.{end}", given_templates.a_picture(kind=kind)) for kind, end in kinds)
        yield Importer("picture of a template", some, certificates.read_picture)
        stick = self.folder / "keys"
        stick.mkdir(exist_ok=True)
        given_keys.a_stick(stick)
        keys = tuple(Sample(one.name, one.read_bytes()) for one in sorted(stick.iterdir()))
        yield Importer("keys on a stick", keys, self._keys)

    def _keys(self, path: Path) -> None:
        key_folders.issuing_boxes(path.parent)
        key_folders.newest_list(path.parent, bytes(32))
        if path.name.startswith("root-"):
            secret_of(ByFile(path=path, parts=given_keys.PARTS))

    def _safe(self) -> Iterator[Importer]:
        home = self.folder / "data"
        given_backups.make(self.database, home)
        lying = given_backups.newest(home)
        key = given_backups.key_of(lying, home)
        parts = tuple(
            Sample(one.name, one.read_bytes(), is_text=one.suffix == ".json")
            for one in sorted(lying.folder.iterdir())
        )

        def verify(path: Path) -> None:
            whole = path.with_name("dagverk-backup-000001")
            shutil.copytree(lying.folder, whole)
            shutil.copy(path, whole / path.name)
            assert len(backups.listed(path.parent)) <= 1
            safekeeping.verify(backups.look(whole), key)

        yield Importer("backup", parts, verify)
        ring = home / key_ring.FILE_NAME
        yield Importer(
            "keys of backups",
            (Sample(ring.name, ring.read_bytes(), is_text=True),),
            lambda path: key_ring.on_this_pc(path.parent),
        )
        with self.database.reading() as session:
            anchor = trail.anchor(session)
        assert anchor is not None
        lines = "".join(f"{Anchor(n, anchor.digest, anchor.day).text()}\n" for n in range(1, 9)).encode()
        yield Importer("checkpoints", (Sample("checkpoints.txt", lines, is_text=True),), anchors_in)
        empty = Sample(FILE_NAME, self._template)
        yield Importer("database", (empty,), self._open)

    def _open(self, path: Path) -> None:
        open_database(Location.of(path.parent), clock=self._clock, witnessed=False).engine.dispose()


def _unlock(path: Path) -> None:
    working = desk_file.WorkingDesk(path)
    try:
        working.unlock(_DESK_CODE)
    finally:
        working.close()


def _read_lists(path: Path) -> None:
    found = list_files.read(read_whole(path))
    found.key_list()
    found.status_list()


def _as_open_document(rows: list[list[str]]) -> bytes:
    return an_open_document(open_document_rows(*map(tuple, rows))).data
