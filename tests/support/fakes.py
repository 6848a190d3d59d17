"""Stand-ins for what a test must not open: file dialogs, printers, questions; and a bench to put them on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Change, EduError, Refused
from eduapp.core.progress import Cancelled
from eduapp.core.violations import Override
from eduapp.gui.bench import Bench
from eduapp.gui.conflicts import Difference
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.navigation import Navigation, Route
from eduapp.gui.tasks import InlineTaskRunner, TaskRunner
from eduapp.gui.theme import Theme
from tests.support import given


@dataclass
class FakeFiles:
    """Answers with the paths it was given, in order; then with None, as if somebody pressed Cancel."""

    answers: list[Path] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)

    def open(self, title: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        return self._next(title)

    def open_many(self, title: str, patterns: Sequence[str], parent: QWidget) -> list[Path]:
        self.asked.append(title)
        answers, self.answers = self.answers, []
        return answers

    def save(self, title: str, name: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        self.proposed.append(name)
        return self._next(title)

    def folder(self, title: str, parent: QWidget) -> Path | None:
        return self._next(title)

    def _next(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.answers.pop(0) if self.answers else None


@dataclass
class FakePrinter:
    """Keeps what was printed; `works=False` is somebody who pressed Cancel."""

    works: bool = True
    printed: list[tuple[bytes, str]] = field(default_factory=list)

    def print_pdf(self, pdf: bytes, title: str, parent: QWidget) -> bool:
        if self.works:
            self.printed.append((pdf, title))
        return self.works


@dataclass
class FakeAsker:
    """Says yes unless told otherwise; overrides refusals when it has been given a reason."""

    yes: bool = True
    reason: str = ""  # "" never overrides
    try_again: bool = False  # presses Try again once
    confirmed: list[str] = field(default_factory=list)  # titles
    explained: list[str] = field(default_factory=list)  # what stood below them
    endangered: list[str] = field(default_factory=list)  # those of them whose verb looks dangerous
    refusals: list[Refused] = field(default_factory=list)
    errors: list[EduError] = field(default_factory=list)
    takes: frozenset[str] | None = None  # the fields in which theirs is taken; None goes back
    conflicts: list[tuple[Difference, ...]] = field(default_factory=list)
    came_first: list[Change | None] = field(default_factory=list)  # who, of each of them

    def confirm(self, title: str, text: str, verb: str, parent: QWidget, danger: bool = False) -> bool:
        self.confirmed.append(title)
        self.explained.append(text)
        if danger:
            self.endangered.append(title)
        return self.yes

    def refused(self, error: Refused, parent: QWidget) -> Override | None:
        self.refusals.append(error)
        if not self.reason or not all(one.overridable for one in error.violations):
            return None
        return Override(frozenset(one.name for one in error.violations), self.reason)

    def conflict(
        self, found: Sequence[Difference], parent: QWidget, change: Change | None = None
    ) -> frozenset[str] | None:
        self.conflicts.append(tuple(found))
        self.came_first.append(change)
        return self.takes

    def tell_error(self, error: EduError, parent: QWidget) -> bool:
        self.errors.append(error)
        again, self.try_again = self.try_again, False
        return again


@dataclass
class Told:
    """Keeps the toasts; `told.act()` presses the button of the last one."""

    texts: list[str] = field(default_factory=list)
    actions: list[Callable[[], None] | None] = field(default_factory=list)

    def __call__(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        self.texts.append(text)
        self.actions.append(action)

    def act(self) -> None:
        action = self.actions[-1]
        assert action is not None, f"the toast “{self.texts[-1]}” has no button"
        action()


class FakeScreens(QObject):
    """Screens that a test plugs in and out: `screens.plug(2)` is a projector."""

    screenAdded = Signal(object)  # noqa: N815 - Qt's names
    screenRemoved = Signal(object)  # noqa: N815

    def __init__(self, count: int = 1) -> None:
        super().__init__()
        self.count = count

    def screens(self) -> list[object]:
        return [object()] * self.count

    def plug(self, count: int) -> None:
        added, self.count = count > self.count, count
        (self.screenAdded if added else self.screenRemoved).emit(object())


class StopsAt:
    """A Progress on which somebody presses Stop when `count` are done; keeps what was reported."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, label: str = "") -> None:
        if done >= self._count:
            raise Cancelled
        self.steps.append((done, total, label))


@dataclass
class FakeBench:
    """A bench with its fakes in reach: `LearnersPage(fakes.bench, …)`, `fakes.ask.errors`, `fakes.went`."""

    bench: Bench
    runner: TaskRunner
    feed: ChangeFeed
    files: FakeFiles
    printer: FakePrinter
    ask: FakeAsker
    tell: Told
    went: list[Route]  # where pages asked to go


def a_bench(
    database: Database,
    actor: Actor | None = None,
    *,
    theme: Theme | None = None,
    today: date = given.TODAY,
    runner: TaskRunner | None = None,
) -> FakeBench:
    """A bench on which everything happens at once and nothing opens. Needs a QApplication (fixture qtbot)."""
    ask, files, printer, tell = FakeAsker(), FakeFiles(), FakePrinter(), Told()
    runner = runner or InlineTaskRunner(database, ask.errors.append)
    feed, navigation, went = ChangeFeed(), Navigation(), []
    navigation.moved.connect(went.append)
    bench = Bench(
        theme=theme or Theme(),
        runner=runner,
        feed=feed,
        navigation=navigation,
        actor=actor or database.actor,
        today=lambda: today,
        files=files,
        printer=printer,
        tell=tell,
        ask=ask,
    )
    return FakeBench(bench, runner, feed, files, printer, ask, tell, went)
