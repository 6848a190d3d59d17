"""The bank of questions: find one, look at it, take it out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.queries import MOST_SHOWN, QuestionRow, Wanted
from eduapp.exams.questions.rules.question import KINDS
from eduapp.exams.questions.ui.looks import kind_text
from eduapp.exams.questions.ui.question_dialogs import look_at, retire
from eduapp.gui.empty import Empty
from eduapp.gui.fields import Choice
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

KEEP_REASON = N_("Your role may look, but not change questions. Ask a teacher.")
CHOOSE_ROW = N_("Choose a row first.")
RETIRED_REASON = N_("These questions are retired already.")
RETIRED = "retired"


class QuestionsPage(ListPage[QuestionRow]):
    """Newest first. Enter shows what is asked."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.QUESTIONS_CHANGED})
    search_hint = N_("Find by words, category or tag")
    list_name = N_("Questions for exams")
    limit = MOST_SHOWN

    def __init__(self, bench: Bench, route: Route) -> None:
        self._kind: Choice[str] | None = None
        super().__init__(bench, route)
        self._out = button(self.theme, _("Retire…"), "ban")
        self._out.clicked.connect(self._retire)
        self.table.selection_changed.connect(self._follow)
        self._follow(None)
        self.set_title(_("Questions for exams"), _("What is right is shown only to who asks for it and may."))

    def columns(self) -> Sequence[Column[QuestionRow]]:
        return [
            Column(_("Question"), lambda row: row.label, spoken=_sentence, whole=True),
            Column(_("No."), _number, sort=lambda row: row.serial, number=True, width=80, priority=4),
            Column(_("Kind"), lambda row: kind_text(row.kind), width=170, priority=2),
            Column(_("Category"), lambda row: row.category, width=190, priority=3),
            Column(_("Level"), lambda row: row.level, width=90, priority=5),
            Column(_("Version"), lambda row: str(row.number), number=True, width=90, priority=6),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[QuestionRow]:
        kind = (self._kind.value() if self._kind is not None else "") or ""
        return ask(queries.questions, Wanted(typed=text, kind=kind, retired=chosen == RETIRED))

    def filters(self) -> Sequence[Filter]:
        return [Filter(RETIRED, _("Retired"))]

    def tools(self) -> Sequence[QWidget]:
        kinds = [(code.key, capital(code.label)) for code in code_list(KINDS)]
        self._kind = Choice(self.theme, [("", _("All kinds")), *kinds], "")
        self._kind.setAccessibleName(_("Kind"))
        self._kind.changed.connect(self.reload)
        return [self._kind]

    def open(self, row: QuestionRow) -> None:
        look_at(self.bench, row, self)

    def empty(self) -> Empty:
        return Empty(
            "clipboard-check",
            _("No questions yet"),
            _("Questions come in from files of other programs, whole or not at all. F1 says how."),
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._out]

    def keys(self) -> list[tuple[str, str]]:
        find, _open, *others = super().keys()
        return [find, (_("Enter"), _("Look at the question")), *others]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} question", "{count} questions", shown).format(count=shown)

    def choose_filter(self, key: str) -> None:
        super().choose_filter(key)
        self._follow(self.table.current_row())

    def _follow(self, row: QuestionRow | None) -> None:
        reason = "" if row is not None else _(CHOOSE_ROW)
        if self._filter == RETIRED:
            reason = _(RETIRED_REASON)
        if not self.bench.actor.may(terms.KEEP_QUESTIONS):
            reason = _(KEEP_REASON)
        why_not(self._out, reason)

    def _retire(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialog = retire(self.bench, row, self)
            dialog.finished.connect(lambda _code: self.table.setFocus())


def _number(row: QuestionRow) -> str:
    return str(row.serial)


def _sentence(row: QuestionRow) -> str:
    parts = filter(None, (row.label, kind_text(row.kind), row.category, row.level))
    return _("Question {serial}: {what}").format(serial=row.serial, what=", ".join(parts))
