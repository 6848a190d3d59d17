"""Letters on paper: one page each, embedded letters, within the margins, the same facts the same bytes."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest

from eduapp.exams.grading.drawing import draw_letters
from eduapp.gui.pdf_pages import look_into
from tests.exams.grading.rules.test_letter import TOLD, a_letter
from tests.support.list_pages import margins_of, pages_of

DAY = date(2026, 11, 25)
LONG = replace(TOLD, name="Maximiliane-Alexandrine Nordmann-Haugen af Österreich og Łukaszewicz " * 2)


def test_each_letter_begins_on_a_page_of_its_own():
    pdf = draw_letters([a_letter(), a_letter("oral"), a_letter("higher")], DAY)
    assert len(look_into(pdf).texts) == 3


def test_the_same_letters_are_the_same_bytes_and_another_grade_is_not():
    assert draw_letters([a_letter()], DAY) == draw_letters([a_letter()], DAY)
    assert draw_letters([a_letter(told=replace(TOLD, label="6 seks"))], DAY) != draw_letters(
        [a_letter()], DAY
    )


def test_every_font_is_embedded_and_nothing_says_who_made_it(tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(draw_letters([a_letter()], DAY))
    told = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    rows = told.splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows)  # emb
    about = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "ReportLab" not in about
    assert "Result of an exam" in about


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("told", [TOLD, LONG], ids=["usual", "long"])
def test_nothing_stands_over_the_margins(language, told):
    pdf = draw_letters([a_letter("higher", told, language)], DAY)
    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 10


def test_a_letter_too_long_for_a_page_says_which_of_how_many():
    much = replace(a_letter(), appeal=("Long words. " * 60,) * 5)
    said = look_into(draw_letters([much], DAY)).texts
    assert len(said) == 2
    assert "Page 1 of 2" in " ".join(said[0].split())
