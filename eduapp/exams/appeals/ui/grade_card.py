"""The chosen candidate: until when and why, which appeals there are, and what an annulment brings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.exams.appeals.ui import looks
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.gui.reckoned import ReckonedDate
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, Chip, button, clear, hbox, hline, label, vbox

if TYPE_CHECKING:
    from eduapp.exams.appeals.queries import AppealRow, ExamRow
    from eduapp.gui.bench import Bench


class GradeCard(QWidget):
    """Follows the table of an exam; empty where there is nothing to say."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, px = bench, bench.theme.px
        self._title = label("", "subtitle", wrap=True)
        self._lines = vbox(spacing=px(10))
        card = Card(self._title, spacing=px(10), margins=(px(16), px(12), px(16), px(12)))
        card.box.addLayout(self._lines)
        self._start = TabStart(card)
        vbox(card, spacing=0, parent=self)

    def show_row(self, row: ExamRow | None) -> None:
        """Show another candidate, or nothing."""
        clear(self._lines)
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(_("Candidate {number}, {name}").format(number=row.number, name=row.name))
        verbs: list[QPushButton] = []
        parts = [*self._times(row), *(self._appeal(one, verbs) for one in row.appeals), *self._annulled(row)]
        for place, one in enumerate(parts or [label(_("Nothing to tell."), "secondary")]):
            if place:
                self._lines.addWidget(hline())
            self._lines.addWidget(one)
        in_reading_order(self._start, verbs)

    def _times(self, row: ExamRow) -> list[QWidget]:
        """The last day of each kind the law has, with its line; which grounds there are."""
        found: list[QWidget] = []
        for one in row.subject.kinds if row.subject is not None else ():
            day = one.last.last_day if one.last is not None else None
            found.append(ReckonedDate(looks.kind_text(one.kind), day, one.line))
        if row.grade is not None and row.grade.kinds:
            found.append(label(self._grounds(row), "secondary", wrap=True))
            if copy := looks.copy_text(row.grade.facts.notice):
                found.append(label(copy, "secondary", wrap=True))
        return found

    def _grounds(self, row: ExamRow) -> str:
        if row.grade is None:
            return ""
        notice, grounds = row.grade.facts.notice, Kind(row.grade.kinds[0].kind).grounds
        said = _("On request: {grounds} ({basis}).").format(
            grounds=grounds.label, basis=grounds.said("basis")
        )
        if notice.given_on is not None:
            return f"{said} " + _("Given on {day}.").format(day=date_text(notice.given_on))
        if notice.asked_on is not None:
            return f"{said} " + _("Asked for on {day}.").format(day=date_text(notice.asked_on))
        return said

    def _appeal(self, one: AppealRow, verbs: list[QPushButton]) -> QWidget:
        holder, theme = QWidget(), self._bench.theme
        token, icon, word = looks.state_look(one.state)
        go = button(theme, _("Open"), kind="plain", name=_("Open appeal {number}").format(number=one.number))
        route = Route("appeals.appeal", one.id)
        go.clicked.connect(partial(self._go, route))
        verbs.append(go)
        words = vbox(
            label(_("Appeal {number}").format(number=one.number), "bodyStrong"),
            label(looks.kind_text(one.kind), "caption", wrap=True),
            spacing=0,
        )
        hbox((words, 1), Chip(theme, word, token, icon), go, spacing=theme.px(10), parent=holder)
        return holder

    def _annulled(self, row: ExamRow) -> list[QWidget]:
        """An annulment with its paragraph, and the days that follow from it."""
        waits = [label(looks.waiting_annulment_text(row.waiting), wrap=True)] if row.waiting else []
        one = row.annulment
        if one is None:
            return [*waits]
        lines = [_pair(title, words) for title, words in looks.annulment_lines(one)]
        holder = QWidget()
        vbox(*lines, spacing=self._bench.theme.px(4), parent=holder)
        found: list[QWidget] = [*waits, holder]
        if (wait := one.wait) is not None:
            found.append(ReckonedDate(_("First day of another exam"), wait.first_day, wait.line))
        return found

    def _go(self, route: Route, *_checked: bool) -> None:
        self._bench.navigation.go(route)


def _pair(title: str, words: str) -> QWidget:
    holder = QWidget()
    vbox(label(title, "caption"), label(words, wrap=True), spacing=0, parent=holder)
    return holder
