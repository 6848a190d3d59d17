"""Letting go of many rows without the window standing still."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

AT_ONCE = 2_000  # rows freed between two events: about a millisecond


def let_go(rows: list[object]) -> None:
    """Take over the last hold on `rows` and free them a few at a time, between the window's events.

    Whoever drops the last hold on 100,000 rows at once waits 40 ms and more until all of them are freed, and
    Python lets no other thread go on meanwhile. The list is emptied.
    """
    del rows[-AT_ONCE:]
    if rows:
        QTimer.singleShot(0, partial(let_go, rows))
