from dataclasses import replace
from datetime import date

import pytest

from eduapp.gui.pdf_pages import look_into
from eduapp.privacy.drawing import CopySheet, Part, draw_copy

SHEET = CopySheet(
    name="Karim Haddad",
    number="1003",
    school="Granli voksenopplæring",
    across="",
    language="en",
    made_on=date(2026, 11, 23),
    parts=(Part("Talks", "Kept for good.", ("Day: 1.1.2026 · Words: <b>Hei\nog hå", "")),),
    empty=("Appeals", "Badges"),
)


def texts(sheet):
    return [" ".join(page.split()) for page in look_into(draw_copy(sheet)).texts]


def test_the_page_says_whose_it_is_what_is_kept_and_what_is_not():
    [page] = texts(SHEET)

    for said in ("Karim Haddad, number 1003", "<b>Hei", "og hå", "Kept for good.", "Appeals · Badges"):
        assert said in page
    assert "Page 1 of 1" in page


def test_what_is_much_goes_on_over_pages_under_its_title():
    pages = texts(replace(SHEET, parts=(Part("Talks", "", tuple(f"Row {n}" for n in range(300))),)))

    assert len(pages) > 3
    assert all("Talks" in page for page in pages[:-1])
    assert sum(page.count("Row ") for page in pages) == 300


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Kopi av det som er lagret om deg"), ("nn", "Kopi av det som er lagra")]
)
def test_it_speaks_the_language_of_the_person(language, title):
    assert title in texts(replace(SHEET, language=language))[0]


def test_what_is_withheld_says_why():
    assert "of somebody else" in texts(replace(SHEET, parts=(Part("Apart", "", (), "of somebody else"),)))[0]
