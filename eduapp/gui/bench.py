"""Everything a page needs, handed in by the composition root as one argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from eduapp.gui.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from eduapp.core.actor import Actor
    from eduapp.core.errors import Change, EduError, Refused
    from eduapp.core.settings import MachineSettings
    from eduapp.core.violations import Override
    from eduapp.gui.conflicts import Difference
    from eduapp.gui.contributions import ActionOffer, PanelOffer
    from eduapp.gui.feed import ChangeFeed
    from eduapp.gui.held import Held
    from eduapp.gui.navigation import Navigation
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme


class FileChooser(Protocol):
    """Asks which file. Patterns are `*.csv`, `*.xlsx` …; None means the person thought better of it."""

    def open(self, title: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """A file that is there."""

    def open_many(self, title: str, patterns: Sequence[str], parent: QWidget) -> list[Path]:
        """Files that are there; none means the person thought better of it."""

    def save(self, title: str, name: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """A file to be written, `name` proposed; its ending is that of the first pattern unless typed."""

    def folder(self, title: str, parent: QWidget) -> Path | None:
        """A folder that is there."""


class Printer(Protocol):
    """Prints a finished paper."""

    def print_pdf(self, pdf: bytes, title: str, parent: QWidget) -> bool:
        """Ask for a printer and send the paper there; whether it was sent whole."""


class Asker(Protocol):
    """Asks and tells in a dialog."""

    def confirm(self, title: str, text: str, verb: str, parent: QWidget, danger: bool = False) -> bool:
        """Ask before something unusual; `verb` stands on the button that does it. Keep this rare."""

    def refused(self, error: Refused, parent: QWidget) -> Override | None:
        """List all that stands against a request; the override, if it may be and is overridden."""

    def conflict(
        self, found: Sequence[Difference], parent: QWidget, change: Change | None = None
    ) -> frozenset[str] | None:
        """Say who came first (`change`, where it is known) and show both values of each field.

        The fields in which theirs was chosen, None to go back.
        """

    def tell_error(self, error: EduError, parent: QWidget) -> bool:
        """Say what happened and what to do; whether the person wants to try again."""


@dataclass(frozen=True)
class Home:
    """This PC: its data folder, what is remembered there, and how another file takes the database's place.

    `swap(work)` lets go of the database, does the work off the window's thread, and opens what is there then.
    """

    folder: Path
    settings: MachineSettings
    swap: Callable[[Callable[[], object]], None]
    file: Path | None = None  # the database, where it is in a file here and not on a server
    encrypt: Callable[[str], object] = lambda _by: None  # the work for `swap` that has the file under a key


@dataclass(frozen=True)
class Bench:
    """The workbench of all pages. Another theme or another person signed in is another bench."""

    theme: Theme
    runner: TaskRunner
    feed: ChangeFeed
    navigation: Navigation
    actor: Actor
    today: Callable[[], date]
    files: FileChooser
    printer: Printer
    tell: Callable[
        ..., None
    ]  # tell(text, action_text="", action=None): a toast for what can be undone, or is ready
    ask: Asker
    panels: Callable[[str], Sequence[PanelOffer]] = lambda _place: ()  # what other features bring to a page
    answers: Callable[[str], Sequence[str]] = (
        lambda _place: ()
    )  # module:function of what features above tell it
    ways: Callable[[str], Sequence[ActionOffer]] = lambda _place: ()  # where features above lead from a page
    lend: Callable[[Sequence[str]], bool] = lambda _words: (
        False
    )  # starts the program with these words beside this one, and locks this one; whether it did
    sentences: Mapping[str, str] = field(default_factory=dict)  # audit action -> sentence (N_)
    line: Line = field(default_factory=Line)  # whether the database can be reached
    checkpoints: Path | None = None  # the file outside the database that witnesses its trail
    home: Home | None = None  # None where nobody works at a PC of their own, as on pictures

    @property
    def held(self) -> Held:
        """What is kept in memory until whoever is signed in goes."""
        return self.runner.held

    def show_error(self, error: EduError, parent: QWidget) -> bool:
        """Tell of an error in the words and the place it has; whether the person wants to try again."""
        return self.ask.tell_error(error, parent)
