"""Closing: what still stands against it, who has signed, the seal, and the protocol on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, date_text, language
from eduapp.exams.room import jobs, queries, service, terms
from eduapp.exams.room.rules.wording import differs_text
from eduapp.gui.flow import Flow
from eduapp.gui.sending import send
from eduapp.gui.widgets import Card, announce, button, label, renew, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.errors import EduError
    from eduapp.exams.room.jobs import MadeProtocol
    from eduapp.exams.room.queries import SignatureRow, TheDay, Verified
    from eduapp.gui.bench import Bench

_GROUP = 8  # figures of the seal that stand together


class SigningCard(Card):
    """Two people sign; then the seal stands here, and can be reckoned again.

    `passed_on` tells that what comes next here is another person's: the keyboard has nothing to do any more.
    """

    passed_on = Signal()

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._day: TheDay | None = None
        self._signing = False  # somebody has signed just now, and it is not shown yet
        px = bench.theme.px
        self.sign = button(bench.theme, _("Sign the log"), "stamp", kind="primary")
        self.sign.clicked.connect(self._sign)
        self.check = button(bench.theme, _("Check the seal"), "shield")
        self.check.clicked.connect(self._check)
        self.paper = button(bench.theme, _("Print the protocol"), "printer")
        self.paper.clicked.connect(partial(self._print, names=False))
        self.named = button(bench.theme, _("Print with the list of names"), "printer")
        self.named.clicked.connect(partial(self._print, names=True))
        verbs = QWidget()
        verbs.setLayout(Flow(self.sign, self.check, self.paper, self.named, gap=px(8)))
        self._lines = vbox(spacing=px(4))
        self._told = label("", "bodyStrong", wrap=True)
        self._told.hide()
        super().__init__(
            label(_("Close and sign"), "subtitle", wrap=True), self._lines, verbs, self._told, spacing=px(8)
        )

    def show_day(self, day: TheDay) -> None:
        """What stands against closing, one sentence a line; then the signatures."""
        self._day = day
        lines = list(day.against_closing) if day.seal is None else []
        lines += [_signed(one) for one in day.signed] if day.seal is None else _sealed(day)
        if not lines:
            lines = [_("Everything is accounted for. Two people sign, one of whom has watched.")]
        renew(self._lines, *(label(line, "secondary", wrap=True) for line in lines))
        why_not(self.sign, self._why_not_sign(day))
        why_not(
            self.check, "" if day.seal or day.state in queries.CLOSED else _("The log is not sealed yet.")
        )
        self._told.hide()
        if self._signing and not self.sign.isEnabled():
            self._signing = False
            self._go_on(day)

    def _go_on(self, day: TheDay) -> None:
        """To where the next act is: the protocol once all have signed, else nothing here."""
        held = self.window().focusWidget()
        if held is None or not self.isAncestorOf(held):
            return  # somebody has gone on meanwhile
        if day.seal is not None:
            self.paper.setFocus()
        else:
            self.passed_on.emit()

    def _why_not_sign(self, day: TheDay) -> str:
        if not self._bench.actor.may(terms.WATCH_ROOM):
            return _("Your role may look, but not sign.")
        if day.seal is not None:
            return _("The log was sealed already.")
        return queries.may_sign(day, self._bench.actor)

    def _sign(self) -> None:
        if self._day is None:
            return
        title = _("Sign the log as {name}?").format(name=self._bench.actor.name)
        text = _(
            "You stand for what is in the log, for every candidate and every sheet. After the second "
            "signature nothing is added any more."
        )
        if self._bench.ask.confirm(title, text, _("Sign"), self):
            order = service.SignLog(sitting_id=self._day.id, digest=self._day.digest)
            self._signing = True
            failed = self._refused
            send(self._bench, service.sign_log, order, owner=self, done=lambda _sealed: None, failed=failed)

    def _refused(self, _error: EduError) -> None:
        self._signing = False

    def _check(self) -> None:
        if self._day is not None:
            self._bench.runner.query(queries.verify, self._day.id, owner=self, done=self._tell)

    def _tell(self, found: Verified) -> None:
        words = _("The seal holds: nothing differs from what was signed.")
        if not found.holds:
            told = [differs_text(one) for one in found.differs]
            words = "\n".join([_("The seal does not hold:"), *told])
        self._told.setText(words)
        self._told.show()
        announce(self, words)

    def _print(self, *_checked: bool, names: bool) -> None:
        if self._day is not None:
            order = jobs.MakeProtocol(self._day.id, language(), names)
            self._bench.runner.start(
                jobs.make_protocol, order, owner=self, done=self._hand_on, failed=self._fail
            )

    def _hand_on(self, made: MadeProtocol) -> None:
        if self._day is None or not self._bench.printer.print_pdf(
            made.pdf, f"{made.title} · {made.exam}", self
        ):
            return
        order = service.NoteProtocol(sitting_id=self._day.id)
        send(self._bench, service.note_protocol, order, owner=self, done=lambda _none: None)

    def _fail(self, error: EduError) -> None:
        self._bench.show_error(error, self)


def _signed(one: SignatureRow) -> str:
    here = one.at.astimezone(zone())
    return _("{name} signed {day} at {time}. A second person signs in their own name.").format(
        name=one.name, day=date_text(here.date()), time=clock_text(here.time())
    )


def _sealed(day: TheDay) -> list[str]:
    if day.seal is None:
        return []
    here = day.seal.second.at.astimezone(zone())
    digest = " ".join(day.seal.digest[place : place + _GROUP] for place in range(0, 64, _GROUP))
    who = _("Signed by {first} and {second}, sealed {day} at {time}.").format(
        first=day.seal.first.name,
        second=day.seal.second.name,
        day=date_text(here.date()),
        time=clock_text(here.time()),
    )
    return [who, digest]
