"""What a file of questions holds, row by row: every question with what becomes of it, and every refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.questions.rules.filing import label_of
from eduapp.exams.questions.ui.looks import kind_text
from eduapp.gui.rows import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.exams.questions.jobs import Looked
    from eduapp.exams.questions.rules.question import Question

NEW, KNOWN, REFUSED = "new", "known", "refused"


@dataclass(frozen=True)
class FoundRow:
    """A question of a file, or a place in it that cannot be taken over and why."""

    id: int
    line: int
    state: str
    words: str
    question: Question | None = None


def rows_of(looked: Looked) -> list[FoundRow]:
    """All there is to say of a file, in the order of its lines."""
    found: list[tuple[int, str, str, Question | None]] = [
        (one.line, REFUSED, one.reason.sentence(), None) for one in looked.refusals
    ]
    for place, placed in enumerate(looked.questions):
        state = KNOWN if place in looked.known else NEW
        found.append((placed.line, state, label_of(placed.question), placed.question))
    found.sort(key=lambda row: row[0])
    return [FoundRow(number, *row) for number, row in enumerate(found)]


def columns() -> Sequence[Column[FoundRow]]:
    """Line, what stands there, its kind, and what becomes of it."""
    return [
        Column(_("Question, or what stands against it"), lambda row: row.words, spoken=_sentence, whole=True),
        Column(_("Line"), lambda row: str(row.line), sort=lambda row: row.line, number=True, width=80),
        Column(_("Kind"), _kind, width=180, priority=2),
        Column(_("What becomes of it"), lambda _row: "", chip=_chip, width=190, priority=1),
    ]


def _kind(row: FoundRow) -> str:
    return kind_text(row.question.kind) if row.question is not None else ""


def _chip(row: FoundRow) -> tuple[str, str, str]:
    return {
        NEW: ("present", "plus", _("comes in")),
        KNOWN: ("none", "circle-minus", _("is there already")),
        REFUSED: ("absent", "ban", _("to put right")),
    }[row.state]


def _sentence(row: FoundRow) -> str:
    told = (_("Line {line}").format(line=row.line), row.words, _kind(row), _chip(row)[2])
    return ", ".join(filter(None, told))
