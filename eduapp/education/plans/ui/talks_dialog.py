"""All talks with one learner, the newest on top, with what stood before they were corrected."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.education.plans import queries, terms
from eduapp.education.plans.queries import TalkRow
from eduapp.education.plans.ui.history import moment
from eduapp.education.plans.ui.reading import ReadingDialog
from eduapp.education.plans.ui.talk_dialog import correct_talk, strike_talk
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Chip, button, hline, label, vbox
from eduapp.gui.widgets.boxes import Item


class TalksDialog(ReadingDialog):
    """Each talk with its two notes; those that count can be corrected or struck out."""

    def __init__(self, bench: Bench, name: str, rows: list[TalkRow], parent: QWidget) -> None:
        super().__init__(bench, _("Talks with {name}").format(name=name), parent)
        self._bench, self._name, self._over = bench, name, parent
        self.verbs: list[QPushButton] = []
        items: list[Item] = []
        for row in rows:
            items += [hline(), self._talk(row)]
        self.show_rows(items)

    def _talk(self, row: TalkRow) -> QWidget:
        holder, px = QWidget(), self.theme.px
        holder.setProperty("listRow", True)
        head = _("{day}, {person}").format(day=date_text(row.day), person=row.held_by)
        lines: list[Item] = [label(head, "bodyStrong", wrap=True)]
        for title, note in (
            (_("Note for the learner"), row.learner_note),
            (_("Note for staff only"), row.staff_note),
        ):
            if note:
                lines += [label(title, "caption"), label(note, wrap=True)]
        who = _("Recorded by {person}, {moment}").format(
            person=row.recorded_by, moment=moment(row.recorded_at)
        )
        lines.append(label(who, "caption", wrap=True))
        if row.reason:
            lines.append(label(_("Reason: {reason}").format(reason=row.reason), "caption", wrap=True))
        foot = QWidget()
        foot.setLayout(Flow(*self._chips(row), *self._verbs(row), gap=px(8)))
        vbox(*lines, foot, spacing=px(2), parent=holder)
        return holder

    def _chips(self, row: TalkRow) -> list[QWidget]:
        if row.struck:
            return [Chip(self.theme, _("struck out"), "absent", "x")]
        if row.superseded:
            return [Chip(self.theme, _("corrected or struck out later"), "none", "history")]
        return []

    def _verbs(self, row: TalkRow) -> list[QPushButton]:
        if row.struck or row.superseded or not self._bench.actor.may(terms.RECORD_TALKS):
            return []
        day = date_text(row.day)
        offers = (
            (_("Correct…"), _("Correct the talk of {day}…").format(day=day), correct_talk),
            (_("Strike out…"), _("Strike out the talk of {day}…").format(day=day), strike_talk),
        )
        made = []
        for text, name, ask in offers:
            verb = button(self.theme, text, kind="plain", name=name)
            verb.clicked.connect(partial(self._leave_for, ask, row))
            made.append(verb)
        self.verbs += made
        return made

    def _leave_for(self, ask: object, row: TalkRow, _checked: bool = False) -> None:
        self.accept()
        ask(self._bench, row, self._name, self._over)  # type: ignore[operator]  # one of the two forms


def show_talks(bench: Bench, learner_id: UUID, name: str, parent: QWidget) -> None:
    """Read all talks and open the list."""

    def opened(rows: list[TalkRow]) -> None:
        TalksDialog(bench, name, rows, parent)

    bench.runner.query(queries.talk_history, learner_id, owner=parent, done=opened)
