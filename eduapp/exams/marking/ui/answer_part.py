"""One answer as an examiner reads it: what was written, where it stands on paper, what both gave before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.marking.ui.mark_bar import given_text
from eduapp.gui.reading import paragraph
from eduapp.gui.widgets import Bar, label, renew, vbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduapp.exams.marking.rules.desk import Desk, DeskAnswer, OtherMark
    from eduapp.gui.theme import Theme


class AnswerPart(QWidget):
    """Shows one answer after the other."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._rows = vbox(spacing=theme.px(8), parent=self)

    def show_answer(self, answer: DeskAnswer) -> None:
        """Show another one."""
        rows: list[QWidget] = [*self._others(answer)]
        rows.append(label(_("Answer of candidate {number}").format(number=answer.asked.number), "subtitle"))
        if answer.lines:
            rows += [
                paragraph(line, "large") for text in answer.lines for line in text.split("\n") if line.strip()
            ]
        else:
            rows.append(label(on_sheets_text(answer), "secondary", wrap=True))
        renew(self._rows, *rows)

    def _others(self, answer: DeskAnswer) -> Iterator[QWidget]:
        """What both gave, where they talk about it or a third decides."""
        for other in answer.others:
            yield Bar(self._theme, "users", other_text(other, self._desk))


def place_text(answer: DeskAnswer) -> str:
    """Which answer it is: by candidate and question."""
    number, question = answer.asked.number, answer.asked.question
    if not question:
        return _("Candidate {number}").format(number=number)
    return _("Candidate {number}, question {question}").format(number=number, question=question)


def on_sheets_text(answer: DeskAnswer) -> str:
    """Where an answer stands that is not on the screen."""
    if not answer.asked.question:
        return _("The answer stands on the sheets of the candidate.")
    if answer.letter:
        words = _("The answer stands on the sheets: version {letter}, question {question}.")
        return words.format(letter=answer.letter, question=answer.sheet_number or answer.asked.question)
    return _("The answer stands on the sheets: question {question}.").format(
        question=answer.sheet_number or answer.asked.question
    )


def other_text(other: OtherMark, desk: Desk) -> str:
    """What one of the two gave, and what they noted; by name to who talks with them."""
    talked, name = other.round == TALKED, ""
    if other.place == desk.place:
        words = _("After the talk you gave {mark}.") if talked else _("You gave {mark}.")
    elif desk.talks_with is not None:
        words = _("After the talk {name} gave {mark}.") if talked else _("{name} gave {mark}.")
        name = desk.talks_with.name
    elif talked:
        words = _("After the talk examiner {place} gave {mark}.")
    else:
        words = _("Examiner {place} gave {mark}.")
    said = words.format(place=other.place, mark=given_text(other.given), name=name)
    return f"{said} {other.note}" if other.note else said
