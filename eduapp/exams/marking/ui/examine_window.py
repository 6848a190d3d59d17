"""An examiner's own small window over a sealed file: no database, no sign-in, no network.

A mark is kept in the file itself as soon as it is given; what could not be kept comes back to its answer with
the reason. Once everything is marked, the marks go into a file of their own, to be sent back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.marking.formats.desk_file import ENDING, GivenMark, SameFile, WorkingDesk
from eduapp.exams.marking.ui.desk_words import round_text
from eduapp.exams.marking.ui.file_page import HELP, PATTERNS, FilePage
from eduapp.exams.marking.ui.looks import place_name
from eduapp.exams.marking.ui.marking_view import MarkingView
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.theme import SCALES
from eduapp.gui.widgets import Bar, announce, hbox, label, renew, vbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from eduapp.core.errors import EduError
    from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
    from eduapp.exams.marking.rules.final import Given
    from eduapp.gui.bench import Asker, FileChooser
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

SMALLEST, USUAL = (1024, 600), (1366, 696)
SEND_TOLD = N_(
    "The marks are written into a file of their own, which you send to the school. Only the school can read"
    " it. Until it is read in there you may change marks here and write it again."
)
WRITTEN = N_(
    "Written: {name}. Send this file to the school, and keep the file you marked in until they have it."
)
KEPT = N_("Every mark is kept in {name} as you give it.")
KEEPING = N_("A mark is being kept …")


class ExamineWindow(QWidget):
    """First the file and its code, then its answers."""

    help_asked = Signal()
    scale_asked = Signal(float)

    def __init__(
        self,
        theme: Theme,
        runner: TaskRunner,
        files: FileChooser,
        asker: Callable[[Theme], Asker],
        path: Path | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.theme, self._runner, self._files, self._asker = theme, runner, files, asker
        self._path = path
        self._working: WorkingDesk | None = None
        self._keeping, self._leaves = 0, False  # marks on their way to the disk; closed once they are there
        self.page: FilePage | None = None
        self.view: MarkingView | None = None
        self._inside = vbox(spacing=0, parent=self)
        for name, act in self._acts().items():
            bind(name, self, act)
        self._show_file_page()

    def dress(self, theme: Theme) -> None:
        """The same in another size of letters; nothing that was given is lost."""
        self.theme = theme
        if self.view is not None:
            self._show_desk(self.view.desk)
        else:
            self._show_file_page()

    def keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        own = [] if self.view is None else self.view.keys()
        return [*own, *told("larger", "smaller", "usual", "quit")]

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._keeping:
            self._leaves = True  # what is being kept comes first
            event.ignore()
        elif self.view is not None and self.view.unsaved() and not self._may_leave():
            event.ignore()
        else:
            if self._working is not None:
                self._working.close()
            event.accept()

    # --- the file -----------------------------------------------------------------------------------

    def _show_file_page(self) -> None:
        self.setWindowTitle(_("Mark an exam"))
        self.page = FilePage(self.theme, self._files, self._path)
        self.page.entered.connect(self._open)
        renew(self._inside, self.page)
        self.page.begin()

    def _open(self, path: Path, code: str) -> None:
        self._path = path
        if self.page is not None:
            self.page.wait()
        work: Callable[[], tuple[WorkingDesk, Desk]] = partial(_unlocked, path, code)
        self._runner.compute(work, owner=self, done=self._opened, failed=self._refused)

    def _opened(self, found: tuple[WorkingDesk, Desk]) -> None:
        self._working, desk = found
        self._show_desk(desk)

    def _refused(self, error: EduError) -> None:
        if self.page is not None:
            self.page.refuse(error.sentence())

    # --- the desk -----------------------------------------------------------------------------------

    def _show_desk(self, desk: Desk) -> None:
        px, theme = self.theme.px, self.theme
        self.page = None
        self.setWindowTitle(_("Marking: {course}").format(course=desk.course))
        self.view = MarkingView(theme, desk, self._give, self._hand_in)
        self.kept = label("", "caption", wrap=True)
        self._bars = vbox(spacing=0)
        why = round_text(desk)
        renew(self._bars, *([Bar(theme, "users", why)] if why else []))
        head = vbox(
            label(_("Marking: {course}").format(course=desk.course), "title", wrap=True),
            label(" · ".join((desk.day, place_name(desk.place), _(HELP))), "secondary", wrap=True),
            self._bars,
            spacing=px(2), margins=(px(24), px(14), px(24), 0),
        )  # fmt: skip
        foot = hbox((self.kept, 1), margins=(px(24), 0, px(24), px(10)))
        inside = QWidget()
        inside.setObjectName("page")
        vbox(head, (self.view, 1), foot, spacing=0, parent=inside)
        renew(self._inside, DownwardsArea(inside, _("Marking")))
        self._tell_kept()
        self.view.start()

    def _give(self, before: DeskAnswer, given: Given, note: str) -> None:
        view, working = self.view, self._working
        if view is None or working is None:
            return
        mark = GivenMark(before.asked.number, before.asked.question, given, note)
        self._keeping += 1
        self._tell_kept()
        self._runner.compute(
            partial(working.keep, mark),
            owner=self,
            done=lambda _none: self._kept(),
            failed=partial(self._not_kept, before),
        )

    def _kept(self) -> None:
        self._keeping -= 1
        self._tell_kept()
        if self._leaves and not self._keeping:
            self._leaves = False
            self.close()

    def _not_kept(self, before: DeskAnswer, error: EduError) -> None:
        self._leaves = False
        self._kept()
        if self.view is not None:
            self.view.refuse(before, error.sentence())

    def _tell_kept(self) -> None:
        name = self._path.name if self._path is not None else ""
        self.kept.setText(_(KEEPING) if self._keeping else _(KEPT).format(name=name))

    def _hand_in(self) -> None:
        view, path = self.view, self._path
        if view is None or path is None:
            return
        count = len(view.desk.answers)
        words = ngettext("Hand in {count} mark?", "Hand in {count} marks?", count).format(count=count)
        if not self._asker(self.theme).confirm(words, _(SEND_TOLD), _("Write the file…"), self):
            return
        name = _("{name}-marks").format(name=path.name.removesuffix(ENDING))
        into = self._files.save(_("Save the file for the school"), f"{name}{ENDING}", PATTERNS, self)
        if into is not None and self._working is not None:
            work = partial(_write, self._working, view.desk, path, into)
            self._runner.compute(work, owner=self, done=self._written, failed=self._not_written)

    def _written(self, into: Path) -> None:
        words = _(WRITTEN).format(name=into.name)
        renew(self._bars, Bar(self.theme, "circle-check", words, is_good=True))
        announce(self, words)

    def _not_written(self, error: EduError) -> None:
        self._asker(self.theme).tell_error(error, self)

    def _may_leave(self) -> bool:
        words = _("The mark that stands in the field is not kept yet.")
        ask = self._asker(self.theme)
        return ask.confirm(_("Leave without keeping it?"), words, _("Leave it"), self, danger=True)

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "help": self.help_asked.emit,
            "larger": partial(self._step_text, 1),
            "smaller": partial(self._step_text, -1),
            "usual": partial(self.scale_asked.emit, 1.0),
            "quit": self.close,
        }

    def _step_text(self, step: int) -> None:
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.theme.scale))
        self.scale_asked.emit(SCALES[min(max(nearest + step, 0), len(SCALES) - 1)])


def _unlocked(path: Path, code: str) -> tuple[WorkingDesk, Desk]:
    """The file, open for going on, and its desk. Raises NoDeskFile, WrongCode, OpenElsewhere, Unavailable."""
    working = WorkingDesk(path)
    try:
        return working, working.unlock(code)
    except BaseException:
        working.close()
        raise


def _write(working: WorkingDesk, desk: Desk, source: Path, into: Path) -> Path:
    """Write what goes back. Raises SameFile and Unavailable."""
    if into.resolve() == source.resolve():
        raise SameFile
    write_atomically(into, working.returned(desk))
    return into
