"""Tells pages, on the GUI thread, which topics commits have touched."""

from PySide6.QtCore import QMutex, QMutexLocker, QObject, Qt, QTimer, Signal

from eduapp.core.changes import Topic

PAUSE_MS = 150  # what comes within this time after a delivery is told together


class ChangeFeed(QObject):
    """Commits on any thread publish topics; pages hear forty commits in a row as one."""

    changed = Signal(object)  # frozenset[Topic]
    _told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: set[Topic] = set()
        self._lock = QMutex()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._deliver)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def publish(self, topics: frozenset[Topic]) -> None:
        """Say what a commit touched. May be called from any thread; returns at once."""
        with QMutexLocker(self._lock):
            told_already = bool(self._waiting)
            self._waiting |= topics
        if topics and not told_already:
            self._told.emit()

    def _hear(self) -> None:
        if not self._pause.isActive():
            self._deliver()

    def _deliver(self) -> None:
        with QMutexLocker(self._lock):
            topics, self._waiting = frozenset(self._waiting), set()
        if topics:
            self._pause.start()
            self.changed.emit(topics)
