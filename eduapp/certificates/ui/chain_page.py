"""The chained register of issue: every act in order, a check of all of it, and the signed list made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.certificates import jobs, queries, terms
from eduapp.certificates.queries import EntryRow
from eduapp.certificates.rules.clock import ClockAhead
from eduapp.certificates.seals.facts import printed_serial
from eduapp.certificates.ui import head_dialogs
from eduapp.certificates.ui.keys_at_hand import with_key
from eduapp.core.codes import code_list
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.tab_order import in_reading_order
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from eduapp.certificates.queries import StatusRow, Verified
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.certificates.seals.register import Head
    from eduapp.core.changes import Topic
    from eduapp.core.violations import Violation
    from eduapp.gui.bench import Bench

_CHIPS = {
    "issued": ("present", "check"),
    "replaced": ("excused", "history"),
    "revoked": ("absent", "ban"),
    "voided": ("none", "circle-minus"),
}
CLOCK_ROLE = N_("A leader says so.")
LIST_ROLE = N_("Your role may look, but not sign the list. Ask the office or a leader.")


class RegisterBroken(EduError):
    """The first thing in the register that is not as it was written."""

    message = N_("{text} Change nothing more, keep a copy of the data, and tell a leader.")


class ChainPage(ListPage[EntryRow]):
    """Nothing can be changed here; who presses Check reads every entry and every paper again."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})
    list_name = N_("Register of issue")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Register of issue"), _("Each entry is sealed with all before it."))
        self.listed, self.found, self.clock = (label("", "caption", wrap=True) for _number in range(3))
        self.clock_button = button(self.theme, _("The clock is right…"), "clock")
        self.clock_button.clicked.connect(lambda: head_dialogs.confirm_clock(self.bench, self))
        self.note_button = button(self.theme, _("Write down the last entry…"), "pen-line")
        self.note_button.clicked.connect(self._note)
        px, foot, below = self.theme.px, QWidget(), self.layout()
        rows = (
            hbox((self.clock, 1), self.clock_button, spacing=px(10)),
            self.found,
            hbox((self.listed, 1), self.note_button, spacing=px(10)),
        )
        vbox(*rows, spacing=px(6), parent=foot)
        for said in (self.found, self.clock, self.clock_button):
            said.hide()
        if below is not None:
            below.addWidget(foot)

    def columns(self) -> Sequence[Column[EntryRow]]:
        return [
            Column(_("Name"), lambda row: row.name, sort=lambda row: row.sort_key, spoken=_sentence),
            Column(_("Entry"), lambda row: str(row.n), sort=lambda row: row.n, number=True, width=90),
            Column(_("What"), lambda _row: "", chip=_chip, width=190),
            Column(_("Number"), lambda row: row.number, width=130, priority=1),
            Column(_("Serial"), lambda row: printed_serial(row.serial), width=140, priority=2),
            Column(
                _("Day"),
                lambda row: date_text(row.on_day),
                sort=lambda row: row.on_day,
                width=120,
                whole=True,
            ),
            Column(_("Digest"), lambda row: row.digest[:16], width=180, priority=3),
        ]

    def fetch(self, text: str, filter: str) -> Question[EntryRow]:  # noqa: A002 - as in ListPage
        return ask(queries.entry_rows)

    def open(self, row: EntryRow) -> None:
        self.bench.navigation.go(Route("certificates.certificate", row.certificate_id))

    def empty(self) -> Empty:
        return Empty(
            "file-check",
            _("Nothing stands in the register yet"),
            _("Every paper stands here once it is signed; none does from before the school had keys."),
            Verb(_("See who is ready"), lambda: self.bench.navigation.go(Route("certificates.ready"))),
        )

    def header_buttons(self) -> list[QPushButton]:
        self.list_button = button(self.theme, _("Sign the list anew"), "stamp")
        self.list_button.clicked.connect(self._renew)
        why_not(self.list_button, "" if self.bench.actor.may(terms.ISSUE_CERTIFICATES) else _(LIST_ROLE))
        self.check_button = button(self.theme, _("Check the register"), "badge-check", kind="primary")
        self.check_button.clicked.connect(self._check)
        return [self.list_button, self.check_button]

    def reload(self) -> None:
        super().reload()
        self.bench.runner.query(queries.newest_list, owner=self, done=self._show_list, newest=True)
        today = self.bench.today()
        self.bench.runner.query(queries.against_clock, today, owner=self, done=self.show_clock, newest=True)

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        """Show these entries."""
        self._show(self._asked, rows)

    def count_text(self, shown: int, total: int | None) -> str:
        words = ngettext("{count} entry in the register", "{count} entries in the register", shown)
        return words.format(count=shown)

    def _show_place(self, *, empty: bool, whole: bool) -> None:
        super()._show_place(empty=empty, whole=whole)
        if self.nothing is not None and self.nothing.buttons:  # made just now, and read before the foot
            in_reading_order(self.nothing.buttons[-1], (self.clock_button, self.note_button))

    def _show_list(self, row: StatusRow | None) -> None:
        if row is not None:
            words = _(
                "The newest list of papers that do not count: number {number} of {day}, {papers} in it."
            )
            told = words.format(number=row.number, day=date_text(row.as_of), papers=row.papers)
            self.listed.setText(told)

    def show_clock(self, against: Sequence[Violation]) -> None:
        """Say what is wrong with the day by the clock; weeks without anything, a leader may clear up."""
        self.clock.setText("\n".join(one.sentence() for one in against))
        self.clock.setVisible(bool(against))
        self.clock_button.setVisible(any(isinstance(one, ClockAhead) for one in against))
        may = self.bench.actor.may(terms.SET_RULES)
        why_not(self.clock_button, "" if may else _(CLOCK_ROLE))

    def _note(self) -> None:
        self.bench.runner.query(queries.head, owner=self, done=self.note_head)

    def note_head(self, head: Head) -> None:
        """Ask that the last entry is written down elsewhere."""
        if head.n:
            head_dialogs.note_head(self.bench, head, self)
        else:
            self.bench.tell(_("Nothing stands in the register yet"))

    def _check(self) -> None:
        self.check_button.setEnabled(False)
        self.bench.runner.query(queries.verify, owner=self, done=self._checked, aside=True)

    def _checked(self, found: Verified) -> None:
        self.check_button.setEnabled(True)
        if found.fault is not None:
            self.bench.show_error(RegisterBroken(text=found.fault.sentence()), self)
            return
        words = _("All {entries} entries and {papers} papers are as they were written. Last entry: {head}.")
        head = f"{found.head.n}:{found.head.digest.hex()}" if found.head.n else "–"
        said = words.format(entries=found.entries, papers=found.papers, head=head)
        self.found.setText(" ".join(filter(None, (said, found.remark()))))
        self.found.show()
        self.bench.tell(_("The register holds."))

    def _renew(self) -> None:
        def start(key: KeyPair | None) -> None:
            if key is None:
                self.bench.tell(_("The school has no keys yet, so it signs no list."))
                return
            order = jobs.RenewList(key)
            self.bench.runner.start(
                jobs.renew_list, order, owner=self, done=self._renewed, failed=self._not_renewed
            )

        with_key(self.bench, self, start)

    def _not_renewed(self, error: EduError) -> None:
        self.bench.show_error(error, self)

    def _renewed(self, number: int) -> None:
        self.bench.tell(_("List number {number} is signed.").format(number=number))


def _chip(row: EntryRow) -> tuple[str, str, str]:
    return *_CHIPS.get(row.act, ("none", "info")), code_list("register_acts")[row.act].label


def _sentence(row: EntryRow) -> str:
    act = code_list("register_acts")[row.act].label
    return f"{row.n}, {act}, {row.number}, {row.name}, {date_text(row.on_day)}"
