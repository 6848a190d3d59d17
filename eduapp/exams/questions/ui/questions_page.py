"""The bank of questions: find one, look at it, change it, see what it was, take it out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.queries import MOST_SHOWN, Filed, QuestionRow, Wanted
from eduapp.exams.questions.rules.question import KINDS
from eduapp.exams.questions.ui.export_dialog import export_questions
from eduapp.exams.questions.ui.look_dialog import look_at, show_history
from eduapp.exams.questions.ui.looks import kind_text
from eduapp.exams.questions.ui.retire_dialog import retire
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.fields import Choice
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench

KEEP_REASON = N_("Your role may look, but not change questions. Ask a teacher.")
KEY_REASON = N_("Your role may not know what is right, and changing a question shows it.")
CHOOSE_ROW = N_("Choose a row first.")
RETIRED_REASON = N_("These questions are retired already.")
RETIRED = "retired"
NEW, BRING_IN = Route("questions.edit"), Route("questions.import")


class QuestionsPage(ListPage[QuestionRow]):
    """Newest first. Enter shows what is asked."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.QUESTIONS_CHANGED})
    search_hint = N_("Find by words, category or tag")
    list_name = N_("Questions for exams")
    limit = MOST_SHOWN

    def __init__(self, bench: Bench, route: Route) -> None:
        self._kind: Choice[str] | None = None
        self._category: Choice[str] | None = None
        self._tag: Choice[str] | None = None
        self._level: Choice[str] | None = None
        super().__init__(bench, route)
        self._make_verbs()
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

    def reload(self) -> None:
        super().reload()
        self.bench.runner.query(queries.filed, owner=self, done=self._offer, newest=True)

    def fetch(self, text: str, chosen: str, /) -> Question[QuestionRow]:
        wanted = Wanted(
            typed=text,
            kind=_chosen(self._kind),
            category=_chosen(self._category),
            tag=_chosen(self._tag),
            level=_chosen(self._level),
            retired=chosen == RETIRED,
        )
        return ask(queries.questions, wanted)

    def filters(self) -> Sequence[Filter]:
        return [Filter(RETIRED, _("Retired"))]

    def tools(self) -> Sequence[QWidget]:
        kinds = [(code.key, capital(code.label)) for code in code_list(KINDS)]
        self._kind = self._filter_of(_("Kind"), [("", _("All kinds")), *kinds])
        self._category = self._filter_of(_("Category"), [("", _(CATEGORIES))])
        self._tag = self._filter_of(_("Tag"), [("", _(TAGS))])
        self._level = self._filter_of(_("Level"), [("", _(LEVELS))])
        return [self._kind, self._category, self._tag, self._level]

    def show_all(self) -> None:
        for choice in (self._kind, self._category, self._tag, self._level):
            if choice is not None:
                choice.blockSignals(True)
                choice.set_value("")
                choice.blockSignals(False)
        super().show_all()

    def open(self, row: QuestionRow) -> None:
        look_at(self.bench, row, self)

    def empty(self) -> Empty:
        may = self.bench.actor.may(terms.KEEP_QUESTIONS)
        return Empty(
            "clipboard-check",
            _("No questions here yet"),
            _("Write the first one, or bring in a file of another program, whole or not at all."),
            Verb(_("New question"), self._new.click) if may else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._more, self._bring_in, self._new]

    def keys(self) -> list[tuple[str, str]]:
        find, _open, *others = super().keys()
        return [find, (_("Enter"), _("Look at the question")), *others]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} question", "{count} questions", shown).format(count=shown)

    def choose_filter(self, key: str) -> None:
        super().choose_filter(key)
        self._follow(self.table.current_row())

    # --- verbs --------------------------------------------------------------------------------------

    def more(self) -> None:
        """What else can be done: with the chosen row, and with all of them."""
        menu = QMenu(self)
        menu.setAccessibleName(_("More…"))
        for number, (words, act) in enumerate(self._steps(), 1):
            menu.addAction(f"&{number}  {words}", act)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _make_verbs(self) -> None:
        theme = self.theme
        self._new = self.add_button(_("New question"))
        self._change = button(theme, _("Change…"), "pen-line")
        self._more = button(theme, "", "ellipsis", name=_("More…"))
        self._bring_in = button(theme, _("Bring in…"), "upload")
        self._new.clicked.connect(lambda: self.bench.navigation.go(NEW))
        self._bring_in.clicked.connect(lambda: self.bench.navigation.go(BRING_IN))
        self._more.clicked.connect(self.more)
        self._change.clicked.connect(self._go_change)
        for pressed in (self._new, self._bring_in):
            why_not(pressed, "" if self.bench.actor.may(terms.KEEP_QUESTIONS) else _(KEEP_REASON))

    def _steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What fits the row and the role; what does not says so by not being there."""
        row, may = self.table.current_row(), self.bench.actor.may
        if row is not None:
            yield _("History…"), lambda: show_history(self.bench, row, self)
            if may(terms.KEEP_QUESTIONS) and self._filter != RETIRED:
                yield _("Retire…"), lambda: self._retire(row)
        if may(terms.SEE_KEY):
            yield _("Export…"), lambda: export_questions(self.bench, self)

    def _follow(self, row: QuestionRow | None) -> None:
        reason = "" if row is not None else _(CHOOSE_ROW)
        if self._filter == RETIRED:
            reason = _(RETIRED_REASON)
        may = self.bench.actor.may
        if not may(terms.KEEP_QUESTIONS):
            reason = _(KEEP_REASON)
        why_not(self._change, reason or ("" if may(terms.SEE_KEY) else _(KEY_REASON)))
        why_not(self._more, "" if row is not None or may(terms.SEE_KEY) else _(CHOOSE_ROW))

    def _go_change(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.bench.navigation.go(Route("questions.edit", row.id))

    def _retire(self, row: QuestionRow) -> None:
        dialog = retire(self.bench, row, self)
        dialog.finished.connect(lambda _code: self.table.setFocus())

    # --- filters ------------------------------------------------------------------------------------

    def _filter_of(self, name: str, options: list[tuple[str, str]]) -> Choice[str]:
        choice = Choice(self.theme, options, "")
        choice.setAccessibleName(name)
        choice.changed.connect(super().reload)
        return choice

    def _offer(self, filed: Filed) -> None:
        """The words under which questions are filed now; what is chosen stays chosen."""
        offers = (
            (self._category, CATEGORIES, filed.categories),
            (self._tag, TAGS, filed.tags),
            (self._level, LEVELS, filed.levels),
        )
        for choice, every, words in offers:
            if choice is None or (len(words) + 1 == choice.count() and _offered(choice) == words):
                continue
            chosen = choice.value() or ""
            choice.blockSignals(True)
            known = (*words, chosen) if chosen and chosen not in words else words
            choice.set_options([("", _(every)), *((word, word) for word in known)])
            choice.set_value(chosen)
            choice.blockSignals(False)


CATEGORIES, TAGS, LEVELS = N_("All categories"), N_("All tags"), N_("All levels")


def _chosen(choice: Choice[str] | None) -> str:
    return (choice.value() if choice is not None else "") or ""


def _offered(choice: Choice[str]) -> tuple[str, ...]:
    return tuple(choice.itemText(place) for place in range(1, choice.count()))


def _number(row: QuestionRow) -> str:
    return str(row.serial)


def _sentence(row: QuestionRow) -> str:
    parts = filter(None, (row.label, kind_text(row.kind), row.category, row.level))
    return _("Question {serial}: {what}").format(serial=row.serial, what=", ".join(parts))
