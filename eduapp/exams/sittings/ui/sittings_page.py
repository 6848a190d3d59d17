"""The list of exams: planned and held."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, clock_text, date_text, day_with_weekday, ngettext
from eduapp.core.spans import as_time
from eduapp.exams.arrangements import terms as arrangements
from eduapp.exams.papers import terms as papers
from eduapp.exams.questions import terms as bank
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.queries import SittingRow
from eduapp.exams.sittings.rules.states import ANNULLED, ARCHIVED, HELD, label
from eduapp.exams.sittings.ui.looks import state_look
from eduapp.exams.sittings.ui.plan_dialog import plan_sitting
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.ways import ways_buttons
from eduapp.gui.widgets import button, why_not

BANK_REASON = N_("Your role may not see what is asked in exams.")
ARRANGEMENTS_REASON = N_("Your role sees what is granted only at the exams where it is needed.")
PLAN_REASON = N_("Your role may look, but not plan exams. Ask a leader.")


class SittingsPage(ListPage[SittingRow]):
    """Newest first; results missing are told by a chip."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SITTINGS_CHANGED, terms.RESULTS_CHANGED})
    search_hint = N_("Find by course")
    list_name = N_("Exams")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Exams"))

    def columns(self) -> Sequence[Column[SittingRow]]:
        return [
            Column(
                _("Course"),
                lambda row: row.course_name,
                caption=lambda row: row.course_code,
                spoken=self._sentence,
            ),
            Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=120),
            Column(_("Begins"), lambda row: clock_text(as_time(row.start_minute)), width=90, priority=2),
            Column(_("Place"), lambda row: row.place, width=180, priority=1),
            Column(_("Candidates"), lambda row: str(row.candidates), number=True, width=105),
            Column(_("Results"), lambda _row: "", chip=self._results, width=190),
        ]

    def fetch(self, text: str, filter: str) -> Question[SittingRow]:  # noqa: A002 - as in ListPage
        return ask(partial(queries.sittings, sites=self.bench.actor.sites), text)

    def open(self, row: SittingRow) -> None:
        self.bench.navigation.go(Route("sittings.sitting", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "plan":
            self._plan()

    def empty(self) -> Empty:
        return Empty(
            "clipboard-check",
            _("No exams yet"),
            _("Plan an exam in an assessed course, or bring in a list of results."),
            Verb(_("Plan an exam"), self._plan),
            Verb(_("Bring in results…"), self._bring_in),
        )

    def tools(self) -> Sequence[QWidget]:
        self._questions = button(self.theme, _("Questions for exams"), "book-open")
        self._questions.clicked.connect(lambda: self.bench.navigation.go(Route("questions.list")))
        if not self.bench.actor.may(bank.SEE_QUESTIONS):
            why_not(self._questions, _(BANK_REASON))
        self._papers = button(self.theme, _("Exam papers"), "file-text")
        self._papers.clicked.connect(lambda: self.bench.navigation.go(Route("papers.list")))
        if not self.bench.actor.may(papers.SEE_PAPERS):
            why_not(self._papers, _(BANK_REASON))
        self._granted = button(self.theme, _("Arrangements"), "users")
        self._granted.clicked.connect(lambda: self.bench.navigation.go(Route("arrangements.list")))
        if not self.bench.actor.may(arrangements.SEE_ARRANGEMENTS):
            why_not(self._granted, _(ARRANGEMENTS_REASON))
        return [
            self._papers,
            self._questions,
            self._granted,
            *ways_buttons(self.bench, self.route.key, _("After the exam…")),
        ]

    def header_buttons(self) -> list[QPushButton]:
        bring = button(self.theme, _("Bring in results…"), "upload")
        bring.clicked.connect(self._bring_in)
        plan = self.add_button(_("Plan an exam"))
        plan.clicked.connect(self._plan)
        if not self.bench.actor.may(terms.PLAN_SITTINGS):
            why_not(plan, _(PLAN_REASON))
            why_not(bring, _(PLAN_REASON))
        return [bring, plan]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} exam", "{count} exams", shown).format(count=shown)

    def _plan(self) -> None:
        if self.bench.actor.may(terms.PLAN_SITTINGS):
            plan_sitting(self.bench, self)

    def _bring_in(self) -> None:
        self.bench.navigation.go(Route("files.import", detail="results"))

    def _results(self, row: SittingRow) -> tuple[str, str, str] | None:
        if row.state in {*HELD, ANNULLED, ARCHIVED} or row.day > self.bench.today():
            token, icon, _word = state_look(row.state)
            return token, icon, label(row.state)
        if row.missing:
            words = ngettext("{count} result missing", "{count} results missing", row.missing)
            return ("late", "hourglass", words.format(count=row.missing))
        return (
            ("present", "check", _("all entered")) if row.candidates else ("none", "users", _("nobody yet"))
        )

    def _sentence(self, row: SittingRow) -> str:
        chip = self._results(row)
        state = chip[2] if chip else ""
        parts = filter(None, (row.course_name, day_with_weekday(row.day), row.place))
        return f"{', '.join(parts)}: {state}"
