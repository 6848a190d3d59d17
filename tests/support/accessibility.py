"""The accessibility checks of every screen, in every language, at every text size: one call a page.

`assert_page_accessible(lambda theme: LearnersPage(a_bench(database, theme=theme).bench, Route("learners")))`
builds the page anew for each case. `assert_accessible(widget, theme)` looks at one that stands already.
Each problem begins with its number, A1 … A20; what it means stands at the check.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from eduapp.core.i18n import language, set_screen_language
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme, tokens
from eduapp.gui.widgets import hbox, vbox
from tests.support import reach, sight, spoken
from tests.support.sight import SMALL_SCREEN
from tests.support.spoken import announcements, banned_in

__all__ = [
    "CASES",
    "Case",
    "announcements",
    "assert_accessible",
    "assert_page_accessible",
    "banned_in",
    "problems",
    "theme_problems",
]

Check = Callable[[QWidget, Theme], Iterable[str]]

CHECKS: tuple[Check, ...] = (
    spoken.names,
    spoken.roles,
    spoken.tables,
    spoken.words,
    sight.drawn_contrast,
    sight.nothing_cut,
    sight.tables_whole,
    sight.letters_cut,
    reach.reading_order,
    reach.targets,
    reach.calm_wheel,
    reach.tab_round,  # last: it moves the focus about
)


@dataclass(frozen=True)
class Case:
    """One way a person may have set up the program."""

    look: str = "light"
    scale: float = 1.0
    language: str = "nb"

    def __str__(self) -> str:
        return f"{self.look} {self.scale:.0%} {self.language}"


CASES = (  # each language where words have least room, and one of them at every size
    *(Case(scale=scale) for scale in (1.0, 1.25, 1.5, 2.0)),
    Case("dark", 2.0, "nn"),
    Case("light", 2.0, "en"),
)

# What the window keeps for itself, px at 100 %: the rail, and the bar with title and search.
_RAIL, _RAIL_COMPACT, _RAIL_FULL_FROM, _TOP_BAR = 200, 64, 1120, 66


def problems(widget: QWidget, theme: Theme, room: QSize = SMALL_SCREEN) -> list[str]:
    """Everything that is wrong with a window, dialog or part; none if it is fit for everybody.

    Something not shown yet is shown first, as large as `room` at most.
    """
    if not widget.isVisible():
        show(widget, room)
    found = [*theme_problems(theme), *sight.fits(widget, theme, room)]
    for check in CHECKS:
        found.extend(check(widget, theme))
    return found


@cache
def _theme_problems(look: str) -> tuple[str, ...]:
    theme = Theme(tokens(look))
    return (*sight.pairs(theme), *sight.marks(theme), *sight.colour_blind(theme))


def theme_problems(theme: Theme) -> list[str]:
    """A4, A5 and A6 for the colours themselves."""
    return list(_theme_problems(theme.t.name))


def assert_accessible(widget: QWidget, theme: Theme | None = None, room: QSize = SMALL_SCREEN) -> None:
    """Fail with the list of problems, if there are any. The theme must be applied already."""
    found = problems(widget, theme or Theme(), room)
    assert not found, "\n" + "\n".join(found)


def assert_page_accessible(
    make: Callable[[Theme], QWidget],
    cases: Iterable[Case] = CASES,
    prepare: Callable[[QWidget], None] = lambda _page: None,
) -> None:
    """Build a page or dialog for every case, put it where the shell would, and list what is wrong.

    `prepare` brings the page into another state first, such as a form with problems.
    """
    found: list[str] = []
    for case in cases:
        with standing(case, make) as (window, page, theme):
            prepare(page)
            settle(window)
            found += [f"{case}: {problem}" for problem in problems(window, theme)]
    assert not found, "\n" + "\n".join(found)


@contextmanager
def standing(case: Case, make: Callable[[Theme], QWidget]) -> Iterator[tuple[QWidget, QWidget, Theme]]:
    """A page in a window like the shell's, in one case; window, page and theme."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    spoken_before = language()
    set_screen_language(case.language)
    theme = Theme(tokens(case.look), case.scale)
    theme.apply(application)
    page = make(theme)
    window = page if isinstance(page, QDialog) else _like_the_shell(page, theme)
    try:
        show(window)
        yield window, page, theme
    finally:
        window.hide()
        window.deleteLater()
        # Now, and not whenever Python clears up: that may be while the next theme is put on all widgets.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        set_screen_language(spoken_before)


def show(widget: QWidget, room: QSize = SMALL_SCREEN) -> None:
    """Show a window no larger than the room, with the keyboard in it."""
    widget.resize(room if not isinstance(widget, QDialog) else widget.size().boundedTo(room))
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowExposed(widget.window())
    QApplication.processEvents()


def settle(window: QWidget, rounds: int = 8) -> None:
    """Let all be laid out, as it is before anybody can look: what breaks into lines takes several rounds."""
    before: list[QRect] = []
    for _round in range(rounds):
        QApplication.processEvents()
        now = [part.geometry() for part in window.findChildren(QWidget)]
        if now == before:
            return
        before = now
    raise AssertionError(f"The layout has not come to rest after {rounds} rounds of events.")


def _like_the_shell(page: QWidget, theme: Theme) -> QWidget:
    window, rail, bar = QWidget(), QFrame(), QFrame()
    window.setObjectName("root")
    compact = theme.logical_width() < _RAIL_FULL_FROM
    rail.setFixedWidth(theme.px(_RAIL_COMPACT if compact else _RAIL))
    bar.setFixedHeight(theme.px(_TOP_BAR))
    holder = page
    if not getattr(page, "scrolls_itself", False):
        holder = DownwardsArea(page, "Page")
    right = QWidget()
    vbox(bar, (holder, 1), spacing=0, parent=right)
    hbox(rail, (right, 1), spacing=0, parent=window)
    return window
