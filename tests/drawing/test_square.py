"""The square of dots is read by a reader that is none of ours, from the page as a printer makes it."""

from io import BytesIO

import pytest
import segno
from reportlab.pdfgen.canvas import Canvas

from eduapp.drawing.marks import Sheet
from eduapp.drawing.square import Cells, cells
from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import movements_from, movements_to, read_number, week_plan
from eduapp.records.lists.rules.numbers import Wanted, square_text
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper, a_sheet
from tests.support.list_pages import pages_of, scanned

CONTENTS = {
    "register": a_sheet(40),
    "place": movements_to("Room", given.TODAY, [a_gathering()]),
    "unit": movements_from("C", given.TODAY, [a_gathering()]),
    "week": week_plan("Karim Haddad", given.TODAY, [a_gathering()]),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", CONTENTS)
def test_every_page_of_every_list_can_be_scanned(kind, large):
    paper = a_paper(CONTENTS[kind])
    pdf = draw([paper], "nb", large=large)

    for page in range(pages_of(pdf)):
        [said] = scanned(pdf, page)
        assert said == paper.square
        assert read_number(said, 2000) == Wanted(2026, 17, 2)


def test_lists_in_one_document_each_have_their_own():
    pdf = draw([a_paper(number=number) for number in ("2026-17", "2026-18")], "nb")

    assert [read_number(scanned(pdf, page)[0], 2000).count for page in (0, 1)] == [17, 18]


def test_a_draft_has_none():
    assert scanned(draw([a_paper(number="")], "nb")) == []


def test_the_square_is_as_small_as_it_gets_and_always_the_same():
    said = square_text("2026-99999", 9)

    assert len(cells(said)) == 21  # version 1 of the standard
    fixed = segno.make(said, error="m", mask=2, micro=False, boost_error=False).matrix
    assert cells(said) == tuple(tuple(map(bool, row)) for row in fixed)


def test_rows_of_cells_are_painted_where_they_stand_a_run_at_a_time():
    sheet = Sheet(Canvas(BytesIO()), 100)

    Cells(10, 20, 6, ((True, True, False), (False, False, False), (True, False, True))).paint(sheet, 1, 2)

    assert sheet.written == ["q 2.00000 0 0 -2.00000 11 78 cm 0 0 0 rg 0 0 2 1 re 0 2 1 1 re 2 2 1 1 re f Q"]
