"""Appeals, annulled exams and waits of one learner, on the learner's page."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.queries import LearnerAppeals
from eduapp.exams.appeals.ui import looks
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.resits import ANNULMENTS
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, button, hbox, label, renew, vbox


class LearnerPanel(QWidget):
    """A line each: appeals first, then exams that do not count, then from when on another is possible."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, found: LearnerAppeals) -> None:
        lines: list[QWidget] = []
        for one in found.appeals:
            title = _("Appeal {number}: {course}").format(number=one.number, course=one.course)
            route = Route("appeals.appeal", one.id)
            lines.append(self._line(title, looks.kind_text(one.kind), looks.state_look(one.state), route))
        for row in found.annulments:
            ground = code_list(ANNULMENTS)[row.ground]
            note = f"{date_text(row.day)} · {capital(ground.label)} ({ground.said('basis')})"
            counts = (
                ("none", "undo-2", _("reversed")) if row.reversed_on else ("absent", "ban", _("annulled"))
            )
            lines.append(self._line(row.course, note, counts, Route("appeals.exam", row.sitting_id)))
        for hold in found.holds:
            code = hold.hold.code
            until = hold.hold.until
            title = hold.course or _("All exams")
            note = f"{capital(code.label)} ({code.said('basis')})"
            words = _("from {day} on").format(day=date_text(until)) if until is not None else _("not for now")
            lines.append(self._line(title, note, ("late", "hourglass", words), None))
        renew(
            self._lines, *(lines or [label(_("No appeals, and nothing annulled."), "secondary", wrap=True)])
        )

    def _line(self, title: str, note: str, look: looks.Look, route: Route | None) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        words = vbox(label(title, "bodyStrong", wrap=True), label(note, "caption", wrap=True), spacing=0)
        token, icon, word = look
        beside: list[QWidget] = [Chip(theme, word, token, icon)]
        if route is not None:
            go = button(theme, _("Open"), kind="plain", name=_("Open {title}").format(title=title))
            go.clicked.connect(partial(self._go, route))
            beside.append(go)
        hbox((words, 1), *beside, spacing=theme.px(10), parent=holder)
        return holder

    def _go(self, route: Route, *_checked: bool) -> None:
        self._bench.navigation.go(route)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.APPEALS_CHANGED, sittings.SITTINGS_CHANGED}:
            self.reload()
