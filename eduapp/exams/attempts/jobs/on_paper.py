"""The rest of an exam on paper, made by the staff's side: what came in, also of an exam PC that is dead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.attempts import queries
from eduapp.kiosk.drawing import mark_of, rest
from eduapp.kiosk.formats.paper import read_paper
from eduapp.kiosk.formats.sealed import read_sealed

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class MakeRest:
    """The rest of the exam of one candidate."""

    sitting_id: UUID
    attempt_id: UUID


@dataclass(frozen=True)
class MadeRest:
    """What is printed, and until when answers are in it."""

    title: str
    pdf: bytes
    number: int
    saved_at: datetime | None


def make_rest(database: Database, command: MakeRest, progress: Progress) -> MadeRest:
    """Draw it: what has no whole answer with room to write, and the answers so far. Raises NotAllowed."""
    progress.step(0, 1)
    with database.reading() as session:
        told = queries.unfinished(session, command.sitting_id, command.attempt_id)
        now: datetime = session.info["now"]
    paper = read_paper(read_sealed(told.sealed).open(told.paper_key))
    pdf, _pages = rest.drawn(paper, told.answers, now, mark_of(paper.attempt))
    progress.step(1, 1)
    title = _("The rest of the exam on paper, candidate {number}").format(number=told.number)
    return MadeRest(title, pdf, told.number, told.saved_at)
