"""The competence aims of trades: what each says, and which tasks practise it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.fields import Choice
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.queries import ENDED, AimRow
from eduapp.workshops.aims.rules.register import TRADES
from eduapp.workshops.aims.ui.aim_dialog import link_tasks, save_aim
from eduapp.workshops.hours import terms as hours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench

KEEP_REASON = N_("Your role may look, but not change competence aims. Ask a workshop leader.")
CHOOSE_ROW = N_("Choose a row first.")
BRING_REASON = N_("Your role may not bring files in. Ask a leader.")
_BRING_IN = "files.bring_in"  # of a feature above this one: known by name, as its page is by route


class AimsPage(ListPage[AimRow]):
    """Every aim of every trade, or of one. Enter says which tasks practise it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.AIMS_CHANGED, hours.WORKSHOPS_CHANGED})
    search_hint = N_("Find by code or words")
    list_name = N_("Competence aims")

    def __init__(self, bench: Bench, route: Route) -> None:
        self._trade: Choice[str] | None = None
        super().__init__(bench, route)
        self._make_verbs()
        self.table.selection_changed.connect(self._follow)
        self._follow(None)
        self.set_title(
            _("Competence aims"), _("Hours are practice; only a leader's signature is an aim reached.")
        )

    def columns(self) -> Sequence[Column[AimRow]]:
        return [
            Column(_("Code"), lambda row: row.facts.code, width=110, spoken=_sentence, whole=True),
            Column(_("Aim"), lambda row: row.text),
            Column(_("Trade"), lambda row: capital(row.trade), width=160, priority=2),
            Column(_("Curriculum"), lambda row: row.facts.plan, width=120, priority=4),
            Column(_("Valid"), _validity, width=150, priority=5),
            Column(_("Practised by"), _tasks, width=200, priority=3),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[AimRow]:
        trade = (self._trade.value() if self._trade is not None else "") or ""
        return ask(queries.aims, text, trade, self.bench.today(), chosen == ENDED)

    def filters(self) -> Sequence[Filter]:
        return [Filter(ENDED, _("No longer in the plan"))]

    def tools(self) -> Sequence[QWidget]:
        trades = [(code.key, capital(code.label)) for code in code_list(TRADES)]
        self._trade = Choice(self.theme, [("", _("All trades")), *trades], "")
        self._trade.setAccessibleName(_("Trade"))
        self._trade.changed.connect(self.reload)
        self._talks = button(self.theme, _("Talks due"), "message-square")
        self._talks.clicked.connect(lambda: self.bench.navigation.go(Route("aims.talks")))
        return [self._trade, self._talks]

    def open(self, row: AimRow) -> None:
        if self.bench.actor.may(terms.KEEP_AIMS):
            link_tasks(self.bench, row, self)

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        verbs = []
        if self.bench.actor.may(terms.KEEP_AIMS):
            bring, add = Verb(_("Bring in a file…"), self._bring), Verb(_("Add a competence aim"), self._add)
            verbs = [bring, add] if self.bench.actor.may(_BRING_IN) else [add]
        return Empty(
            "graduation-cap",
            _("No competence aims yet"),
            _("The aims of a trade stand here, from its curriculum. Bring in a list, or add one."),
            *verbs,
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._bring_in, self._new]

    def keys(self) -> list[tuple[str, str]]:
        find, _open, *others = super().keys()
        return [find, (_("Enter"), _("Say which tasks practise the aim")), *others]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            words = ngettext("{shown} of {total} aim", "{shown} of {total} aims", total)
            return words.format(shown=shown, total=total)
        return ngettext("{shown} aim", "{shown} aims", shown).format(shown=shown)

    def _make_verbs(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._change.clicked.connect(self._put_right)
        self._bring_in = button(self.theme, _("Bring in a file…"), "upload")
        self._bring_in.clicked.connect(self._bring)
        self._new = self.add_button(_("Add a competence aim"))
        self._new.clicked.connect(self._add)
        keeps = self.bench.actor.may(terms.KEEP_AIMS)
        why_not(self._new, "" if keeps else _(KEEP_REASON))
        brings = "" if self.bench.actor.may(_BRING_IN) else _(BRING_REASON)
        why_not(self._bring_in, brings if keeps else _(KEEP_REASON))

    def _follow(self, row: AimRow | None) -> None:
        reason = "" if self.bench.actor.may(terms.KEEP_AIMS) else _(KEEP_REASON)
        why_not(self._change, reason or ("" if row is not None else _(CHOOSE_ROW)))

    def _bring(self) -> None:
        self.bench.navigation.go(Route("files.import", detail="aims"))

    def _add(self) -> None:
        if self.bench.actor.may(terms.KEEP_AIMS):
            save_aim(self.bench, self)

    def _put_right(self) -> None:
        row = self.table.current_row()
        if row is not None:
            save_aim(self.bench, self, row)


def _tasks(row: AimRow) -> str:
    return ", ".join(link.name for link in row.tasks) or _("no task yet")


def _validity(row: AimRow) -> str:
    facts = row.facts
    first = _("from {day}").format(day=date_text(facts.valid_from)) if facts.valid_from else ""
    last = _("until {day}").format(day=date_text(facts.valid_to)) if facts.valid_to else ""
    return ", ".join(filter(None, (first, last)))


def _sentence(row: AimRow) -> str:
    return _("{code}: {text}. {trade}, practised by: {tasks}").format(
        code=row.facts.code, text=row.text, trade=capital(row.trade), tasks=_tasks(row)
    )
