"""Cells in words and signs, never by colour alone."""

from datetime import date

from eduapp.workshops.aims.queries import AimRow, MatrixCell, Seen, Signed
from eduapp.workshops.aims.ui.looks import chip_of, lines, short
from tests.support.given import TODAY
from tests.support.given_aims import aim_facts
from tests.support.given_roads import START

NEW_TEXT, OLD_TEXT = "new", "old"  # ids stand for themselves here
AIM = AimRow(None, 1, NEW_TEXT, aim_facts())
SEEN = Seen(START, "with_help", "Cut joints", "Terje Haug")


def signed(text_id):
    return Signed(TODAY, "Terje Haug", 120, text_id)


def test_each_state_has_a_word_and_a_sign_of_its_own():
    cells = [
        MatrixCell(90, SEEN, signed(NEW_TEXT)),
        MatrixCell(90, SEEN),
        MatrixCell(90),
        MatrixCell(),
    ]

    assert [short(cell) for cell in cells] == ["signed", "with help", "1:30 h", "nothing"]
    signs = [chip.icon for cell in cells if (chip := chip_of(cell)) is not None]
    assert len(set(signs)) == len(signs) == 3
    assert chip_of(MatrixCell()) is None


def test_everything_that_stands_of_a_cell_is_said():
    assert lines(MatrixCell(90, SEEN, signed(OLD_TEXT)), AIM) == [
        "Signed off 23.11.2026 by Terje Haug.",
        "The wording was another then; what was signed stays.",
        "Observed 17.08.2026 by Terje Haug: with help.",
        "“Cut joints”",
        "Practised 1:30 hours.",
    ]
    assert lines(MatrixCell(0, None, signed(NEW_TEXT)), AIM) == ["Signed off 23.11.2026 by Terje Haug."]
    assert lines(MatrixCell(), AIM) == ["Nothing practised, observed or signed off yet."]
    assert date(2026, 8, 17) == START
