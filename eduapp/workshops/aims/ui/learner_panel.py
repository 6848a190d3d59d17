"""On the page of a learner: aims reached and practised, by trade, and the talks about them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital, date_text, ngettext
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, button, hbox, hline, label, renew, vbox, why_not
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.rules.register import Wording
from eduapp.workshops.aims.ui.matrix_page import SIGN_REASON
from eduapp.workshops.aims.ui.talk_dialog import interval_text, note_talk, withdraw_talk
from eduapp.workshops.hours import terms as hours_terms
from eduapp.workshops.road import terms as road_terms

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.widgets.boxes import Item
    from eduapp.workshops.aims.queries import HeldTalk, LearnerTrade, ReachedAim

_HEARD = {
    terms.AIMS_CHANGED,
    terms.MATRIX_CHANGED,
    terms.TALKS_CHANGED,
    road_terms.ROADS_CHANGED,
    hours_terms.HOURS_CHANGED,
}


class LearnerPanel(QWidget):
    """Aims and talks of one learner."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._start = TabStart(self)
        self._rows = vbox(spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner,
            self._learner_id,
            self._bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def _show(self, trades: tuple[LearnerTrade, ...]) -> None:
        stops: list[QWidget] = []
        items: list[Item] = []
        for trade in trades:
            items += [*([hline()] if items else []), self._trade(trade, stops)]
        none = _("On the way to no trade, and no aim signed off.")
        renew(self._rows, *(items or [label(none, "secondary", wrap=True)]))
        in_reading_order(self._start, stops)

    def _trade(self, row: LearnerTrade, stops: list[QWidget]) -> QWidget:
        holder, theme = QWidget(), self._bench.theme
        items: list[Item] = [
            label(capital(row.label), "bodyStrong", wrap=True),
            label(counts_text(row), wrap=True),
            *(label(reached_text(one), "caption", wrap=True) for one in row.reached),
            *(self._talk(one, stops) for one in row.talks),
        ]
        if row.live:
            items.append(self._next(row, stops))
        vbox(*items, spacing=theme.px(4), parent=holder)
        return holder

    def _talk(self, talk: HeldTalk, stops: list[QWidget]) -> QWidget:
        holder, theme = QWidget(), self._bench.theme
        day = date_text(talk.day)
        verb = button(theme, _("Withdraw…"), kind="plain", name=_("Withdraw… (talk {day})").format(day=day))
        verb.clicked.connect(partial(self._withdraw, talk))
        why_not(verb, "" if self._bench.actor.may(terms.SIGN_AIMS) else _(SIGN_REASON))
        stops.append(verb)
        words = label(talk_text(talk), "caption", wrap=True)
        hbox((words, 1), verb, spacing=theme.px(10), parent=holder)
        return holder

    def _next(self, row: LearnerTrade, stops: list[QWidget]) -> QWidget:
        """When the next talk is due, by which paragraph, and the button to note one."""
        theme, holder = self._bench.theme, QWidget()
        note = button(
            theme,
            _("Note a talk…"),
            kind="plain",
            name=_("Note a talk… ({trade})").format(trade=row.label),
        )
        note.clicked.connect(partial(self._note, row))
        why_not(note, "" if self._bench.actor.may(terms.SIGN_AIMS) else _(SIGN_REASON))
        stops.append(note)
        beside = QWidget()
        beside.setLayout(Flow(*self._chips(row), note, gap=theme.px(6)))
        hbox((label(next_text(row), wrap=True), 1), beside, spacing=theme.px(10), parent=holder)
        return holder

    def _chips(self, row: LearnerTrade) -> list[QWidget]:
        today = self._bench.today()
        if row.due is None or row.interval is None or today < row.due - row.interval.remind:
            return []
        if row.due < today:
            return [Chip(self._bench.theme, _("overdue"), "absent", "triangle-alert")]
        return [Chip(self._bench.theme, _("due soon"), "late", "hourglass")]

    def _note(self, row: LearnerTrade, _checked: bool = False) -> None:
        note_talk(self._bench, self._learner_id, (row.trade, row.label), row.interval, self)

    def _withdraw(self, talk: HeldTalk, _checked: bool = False) -> None:
        withdraw_talk(self._bench, talk, self)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _HEARD:
            self.reload()


def counts_text(row: LearnerTrade) -> str:
    """How many aims are signed off, and how many more have begun."""
    if not row.total and not row.reached:
        return _("The trade has no aims in the program yet.")
    words = ngettext(
        "Aims signed off: {count}, of {total} in the plan. {started} more is practised or observed.",
        "Aims signed off: {count}, of {total} in the plan. {started} more are practised or observed.",
        row.started,
    )
    return words.format(count=len(row.reached), total=row.total, started=row.started)


def reached_text(one: ReachedAim) -> str:
    """An aim that was signed off, in the words that were signed."""
    return _("{code}: {text} Signed off {day} by {name}.").format(
        code=one.code,
        text=_stopped(Wording(one.text_nb, one.text_nn).said),
        day=date_text(one.signed_on),
        name=one.signed_by,
    )


def talk_text(one: HeldTalk) -> str:
    """A talk: when, by whom, and what was agreed."""
    return _("Talk {day} with {name}: {agreed}").format(
        day=date_text(one.day), name=one.by, agreed=one.agreed
    )


def next_text(row: LearnerTrade) -> str:
    """When the next talk is due, with the paragraph; or that none is asked for."""
    if row.due is None or row.interval is None:
        return _("No talks are asked for on this way; one may be noted all the same.")
    due = _("Next talk by {day}.").format(day=date_text(row.due))
    return f"{due} {interval_text(row.interval)}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
