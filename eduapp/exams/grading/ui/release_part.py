"""Letting the results be told: who proposed it, and the second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.grading import service, terms
from eduapp.exams.grading.ui import looks
from eduapp.exams.sittings.rules.states import MARKED, label
from eduapp.gui.flow import Flow
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, vbox, why_not
from eduapp.gui.widgets import label as words

if TYPE_CHECKING:
    from eduapp.exams.grading.queries import GradingPage
    from eduapp.gui.bench import Bench

RELEASE_REASON = N_("Your role may look, but not release results. Office and leaders do.")
OWN = N_("You proposed it yourself. Somebody else confirms it.")
NOT_PROPOSED = N_("Nobody has proposed the release yet.")
PROPOSED = N_("It is proposed already: a second person confirms it, or it is taken back.")


class ReleasePart(QWidget):
    """One line on where it stands, and three verbs."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._page: GradingPage | None = None
        theme, px = bench.theme, bench.theme.px
        self._said = words("", wrap=True)
        self.propose = button(theme, _("Propose the release"), "megaphone")
        self.confirm = button(theme, _("Confirm the release"), "stamp", kind="primary")
        self.take_back = button(theme, _("Take the proposal back"), "undo-2")
        for verb, act in (
            (self.propose, self._propose),
            (self.confirm, self._confirm),
            (self.take_back, self._take_back),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        verbs = QWidget()
        verbs.setLayout(Flow(self.propose, self.confirm, self.take_back, gap=px(8)))
        vbox(self._said, verbs, spacing=px(8), parent=self)

    def show_page(self, page: GradingPage) -> None:
        """Show where the release stands now."""
        self._page = page
        self._said.setText(looks.release_words(page))
        role = "" if self._bench.actor.may(terms.RELEASE) else _(RELEASE_REASON)
        now = "" if page.state == MARKED else _("The exam is now: {state}.").format(state=label(page.state))
        waits = page.release_waits
        own = waits and page.release is not None and page.release.proposed_by == self._bench.actor.user_id
        why_not(self.propose, role or now or (_(PROPOSED) if waits else ""))
        none = "" if waits else _(NOT_PROPOSED)
        why_not(self.confirm, role or now or none or (_(OWN) if own else ""))
        why_not(self.take_back, role or now or none)

    def begin(self) -> QWidget | None:
        """Where the keyboard begins: the first thing this person can do."""
        return next((one for one in (self.confirm, self.propose, self.take_back) if one.isEnabled()), None)

    def _propose(self) -> None:
        if self._page is not None:
            order = service.ProposeRelease(sitting_id=self._page.id, before=self._page.results_digest)
            send(self._bench, service.propose_release, order, owner=self, done=lambda _id: None)

    def _confirm(self) -> None:
        page = self._page
        if page is None or page.release is None:
            return
        title = _("Release the results as {name}?").format(name=self._bench.actor.name)
        text = _(
            "{first} proposed it, and you are the second. From now on results count, and certificates may "
            "rest on them: {people}."
        ).format(first=page.release.proposer, people=looks.people_word(page.to_release))
        if self._bench.ask.confirm(title, text, _("Release them"), self):
            order = service.ConfirmRelease(release_id=page.release.id, version=page.release.version)
            send(self._bench, service.confirm_release, order, owner=self, done=self._released)

    def _released(self, _none: object) -> None:
        self._bench.tell(_("The results are released."))

    def _take_back(self) -> None:
        if self._page is not None and self._page.release is not None:
            release = self._page.release
            order = service.TakeBackRelease(release_id=release.id, version=release.version)
            send(self._bench, service.take_back_release, order, owner=self, done=lambda _none: None)
