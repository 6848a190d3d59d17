"""The ceremony, step by step: two people make the keys, each sees only what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.certificates.keys.ui.ceremony_end import DoneStep, MakeStep
from eduapp.certificates.keys.ui.ceremony_half import HalfStep
from eduapp.certificates.keys.ui.ceremony_start import StartStep
from eduapp.certificates.keys.ui.ceremony_state import Gathered, Step
from eduapp.core.i18n import _
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, announce, button, hbox, label, rename, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from eduapp.gui.bench import Bench

MADE = 4  # the step after which nothing can be lost any more


@dataclass(frozen=True)
class Kept:
    """Where the two are, while the page is built anew in another language or look."""

    step: int
    gathered: Gathered


class CeremonyPage(Page):
    """One step at a time. Whoever leaves before the end has made nothing."""

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Make the keys of the school"), _("Two people, a printer and a stick"))
        self.gathered, self._left = Gathered(), False
        px = self.theme.px
        self.start, self.first, self.second = StartStep(self), HalfStep(self, 1), HalfStep(self, 2)
        self.make, self.done = MakeStep(self), DoneStep(self)
        self.steps: tuple[Step, ...] = (self.start, self.first, self.second, self.make, self.done)
        self._count = label("", "caption")
        self._title, self._explained = label("", "title", wrap=True), label("", "secondary", wrap=True)
        self.next = button(self.theme, "", kind="primary")
        self.next.clicked.connect(self._finish)
        self.again = button(self.theme, _("Begin again"), "undo-2", kind="plain")
        self.again.clicked.connect(self._ask_to_begin_again)
        words = vbox(self._count, self._title, self._explained, spacing=px(2))
        foot = hbox(self.again, None, self.next, spacing=px(10))
        card = Card(words, *self.steps, foot, spacing=px(16), margins=(px(24), px(20), px(24), px(20)))
        card.setMaximumWidth(px(820))
        vbox(card, None, margins=(px(24), px(6), px(24), px(20)), parent=self)
        self.go(0)

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.steps[self._step]

    @property
    def step(self) -> int:
        """Its number, from 0."""
        return self._step

    def go(self, step: int) -> None:
        """Show a step, and none of the others."""
        self._step = step
        for number, one in enumerate(self.steps):
            one.setVisible(number == step)
        told = _("Step {number} of {total}").format(number=step + 1, total=len(self.steps))
        self._count.setText(told)
        self.again.setVisible(0 < step < MADE)
        self.current.shown()
        self.refresh()
        announce(self, f"{told}. {self.current.title}")

    def forward(self) -> None:
        """The step is done with."""
        self.go(self._step + 1)

    def refresh(self) -> None:
        """The step says something else of itself now."""
        self._title.setText(self.current.title)
        self._explained.setText(self.current.explained)
        rename(self.next, self.current.verb)
        why_not(self.next, "")

    def wait(self, reason: str) -> None:
        """Something is being done; "" when it is over."""
        why_not(self.next, reason)

    def first_focus(self) -> QWidget | None:
        return self.start.form.field("name")

    def header_buttons(self) -> list[QPushButton]:
        return []

    def unsaved(self) -> bool:
        return self.gathered.prepared is not None and self._step < MADE

    def may_leave(self) -> bool:
        if not self.unsaved():
            return True
        return self.bench.ask.confirm(
            _("Leave without making the keys?"),
            _("Nothing has been made yet. Tear up what was printed: it belongs to no key."),
            _("Leave"),
            self,
            danger=True,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page leaves no half and no password behind."""
        if not event.spontaneous():
            self._left = True
            self._forget()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._left:
            self._left = False
            self.go(self._step)

    def kept(self) -> object:
        return Kept(self._step, self.gathered)

    def restore(self, state: Kept) -> None:
        self.gathered = state.gathered
        self.go(state.step)

    def _finish(self) -> None:
        self.current.finish()

    def _ask_to_begin_again(self) -> None:
        if self.bench.ask.confirm(
            _("Begin again?"),
            _("Nothing has been made yet. Tear up what was printed: it belongs to no key."),
            _("Begin again"),
            self,
            danger=True,
        ):
            self._forget()
            self.go(0)

    def _forget(self) -> None:
        self.gathered, self._step = Gathered(), 0
        for one in self.steps:
            one.forget()
