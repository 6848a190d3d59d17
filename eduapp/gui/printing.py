"""Printing a finished PDF: the system's dialog, then page after page in the background.

Where CUPS is, the PDF itself is handed over, with its real letters; elsewhere each page goes as a picture of
300 dots per inch.
"""

from __future__ import annotations

import math
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import titled_file_name
from eduapp.core.i18n import N_, _
from eduapp.gui.dialogs import Dialog
from eduapp.gui.focus import returning
from eduapp.gui.pdf_pages import Paper, look_into, strips
from eduapp.gui.widgets import announce, button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Asker
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

DOTS_PER_INCH = 300  # asked for
JOB = "Dagverk"  # how a job is called in the queue, which everybody at the printer can read
FINEST = 600  # drawn at most, whatever the driver answers
NO_PRINTER = N_("The printer takes nothing: it may be off, or out of reach.")
_PATIENCE = 60  # seconds CUPS may take to accept a paper
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class DialogPrinter:
    """Prints through the system's print dialog."""

    def __init__(self, theme: Theme, runner: TaskRunner, ask: Asker) -> None:
        self._theme, self._runner, self._ask = theme, runner, ask

    def print_pdf(self, pdf: bytes, title: str, parent: QWidget) -> bool:
        """Ask for a printer and send the paper there; whether it was sent whole."""
        try:
            paper = _wait(self._runner, parent, look_into, pdf)
        except EduError as error:
            self._ask.tell_error(error, parent)
            return False
        dialog = print_dialog(paper, title, parent)
        chosen, printer = dialog.exec() == QPrintDialog.DialogCode.Accepted, dialog.printer()
        dialog.deleteLater()
        return chosen and self.send(PrintJob(pdf, paper, printer), parent)

    def send(self, job: PrintJob, parent: QWidget) -> bool:
        """Send a paper to a printer that has been chosen; whether it was sent whole."""
        sending = _Sending(self._theme, self._runner, job, parent)
        sending.exec()
        if sending.failure is not None:
            self._ask.tell_error(sending.failure, parent)
        sending.deleteLater()
        return sending.whole


@dataclass
class PrintJob:
    """A paper on its way to a printer. Its methods but `pages` run on the drawing thread, one by one."""

    pdf: bytes
    paper: Paper
    printer: QPrinter
    _painter: QPainter = field(default_factory=QPainter)

    def pages(self) -> list[int]:
        """The pages wanted, counted from 0."""
        first, last = self.printer.fromPage() or 1, self.printer.toPage() or self.paper.pages
        return list(range(first - 1, min(last, self.paper.pages)))

    def takes_pdf(self) -> bool:
        """Whether the PDF itself can be handed over: CUPS is there, and it is not to be printed to a file."""
        native = self.printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
        return native and bool(self.printer.printerName()) and shutil.which("lp") is not None

    def hand_over(self) -> None:
        """Give CUPS the PDF. Raises Unavailable with what it said."""
        printer = self.printer
        pages = self.pages()
        command = [
            shutil.which("lp") or "lp",
            *("-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", JOB),
            *("-P", f"{pages[0] + 1}-{pages[-1] + 1}"),
            *(("-o", f"sides={_SIDES[printer.duplex()]}") if printer.duplex() in _SIDES else ()),
        ]
        try:
            subprocess.run(command, input=self.pdf, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603 - no shell
        except (OSError, subprocess.SubprocessError) as error:
            raise Unavailable(reason=_(NO_PRINTER)) from error

    def send_page(self, page: int) -> None:
        """Draw one page as a picture. Raises Unavailable if the printer takes nothing."""
        # Again for every page, and after the dialog: drivers hand back their own paper instead of ours.
        lay_out(self.printer, self.paper.sizes[page])
        if self.printer.outputFormat() == QPrinter.OutputFormat.NativeFormat:
            self.printer.setDocName(JOB)
        begun = self.printer.newPage() if self._painter.isActive() else self._painter.begin(self.printer)
        if not begun:
            raise Unavailable(reason=_(NO_PRINTER))
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # JPEG blurs letters
        finer = math.ceil(self.printer.resolution() / FINEST)  # whole, so that strips meet without seams
        self._painter.resetTransform()
        self._painter.scale(finer, finer)
        for top, strip in strips(self.pdf, page, self.printer.resolution() / finer):
            self._painter.drawImage(QPointF(0, top), strip)

    def finish(self, whole: bool) -> None:
        """Let the printer begin, or take back what it got."""
        if not whole:
            self.printer.abort()
        if self._painter.isActive():
            self._painter.end()


class _Sending(Dialog):
    """Which page is on its way, and Stop."""

    ends_first = True  # before the screen is locked, or a paper that was sent would be called not printed

    def __init__(self, theme: Theme, runner: TaskRunner, job: PrintJob, parent: QWidget) -> None:
        super().__init__(theme, _("Printing"), parent)
        self._runner, self._job = runner, job
        self._left = job.pages()
        self._count = len(self._left)
        self.whole, self._stopped = False, False
        self.failure: EduError | None = None
        self.words = label(_("Sending the paper to the printer …"), wrap=True)
        self.stop = button(theme, _("Stop"), "x", kind="danger")
        self.stop.clicked.connect(self.reject)
        self.fill(label(_("Printing"), "subtitle"), self.words, buttons=[self.stop])

    def exec(self) -> int:
        """Begin and wait until all is sent, stopped or failed."""
        if self._job.takes_pdf():
            self._compute(self._job.hand_over, lambda _none: self._end(whole=True))
        else:
            self._next()
        return 0 if self.whole or self.failure else super().exec()

    def reject(self) -> None:
        """Stop: Esc does it too. The page on its way is still drawn, then all of it is taken back."""
        self._stopped = True
        self.stop.setEnabled(False)
        self.words.setText(_("Stopping …"))

    def _next(self) -> None:
        if self._stopped or not self._left:
            whole = not self._stopped
            self._compute(lambda: self._job.finish(whole), lambda _none: self._end(whole=whole))
            return
        page = self._left.pop(0)
        sentence = _("Sending page {number} of {total} to the printer …")
        self.words.setText(sentence.format(number=self._count - len(self._left), total=self._count))
        announce(self, self.words.text())
        self._compute(lambda: self._job.send_page(page), lambda _none: self._next())

    def _compute(self, work: Callable[[], None], done: Callable[[Any], None]) -> None:
        self._runner.compute(work, owner=self, done=done, failed=self._fail)

    def _fail(self, error: EduError) -> None:
        self.failure = error
        self._end(whole=False)

    def _end(self, *, whole: bool) -> None:
        self.whole = whole
        self.done(0)


def print_dialog(paper: Paper, title: str, parent: QWidget) -> QPrintDialog:
    """The system's dialog, ready for a paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(titled_file_name(title))  # also what a printer that writes files calls the file
    printer.setResolution(DOTS_PER_INCH)
    lay_out(printer, paper.sizes[0])
    dialog = QPrintDialog(printer, parent.window())
    dialog.own = printer  # type: ignore[attr-defined]  # it holds it only by address
    returning(dialog)
    dialog.setMinMax(1, paper.pages)
    return dialog


def lay_out(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set paper and orientation for a page of so many points, without margins: the paper has its own."""
    short, long = sorted(size)
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = QPageLayout.Orientation.Landscape if size[0] > size[1] else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, lying, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _wait(runner: TaskRunner, owner: QWidget, work: Callable[[bytes], Paper], pdf: bytes) -> Paper:
    """The answer of work done elsewhere, while the window lives on. Raises what it raised."""
    loop, answers, failures = QEventLoop(), list[Paper](), list[EduError]()

    def done(answer: Paper) -> None:
        answers.append(answer)
        loop.quit()

    def failed(error: EduError) -> None:
        failures.append(error)
        loop.quit()

    runner.compute(work, pdf, owner=owner, done=done, failed=failed)
    if not answers and not failures:
        loop.exec()
    if failures:
        raise failures[0]
    return answers[0]
