"""Run in a fresh process: an examiner marks so many answers in the program's own window, by Enter.

    python -m tests.benchmarks.marking_desk_times CANDIDATES ROUNDS

The answer is JSON, milliseconds of each round: from asking for the page until the desk is painted, and the
slowest Enter: from the key until the next answer and the empty field are painted, while the mark is saved.
"""

import json
import sys
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from eduapp.exams.marking import service
from eduapp.exams.marking.ui.desk_page import DeskPage
from eduapp.gui.routes import Route
from tests.benchmarks.marking import a_sealed_sitting, essays
from tests.benchmarks.page_times import Eye, Seen
from tests.support import given
from tests.support.given_marking import EXAMINER, the_examiners


class Painted(QObject):
    """Sees widgets being painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self.seen: set[QObject] = set()
        self.wanted = set(widgets)
        for one in widgets:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False

    @property
    def all(self) -> bool:
        """Whether each was painted since `seen` was emptied."""
        return self.wanted <= self.seen


def measure(people: int, rounds: int) -> dict[str, list[float]]:
    """Everything; the first time of all, which reads modules, is not counted."""
    found: dict[str, list[float]] = {"opened": [], "next": []}
    # One question more than rounds: behind the very last answer there is no next.
    with a_sealed_sitting(people, asked=essays(rounds + 1)) as (database, sitting_id):
        the_examiners(database)
        order = service.AppointExaminer(
            sitting_id=sitting_id, place=1, user_id=EXAMINER.user_id, external=True
        )
        database.acting_as(given.LEADER).execute(service.appoint_examiner, order)
        eye, seen = Eye(database, 0), Seen("desk", Route("marking.desk", sitting_id), EXAMINER)
        eye.open(seen)
        for number in range(rounds):
            with eye.opened(seen) as (page, runner, took):
                assert isinstance(page, DeskPage)
                found["opened"].append(took)
                took_each = []
                for _answer in range(people):
                    eye.wait(runner)  # who reads an answer gives the one before time to be saved
                    took_each.append(_enter(eye, page, number))
                found["next"].append(max(took_each))
        eye.close()
    return found


def _enter(eye: Eye, page: DeskPage, number: int) -> float:
    """Milliseconds from Enter until the next answer is painted."""
    view = page.view
    assert view is not None
    view.bar.mark.setText("1" if number % 2 else "2")
    eye.application.processEvents()
    painted = Painted(view.where, view.answer, view.bar.mark)
    started = perf_counter()
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Return)
    while not painted.all:
        eye.application.processEvents()
    took = (perf_counter() - started) * 1000
    for one in painted.wanted:
        one.removeEventFilter(painted)
    return took


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
