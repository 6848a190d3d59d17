"""The exams that are marked or were: how far each is."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.exams.marking import queries, terms
from eduapp.exams.marking.queries import MarkingRow
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import PAIR
from eduapp.exams.marking.ui.looks import list_look
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import SEALED
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column

OPEN = "open"


class MarkingsPage(ListPage[MarkingRow]):
    """Newest first; a chip leaves those whose results are fixed out."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.MARKING_CHANGED, sittings.SITTINGS_CHANGED})
    list_name = N_("Exams to mark")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Marking"), _("Sealed exams, and who marks them."))

    def columns(self) -> Sequence[Column[MarkingRow]]:
        return [
            Column(
                _("Course"), lambda row: row.course, caption=lambda row: row.course_code, spoken=_sentence
            ),
            Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=130),
            Column(_("Candidates"), lambda row: str(row.candidates), number=True, width=110, priority=2),
            Column(_("Examiners"), _examiners, width=220, priority=1),
            Column(_("State"), lambda _row: "", chip=_state, width=290),
        ]

    def filters(self) -> Sequence[Filter]:
        return [Filter(OPEN, _("Not fixed yet"))]

    def fetch(self, _text: str, chosen: str, /) -> Question[MarkingRow]:
        return ask(partial(queries.markings, open_only=chosen == OPEN))

    def open(self, row: MarkingRow) -> None:
        self.bench.navigation.go(Route("marking.sitting", row.sitting_id))

    def empty(self) -> Empty:
        told = _("An exam stands here once its log has been sealed.")
        return Empty("pen-line", _("No exams to mark"), told)

    def empty_for(self, _chosen: str) -> Empty | None:
        told = _("The results of every sealed exam are fixed.")
        return Empty("circle-check", _("Nothing is open"), told)

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} exam", "{count} exams", shown).format(count=shown)


def _examiners(row: MarkingRow) -> str:
    if row.state != SEALED:
        return ""
    if row.standing == states.KEY_ALONE:
        return _("none needed")
    if row.examiners < len(PAIR):
        return _("{count} of 2 appointed").format(count=row.examiners)
    return _("{count} of 2 handed in").format(count=row.handed_in)


def _state(row: MarkingRow) -> tuple[str, str, str]:
    if row.state == SEALED:
        return list_look(row)
    return "present", "circle-check", capital(code_list("sitting_states")[row.state].label)


def _sentence(row: MarkingRow) -> str:
    return ", ".join(filter(None, (row.course, date_text(row.day), _examiners(row), _state(row)[2])))
