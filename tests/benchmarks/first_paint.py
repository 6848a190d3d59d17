"""Run in a fresh process: opens one window and tells when it was first painted, and how much memory it takes.

    python -m tests.benchmarks.first_paint STARTED             a bare window
    python -m tests.benchmarks.first_paint STARTED FOLDER      the program, on a data folder

STARTED is the clock of the whole system (nanoseconds) just before this process was started. The answer is
three numbers: milliseconds to the first paint, and megabytes then and when the window has settled. What is
watched is the window itself: the moment after Qt has drawn it with all that it holds.
"""

import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SETTLED_AFTER_MS = 1500


class Watch(QObject):
    """Tells about the first paint of a window, waits a while, tells again, and ends the program."""

    def __init__(self, window: QWidget, started: int) -> None:
        super().__init__(window)
        self._started = started
        self._seen = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)  # by then all that the window holds is drawn too
        return False

    def _painted(self) -> None:
        took = (time.monotonic_ns() - self._started) / 1e6
        sys.stdout.write(f"{took} {resident()} ")
        QTimer.singleShot(SETTLED_AFTER_MS, self._settled)

    def _settled(self) -> None:
        sys.stdout.write(f"{resident()}\n")
        QCoreApplication.quit()


def resident() -> float:
    """Memory in use, in MB; 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not for free
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
    except OSError:
        return 0.0


def bare() -> None:
    """The smallest program of its kind: a main window of the same size, shown."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 696)
    window.show()
    application.exec()


def ours(folder: str) -> None:
    """`eduapp --data FOLDER`."""
    from eduapp.app.main import main  # noqa: PLC0415 - what is measured

    main(["--data", folder])


def watch_before_waiting(started: int) -> None:
    """Watch whatever window stands when a program begins to wait for events: it is painted then."""
    wait = QApplication.exec

    def watched(*_application: QApplication) -> int:
        [window] = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        Watch(window, started)
        return wait()

    QApplication.exec = watched


if __name__ == "__main__":
    watch_before_waiting(int(sys.argv[1]))
    if len(sys.argv) > 2:
        ours(sys.argv[2])
    else:
        bare()
