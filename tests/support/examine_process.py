"""A real examiner's window with hands: `python -m tests.support.examine_process FILE CODE`, to be killed.

It types the code, then points without end, and tells on a line of its own what the window says is kept. The
last line before it marks names the modules of a database that were read: there are none.
"""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.app.examine_command import made
from eduapp.exams.marking.formats.desk_file import WorkingDesk
from eduapp.gui.tasks import ThreadedTaskRunner

DATABASE = ("sqlalchemy", "alembic", "sqlite3", "sqlcipher3", "psycopg", "eduapp.core.db.")


def main() -> None:
    """Mark until killed."""
    path, code = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    runner = ThreadedTaskRunner(None, _say, _say)  # type: ignore[arg-type]
    arguments = argparse.Namespace(data=Path(path).parent, file=Path(path))
    window = made(arguments, application, runner)
    keep, given = WorkingDesk.keep, []

    def tell(working, mark):  # type: ignore[no-untyped-def]
        keep(working, mark)
        _say(f"kept {mark.number} {mark.question} {mark.given.points}")

    WorkingDesk.keep = tell  # type: ignore[method-assign]
    window.show()

    def move() -> None:
        if window.page is not None:
            if not window.page.code.text():
                window.page.code.setText(code)
                window.page.open.click()
            return
        if not given:
            _say(f"modules {[name for name in sys.modules if name.startswith(DATABASE)]}")
        given.append(len(given) % 100)
        bar = window.view.bar  # type: ignore[union-attr]
        bar.mark.selectAll()
        QTest.keyClicks(bar.mark, f"0,{given[-1]:02}")
        QTest.keyClick(bar.mark, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(move)
    timer.start(5)
    application.exec()


def _say(told: object) -> None:
    sys.stdout.write(f"{told}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
