"""A question as an examiner reads it, and the guide to it: made once, and shown again for every candidate."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.questions.rules.question import KINDS
from eduapp.gui.reading import grid, paragraph, picture
from eduapp.gui.widgets import label, vbox
from eduapp.kiosk.rules.parts import BULLET, Grid, Paragraph, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eduapp.exams.marking.rules.desk import Desk
    from eduapp.exams.marking.rules.guide import GuideItem
    from eduapp.exams.questions.rules.question import Text
    from eduapp.gui.theme import Theme

Pictures = dict[str, QPixmap]
ROLE = "large"
_WIDEST, _HIGHEST = 520, 320  # px at 100 %, of a picture beside the guide
_GAP = re.compile(r"\[\[(\d{1,2})\]\]")
_CHOICE = "○"


class Parts(QStackedWidget):
    """One part for each question of a desk, made when it is first shown."""

    def __init__(self, make: Callable[[GuideItem], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._known: dict[int, QWidget] = {}

    def show_item(self, item: GuideItem | None) -> None:
        """Show the part of a question; nothing where the whole is graded."""
        self.setVisible(item is not None)
        if item is None:
            return
        if item.number not in self._known:
            self._known[item.number] = self._make(item)
            self.addWidget(self._known[item.number])
        self.setCurrentWidget(self._known[item.number])


def asked_part(theme: Theme, desk: Desk, item: GuideItem) -> QWidget:
    """What was asked."""
    pictures, asked = _pictures(desk.pictures, item), item.shown
    kind = code_list(KINDS)[asked.kind].label
    head = _("Question {number}: {kind}").format(number=item.number, kind=kind)
    stem = replace(asked.stem, words=_GAP.sub(r"(\1) _____", asked.stem.words))
    rows: list[QWidget] = [label(head, "bodyStrong", wrap=True), *shown(theme, stem, pictures)]
    for choice in asked.choices:
        rows += _with_sign(theme, choice, pictures)
    for left in asked.lefts:
        rows += _with_sign(theme, left, pictures)
    if asked.rights:
        rows.append(paragraph(_("To choose from: {rights}").format(rights="; ".join(asked.rights)), ROLE))
    return _column(theme, rows)


def guide_part(theme: Theme, desk: Desk, item: GuideItem) -> QWidget:
    """For how much, what the key says, and what else is looked for."""
    most = _("{points} points at most").format(points=points_text(item.most))
    rows: list[QWidget] = [label(most, "bodyStrong", wrap=True)]
    rows += [paragraph(line, "body", BULLET) for line in item.right]
    rows += shown(theme, item.feedback, _pictures(desk.pictures, item), "body")
    if len(rows) == 1:
        rows.append(label(_("The question has no guide of its own."), "secondary", wrap=True))
    return _column(theme, rows)


def shown(theme: Theme, text: Text, pictures: Pictures, role: str = ROLE) -> Iterator[QWidget]:
    """The widgets of a text, one below the other. Each paragraph runs in its own direction."""
    for part in parts_of(text.words, text.form):
        if isinstance(part, Paragraph):
            yield paragraph(part.words, role, part.before)
        elif isinstance(part, Grid):
            yield grid(part.rows, role)
        else:
            found = pictures.get(part.name)
            yield picture(theme, found, part.said or part.name, role, widest=_WIDEST, highest=_HIGHEST)


def _with_sign(theme: Theme, text: Text, pictures: Pictures) -> Iterator[QWidget]:
    """One of several things to choose or to match, with a sign before it."""
    first, *rest = parts_of(text.words, text.form) or [Paragraph("")]
    if isinstance(first, Paragraph) and not rest:
        yield paragraph(first.words, ROLE, _CHOICE)
        return
    yield paragraph("", ROLE, _CHOICE)
    yield from shown(theme, text, pictures)


def _pictures(contents: Mapping[str, bytes], item: GuideItem) -> Pictures:
    """The pictures of a question and its guide, by the names that texts place them under."""
    found: Pictures = {}
    for one in (*item.shown.pictures, *item.pictures):
        pixmap = QPixmap()
        if pixmap.loadFromData(contents.get(one.digest, b"")):
            found[one.name] = pixmap
    return found


def _column(theme: Theme, rows: list[QWidget]) -> QWidget:
    holder = QWidget()
    vbox(*rows, None, spacing=theme.px(6), parent=holder)
    return holder
