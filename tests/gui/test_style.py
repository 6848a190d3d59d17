import subprocess
import sys

from eduapp.gui.style import use_fusion

PROBE = """
import sys
from PySide6.QtWidgets import QApplication
from eduapp.gui.style import START_WORDS, use_fusion, was_started_with_fusion
application = QApplication(["dagverk", {words}])
{then}
print(application.style().objectName())
"""


def style_of(words="", then=""):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(words=words, then=then)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_start_words_choose_fusion():
    assert style_of("*START_WORDS") == "fusion"


def test_another_style_is_changed_once():
    assert style_of("'-style', 'Windows'") == "windows"
    assert style_of("'-style', 'Windows'", "use_fusion(application)") == "fusion"


def test_what_was_chosen_at_the_start_is_not_touched():
    # Told a lie, so that one can see that nothing is asked or set again.
    lie = "was_started_with_fusion(application); use_fusion(application)"

    assert style_of("'-style', 'Windows'", lie) == "windows"


def test_tests_run_in_fusion_too(qapp):
    sheet = qapp.styleSheet()
    qapp.setStyleSheet(
        ""
    )  # Qt hides the style's name behind a sheet, and tests before this one may have set it
    try:
        use_fusion(qapp)

        assert qapp.style().objectName() == "fusion"
    finally:
        qapp.setStyleSheet(sheet)
