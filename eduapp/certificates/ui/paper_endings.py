"""What became of a paper: another in its place, a revocation that waits or was decided, and handings over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.certificates import terms
from eduapp.certificates.issue.rules import BASES, CAUSES, WAYS
from eduapp.certificates.ui import paper_dialogs
from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, clock_text, date_text
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, button, hline, label, renew, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from eduapp.certificates.queries import Endings, HandoverRow, Link, RevocationRow
    from eduapp.gui.bench import Bench

ATTEST_REASON = N_("Your role may look, but not attest that a paper is revoked. Ask a leader.")
OWN_REASON = N_("You proposed it yourself. Somebody else attests it.")


class PaperEndings(Card):
    """One part each, in the order in which they weigh; gone while nothing happened."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._rows = vbox(spacing=bench.theme.px(8))
        super().__init__(self._rows)
        self.verbs: list[QPushButton] = []
        self.hide()

    def show_endings(self, number: str, found: Endings) -> None:
        """Show what became of the paper with this number."""
        self.verbs = []
        parts = [*self._links(found), *self._revocations(number, found), *self._handovers(found)]
        rows: list[QWidget] = []
        for part in parts:
            rows += [hline(), part]
        renew(self._rows, *rows[1:])
        self.setVisible(bool(parts))

    def _links(self, found: Endings) -> Iterator[QWidget]:
        for link, words in (
            (found.replaced_by, _("Replaced by {number} on {day}: {cause}.")),
            (found.replaces, _("Takes the place of {number} of {day}: {cause}.")),
        ):
            if link is not None:
                yield self._link(link, words)

    def _link(self, link: Link, words: str) -> QWidget:
        cause = code_list(CAUSES)[link.cause].label
        told = words.format(number=link.number, day=date_text(link.day), cause=cause)
        name = _("Open {number}").format(number=link.number)
        go = button(self._bench.theme, name, kind="plain")
        go.clicked.connect(partial(self._open, link))
        return self._part([told], go)

    def _open(self, link: Link, *_checked: bool) -> None:
        self._bench.navigation.go(Route("certificates.certificate", link.id))

    def _revocations(self, number: str, found: Endings) -> Iterator[QWidget]:
        for row in reversed(found.revocations):
            yield self._waiting(number, row) if row.waits else self._part(list(decided_text(row)))

    def _waiting(self, number: str, row: RevocationRow) -> QWidget:
        theme = self._bench.theme
        own = row.proposer_id == self._bench.actor.user_id
        may = self._bench.actor.may(terms.ATTEST_REVOCATION)
        attest = button(theme, _("Attest and revoke…"), "stamp")
        attest.clicked.connect(lambda: paper_dialogs.attest(self._bench, row, number, self))
        why_not(attest, _(ATTEST_REASON) if not may else _(OWN_REASON) if own else "")
        refuse = button(theme, _("Take back…") if own else _("Refuse…"), kind="plain")
        refuse.clicked.connect(lambda: paper_dialogs.refuse(self._bench, row, number, self))
        why_not(refuse, "" if own or may else _(ATTEST_REASON))
        return self._part(
            [_("It waits for a second person whether this paper counts."), *proposed_text(row)],
            attest,
            refuse,
        )

    def _handovers(self, found: Endings) -> Iterator[QWidget]:
        if found.handovers:
            yield self._part([handover_text(row) for row in found.handovers])

    def _part(self, said: list[str], *verbs: QPushButton) -> QWidget:
        holder, beside = QWidget(), QWidget()
        self.verbs += verbs
        beside.setLayout(Flow(*verbs, gap=self._bench.theme.px(8)))
        first, *more = said
        lines = [label(first, "bodyStrong", wrap=True), *(label(one, "caption", wrap=True) for one in more)]
        vbox(*lines, *([beside] if verbs else []), spacing=self._bench.theme.px(3), parent=holder)
        return holder


def proposed_text(row: RevocationRow) -> tuple[str, str]:
    """Who proposed it when and on what basis; and why."""
    basis = code_list(BASES)[row.basis].label
    words = _("Proposed by {name}, {when}: {basis}")
    return words.format(name=row.proposed_by, when=when_text(row.proposed_at), basis=basis), row.reason


def decided_text(row: RevocationRow) -> tuple[str, ...]:
    """By whom it was decided, and all that was said."""
    if row.attested_at is not None:
        words = _("Revoked. Attested by {name}, {when}.")
        return words.format(name=row.attested_by, when=when_text(row.attested_at)), *proposed_text(row)
    moment = row.refused_at or row.proposed_at
    words = _("Not revoked. Refused by {name}, {when}: {reason}")
    told = words.format(name=row.refused_by, when=when_text(moment), reason=row.refused_reason)
    return told, *proposed_text(row)


def handover_text(row: HandoverRow) -> str:
    """One handing over in a sentence."""
    how = capital(code_list(WAYS)[row.how].label)
    return _("{how} {day} by {name}").format(how=how, day=date_text(row.on_day), name=row.by)


def when_text(moment: datetime) -> str:
    """Day and time at the site."""
    here = moment.astimezone(zone())
    return f"{date_text(here.date())} {clock_text(here.time())}"
