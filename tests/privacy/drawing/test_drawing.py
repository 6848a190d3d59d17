from dataclasses import replace

from eduapp.privacy.drawing import draw_copy
from tests.privacy.drawing.test_copy import SHEET


def test_same_sheet_same_bytes_and_another_is_another():
    assert draw_copy(SHEET) == draw_copy(SHEET)
    assert draw_copy(SHEET) != draw_copy(replace(SHEET, number="1004"))
