import subprocess
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType

from eduapp.gui.qt_messages import told

SAYS = """
from PySide6.QtCore import qCritical, qWarning
from eduapp.gui.qt_messages import hear_qt
hear_qt()
qCritical("cannot open Karim Haddad.pdf")
qWarning("Karim Haddad")
"""


def test_qt_is_told_by_kind_and_category_and_never_by_its_words():
    done = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)

    assert done.stderr == "Qt: critical (default)\n"


def test_what_is_no_news_is_not_told():
    assert told(QtMsgType.QtDebugMsg, QMessageLogContext()) == ""
