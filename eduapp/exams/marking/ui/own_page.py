"""The exams that an examiner marks: their own, and nothing else."""

from collections.abc import Sequence
from typing import ClassVar

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.exams.marking import queries, terms
from eduapp.exams.marking.queries import OwnRow
from eduapp.exams.marking.ui.looks import own_text, place_name, state_look
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column


class OwnPage(ListPage[OwnRow]):
    """Newest first. Enter opens the desk."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.MARKING_CHANGED, sittings.SITTINGS_CHANGED})
    list_name = N_("Exams to mark")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Marking"), _("Candidates are numbers here. You see the exams you were appointed to.")
        )

    def columns(self) -> Sequence[Column[OwnRow]]:
        return [
            Column(_("Course"), lambda row: row.course, spoken=_sentence),
            Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=130),
            Column(_("You are"), lambda row: place_name(row.place), width=180, priority=1),
            Column(_("Marked"), own_text, width=180),
            Column(
                _("State"), lambda _row: "", chip=lambda row: state_look(row.state), width=240, priority=2
            ),
        ]

    def fetch(self, _text: str, _chosen: str, /) -> Question[OwnRow]:
        return ask(queries.own)

    def open(self, row: OwnRow) -> None:
        self.bench.navigation.go(Route("marking.desk", row.sitting_id))

    def empty(self) -> Empty:
        told = _("An exam stands here once somebody has appointed you to mark it.")
        return Empty("pen-line", _("No exams to mark"), told)

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} exam", "{count} exams", shown).format(count=shown)


def _sentence(row: OwnRow) -> str:
    return f"{row.course}, {date_text(row.day)}, {place_name(row.place)}: {own_text(row)}"
