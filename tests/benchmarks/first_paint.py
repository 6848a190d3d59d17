"""Run in a fresh process: opens one window and tells when it was first painted, and how much memory it takes.

    python -m tests.benchmarks.first_paint STARTED             a bare window
    python -m tests.benchmarks.first_paint STARTED FOLDER      the program, on a data folder

STARTED is the clock of the whole system (nanoseconds) just before this process was started. The answer is
three numbers: milliseconds to the first paint, and megabytes then and when the window has settled. What is
watched is the window itself: the moment after Qt has drawn it with all that it holds. Nothing of Qt is read
here before the program that is measured reads it.
"""

import sys
import time

SETTLED_AFTER_MS = 1500


def bare(started: int) -> None:
    """The smallest program of its kind: a main window of the same size, shown."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - what is measured

    watch_while_waiting(started)
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 696)
    window.show()
    application.exec()


def ours(started: int, folder: str) -> None:
    """`eduapp --data FOLDER`."""
    from eduapp.app import window  # noqa: PLC0415 - what is measured
    from eduapp.app.main import main  # noqa: PLC0415

    after_qt_is_read = window.leave_sources_unread

    def and_watch() -> None:
        after_qt_is_read()
        watch_while_waiting(started)

    window.leave_sources_unread = and_watch
    main(["--data", folder])


def watch_while_waiting(started: int) -> None:
    """Watch whatever window stands when a program begins to wait for events: it is painted then."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Watch(QObject):
        """Tells about the first paint of a window, waits a while, tells again, and ends the program."""

        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self.tell)  # by then all that the window holds is drawn too
            return False

        def tell(self) -> None:
            took = (time.monotonic_ns() - started) / 1e6
            sys.stdout.write(f"{took} {resident()} ")
            QTimer.singleShot(SETTLED_AFTER_MS, self.tell_again)

        def tell_again(self) -> None:
            sys.stdout.write(f"{resident()}\n")
            QApplication.quit()

    wait = QApplication.exec

    def watched(*_application: QApplication) -> int:
        [window] = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        window.installEventFilter(Watch(window))
        return wait()

    QApplication.exec = watched


def resident() -> float:
    """Memory in use, in MB; 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not for free
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
    except OSError:
        return 0.0


if __name__ == "__main__":
    if len(sys.argv) > 2:
        ours(int(sys.argv[1]), sys.argv[2])
    else:
        bare(int(sys.argv[1]))
