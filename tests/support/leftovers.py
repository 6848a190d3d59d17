"""Puts away what a test left behind, at once and not whenever the collector of cycles comes by.

Each new theme dresses every widget there is, so windows that stay make all later tests slower: after five
thousand tests the check of one page took 14 s instead of 0.7.
"""

import gc

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication


def put_away() -> None:
    """Take down every window, and let the collector look again at what the program told it to pass over."""
    gc.unfreeze()
    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        # A list that pops up under a field has no parent, and yet goes with the field.
        if window.parent() is None and window.windowType() != Qt.WindowType.Popup:
            window.deleteLater()
    # Said outright: outside a running loop of events, processing them deletes nothing.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
