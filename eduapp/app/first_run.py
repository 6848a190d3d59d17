"""First run: language, school and prison, first administrator, terms, people. Every page can be put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from eduapp.app.first_run_pages import (
    AdministratorStep,
    LanguageStep,
    PeopleStep,
    ReadyStep,
    SchoolStep,
    Step,
    TermsStep,
)
from eduapp.core.i18n import _
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Logo, Steps, button, hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.core.actor import Actor
    from eduapp.core.settings import MachineSettings
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle

_COMPACT_BELOW = 1160  # logical pixels
_KINDS: tuple[type[Step], ...] = (
    LanguageStep,
    SchoolStep,
    AdministratorStep,
    TermsStep,
    PeopleStep,
    ReadyStep,
)


class Around(Protocol):
    """What the pages ask of whoever shows them: the program, or a stage."""

    settings: MachineSettings

    @property
    def alone(self) -> bool:
        """Whether the data is in this PC's own file."""

    def several_pcs(self) -> None:
        """Ask which server they share."""

    def work_alone(self) -> None:
        """Go back from a server to this PC's own file."""

    def choose(self, *, spoken: str | None = None, look: str | None = None, scale: int | None = None) -> None:
        """Another language, look or text size."""

    def try_with_invented_people(self) -> None:
        """Make the invented site and go there."""

    def bring_back(self) -> None:
        """Ask for a backup, which takes the place of what is to be set up here."""

    def set_up_done(self, actor: Actor) -> None:
        """All pages are through; let the first administrator in."""


@dataclass(frozen=True)
class Kept:
    """The first run as it stands, while its pages are built anew."""

    step: int
    actor: Actor | None
    typed: list[dict[str, object]]


class FirstRun(QWidget):
    """Steps at the left, one page at a time. Only the administrator is needed before the work can begin."""

    def __init__(self, bench: Bench, program: Around) -> None:
        super().__init__()
        self.setObjectName("root")
        self.bench, self.program = bench, program
        self.actor: Actor | None = None
        theme, px = bench.theme, bench.theme.px
        self.pages: list[Step] = [kind(bench, self) for kind in _KINDS]
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(DownwardsArea(page, page.title))
        self._title, self._explained = label("", "title", wrap=True), label("", "secondary", wrap=True)
        self.back = button(theme, _("Back"), "arrow-left")
        self.later = button(theme, _("Do this later"), kind="plain")
        self.next = button(theme, _("Next"), kind="primary")
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.later.clicked.connect(lambda: self.show_step(self.step + 1))
        self.next.clicked.connect(self._finish_page)
        words = _("Making the invented school: step {number} of {total}")
        self.progress = ProgressPanel(theme, words, free=False)
        self.progress.setVisible(False)
        foot = hbox(self.back, None, self.later, self.next, spacing=px(10))
        right = QWidget()
        vbox(
            vbox(self._title, self._explained, spacing=px(2)), (self.stack, 1), self.progress, foot,
            spacing=px(12), margins=(px(32), px(22), px(32), px(18)), parent=right,
        )  # fmt: skip
        wide = theme.logical_width() >= _COMPACT_BELOW
        self.steps = Steps(theme, [page.name for page in self.pages])
        rail = [self._rail()] if wide else []
        self._numbered = not wide
        hbox(*rail, (right, 1), spacing=0, parent=self)
        self.show_step(0)

    @property
    def step(self) -> int:
        """The number of the page shown, from 0."""
        return self.stack.currentIndex()

    @property
    def page(self) -> Step:
        """The page shown."""
        return self.pages[self.step]

    def show_step(self, step: int) -> None:
        """Go to a page."""
        step = min(max(step, 0), len(self.pages) - 1)
        self.stack.setCurrentIndex(step)
        self.steps.go(step)
        page = self.page
        numbered = _("{step} of {steps}. {title}").format(
            step=step + 1, steps=len(self.pages), title=page.title
        )
        self._title.setText(numbered if self._numbered else page.title)
        self._explained.setText(page.explained)
        self.back.setVisible(step > 0)
        self.later.setVisible(page.can_wait)
        self.next.setText(page.verb)
        self.next.setAccessibleName(page.verb)
        self.next.setEnabled(True)  # a page that cannot be left yet says so itself
        page.shown()

    def _finish_page(self) -> None:
        self.page.finish()

    def forward(self) -> None:
        """The page is done with."""
        self.show_step(self.step + 1)

    def show_progress(self, handle: JobHandle) -> None:
        """The invented site is being made; stopped or failed, one goes on here."""
        self._wait(True)
        self.progress.bind(handle)
        handle.ended.connect(self._go_on)

    def kept(self) -> Kept:
        """Where one is, and all that was typed."""
        return Kept(self.step, self.actor, [page.kept() for page in self.pages])

    def restore(self, kept: Kept) -> None:
        """Take up what `kept` gave, in another language or look."""
        self.actor = kept.actor
        for page, typed in zip(self.pages, kept.typed, strict=True):
            page.restore(typed)
        self.show_step(kept.step)

    def _go_on(self) -> None:
        self._wait(False)

    def _wait(self, waiting: bool) -> None:
        for pressed in (self.back, self.later, self.next, self.stack):
            pressed.setEnabled(not waiting)

    def _rail(self) -> QFrame:
        theme, px = self.bench.theme, self.bench.theme.px
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(px(250))
        foot = label(_("You can change all of this later in Settings."), "caption", wrap=True)
        head = hbox(Logo(theme), label("Dagverk", "largeStrong"), None, spacing=px(10))
        vbox(
            head,
            px(14),
            self.steps,
            None,
            foot,
            spacing=px(6),
            margins=(px(18), px(18), px(14), px(18)),
            parent=rail,
        )
        return rail
