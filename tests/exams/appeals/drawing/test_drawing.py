"""What draws is loaded with the first page, not with the feature."""

import subprocess
import sys

from eduapp.exams.appeals.drawing import draw_file
from tests.exams.appeals.rules.test_file import SHEET
from tests.support import given


def test_the_same_file_is_the_same_bytes_and_another_is_not():
    assert draw_file(SHEET, given.TODAY) == draw_file(SHEET, given.TODAY)
    assert draw_file(SHEET, given.TODAY) != draw_file(SHEET, given.TODAY, across="TRIAL")


def test_what_draws_is_loaded_with_the_first_page():
    look = "import sys, eduapp.exams.appeals.drawing; print('reportlab' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
