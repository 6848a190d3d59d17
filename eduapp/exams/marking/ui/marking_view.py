"""An examiner's desk: a mark, the answer beside the guide, and on to the next by one key.

Takes frozen rows and two callbacks, so that it stands over a database and over a sealed file alike. A mark is
shown at once; who saves it says afterwards if it was refused (`refuse`), and it is taken back.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.marking.rules.desk import BY_CANDIDATE, BY_QUESTION, ordered
from eduapp.exams.marking.rules.desk import next_unmarked as without_mark
from eduapp.exams.marking.rules.marking import where_text
from eduapp.exams.marking.ui.answer_part import AnswerPart, place_text
from eduapp.exams.marking.ui.mark_bar import MarkBar
from eduapp.exams.marking.ui.question_part import Parts, asked_part, guide_part
from eduapp.gui.flow import Flow
from eduapp.gui.page import WIDE
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Card, Meter, Segments, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
    from eduapp.exams.marking.rules.final import Given
    from eduapp.gui.theme import Theme

NOTHING = N_("There is nothing for you to mark here.")
_LEAST = 150  # px at 100 %, of what is read


class MarkingView(QWidget):
    """All answers of one round of one examiner, one at a time."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        give: Callable[[DeskAnswer, Given, str], None],
        hand_in: Callable[[], object],
    ) -> None:
        super().__init__()
        self._theme, self._desk, self._give, self._hand_in = theme, desk, give, hand_in
        self._wide: bool | None = None
        self._leaving = False  # somebody goes on already: what is kept then does not
        self.order = BY_QUESTION
        self.answers = ordered(desk.answers, self.order)
        self.place = (without_mark(self.answers, -1) or 0) if self.answers else 0
        self._make_top()
        self.answer = AnswerPart(theme, desk)
        self.asked = Parts(partial(asked_part, theme, desk))
        self.guide = Parts(partial(guide_part, theme, desk))
        self.bar = MarkBar(theme, desk)
        self.bar.kept.connect(self._kept)
        self.bar.stepped.connect(self.step)
        self.bar.unmarked.connect(self.next_unmarked)
        self.bar.scrolled.connect(self._scroll)
        self._lay_out()
        self._show()

    @property
    def desk(self) -> Desk:
        """The desk with every mark that was given here."""
        return self._desk

    @property
    def current(self) -> DeskAnswer | None:
        """The answer that is shown."""
        return self.answers[self.place] if self.answers else None

    def start(self) -> None:
        """Put the keyboard where points are typed."""
        self.bar.mark.setFocus()
        self.bar.mark.selectAll()

    def step(self, by: int) -> None:
        """To the answer before or behind; what was typed is kept first, if it can be."""
        if self._may_leave() and self.answers:
            self._go(max(0, min(len(self.answers) - 1, self.place + by)))

    def next_unmarked(self) -> None:
        """To the next answer without a mark, around the end."""
        if self._may_leave():
            self._on()

    def choose_order(self, order: str) -> None:
        """One question across all candidates, or one candidate after the other; the same answer stays."""
        here = self.current
        self.order, self.answers = order, ordered(self._desk.answers, order)
        if here is not None:
            self._go(next(n for n, one in enumerate(self.answers) if one.key == here.key))

    def go_to(self, key: tuple[int, int]) -> None:
        """To one answer, by candidate and question."""
        self._go(next((n for n, one in enumerate(self.answers) if one.key == key), self.place))

    def refuse(self, before: DeskAnswer, sentence: str) -> None:
        """A mark was not saved: what stood there before stands there again, with the reason."""
        answers = tuple(before if one.key == before.key else one for one in self._desk.answers)
        self._put(answers)
        self.go_to(before.key)
        self.bar.say(sentence)

    def show_marks(self, desk: Desk) -> None:
        """Show the same answers with other marks."""
        self._put(desk.answers)
        self._show()

    def unsaved(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.bar.changed()

    def keys(self) -> list[tuple[str, str]]:
        """What the keys do here, for F1."""
        return [
            (_("0–9"), _("Points or grade")),
            (_("Enter"), _("Keep it, and on to the next")),
            ("↑ ↓", _("The answer before or behind")),
            ("Ctrl+↓", _("The next without a mark")),
            ("PgUp PgDn", _("Read up or down")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -------------------------------------------------------------------------------------

    def _make_top(self) -> None:
        theme = self._theme
        orders = [(BY_QUESTION, _("By question")), (BY_CANDIDATE, _("By candidate"))]
        self.orders = Segments(theme, orders, _("Order of the answers"), self.order)
        self.orders.chosen.connect(lambda order: self.choose_order(str(order)))
        if self._desk.whole:
            self.orders.hide()
        self.back = button(theme, "", "arrow-left", kind="plain", name=_("The answer before"))
        self.back.clicked.connect(lambda: self.step(-1))
        self.ahead = button(theme, "", "arrow-right", kind="plain", name=_("The answer behind"))
        self.ahead.clicked.connect(lambda: self.step(1))
        self.where = label("", "subtitle", wrap=True)
        self.open_one = button(theme, _("Next without a mark (Ctrl+↓)"), "circle-dashed")
        self.open_one.clicked.connect(self.next_unmarked)
        self.hand_in: QPushButton = button(theme, _("Hand in…"), "file-check")
        self.hand_in.clicked.connect(lambda _on: self._hand_in())
        self.meter = Meter(theme, 0, 1)
        self.count = label("", "caption", wrap=True)

    def _lay_out(self) -> None:
        px = self._theme.px
        verbs, both, read, guide = QWidget(), QWidget(), QWidget(), QWidget()
        verbs.setLayout(Flow(self.orders, self.open_one, self.hand_in, self.count, gap=px(8)))
        place = hbox(self.back, self.ahead, (self.where, 1), spacing=px(6))
        margins = (px(16), px(12), px(16), px(12))
        vbox(self.answer, None, spacing=px(8), margins=margins, parent=read)
        titles = (label(_("Marking guide"), "subtitle"), label(_("What was asked"), "subtitle"))
        elsewhere = label(_("The paper is from elsewhere; so is its guide."), "secondary", wrap=True)
        (
            titles[1] if self._desk.whole else elsewhere
        ).hide()  # a part shown before it has its place is a window
        vbox(
            titles[0], elsewhere, self.guide, titles[1], self.asked, None,
            spacing=px(8), margins=margins, parent=guide,
        )  # fmt: skip
        self._read, self._guided = DownwardsArea(read, _("Answer")), DownwardsArea(guide, _("Marking guide"))
        for area in (self._read, self._guided):
            area.setMinimumHeight(px(_LEAST))
        cards = (Card(area, spacing=0, margins=(1, 1, 1, 1)) for area in (self._read, self._guided))
        self._row = hbox(*((card, 1) for card in cards), spacing=px(10), parent=both)
        self._nothing = label(self._desk.why_not or _(NOTHING), "secondary", wrap=True)
        self._nothing.hide()
        margins = (px(24), px(6), px(24), px(16))
        # The mark stands above what is read: who types sees the answer below, also where letters are large.
        rows = (place, self._nothing, self.bar, (both, 1), self.meter, verbs)
        vbox(*rows, spacing=px(8), margins=margins, parent=self)
        self._both = both
        self._arrange()

    def _arrange(self) -> None:
        """The guide beside the answer, or below it where the text is large."""
        wide = self._theme.logical_width(self.window().width()) >= WIDE
        if wide == self._wide:
            return
        self._wide = wide
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if wide else below)

    def _may_leave(self) -> bool:
        """Whether one may go on: nothing is typed, or it is kept now."""
        self._leaving = True
        kept = not self.bar.changed() or self.bar.submit()
        self._leaving = False
        return kept

    def _kept(self, given: Given, note: str) -> None:
        before = self.current
        if before is None:
            return
        other = (given, note) != (before.given, before.note)
        self._put(self._desk.with_mark(before.key, given, note).answers)
        if not self._leaving:
            self._on()
        if other:  # last of all: what is refused comes back to this answer
            self._give(before, given, note)

    def _on(self) -> None:
        """To the next without a mark; where all have one, to the next."""
        found = without_mark(self.answers, self.place) if self.answers else None
        self._go(min(self.place + 1, len(self.answers) - 1) if found is None else found)

    def _put(self, answers: tuple[DeskAnswer, ...]) -> None:
        self._desk = replace(self._desk, answers=answers)
        self.answers = ordered(answers, self.order)

    def _go(self, place: int) -> None:
        self.place = max(0, place)
        self._show()
        if self.isVisible():
            self.start()

    def _show(self) -> None:
        now = self.current
        for part in (self._both, self.bar, self.back, self.ahead, self.where):
            part.setVisible(now is not None)
        self._nothing.setVisible(now is None)
        self._show_progress()
        if now is None:
            return
        item = self._desk.item(now.asked.question)
        self.where.setText(place_text(now))
        self.answer.show_answer(now)
        self.asked.show_item(item)
        self.guide.show_item(item)
        self._read.verticalScrollBar().setValue(0)
        self.bar.show_answer(now, self._desk.why_not)
        self.back.setEnabled(self.place > 0)
        self.ahead.setEnabled(self.place < len(self.answers) - 1)
        if self.isVisible():
            announce(self, place_text(now))

    def _show_progress(self) -> None:
        missing, total = self._desk.missing, len(self._desk.answers)
        done = total - len(missing)
        self.meter.show_value(done, max(1, total))
        words = ngettext("{done} of {count} marked", "{done} of {count} marked", total)
        self.count.setText(words.format(done=done, count=total))
        why_not(self.open_one, "" if missing else _("Every answer has a mark.") if total else _(NOTHING))
        still = _("No mark yet: {where}.").format(where=where_text([one.asked for one in missing]))
        why_not(self.hand_in, self._desk.why_not or (still if missing else "" if total else _(NOTHING)))

    def _scroll(self, pages: int) -> None:
        bar = self._read.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(1, self._read.viewport().height() - self._theme.px(24)))
