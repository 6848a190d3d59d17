"""How a paper differs from its criteria, and every record behind it: for who checks it before its issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.certificates import queries, service, terms
from eduapp.certificates.ui import records
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.sending import send
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Chip, button, hbox, hline, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.certificates.queries import Item, Looked, SourceRow
    from eduapp.certificates.rules import Difference
    from eduapp.gui.bench import Bench

WIDTH = 860
CHECK_ROLE = N_("Your role may look, but not check papers. Ask the office or a leader.")
KINDS = {
    "attendance": N_("Attendance"),
    "result": N_("Result"),
    "scope": N_("Hours the paper prints, and hours attended"),
    "period": N_("Last day of the group, and of the person"),
    "practice": N_("Approved hours"),
}
_STANDINGS = {
    "less": (N_("less than asked"), "absent", "triangle-alert"),
    "waived": (N_("not asked of who left early"), "excused", "info"),
    "just": (N_("just so much"), "present", "check"),
    "more": (N_("more than asked"), "present", "check"),
}


def show_check(bench: Bench, item: Item, name: str, parent: QWidget) -> None:
    """Ask for what there is to see, and show it."""

    def shown(looked: Looked) -> None:
        CheckDialog(bench, looked, name, parent).open()

    bench.runner.query(queries.looked_at, item, bench.today(), owner=parent, done=shown)


class CheckDialog(Dialog):
    """What differs stands on top; below it the records, each a press away; then who has checked."""

    def __init__(self, bench: Bench, looked: Looked, name: str, parent: QWidget) -> None:
        kind = code_list("certificate_kinds")[looked.basis.kind].label
        title = _("{kind} of {name}: what differs").format(kind=capital(kind), name=name)
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self._bench, self._looked = bench, looked
        px = bench.theme.px
        self.records: TableView[SourceRow] = TableView(
            bench.theme, records.columns(), name=_("What is behind the paper")
        )
        self.records.setMinimumHeight(px(190))
        self.records.set_rows(list(looked.records))
        self.records.opened.connect(self._open)
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        self.verb = button(bench.theme, _("I have checked it"), "badge-check", kind="primary")
        self.verb.clicked.connect(self._check)
        why_not(self.verb, self._why_not())
        self.fill(
            label(title, "subtitle", wrap=True),
            *self._told(),
            px(6),
            label(_("What is behind each line"), "bodyStrong"),
            label(_("Two presses on a record open it."), "caption", wrap=True),
            self.records,
            label(self._checked(), "caption", wrap=True),
            buttons=[self.out, self.verb],
        )
        (self.verb if self.verb.isEnabled() else self.out).setFocus()

    def _told(self) -> list[QWidget]:
        """What stands against the paper, what may tell, and each demand beside what was reached."""
        basis = self._looked.basis
        said: list[QWidget] = [label(one.sentence(), "problem", wrap=True) for one in basis.violations]
        said += [label(one, "caption", wrap=True) for one in basis.warnings]
        rows = [self._row(one) for one in self._looked.differences]
        if not any(one.differs for one in self._looked.differences):
            said.append(label(_("Nothing is less than asked."), wrap=True))
        for row in rows:
            said += [hline(), row]
        return said

    def _row(self, one: Difference) -> QWidget:
        word, token, icon = _STANDINGS[one.standing]
        px, holder = self.theme.px, QWidget()
        texts = vbox(
            label(kind_text(one), "bodyStrong" if one.differs else "", wrap=True),
            label(difference_text(one), "caption", wrap=True),
            spacing=px(1),
        )
        chip = Chip(self.theme, _(word), token, icon)
        hbox((texts, 1), chip, spacing=px(10), parent=holder)
        return holder

    def _checked(self) -> str:
        newest = self._looked.checked
        if newest is None:
            return _("Nobody has checked this paper yet.")
        told = {"name": newest.name, "day": date_text(newest.day)}
        if self._looked.holds:
            return _("Checked by {name} on {day}").format(**told)
        return _("Checked by {name} on {day}, when it said something else.").format(**told)

    def _why_not(self) -> str:
        if not self._bench.actor.may(terms.CHECK_CERTIFICATES):
            return _(CHECK_ROLE)
        if self._looked.basis.violations:
            return _("The paper cannot be issued yet; there is nothing to check.")
        newest = self._looked.checked
        if self._looked.holds and newest is not None and newest.by == self._bench.actor.user_id:
            return _("You have checked it as it is now.")
        return ""

    def _check(self) -> None:
        order = service.NoteChecked(item=self._looked.basis.item, matter=self._looked.matter)
        send(self._bench, service.note_checked, order, owner=self, done=self._noted)

    def _noted(self, _id: object) -> None:
        self._bench.tell(_("It is kept that you checked the paper. Somebody else issues it."))
        self.accept()

    def _open(self, row: SourceRow) -> None:
        self.accept()
        self._bench.navigation.go(records.route_to(row))


def kind_text(one: Difference) -> str:
    """Which demand it is."""
    if one.kind in KINDS:
        return _(KINDS[one.kind])
    return capital(code_list("criterion_kinds")[one.kind].label)


def difference_text(one: Difference) -> str:
    """What is asked, what was reached, and by how much it differs."""
    told = _("Asked {asked}, reached {reached}").format(asked=one.asked, reached=one.reached)
    return f"{told} ({one.margin})" if one.margin else told
