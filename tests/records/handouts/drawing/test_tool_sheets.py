"""A board as it hangs, and labels whose square holds the number and nothing more."""

import pytest

from eduapp.gui.pdf_pages import look_into
from eduapp.records.handouts.drawing import draw_board, draw_labels
from eduapp.records.handouts.drawing.tool_sheets import LABELS_ACROSS, LABELS_DOWN
from eduapp.records.handouts.rules import BoardSheet, LabelSheet, SheetCell
from tests.support import given
from tests.support.list_pages import margins_of, pages_of, scanned

LONG = "Maximiliane-Alexandra-Ngoc-Thuy Dobbeltsidig stemjernsett"


def cell(number, name="Høvel", columns=6):
    row, column = divmod(number, columns)
    return SheetCell(row + 1, column + 1, f"{chr(65 + row)}{column + 1}", name, f"V-{number:02d}", "klasse A")


def board(*cells, rows=4, columns=6):
    sheet = BoardSheet("nb", "Verktøytavle", "Håndverktøy", "Snekkersalen", rows, columns, cells)
    return draw_board(sheet, given.TODAY)


def labels(*cells):
    return draw_labels(LabelSheet("nb", "Merkelapper", "Håndverktøy", cells), given.TODAY)


def texts(pdf):
    return [" ".join(text.split()) for text in look_into(pdf).texts]


def test_every_position_of_the_board_is_on_the_paper():
    [said] = texts(board(cell(0), cell(7, "Sag")))
    for text in (
        "Håndverktøy",
        "Snekkersalen",
        "123456",
        "A",
        "D",
        "Høvel",
        "V-00",
        "Sag",
        "V-07",
        "klasse A",
    ):
        assert text in said


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (4, 12), (26, 4), (26, 30)])
def test_a_board_of_any_size_keeps_its_margins(rows, columns):
    pdf = board(
        *(cell(number, LONG, columns) for number in range(rows * columns)), rows=rows, columns=columns
    )
    said = " ".join(texts(pdf))
    assert f"V-{rows * columns - 1:02d}" in "".join(said.split())
    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 9


def test_labels_fill_pages_and_each_has_its_number_in_words():
    each = LABELS_ACROSS * LABELS_DOWN
    pdf = labels(*(cell(number, LONG) for number in range(each + 1)))
    pages = texts(pdf)
    assert len(pages) == 2
    assert pages[0].count("klasse A") == each
    assert "V-24" in pages[1]
    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 9


def test_each_square_is_read_by_a_reader_that_is_not_ours_and_holds_the_number_alone():
    marked = SheetCell(1, 1, "A1", "Høvel", "Ø-1 / hø", "klasse A")
    pdf = labels(marked, *(cell(number) for number in range(1, LABELS_ACROSS * LABELS_DOWN)))
    read = scanned(pdf, 0)
    assert sorted(read) == sorted(["Ø-1 / hø", *(f"V-{number:02d}" for number in range(1, 24))])


def test_the_same_sheet_has_the_same_bytes():
    assert board(cell(0)) == board(cell(0))
    assert board(cell(0)) != board(cell(1))
    assert labels(cell(0)) == labels(cell(0))
    assert labels(cell(0)) != labels(cell(1))
