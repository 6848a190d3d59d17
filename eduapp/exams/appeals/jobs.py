"""Making the file of an appeal: one ZIP with the paper, the same as JSON, and what the law sends beside."""

import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, capital, speaking
from eduapp.education.school import queries as schools
from eduapp.exams.appeals import queries
from eduapp.exams.appeals.drawing import draw_file
from eduapp.exams.appeals.rules.file import FileSheet, Line, Section
from eduapp.exams.grading.rules.kinds import COMPLAINT, PARTS
from eduapp.exams.room import queries as room
from eduapp.exams.room.drawing import draw_protocol

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows: no file tells when it was made


@dataclass(frozen=True)
class MakeFile:
    """The file of one appeal in one language."""

    appeal_id: UUID
    language: str


@dataclass(frozen=True)
class MadeFile:
    """The ZIP, how it is called, and what lies in it; `paper` is the first of it, to look at."""

    name: str
    content: bytes
    papers: tuple[str, ...]
    paper: bytes


def make_file(database: "Database", command: MakeFile, _progress: "Progress") -> MadeFile:
    """What the law sends along, by candidate number; the complaint only where it goes along."""
    language, day = command.language, database.today()
    with database.reading() as session:
        found = queries.file_of(session, command.appeal_id, language)
        if found is None:
            raise NotFound
        across = schools.across(session, language)
        protocol = room.protocol(session, found.sitting_id, language) if found.with_protocol else None
        complaint = queries.complaint_of(session, command.appeal_id) if found.with_complaint else ""
    with speaking(language):
        stem, words = _("appeal-{number}").format(number=found.number), code_list(PARTS)
        beside = {"protocol": _("protocol"), "complaint": _("complaint")}
        paper = draw_file(found.sheet, day, across=across)
        papers = {f"{stem}.pdf": paper, f"{stem}.json": _facts(found.sheet)}
        if protocol is not None:
            papers[f"{stem}-{beside['protocol']}.pdf"] = draw_protocol(protocol, day, across=across)
        if complaint:
            told = _complaint(found.sheet, capital(words[COMPLAINT].label), complaint)
            papers[f"{stem}-{beside['complaint']}.pdf"] = draw_file(told, day, across=across)
    return MadeFile(f"{stem}.zip", _zipped(papers), tuple(papers), paper)


def _facts(sheet: FileSheet) -> bytes:
    return json.dumps(sheet.facts, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _complaint(sheet: FileSheet, title: str, words: str) -> FileSheet:
    """A paper of its own with what somebody complains of, as they wrote it."""
    section = Section(COMPLAINT, title, tuple(map(Line, words.splitlines())))
    return FileSheet(sheet.language, sheet.title, sheet.school, sheet.head, (), (section,), "")


def _zipped(papers: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in papers.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return packed.getvalue()
