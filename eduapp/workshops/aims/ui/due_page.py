"""The list of talks due on the way to a trade: the first due first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.queries import DueTalk
from eduapp.workshops.aims.ui.aims_page import CHOOSE_ROW
from eduapp.workshops.aims.ui.matrix_page import SIGN_REASON
from eduapp.workshops.aims.ui.talk_dialog import interval_text, note_talk
from eduapp.workshops.hours import terms as hours
from eduapp.workshops.road import terms as road

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QPushButton

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench

ChipLook = tuple[str, str, str]


class DuePage(ListPage[DueTalk]):
    """Enter notes the talk that was held."""

    topics: ClassVar[frozenset[Topic]] = frozenset({
        terms.TALKS_CHANGED, road.ROADS_CHANGED, hours.PLACEMENTS_CHANGED, learners.LEARNERS_CHANGED,
    })  # fmt: skip
    search_hint = N_("Find by name")
    list_name = N_("Talks due")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._go = button(self.theme, _("Open the learner"), "user")
        self._go.clicked.connect(self._to_the_learner)
        self._note = button(self.theme, _("Note a talk…"), "message-square", kind="primary")
        self._note.clicked.connect(self._note_current)
        self.table.selection_changed.connect(self._follow)
        self._follow(None)
        self.set_title(_("Talks due"), _("Counted from the start of the road, or from the last talk."))

    def columns(self) -> Sequence[Column[DueTalk]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("Trade"), lambda row: capital(row.trade), width=150, priority=2),
            Column(_("Way"), lambda row: row.way_text, width=190, priority=4),
            Column(_("Last talk"), _last, sort=lambda row: str(row.last), width=120, priority=3),
            Column(
                _("Due"),
                lambda row: date_text(row.due),
                sort=lambda row: row.due,
                chip=self._due_chip,
                width=250,
            ),
        ]

    def fetch(self, text: str, _chosen: str, /) -> Question[DueTalk]:
        return ask(queries.due, text, self.bench.today(), self.bench.actor.around)

    def open(self, row: DueTalk) -> None:
        if self.bench.actor.may(terms.SIGN_AIMS):
            note_talk(self.bench, row.learner_id, (row.id[1], row.trade), row.interval, self)
        else:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def empty(self) -> Empty:
        return Empty(
            "message-square",
            _("No talks are asked for"),
            _("Who is an apprentice, or takes the certificate at work, stands here with the next talk."),
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._go, self._note]

    def keys(self) -> list[tuple[str, str]]:
        find, _open, *others = super().keys()
        return [find, (_("Enter"), _("Note the talk")), *others]

    def count_text(self, shown: int, total: int | None) -> str:
        del total
        return ngettext("{count} talk", "{count} talks", shown).format(count=shown)

    def _to_the_learner(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def _note_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.table.setFocus()
            self.open(row)

    def _follow(self, row: DueTalk | None) -> None:
        none = "" if row is not None else _(CHOOSE_ROW)
        why_not(self._go, none)
        why_not(self._note, none if self.bench.actor.may(terms.SIGN_AIMS) else _(SIGN_REASON))

    def _due_chip(self, row: DueTalk) -> ChipLook | None:
        return due_chip(row, self.bench.today())

    def _sentence(self, row: DueTalk) -> str:
        chip = self._due_chip(row)
        words = _("{name}: {trade}, {way}, talk due {day}").format(
            name=row.name, trade=row.trade, way=row.way_text, day=date_text(row.due)
        )
        return ", ".join(filter(None, (words, chip[2] if chip else "", interval_text(row.interval))))


def due_chip(row: DueTalk, today: date) -> ChipLook | None:
    """How pressing it is; nothing while there is time."""
    days = (row.due - today).days
    if days < 0:
        return ("absent", "triangle-alert", _("overdue"))
    if not row.soon(today):
        return None
    return ("late", "hourglass", ngettext("in {days} day", "in {days} days", days).format(days=days))


def _last(row: DueTalk) -> str:
    return _("none yet") if row.last is None else date_text(row.last)
