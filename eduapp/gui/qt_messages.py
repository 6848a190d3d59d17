"""What Qt complains of, told by kind and category: its words may hold names of files, and of people."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from eduapp.core.bug_log import plain

_GRAVE = {QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}


def hear_qt() -> None:
    """From now on in these words alone, and only what matters."""
    qInstallMessageHandler(_said)


def told(kind: QtMsgType, context: QMessageLogContext) -> str:
    """Such as `Qt: critical (qt.qpa.xcb)`; "" for what is no news."""
    name = _GRAVE.get(kind)
    return "" if name is None else f"Qt: {name} ({plain(context.category or 'default')})\n"


def _said(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(told(kind, context))
