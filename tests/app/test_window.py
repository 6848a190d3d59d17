"""`eduapp`: the window comes up in our style, and is left with the exit code Qt gives."""

import os
import subprocess
import sys

import pytest

PROBE = """
import argparse, gc, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from eduapp.app import window

def instead_of_waiting():
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    application = QApplication.instance()
    application.setStyleSheet("")  # Qt hides the style's name behind a sheet
    print(len(shown), application.style().objectName(), application.applicationName(), gc.isenabled())
    print(*(type(one).__name__ for one in application.children() if hasattr(one, "timer")))
    return 7

QApplication.exec = staticmethod(instead_of_waiting)
arguments = argparse.Namespace(data=Path(sys.argv[1]), database=None, language="nb")
sys.exit(window.run(arguments))
"""


@pytest.fixture
def opened(tmp_path):
    """The program started in an empty folder by a process of its own, up to where it waits for people."""
    return subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "data")], capture_output=True, text=True, check=False
    )


def test_one_window_is_shown_in_fusion_under_the_programs_name(opened):
    assert opened.stdout.split() == ["1", "fusion", "Dagverk", "False", "CollectsHere"]


def test_the_shell_gets_the_windows_exit_code(opened):
    assert (opened.returncode, opened.stderr) == (7, "")


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}])
def test_without_a_screen_one_sentence_says_so(tmp_path, display):
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    kept.pop("QT_QPA_PLATFORM", None)

    ended = subprocess.run(
        [sys.executable, "-m", "eduapp", "--data", str(tmp_path), "--language", "en"],
        env=kept | display,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.stderr == (
        "There is no screen here to show the window on. “eduapp tour --out DIR” works without one.\n"
    )
    assert ended.returncode == 2
