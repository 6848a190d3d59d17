"""The list of exam papers: drafts, and those that sittings have frozen."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.papers import queries, terms
from eduapp.exams.papers.queries import PaperRow
from eduapp.exams.papers.rules.paper import PAPER_LANGUAGES
from eduapp.exams.papers.ui.looks import KEEP_REASON, points_text, questions_text, state_chip
from eduapp.exams.papers.ui.paper_dialogs import new_paper
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not


class PapersPage(ListPage[PaperRow]):
    """Newest first. Enter opens one."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PAPERS_CHANGED})
    search_hint = N_("Find by title or course")
    list_name = N_("Exam papers")
    limit = queries.MOST_SHOWN

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Exam papers"), _("Composed here, frozen when a sitting is published."))

    def columns(self) -> Sequence[Column[PaperRow]]:
        return [
            Column(_("Title"), lambda row: row.title, caption=lambda row: row.course, spoken=_sentence),
            Column(_("No."), lambda row: str(row.serial), sort=_serial, number=True, width=70, priority=4),
            Column(_("Language"), _language, width=130, priority=3),
            Column(_("Minutes"), lambda row: str(row.minutes), sort=_minutes, number=True, width=100),
            Column(_("Questions"), lambda row: str(row.questions), number=True, width=110),
            Column(_("Points"), lambda row: str(row.points), number=True, width=90, priority=2),
            Column(_("Versions"), lambda row: str(row.versions), number=True, width=100, priority=3),
            Column(_("State"), lambda _row: "", chip=_state, width=130, priority=1),
        ]

    def fetch(self, text: str, _chosen: str, /) -> Question[PaperRow]:
        return ask(queries.papers, text)

    def open(self, row: PaperRow) -> None:
        self.bench.navigation.go(Route("papers.paper", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "new":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "file-text",
            _("No papers yet"),
            _("Make a paper: choose questions from the bank, or draw them by rules."),
            Verb(_("New paper…"), self._add),
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("New paper…"))
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.KEEP_PAPERS):
            why_not(add, _(KEEP_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} paper", "{count} papers", shown).format(count=shown)

    def _add(self) -> None:
        if self.bench.actor.may(terms.KEEP_PAPERS):
            new_paper(self.bench, self)


def _serial(row: PaperRow) -> int:
    return row.serial


def _minutes(row: PaperRow) -> int:
    return row.minutes


def _language(row: PaperRow) -> str:
    return capital(code_list(PAPER_LANGUAGES)[row.language].label)


def _state(row: PaperRow) -> tuple[str, str, str]:
    return state_chip(frozen=row.frozen)


def _sentence(row: PaperRow) -> str:
    told = filter(None, (row.course, questions_text(row.questions), points_text(row.points), _state(row)[2]))
    return _("{title}: {what}").format(title=row.title, what=", ".join(told))
