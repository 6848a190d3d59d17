from eduapp.certificates.keys.drawing import HalfSheet, draw_half
from eduapp.certificates.seals.keyfile import printed_half
from tests.support import given

SHEET = HalfSheet(
    1, printed_half(bytes(range(32))), "Skolen", "Solveig Nes", "0a8c116d6c069385", given.TODAY, "nb"
)


def test_equal_sheets_are_equal_bytes():
    assert draw_half(SHEET) == draw_half(SHEET)
    assert draw_half(SHEET).startswith(b"%PDF-1.4")


def test_words_for_a_log_hold_no_group():
    assert SHEET.groups[0] not in repr(SHEET)
