"""Documents of several pages, as a list needs them; a certificate has one."""

from dataclasses import replace
from datetime import date

import pypdfium2

from eduapp.drawing import fonts
from eduapp.drawing.document import About, written
from eduapp.drawing.marks import Letters
from eduapp.drawing.text import typeset
from tests.certificates.drawing.papers import poppler

A4 = (595.28, 841.89)
ABOUT = About("Title", "School", "Subject", date(2026, 11, 23), "nn", "digest")


def words(text, family="NotoSans"):
    return [Letters(50, 50, typeset(text, fonts.chain(family, bold=False)), 11, "#000000")]


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_pages_follow_each_other_and_keep_their_size():
    pdf = written([words("First"), words("Second")], A4, ABOUT)

    assert read(pdf) == ["First", "Second"]
    assert poppler("pdfinfo", pdf).count("595.28 x 841.89 pts (A4)") == 1


def test_a_font_is_embedded_once_for_all_pages_and_none_is_left_outside():
    listed = poppler("pdffonts", written([words("One"), words("Two")], A4, ABOUT)).splitlines()[2:]

    assert [line.split()[0].partition("+")[2] for line in listed] == ["NotoSans-Regular"]
    assert [line.split()[-5] for line in listed] == ["yes"]


def test_it_says_what_it_is_and_never_what_made_it():
    pdf = written([words("One")], A4, ABOUT)
    said = poppler("pdfinfo", pdf)

    assert "Title:           Title" in said
    assert "Author:          School" in said
    assert "Producer" not in said
    assert b"(nn-NO)" in pdf


def test_the_same_pages_are_the_same_bytes_and_other_facts_another_file():
    once = written([words("One")], A4, ABOUT)

    assert written([words("One")], A4, ABOUT) == once
    other = About("Title", "School", "Subject", date(2026, 11, 23), "nn", "another")
    assert written([words("One")], A4, other) != once


def test_a_word_across_stands_over_every_page_and_hides_no_letter():
    across = replace(ABOUT, across="PRØVE")
    plain, marked = (written([words("First"), words("Second")], A4, about) for about in (ABOUT, across))

    for number, (before, after) in enumerate(zip(pages(plain), pages(marked), strict=True)):
        assert "PRØVE" in "".join(read(marked)[number].split())
        assert ["First", "Second"][number] in read(marked)[number]
        assert red(before) == 0 < red(after)


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=0.5).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def red(picture):
    return sum(1 for r, g, b in picture.get_flattened_data() if r - max(g, b) > 60)
