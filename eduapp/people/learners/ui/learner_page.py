"""One learner: who it is, and what every other part of the work knows, panel by panel."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.errors import OutOfReach
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.page import Page
from eduapp.gui.record_page import panel_card
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Avatar, Card, button, clear, hbox, hline, label, vbox, why_not
from eduapp.people.learners import queries, terms
from eduapp.people.learners.queries import LearnerHead
from eduapp.people.learners.ui import looks
from eduapp.people.learners.ui.learner_dialog import correct_learner

CHANGE_REASON = N_("Your role may look, but not change records. Ask the office or a leader.")


class LearnerPage(Page):
    """Head with the facts, then the panels of the features above."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.LEARNERS_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: LearnerHead | None = None
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._change.clicked.connect(self._open_form)
        if not bench.actor.may(terms.CORRECT_LEARNERS):
            why_not(self._change, _(CHANGE_REASON))
        px = self.theme.px
        self._facts = vbox(spacing=px(4))
        self._panels = vbox(spacing=px(14))  # filled once the person is known to be there to be seen
        vbox(
            Card(self._facts, margins=(px(16), px(14), px(16), px(14))),
            self._panels,
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )

    @property
    def learner_id(self) -> UUID:
        """Whose page it is."""
        return self.route.id or UUID(int=0)  # a route to a learner always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._change]

    def first_focus(self) -> QWidget:
        return self._change  # never a verb that Enter would carry out at once

    def reload(self) -> None:
        self.bench.runner.query(queries.head, self.learner_id, owner=self, done=self._show, newest=True)

    def _show(self, head: LearnerHead | None) -> None:
        self._head = head
        clear(self._facts)
        if head is None:
            self._show_nobody()
            return
        if not self._panels.count():
            for offer in self.bench.panels("learners.learner"):
                self._panels.addWidget(panel_card(self.bench, offer, self.learner_id))
        self.set_title(head.facts.listed_name, _("Learner number {number}").format(number=head.facts.number))
        self._facts.addLayout(
            hbox(
                Avatar(self.theme, head.facts.listed_name, 48),
                (self._grid(head), 1),
                spacing=self.theme.px(16),
            )
        )
        for title, note in self._notes(head):
            self._facts.addWidget(hline())
            self._facts.addWidget(label(title, "caption"))
            self._facts.addWidget(label(note, wrap=True))

    def _show_nobody(self) -> None:
        """The person is gone, or is nobody whom whoever looks has to do with."""
        if self.bench.actor.reach.everybody:
            self.set_title(_("This learner has been removed"))
            return
        self.set_title(_("Not one of your learners"))
        why_not(self._change, OutOfReach().sentence())
        self._facts.addWidget(label(OutOfReach().sentence(), wrap=True))

    def _grid(self, head: LearnerHead) -> QWidget:
        holder, px = QWidget(), self.theme.px
        state = looks.chip(self.theme, looks.state_chip(head.state))
        cells = [
            vbox(label(_("State"), "caption"), hbox(state, None), spacing=px(2)),
            *(vbox(label(title, "caption"), _value(text), spacing=0) for title, text in self._lines(head)),
        ]
        wide = self.theme.logical_width() >= 1000  # noqa: PLR2004 - where two rows of facts fit side by side
        per_row = 4 if wide else 2
        cells += [vbox() for _empty in range(-len(cells) % per_row)]  # columns stay columns in the last row
        rows = [cells[start : start + per_row] for start in range(0, len(cells), per_row)]
        vbox(
            *(hbox(*((cell, 1) for cell in row), spacing=px(16)) for row in rows),
            spacing=px(10),
            parent=holder,
        )
        return holder

    def _lines(self, head: LearnerHead) -> list[tuple[str, str]]:
        facts = head.facts
        level = code_list("security_levels")[facts.security_level].label if facts.security_level else ""
        return [
            (_("Name as on papers"), facts.printed_name),
            (_("Date of birth"), date_text(facts.birth_date) if facts.birth_date else ""),
            (_("First language"), facts.first_language),
            (_("Level of Norwegian"), facts.norwegian_level),
            (_("Site"), facts.site),
            (_("Unit"), facts.unit),
            (_("Security level of the placement"), level),
            (_("Available until"), self._until(head)),
            (
                _("Where the day comes from"),
                looks.source_text(facts.available_source, facts.available_as_of),
            ),
            (_("Participation"), code_list("participations")[facts.participation].label),
        ]

    def _notes(self, head: LearnerHead) -> list[tuple[str, str]]:
        """Those that hold something."""
        notes = [
            (_("Note for staff"), head.facts.staff_note),
            (_("Note for the learner"), head.facts.learner_note),
        ]
        return [(title, note) for title, note in notes if note]

    def _until(self, head: LearnerHead) -> str:
        until = head.facts.available_until
        if until is None:
            return ""
        days = (until - self.bench.today()).days
        if not head.state.keeps_enrolments:
            return date_text(until)
        if days < 0:
            return " · ".join((date_text(until), _("day has passed")))
        words = ngettext("leaves in {days} day", "leaves in {days} days", days).format(days=days)
        return f"{date_text(until)} · {words}"

    def _open_form(self) -> None:
        if self._head is not None:
            correct_learner(self.bench, self._head, self)


def _value(text: str) -> QLabel:
    return label(text or _("not known"), "body" if text else "secondary", wrap=True)
