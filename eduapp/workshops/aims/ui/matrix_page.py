"""The matrix of a workshop: its people beside the aims of their trade, and all that stands of one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.core.errors import NotFound
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import Card, announce, button, label, vbox, why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.ui import signing_dialogs
from eduapp.workshops.aims.ui.looks import lines
from eduapp.workshops.aims.ui.matrix_view import MatrixView
from eduapp.workshops.hours import terms as hours
from eduapp.workshops.road import terms as road

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route
    from eduapp.workshops.aims.queries import AimRow, Matrix, MatrixCell, MatrixPerson

SIGN_REASON = N_("Your role may look, but not observe or sign off. Ask a workshop leader.")
NO_CELL = N_("Nobody and no aim is chosen.")
SIGNED_REASON = N_("The aim is signed off already.")
NOTHING_REASON = N_("There is no practice and no observation yet.")
NOT_SIGNED_REASON = N_("The aim is not signed off.")


class MatrixPage(Page):
    """One table, and below it the person, the aim and what stands of both."""

    topics: ClassVar[frozenset[Topic]] = frozenset({
        terms.AIMS_CHANGED, terms.MATRIX_CHANGED, hours.HOURS_CHANGED, hours.PLACEMENTS_CHANGED,
        road.ROADS_CHANGED, learners.LEARNERS_CHANGED,
    })  # fmt: skip

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._trade = route.detail
        self._make_verbs()
        px = self.theme.px
        self.view = MatrixView(self.theme)
        self.trades: Choice[str] = Choice(self.theme, [])
        self.trades.setAccessibleName(_("Trade"))
        self.trades.changed.connect(self._choose)
        self._window = label("", "caption")
        above = QWidget()
        above.setLayout(Flow(self.trades, self._before, self._after, self._window, gap=px(8)))
        self._who = label("", "bodyStrong", wrap=True)
        self._what = label("", "secondary", wrap=True)
        self._stands = label("", wrap=True)
        self._hint = label("", "caption", wrap=True)  # why a key did nothing
        self._hint.hide()
        about = Card(
            self._who,
            self._what,
            self._stands,
            self._hint,
            spacing=px(4),
            margins=(px(16), px(10), px(16), px(10)),
        )
        self._nothing = label("", "secondary", wrap=True)
        vbox(
            above,
            self._nothing,
            (TableCard(self.theme, self.view), 1),
            about,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )
        self.view.moved.connect(self._follow)
        self.view.window_changed.connect(self._tell_window)
        self.view.observed.connect(lambda: self._press(self._observe))
        self.view.signed.connect(lambda: self._press(self._sign))
        self._follow()

    @property
    def workshop_id(self) -> UUID:
        """Whose people they are."""
        if self.route.id is None:
            raise LookupError("a matrix needs a workshop")
        return self.route.id

    def reload(self) -> None:
        self.bench.runner.query(
            queries.matrix,
            self.workshop_id,
            self._trade,
            self.bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._withdraw, self._observe, self._sign]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← → ↑ ↓", _("Another aim, another person")),
            (_("Enter"), _("Note an observation")),
            ("O", _("Note an observation")),
            ("S", _("Sign off")),
        ]

    def first_focus(self) -> QWidget:
        return self.view

    def kept(self) -> object:
        return self._trade

    def restore(self, state: str) -> None:
        self._trade = state
        self.mark_stale()

    def _choose(self) -> None:
        self._trade = self.trades.value() or ""
        self.reload()

    def _make_verbs(self) -> None:
        self._observe = button(self.theme, _("Observe… (O)"), "eye")
        self._observe.clicked.connect(lambda: self._open(signing_dialogs.observe))
        self._sign = button(self.theme, _("Sign off… (S)"), "badge-check", kind="primary")
        self._sign.clicked.connect(lambda: self._open(signing_dialogs.sign_off))
        self._withdraw = button(self.theme, _("Withdraw…"), "undo-2")
        self._withdraw.clicked.connect(lambda: self._open(signing_dialogs.withdraw))
        self._before = button(self.theme, _("Earlier aims"), "chevron-left", kind="plain")
        self._before.clicked.connect(lambda: self.view.turn(-1))
        self._after = button(self.theme, _("Later aims"), "chevron-right", kind="plain")
        self._after.clicked.connect(lambda: self.view.turn(1))

    def _show(self, matrix: Matrix | None) -> None:
        if matrix is None:
            self.bench.show_error(NotFound(), self)
            return
        self.set_title(_("{workshop}: aims").format(workshop=matrix.workshop), _elsewhere(matrix))
        self.trades.blockSignals(True)  # the same answer would be asked for again
        self.trades.set_options([(trade, capital(name)) for trade, name in matrix.trades])
        self.trades.set_value(matrix.trade)
        self.trades.blockSignals(False)
        self._nothing.setText(_missing(matrix))
        self._nothing.setVisible(bool(self._nothing.text()))
        self.view.show_matrix(matrix)

    def _chosen(self) -> tuple[MatrixPerson, AimRow, MatrixCell] | None:
        return self.view.table.at(self.view.currentIndex())

    def _press(self, verb: QPushButton) -> None:
        """What a key asks for, or why it cannot be."""
        if verb.isEnabled():
            verb.click()
            return
        self._hint.setText(verb.accessibleDescription())
        self._hint.show()
        announce(self.view, self._hint.text())

    def _follow(self) -> None:
        found = self._chosen()
        self._hint.hide()
        reason = "" if self.bench.actor.may(terms.SIGN_AIMS) else _(SIGN_REASON)
        if found is None:
            for part in (self._who, self._what, self._stands):
                part.setText("")
            for verb in (self._observe, self._sign, self._withdraw):
                why_not(verb, reason or _(NO_CELL))
            return
        person, aim, cell = found
        self._who.setText(person.name)
        self._what.setText(f"{aim.facts.code}: {aim.text}")
        self._stands.setText(" ".join(lines(cell, aim)))
        why_not(self._observe, reason)
        why_not(self._sign, reason or _why_not_sign(cell))
        why_not(self._withdraw, reason or ("" if cell.signed is not None else _(NOT_SIGNED_REASON)))

    def _tell_window(self) -> None:
        first, last = self.view.window_of_aims
        total = len(self.view.table.aims)
        words = _("Aims {first} to {last} of {total}").format(first=first, last=last, total=total)
        self._window.setText(words if total else "")
        why_not(self._before, "" if first > 1 else _("These are the first aims."))
        why_not(self._after, "" if last < total else _("These are the last aims."))

    def _open(self, form: object) -> None:
        found = self._chosen()
        if found is not None and callable(form):
            person, aim, _cell = found
            self.view.setFocus()  # where the keyboard comes back to
            form(self.bench, person.id, person.name, aim, self)


def _why_not_sign(cell: MatrixCell) -> str:
    if cell.signed is not None:
        return _(SIGNED_REASON)
    return "" if cell.minutes or cell.seen is not None else _(NOTHING_REASON)


def _elsewhere(matrix: Matrix) -> str:
    if not matrix.elsewhere:
        return _("Hours are practice; only a leader's signature is an aim reached.")
    words = ngettext(
        "{count} person here is on the way to another trade.",
        "{count} people here are on the way to other trades.",
        matrix.elsewhere,
    )
    return words.format(count=matrix.elsewhere)


def _missing(matrix: Matrix) -> str:
    """Why there is nothing to fill in."""
    if not matrix.aims:
        return _("No trade has aims that hold today. Bring them in on the page of competence aims.")
    return "" if matrix.people else _("Nobody who has a place here today is on the way to this trade.")
