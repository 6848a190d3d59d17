"""The trail of the whole site: every change, newest first."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button
from eduapp.people.audit import queries, terms
from eduapp.people.audit.queries import TrailFilter, TrailRow
from eduapp.people.audit.ui.sentences import moment, sentence

_SHOWN = 500


class TrailPage(ListPage[TrailRow]):
    """Sentences with who and when; chips narrow them to one part of the work."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.TRAIL_CHANGED})
    list_name = N_("Trail")
    limit = _SHOWN

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Trail"), _("Everything that was changed, by whom and when. Nothing here can be edited.")
        )

    def columns(self) -> Sequence[Column[TrailRow]]:
        return [
            Column(
                _("What"),
                self._sentence,
                spoken=lambda row: f"{moment(row)}, {row.actor}: {self._sentence(row)}",
            ),
            Column(_("Who"), lambda row: row.actor, width=190),
            Column(_("When"), moment, sort=lambda row: row.id, width=160),
        ]

    def fetch(self, text: str, filter: str) -> Question[TrailRow]:  # noqa: A002 - as in ListPage
        return ask(queries.trail, TrailFilter(action=filter), None, _SHOWN)

    def filters(self) -> Sequence[Filter]:
        return [
            Filter("learners.", _("Learners")),
            Filter("enrolment.", _("Enrolments")),
            Filter("attendance.", _("Registers")),
            Filter("workshops.", _("Workshops")),
            Filter("exams.", _("Exams")),
            Filter("certificates.", _("Certificates")),
            Filter("access.", _("Accounts")),
        ]

    def open(self, row: TrailRow) -> None:
        if row.learner_id is not None:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def empty(self) -> Empty:
        return Empty(
            "history", _("Nothing has been changed yet"), _("Every change will stand here as a sentence.")
        )

    def header_buttons(self) -> list[QPushButton]:
        check = button(self.theme, _("Check the trail"), "shield")
        check.clicked.connect(self._check)
        return [check]

    def count_text(self, shown: int, total: int | None) -> str:
        if shown >= _SHOWN:
            return _("The newest {count} entries").format(count=shown)
        return ngettext("{count} entry", "{count} entries", shown).format(count=shown)

    def _check(self) -> None:
        self.bench.runner.query(queries.first_break, owner=self, done=self._checked)

    def _checked(self, found: queries.Break | None) -> None:
        if found is None:
            self.bench.tell(_("The trail is whole: no entry was edited, taken out or moved."))
        else:
            words = _("Entry {seq} does not fit the ones before it. Tell whoever looks after the program.")
            self.bench.tell(words.format(seq=found.seq))

    def _sentence(self, row: TrailRow) -> str:
        return sentence(row, self.bench.sentences)
