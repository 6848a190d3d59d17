"""The list of exams with papers: what is sealed, what is open, and what is not accounted for."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, clock_text, date_text, day_with_weekday, ngettext
from eduapp.core.spans import as_time
from eduapp.exams.custody import queries, terms
from eduapp.exams.custody.queries import PapersRow
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column

_LOOKED_BACK = timedelta(days=30)  # exams without papers further back are not asked about


class PapersPage(ListPage[PapersRow]):
    """Exams to come and of the last weeks, and every one that has papers."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CUSTODY_CHANGED, sittings.SITTINGS_CHANGED})
    search_hint = N_("Find by course")
    list_name = N_("Papers of exams")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Custody of papers"), _("An exam is closed when every sheet is accounted for."))

    def columns(self) -> Sequence[Column[PapersRow]]:
        return [
            Column(
                _("Course"),
                lambda row: row.course_name,
                caption=lambda row: row.course_code,
                spoken=_sentence,
            ),
            Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=120, whole=True),
            Column(_("Begins"), lambda row: clock_text(as_time(row.start_minute)), width=90, priority=2),
            Column(_("Place"), lambda row: row.place, width=180, priority=3),
            Column(
                _("Bundles"),
                lambda row: str(row.bundles),
                sort=lambda row: row.bundles,
                number=True,
                width=100,
                priority=1,
            ),
            Column(_("Papers"), lambda _row: "", chip=papers_chip, width=230),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[PapersRow]:
        since = self.bench.today() - _LOOKED_BACK
        return ask(partial(queries.with_papers, since=since, sites=self.bench.actor.sites), text)

    def open(self, row: PapersRow) -> None:
        self.bench.navigation.go(Route("custody.sitting", row.id))

    def empty(self) -> Empty:
        return Empty(
            "shield",
            _("No exams to come"),
            _("Exams stand here with their papers: what was received, sealed, opened, used and sent away."),
        )

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} exam", "{count} exams", shown).format(count=shown)


def papers_chip(row: PapersRow) -> tuple[str, str, str]:
    """How the papers of an exam stand, in a word."""
    if not row.bundles:
        return ("none", "circle-dashed", _("nothing recorded"))
    if row.against:
        return ("absent", "triangle-alert", _("not accounted for"))
    if row.unopened:
        words = ngettext("{count} not opened", "{count} not opened", row.unopened)
        return ("late", "lock", words.format(count=row.unopened))
    return ("present", "check", _("all accounted for"))


def _sentence(row: PapersRow) -> str:
    return f"{row.course_name}, {day_with_weekday(row.day)}: {papers_chip(row)[2]}"
