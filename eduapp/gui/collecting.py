"""Keeps Python's collector of cycles on the window's thread.

By itself it runs in whichever thread just made something. A window or a timer that lies in a cycle would then
be destroyed by a thread that does not own it, which Qt forbids: the program dies of it later.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from eduapp.core.memory import collect_if_due

EVERY_MS = 500


class CollectsHere(QObject):
    """Switches the collector off, and does its work when it is due, as long as this lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(collect_if_due)
        self.timer.start()
