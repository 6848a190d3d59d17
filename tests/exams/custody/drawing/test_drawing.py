"""The sheet is drawn by what is loaded only then, and the same facts are the same bytes."""

import subprocess
import sys

from eduapp.exams.custody.drawing import draw_sheet
from eduapp.exams.custody.rules.sheet import CustodySheet
from tests.support import given

SHEET = CustodySheet(
    "en", "Receipt and count", "Maths", ("Monday",), (), "None", ("Signature",), "As recorded."
)


def test_the_same_sheet_is_the_same_bytes_and_another_is_not():
    assert draw_sheet(SHEET, given.TODAY) == draw_sheet(SHEET, given.TODAY)
    assert draw_sheet(SHEET, given.TODAY) != draw_sheet(SHEET, given.TODAY, across="TRIAL")


def test_what_draws_is_loaded_with_the_first_page():
    look = "import sys, eduapp.exams.custody.drawing; print('reportlab' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
