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

    from eduapp.core.violations import Violation
    from eduapp.exams.questions.jobs import Looked
    from eduapp.exams.questions.rules.question import Question

NEW, KNOWN, REFUSED, NOTED = "new", "known", "refused", "noted"


@dataclass(frozen=True)
class FoundRow:
    """A question of a file, or a place in it and what stands against it or became otherwise."""

    id: int
    line: int
    state: str
    words: str
    question: Question | None = None


def rows_of(looked: Looked) -> list[FoundRow]:
    """All there is to say of a file, in the order of its lines."""
    found: list[tuple[str, int, str, str, Question | None]] = []
    for place, placed in enumerate(looked.questions):
        state = KNOWN if place in looked.known else NEW
        found.append((placed.file, placed.line, state, label_of(placed.question), placed.question))
    found += ((one.file, one.line, REFUSED, _placed(one.file, one.reason), None) for one in looked.refusals)
    found += ((one.file, one.line, NOTED, _placed(one.file, one.said), None) for one in looked.notes)
    files = {file: place for place, file in enumerate(dict.fromkeys(row[0] for row in found))}
    found.sort(key=lambda row: (files[row[0]], row[1]))
    return [FoundRow(number, *row[1:]) for number, row in enumerate(found)]


def _placed(file: str, said: Violation) -> str:
    """A sentence, and the file of a package that it is about."""
    words = said.sentence()
    return _("{file}: {sentence}").format(file=file, sentence=words) if file else words


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
        NOTED: ("excused", "info", _("to know")),
    }[row.state]


def _sentence(row: FoundRow) -> str:
    told = (_("Line {line}").format(line=row.line), row.words, _kind(row), _chip(row)[2])
    return ", ".join(filter(None, told))
