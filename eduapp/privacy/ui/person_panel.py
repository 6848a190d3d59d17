"""On a learner's page: the way to the copy of everything, and whether its deletion is held back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, label, vbox, why_not
from eduapp.privacy import queries, service, terms

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.privacy.queries import HoldRow


class PersonPanel(QWidget):
    """One line and two buttons."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._hold: HoldRow | None = None
        self.copy = button(bench.theme, _("Copy for the learner…"), "file-text")
        self.hold = button(bench.theme, _("Delete nothing for now…"), "lock")
        self.lift = button(bench.theme, _("Lift it"), "undo-2", name=_("Lift that nothing is deleted"))
        self.copy.clicked.connect(lambda: bench.navigation.go(Route("privacy.copy", subject_id)))
        self.hold.clicked.connect(self._choose)
        self.lift.clicked.connect(self._lift)
        why_not(self.copy, "" if bench.actor.may(terms.COPY) else _("Only a leader makes the copy."))
        self.said = label("", "secondary", wrap=True)
        verbs = QWidget()
        verbs.setLayout(Flow(self.copy, self.hold, self.lift, gap=bench.theme.px(8)))
        vbox(self.said, verbs, spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self._show(None)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.hold_of, self._learner_id, owner=self, done=self._show, newest=True)

    def set_hold(self, ground: str) -> None:
        """Hold everything back."""
        order = service.SetHold(learner_id=self._learner_id, ground=ground)
        send(self._bench, service.set_hold, order, owner=self, done=lambda _none: None)

    def _show(self, hold: HoldRow | None) -> None:
        self._hold = hold
        if hold is None:
            self.said.setText(_("Everybody may have a copy of all that is kept about them."))
        else:
            words = _("Nothing is deleted since {day}: {ground} ({name}).")
            day = date_text(hold.set_at.astimezone(zone()).date())
            ground = code_list("hold_grounds")[hold.ground].label
            self.said.setText(words.format(day=day, ground=ground, name=hold.set_by))
        self.hold.setVisible(hold is None)
        self.lift.setVisible(hold is not None)

    def _choose(self) -> None:
        menu = QMenu(self.hold)
        menu.setAccessibleName(self.hold.accessibleName())
        for number, (key, words) in enumerate(code_list("hold_grounds").choices(), 1):
            menu.addAction(f"&{number}  {words}", partial(self.set_hold, key))
        menu.popup(self.hold.mapToGlobal(self.hold.rect().bottomLeft()))

    def _lift(self) -> None:
        if self._hold is not None:
            order = service.LiftHold(hold_id=self._hold.id, version=self._hold.version)
            send(self._bench, service.lift_hold, order, owner=self, done=lambda _none: None)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.PRIVACY_CHANGED in topics:
            self.reload()
