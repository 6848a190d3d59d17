from PySide6.QtWidgets import QLabel, QMainWindow

from eduapp.gui import first_paint
from eduapp.gui.first_paint import AfterFirstPaint


class Seen(QLabel):
    def __init__(self, told):
        super().__init__("Dagverk")
        self._told = told

    def paintEvent(self, event):
        super().paintEvent(event)
        self._told.append("painted")


def test_work_begins_once_when_the_window_and_what_it_holds_are_painted(qtbot):
    told = []
    window = QMainWindow()
    window.setCentralWidget(Seen(told))
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: told.append("begun"))

    window.show()
    qtbot.waitUntil(lambda: "begun" in told)
    window.resize(500, 500)
    qtbot.waitUntil(lambda: told[-1] == "painted")

    assert told[0] == "painted"
    assert told.count("begun") == 1


def test_a_window_that_is_never_painted_holds_nothing_up(qtbot, monkeypatch):
    monkeypatch.setattr(first_paint, "LATEST_MS", 1)
    begun = []
    window = QMainWindow()
    qtbot.addWidget(window)

    AfterFirstPaint(window, lambda: begun.append(1))

    qtbot.waitUntil(lambda: begun == [1])


def test_a_window_that_is_closed_first_begins_nothing(qtbot):
    begun = []
    window = QMainWindow()
    AfterFirstPaint(window, lambda: begun.append(1))
    window.deleteLater()
    with qtbot.waitSignal(window.destroyed):
        pass

    assert begun == []
