"""The same lists give the same bytes, in any order, and a list needs nothing heavy until it is drawn."""

import subprocess
import sys

import pytest

from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import movements_to, register_sheet
from tests.architecture import source
from tests.certificates.drawing.papers import poppler
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper, a_person, a_sheet
from tests.support.list_pages import lines_of


def test_the_same_list_is_the_same_bytes_whatever_was_drawn_before():
    first = draw([a_paper()], "nb")
    draw([a_paper(a_sheet(20))], "en", large=True)

    assert draw([a_paper()], "nb") == first
    assert draw([a_paper(edition=3)], "nb") != first


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_speaks_its_own_language_whatever_the_screen_speaks(language):
    said = " ".join(lines_of(draw([a_paper()], language)))
    letters = {"nb": "T S F G X", "nn": "T S F G X", "en": "P L A E X"}[language]
    day = {"nb": "Mandag 23. november 2026, 08.30–10.00", "nn": "Måndag 23. november 2026, 08.30–10.00"}

    assert letters in said
    assert day.get(language, "Monday 23 November 2026, 08:30–10:00") in said


def test_names_in_any_script_are_read_back_and_every_font_is_inside():
    names = ("Nils-Ánte Sárá", "Дмитрий Иванов", "ወርቅነህ ኃይሉ", "Hồng Nguyễn Thị", "أحمد يوسف")
    people = tuple(a_person(number, name) for number, name in enumerate(names))
    pdf = draw([a_paper(movements_to("Room", given.TODAY, [a_gathering(people=people)]))], "nb")

    said = " ".join(lines_of(pdf))
    assert "Sárá, Nils-Ánte" in said
    assert "Иванов, Дмитрий" in said
    assert "يوسف" in said
    fonts = poppler("pdffonts", pdf).splitlines()[2:]
    assert {line.split()[-5] for line in fonts} == {"yes"}


def test_a_letter_that_no_font_has_stops_no_list():
    strange = register_sheet(a_gathering(people=(a_person(0, "Ola 𐍈nord"), a_person(1))))

    assert "Haddad, Karim" in " ".join(lines_of(draw([a_paper(strange)], "nb")))


def test_a_window_that_draws_nothing_loads_nothing_heavy():
    probe = "import sys, eduapp.records.lists.drawing as d; sys.exit('reportlab' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", probe], cwd=source.ROOT, check=False).returncode == 0
