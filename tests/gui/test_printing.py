import subprocess

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.core.errors import Unavailable
from eduapp.gui import printing
from eduapp.gui.pdf_pages import Unreadable, look_into, picture
from eduapp.gui.printing import DialogPrinter, PrintJob, lay_out
from eduapp.gui.tasks import InlineTaskRunner, ThreadedTaskRunner
from eduapp.gui.theme import Theme
from tests.support.fakes import FakeAsker
from tests.support.gaps import answers_while
from tests.support.papers import a_pdf

LYING, STANDING = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def ask():
    return FakeAsker()


@pytest.fixture
def threaded(qtbot, database):
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    yield runner
    assert runner.close()


@pytest.fixture
def to_file(tmp_path):
    """A job that “prints” into a PDF file."""

    def make(pdf, first=0, last=0):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(printing.DOTS_PER_INCH)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        if last:
            printer.setFromTo(first, last)
        return PrintJob(pdf, look_into(pdf), printer)

    return make


def printed(tmp_path):
    return look_into((tmp_path / "printed.pdf").read_bytes())


def test_paper_and_orientation_are_those_of_the_page(qapp):
    printer = QPrinter()
    for pdf, orientation in ((a_pdf("x"), LYING), (a_pdf("x", lying=False), STANDING)):
        lay_out(printer, look_into(pdf).sizes[0])

        assert printer.pageLayout().orientation() == orientation
        assert printer.pageLayout().pageSize().name() == "A4"
        assert printer.pageLayout().margins().isNull()


def test_every_page_is_printed_whole(window, ask, database, to_file, tmp_path):
    sender = DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask)

    assert sender.send(to_file(a_pdf("One", "Two", "Three")), window)

    assert printed(tmp_path).pages == 3
    assert printed(tmp_path).sizes[0] == pytest.approx((842, 595), abs=1)


def test_only_the_pages_wanted_are_printed(window, ask, database, to_file, tmp_path):
    sender = DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask)

    assert sender.send(to_file(a_pdf("1", "2", "3", "4"), 2, 3), window)

    assert printed(tmp_path).pages == 2


def test_what_is_printed_looks_like_the_paper(window, ask, database, to_file, tmp_path):
    pdf = a_pdf("Kursbevis")
    DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask).send(to_file(pdf), window)

    before = picture(pdf, 0, 600)
    after = picture((tmp_path / "printed.pdf").read_bytes(), 0, 600)
    off = [
        (x, y)
        for x in range(before.width() - 2)
        for y in range(before.height() - 2)
        if abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 120
    ]
    assert len(off) < 0.01 * before.width() * before.height()


def test_the_window_answers_while_it_prints(qtbot, window, ask, threaded, to_file):
    theme = Theme()
    theme.apply(QApplication.instance())
    sender = DialogPrinter(theme, threaded, ask)
    pdf = a_pdf(*(f"Page {number}" for number in range(4)))

    assert answers_while(lambda: sender.send(to_file(pdf), window)) > 4


def test_stop_takes_all_of_it_back(qtbot, window, ask, threaded, to_file, monkeypatch):
    taken_back = []
    monkeypatch.setattr(QPrinter, "abort", lambda printer: taken_back.append(printer))  # noqa: PLW0108
    job = to_file(a_pdf(*(f"Page {number}" for number in range(40))))

    def press_stop():
        QApplication.activeModalWidget().stop.click()

    QTimer.singleShot(0, press_stop)

    assert not DialogPrinter(Theme(), threaded, ask).send(job, window)
    assert taken_back == [job.printer]
    assert ask.errors == []


def test_a_printer_that_takes_nothing_is_told(window, ask, database, to_file, tmp_path):
    job = to_file(a_pdf("One"))
    job.printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    job._painter = _DeafPainter()

    assert not DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask).send(job, window)

    assert isinstance(ask.errors[0], Unavailable)


def test_a_damaged_paper_is_told_before_any_dialog(window, ask, database):
    sender = DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask)

    assert not sender.print_pdf(b"nothing", "Kursbevis", window)
    assert isinstance(ask.errors[0], Unreadable)


def test_pressing_cancel_prints_nothing(window, ask, threaded):
    def cancel():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.reject()

    QTimer.singleShot(300, cancel)

    assert not DialogPrinter(Theme(), threaded, ask).print_pdf(a_pdf("One"), "Kursbevis", window)


class Cups:
    """Stands where `lp` would; keeps what it was given."""

    def __init__(self, fails=False):
        self.fails, self.calls = fails, []

    def __call__(self, command, *, input, **_how):  # noqa: A002 - subprocess calls it so
        self.calls.append((command[1:], input))
        if self.fails:
            raise subprocess.CalledProcessError(1, command)


@pytest.fixture
def cups(monkeypatch):
    cups = Cups()
    monkeypatch.setattr(printing.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(printing.subprocess, "run", cups)
    monkeypatch.setattr(QPrinter, "printerName", lambda self: "Classroom")
    monkeypatch.setattr(QPrinter, "outputFormat", lambda self: QPrinter.OutputFormat.NativeFormat)
    return cups


def test_cups_gets_the_paper_itself(window, ask, database, cups, to_file):
    pdf = a_pdf("One", "Two", "Three")
    job = to_file(pdf, 2, 3)
    job.printer.setDocName("Kursbevis")
    job.printer.setCopyCount(2)

    assert DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask).send(job, window)

    ((command, given),) = cups.calls
    assert given == pdf
    assert command[:8] == ["-d", "Classroom", "-n", "2", "-t", "Dagverk", "-P", "2-3"]


def test_cups_may_refuse(window, ask, database, cups, to_file):
    cups.fails = True

    assert not DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask).send(
        to_file(a_pdf("x")), window
    )
    assert isinstance(ask.errors[0], Unavailable)


class _DeafPainter:
    """A painter no printer answers."""

    def isActive(self):
        return False

    def begin(self, printer):
        return False


def test_what_a_printer_that_writes_files_calls_the_paper_is_a_name_every_system_takes(window):
    dialog = printing.print_dialog(look_into(a_pdf("x")), "Pultlapper: Engelsk", window)

    assert dialog.printer().docName() == "Pultlapper – Engelsk"
    dialog.deleteLater()
