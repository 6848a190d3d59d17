"""How the answers of one candidate came to their points: what was answered, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.marking.rules.final import AFTER_TALK, ALIKE, BY_KEY, BY_THIRD
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.marking.ui.looks import mark_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import button, hline, label, vbox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.marking.queries import ToldMark
    from eduapp.gui.theme import Theme
    from eduapp.gui.widgets.boxes import Item

WIDTH = 720  # px at 100 %


class ToldDialog(Dialog):
    """One question after the other. Nothing here can be changed."""

    def __init__(self, theme: Theme, number: int, told: list[ToldMark], parent: QWidget) -> None:
        title = _("How candidate {number} was marked").format(number=number)
        super().__init__(theme, title, parent, width=WIDTH)
        self.out = button(theme, _("Close"))
        self.out.clicked.connect(self.reject)
        items: list[Item] = [label(title, "subtitle", wrap=True)]
        for one in told:
            items += [hline(), self._row(one)]
        self.fill(*items, None, buttons=[self.out])
        self.out.setFocus()

    def _row(self, one: ToldMark) -> Item:
        head = _("Question {number}: {label}").format(number=one.question, label=one.label)
        rows: list[Item] = [label(head if one.question else _("The whole answer"), "bodyStrong", wrap=True)]
        rows += [label(line, "body", wrap=True) for line in one.answered]
        rows += [label(line, "caption", wrap=True) for line in one.told]
        if not one.told:  # else the last rule says the points
            rows.append(label(decided_text(one), "secondary", wrap=True))
        return vbox(*rows, spacing=self.theme.px(2))


def decided_text(one: ToldMark) -> str:
    """What is decided of an answer, and by whom."""
    how = {
        BY_KEY: _("by the key"),
        ALIKE: _("both examiners alike"),
        AFTER_TALK: _("both examiners after they talked"),
        BY_THIRD: _("the third examiner"),
    }.get(one.decided.how, "")
    if one.decided.given is None:
        return _("Not decided yet.")
    if not one.question:
        return _("Grade {grade}, {how}.").format(grade=mark_text(one.decided.given), how=how)
    words = _("{points} of {most} points, {how}.")
    return words.format(points=mark_text(one.decided.given), most=points_text(one.most), how=how)
