import subprocess
import sys

from eduapp.gui.sources import leave_sources_unread

PROBE = """
import linecache, sys
from eduapp.gui.sources import leave_sources_unread
{before}
import PySide6.QtCore
{after}
import wave
print(any("wave.py" in name for name in linecache.cache))
"""


def reads_sources(before="", after=""):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(before=before, after=after)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip() == "True"


def test_pyside_reads_no_sources_once_it_is_told():
    assert reads_sources()  # else all of this can go
    assert not reads_sources(after="leave_sources_unread()")


def test_it_does_no_harm_where_pyside_is_not_there_yet():
    assert reads_sources(before="leave_sources_unread()")


def test_widgets_work_as_before(qtbot):
    leave_sources_unread()
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - after it was told

    label = QLabel("Bokmål")
    qtbot.addWidget(label)

    assert label.text() == "Bokmål"
