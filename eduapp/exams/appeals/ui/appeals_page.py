"""The list of appeals: open ones first, each with its state and until when the candidate hears something."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.queries import AppealRow
from eduapp.exams.appeals.ui.looks import due_look, state_look
from eduapp.exams.appeals.ui.receive_dialogs import find_subject
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not

KEEP_REASON = N_("Your role may look, but not receive appeals. Ask the office or a leader.")
OPEN = "open"


class AppealsPage(ListPage[AppealRow]):
    """Every appeal there was; a click opens one."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.APPEALS_CHANGED, sittings.RESULTS_CHANGED})
    search_hint = N_("Find by name, course or number")
    list_name = N_("Appeals")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Appeals"), _("Against grades, and what the law lets come of them."))

    def columns(self) -> Sequence[Column[AppealRow]]:
        return [
            Column(_("Candidate"), lambda row: row.name, caption=_exam, spoken=self._sentence),
            Column(_("No."), lambda row: str(row.number), sort=lambda row: row.number, width=70),
            Column(_("About"), _about, caption=_basis, width=240, priority=3),
            Column(
                _("Received"),
                lambda row: date_text(row.received_on),
                sort=lambda row: row.received_on,
                width=110,
                priority=2,
                whole=True,
            ),
            Column(_("State"), lambda _row: "", chip=lambda row: state_look(row.state), width=210),
            Column(_("Answer until"), lambda _row: "", chip=self._due, width=225, priority=1),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[AppealRow]:
        return ask(queries.found_appeals, text, chosen == OPEN)

    def filters(self) -> Sequence[Filter]:
        return (Filter(OPEN, _("Open")),)

    def empty_for(self, chosen: str) -> Empty | None:
        return Empty("scale", _("No appeal is open"), _("All were decided or withdrawn."))

    def open(self, row: AppealRow) -> None:
        self.bench.navigation.go(Route("appeals.appeal", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "new":
            self._receive()

    def empty(self) -> Empty:
        may = self.bench.actor.may(terms.KEEP_APPEALS)
        return Empty(
            "scale",
            _("No appeals yet"),
            _("Receive one here, or on the page of an exam. Only what the law has is offered."),
            Verb(_("Receive an appeal…"), self._receive) if may else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        self.receive = self.add_button(_("Receive an appeal…"))
        self.receive.clicked.connect(self._receive)
        if not self.bench.actor.may(terms.KEEP_APPEALS):
            why_not(self.receive, _(KEEP_REASON))
        return [self.receive]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} appeal", "{count} appeals", shown).format(count=shown)

    def _receive(self) -> None:
        if self.bench.actor.may(terms.KEEP_APPEALS):
            go = self.bench.navigation.go
            find_subject(self.bench, self, lambda appeal_id: go(Route("appeals.appeal", appeal_id)))

    def _due(self, row: AppealRow) -> tuple[str, str, str] | None:
        return due_look(row, self.bench.today())

    def _sentence(self, row: AppealRow) -> str:
        due = self._due(row)
        state = state_look(row.state)[2]
        said = _("Appeal {number}: {name}, {course}, {state}").format(
            number=row.number, name=row.name, course=row.course, state=state
        )
        return f"{said}, {due[2]}" if due else said


def _about(row: AppealRow) -> str:
    return capital(Kind(row.kind).code.label)


def _basis(row: AppealRow) -> str:
    return Kind(row.kind).basis


def _exam(row: AppealRow) -> str:
    number = _("candidate {number}").format(number=row.candidate)
    return f"{row.course} · {date_text(row.day)} · {number}"
