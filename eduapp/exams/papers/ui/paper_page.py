"""Composing a paper: the bank at the left, the paper at the right, its rules and facts above."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QWidget

from eduapp.core.i18n import _
from eduapp.exams.papers import queries, service, terms
from eduapp.exams.papers.rules.law import written_law_text
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.papers.ui.bank_search import BankSearch
from eduapp.exams.papers.ui.items_view import ItemsView
from eduapp.exams.papers.ui.looks import (
    FROZEN_REASON,
    KEEP_REASON,
    paper_facts,
    points_text,
    questions_text,
    rule_title,
    shown_text,
    state_chip,
)
from eduapp.exams.papers.ui.paper_dialogs import as_it_is, change_facts, change_item, change_rule, copy_paper
from eduapp.exams.questions import queries as bank
from eduapp.exams.questions import terms as questions
from eduapp.exams.questions.rules.question import DESCRIPTION
from eduapp.gui.dialogs import Question
from eduapp.gui.flow import Flow
from eduapp.gui.record_page import RecordPage
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, clear, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from eduapp.core.changes import Topic
    from eduapp.exams.papers.queries import Composed, ComposedItem
    from eduapp.exams.questions.queries import QuestionRow, ShownRow
    from eduapp.gui.bench import Bench

_POINTS = 1  # what a question that is chosen has until somebody says otherwise


class PaperPage(RecordPage):
    """Every change is saved at once; a frozen paper can be looked at, printed and copied."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PAPERS_CHANGED, questions.QUESTIONS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._paper: Composed | None = None
        px, inside = self.theme.px, QWidget()
        inside.setObjectName("page")
        self._start = TabStart(inside)
        self._make_verbs()
        self.bank, self.items = BankSearch(bench), ItemsView(bench)
        self._connect()
        bind("find", self, self.bank.go_on_typing)
        self._facts, self._rules = vbox(spacing=0), vbox(spacing=0)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(px(20))
        self._sides.addWidget(self.bank, 1)
        self._sides.addWidget(self.items, 1)
        rules = vbox(self._rules, hbox(self._add_rule, None), spacing=px(4))
        margins = (px(24), px(6), px(24), px(16))
        vbox(self._facts, rules, (self._sides, 1), spacing=px(12), margins=margins, parent=inside)
        vbox((DownwardsArea(inside, _("Exam paper")), 1), parent=self)

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._copy, self._draw, self._print]

    def first_focus(self) -> QWidget:
        return self.bank.typed

    def keys(self) -> list[tuple[str, str]]:
        return [
            *told("find"),
            (_("Enter"), _("Put the question of the bank on the paper, or change its points there")),
            ("Alt+Up, Alt+Down", _("Move the question on the paper")),
            (_("Delete"), _("Take it off the paper")),
            ("Ctrl+P", _("Look at the paper as it is printed")),
        ]

    def reload(self) -> None:
        if self.route.id is not None:
            self.bench.runner.query(queries.composed, self.route.id, owner=self, done=self._show, newest=True)
        self.bank.reload()

    def print_(self) -> None:
        """Lead to the page where it is looked at and printed."""
        if self._print.isEnabled():
            self.bench.navigation.go(Route("papers.print", self.route.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(beside if self.wide else below)

    # --- inside -------------------------------------------------------------------------------------

    def _make_verbs(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._copy = button(self.theme, _("Copy…"), "file-text")
        self._draw = button(self.theme, _("Draw and shuffle again"))
        self._print = button(self.theme, _("Print…"), "printer", kind="primary")
        self._change.clicked.connect(self._open_facts)
        self._copy.clicked.connect(self._open_copy)
        self._draw.clicked.connect(self._draw_again)
        self._print.clicked.connect(self.print_)
        self._add_rule = button(self.theme, _("Draw questions by a rule…"), "plus", kind="plain")
        self._add_rule.clicked.connect(self._open_rule)

    def _connect(self) -> None:
        self.bank.chosen.connect(self._put_on)
        self.bank.looked_at.connect(self._look_in_bank)
        self.items.changed.connect(self._open_item)
        self.items.moved.connect(self._move)
        self.items.taken_off.connect(self._take_off)
        self.items.looked_at.connect(self._look_on_paper)

    def _show(self, paper: Composed | None) -> None:
        self._paper = paper
        clear(self._facts)
        clear(self._rules)
        if paper is None:
            self.set_title(_("There is no such paper"))
            self._follow(_("There is no such paper"))
            return
        self.set_title(paper.facts.title, _("Exam paper no. {number}").format(number=paper.serial))
        self._show_facts(paper)
        self._show_rules(paper)
        self.items.show_paper(paper)
        asked = sum(one.asked.answered for one in paper.items)
        self.items.sum.setText(f"{questions_text(asked)}, {points_text(paper.points)}")
        self.bank.take_off({one.row.question_id for one in paper.items})
        self._follow(_(FROZEN_REASON) if paper.digest else "")

    def _follow(self, reason: str) -> None:
        """What can be done with it, and why not."""
        if not self.bench.actor.may(terms.KEEP_PAPERS):
            reason = _(KEEP_REASON)
        for verb in (self._change, self._draw, self._add_rule):
            why_not(verb, reason)
        gone = "" if self._paper is not None else reason
        why_not(self._copy, gone if self.bench.actor.may(terms.KEEP_PAPERS) else _(KEEP_REASON))
        may_print = self.bench.actor.may(terms.PRINT_PAPERS)
        why_not(self._print, gone if may_print else _("Your role may not print papers."))
        self.bank.stop(reason)
        self.items.stop(reason)

    def _show_facts(self, paper: Composed) -> None:
        cells: list[QWidget] = [self.chip(state_chip(frozen=bool(paper.digest)))]
        for name, said in paper_facts(paper):
            cell = QWidget()
            vbox(label(name, "caption"), label(said, "bodyStrong", wrap=True), spacing=0, parent=cell)
            cells.append(cell)
        row = QWidget()
        row.setLayout(Flow(*cells, gap=self.theme.px(20)))
        self._facts.addWidget(row)
        self._facts.addWidget(label(written_law_text(self.bench.today()), "caption", wrap=True))
        if paper.digest:
            words = _("Frozen. Digest: {digest}").format(digest=paper.digest)
            self._facts.addWidget(label(words, "caption", wrap=True))

    def _show_rules(self, paper: Composed) -> None:
        verbs: list[QPushButton] = []
        for number, rule in enumerate(paper.rules, 1):
            title = rule_title(number, rule)
            name = _("Change rule {number}…").format(number=number)
            change = self.verb(_("Change…"), name, verbs, partial(self._open_rule, number))
            name = _("Remove rule {number}").format(number=number)
            remove = self.verb(_("Remove"), name, verbs, partial(self._remove_rule, number))
            for verb in (change, remove):
                why_not(verb, _(FROZEN_REASON) if paper.digest else "")
            self._rules.addWidget(self.row(title, "", [change, remove]))
        in_reading_order(self._start, [*verbs, self._add_rule])

    def _open_facts(self) -> None:
        if self._paper is not None:
            change_facts(self.bench, self, self._paper)

    def _open_copy(self) -> None:
        if self._paper is not None:
            copy_paper(self.bench, self, self._paper)

    def _open_rule(self, number: int | bool | None = None) -> None:
        if self._paper is not None:
            told = number if isinstance(number, int) and not isinstance(number, bool) else None
            change_rule(self.bench, self, self._paper, told)

    def _open_item(self, place: int) -> None:
        if self._paper is not None:
            change_item(self.bench, self, self._paper, place)

    def _draw_again(self) -> None:
        if self._paper is not None:
            self.send(service.save_paper, replace(as_it_is(self._paper), draw=True))

    def _remove_rule(self, number: int) -> None:
        """Without what it drew; those behind it move up."""
        if self._paper is None:
            return
        rules = [rule for at, rule in enumerate(self._paper.rules, 1) if at != number]
        items = [
            replace(one.item, rule=one.item.rule - (one.item.rule > number))
            for one in self._paper.items
            if one.item.rule != number
        ]
        order = replace(as_it_is(self._paper), rules=tuple(rules), items=tuple(items))
        self.send(service.save_paper, order)

    def _put_on(self, row: QuestionRow) -> None:
        self.bench.runner.query(bank.to_show, [row.id], owner=self, done=self._put_version_on)

    def _put_version_on(self, found: list[ShownRow]) -> None:
        for row in found:
            points = 0 if row.shown.kind == DESCRIPTION else _POINTS
            self._keep([*self._items(), Item(row.version_id, points)])

    def _take_off(self, place: int) -> None:
        items = self._items()
        del items[place]
        self._keep(items)

    def _move(self, place: int, to: int) -> None:
        items = self._items()
        items.insert(to, items.pop(place))
        self._keep(items)

    def _items(self) -> list[Item]:
        return [one.item for one in self._paper.items] if self._paper is not None else []

    def _keep(self, items: Sequence[Item]) -> None:
        if self._paper is not None:
            self.send(service.save_paper, replace(as_it_is(self._paper), items=tuple(items)))

    def _look_in_bank(self, row: QuestionRow | None) -> None:
        if row is not None:
            done = partial(self._look, row.label)
            self.bench.runner.query(bank.to_show, [row.id], owner=self, done=done)

    def _look(self, title: str, found: Sequence[ShownRow]) -> None:
        for row in found:
            self._open_look(title, shown_text(row.shown))

    def _look_on_paper(self, one: ComposedItem) -> None:
        self._open_look(one.row.label, shown_text(one.row.shown))

    def _open_look(self, title: str, text: str) -> None:
        dialog = Question(self.bench.theme, title, text, self, verb="", way_out=_("Close"))
        dialog.out.setFocus()
        dialog.open()
