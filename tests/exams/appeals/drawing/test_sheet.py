"""The file on A4: long answers go on over the pages, nothing is cut, and fonts are embedded."""

import dataclasses
from datetime import date

import pypdfium2

from eduapp.exams.appeals.drawing import draw_file
from eduapp.exams.appeals.rules.file import Line, Section
from tests.exams.appeals.rules.test_file import SHEET

DAY = date(2026, 12, 3)


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_one_page_says_everything_and_is_numbered():
    [page] = read(draw_file(SHEET, DAY))

    for words in ("Klage 1", "Storvik vgs.", "Kandidat", "101", "Besvarelsen", "Oppgave 1", "Oslo"):
        assert words in page
    assert "side 1 av 1" in page


def test_a_long_answer_goes_on_line_by_line():
    essay = tuple(Line(f"Avsnitt {number}: " + "verneutstyr og orden " * 30) for number in range(40))
    long = dataclasses.replace(SHEET, sections=(Section("answer", "Besvarelsen", essay),))
    pages = read(draw_file(long, DAY))

    assert len(pages) > 5
    whole = " ".join(pages)
    assert all(f"Avsnitt {number}:" in whole for number in range(40))
    assert f"side {len(pages)} av {len(pages)}" in pages[-1]


def test_words_without_a_space_are_parted_and_letters_of_others_are_drawn():
    odd = Section("answer", "Besvarelsen", (Line("x" * 400), Line("Čáhppes guolli, ŋ đ ŧ")))
    [page] = read(draw_file(dataclasses.replace(SHEET, sections=(odd,)), DAY))

    assert page.count("x") >= 400
    assert "ŋ đ ŧ" in page


def test_the_same_facts_are_the_same_bytes_and_other_facts_are_not():
    assert draw_file(SHEET, DAY) == draw_file(SHEET, DAY)
    assert draw_file(SHEET, DAY) != draw_file(dataclasses.replace(SHEET, title="Klage 2"), DAY)
