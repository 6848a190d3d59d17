"""The pages: a section that goes on says its headings again, and margins are kept with long words."""

from eduapp.gui.pdf_pages import look_into
from eduapp.records.summary.drawing.pages import draw
from tests.support import given
from tests.support.given_summary import a_sheet
from tests.support.list_pages import margins_of, pages_of


def test_a_long_section_has_its_headings_on_every_page():
    pages = [" ".join(text.split()) for text in look_into(draw(a_sheet(60), given.TODAY)).texts]

    assert len(pages) > 1
    for number, said in enumerate(pages, start=1):
        assert "Haug" in said
        assert f"Page {number} of {len(pages)}" in said


def test_margins_are_wide_on_every_page_also_with_long_names_of_many_sites():
    sites = tuple(f"Avdeling Overgaardsengen {number}" for number in range(5))
    pdf = draw(a_sheet(60, headings=sites), given.TODAY)

    for page in range(pages_of(pdf)):
        left, upper, right, lower = margins_of(pdf, page)
        assert min(left, right) > 17
        assert min(upper, lower) > 9
