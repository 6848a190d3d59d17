"""Pages: their size and margins, and what the file says of itself."""

import pytest

from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import movements_from, movements_to, week_plan
from tests.certificates.drawing.papers import poppler
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper, a_sheet, people
from tests.support.list_pages import margins_of, pages_of

MANY = [a_gathering(number, 500 + number, 600, people=people(12)) for number in range(6)]
CONTENTS = {
    "register": a_sheet(45),
    "place": movements_to("Room", given.TODAY, MANY),
    "unit": movements_from("C", given.TODAY, MANY),
    "week": week_plan("Karim Haddad", given.TODAY, MANY),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", CONTENTS)
def test_margins_are_wide_on_every_page(kind, large):
    pdf = draw([a_paper(CONTENTS[kind])], "nb", large=large)

    for page in range(pages_of(pdf)):
        left, upper, right, lower = margins_of(pdf, page)
        assert min(left, right) > 17
        assert min(upper, lower) > 11


def test_a_list_of_a_unit_lies_and_the_others_stand():
    sizes = {
        kind: poppler("pdfinfo", draw([a_paper(content)], "nb")).partition("Page size:")[2].split()[:3]
        for kind, content in CONTENTS.items()
    }

    assert sizes.pop("unit") == ["841.89", "x", "595.276"]
    assert set(map(tuple, sizes.values())) == {("595.276", "x", "841.89")}


def test_the_file_says_which_list_it_is():
    said = poppler("pdfinfo", draw([a_paper()], "nb"))

    assert "Title:           Fraværsliste · 2026-17/2" in said
    assert "Subject:         Norwegian A2, Autumn" in said


def test_each_list_counts_its_own_pages():
    pdf = draw([a_paper(a_sheet(45)), a_paper(a_sheet(3))], "en")

    assert [
        poppler("pdftotext", pdf, "-f", str(n), "-l", str(n)).count("Page 1 of 1") for n in (1, 2, 3)
    ] == [
        0,
        0,
        1,
    ]
