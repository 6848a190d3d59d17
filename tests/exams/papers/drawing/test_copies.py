"""Question papers and answer sheets as other readers read them."""

import io
import re
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest

from eduapp.exams.papers.drawing import draw_answer_sheets, draw_copies, draw_paper
from eduapp.exams.papers.rules.page_codes import read_page_code
from eduapp.exams.papers.rules.printed import Print
from tests.certificates.drawing.papers import fonts_of, lines_of, pages_of, poppler
from tests.support.list_pages import lines_of as rows_of
from tests.support.list_pages import scanned
from tests.support.printed_papers import LONG, a_picture, a_printed_paper, asked, html

DAY = date(2026, 11, 27)
PRINTS = [Print(size, easy) for size in ("ordinary", "large", "largest") for easy in (False, True)]
CODE = re.compile(r"\b7KQ2M1-B\d{3}-[QS]\d{4}-[0-9A-Z]\b")


def drawn(paper=None, how=None, **more):
    return draw_paper(paper or a_printed_paper(), how or Print(), DAY, **more)


def sheets(paper=None, how=None, numbers=(17,)):
    return draw_answer_sheets(paper or a_printed_paper(), how or Print(), DAY, "7KQ2M1", numbers)


def said(pdf):
    return " ".join(" ".join(lines_of(pdf)).split())


def boxes_of_letters(pdf, page):
    """Left, bottom, right and top of every letter of a page, and the size of the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document[page].get_size()
        text = document[page].get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        return [box for box in boxes if box[2] > box[0]], (width, height)
    finally:
        document.close()


@pytest.mark.parametrize("how", PRINTS, ids=str)
def test_every_question_stands_on_the_paper_in_every_print(how):
    paper = a_printed_paper()
    words = said(drawn(paper, how))

    for told in ("Hva er 2 + 2?", "fire", "10³", "H₂O", "Stockholm", "Del 2: Tekst", "ligger ved"):
        assert told in words
    assert LONG.split()[0] in words
    assert words.count("10 poeng") == 1
    assert re.findall(r"(?:^| )(\d+)\.(?= )", words.split("Del 1")[1])[:3] == ["1", "2", "3"]


@pytest.mark.parametrize("how", PRINTS, ids=str)
def test_nothing_is_cut_and_nothing_runs_over_the_edge(how):
    long_word = "Menneskerettighetsorganisasjonsmedlemskapsavgiftsberegningsgrunnlagsdokumentasjon" * 2
    questions = [asked(1, f"{LONG} {long_word} {LONG}" * 8, choices=(long_word, LONG * 4)), asked(2)]
    paper = a_printed_paper([*questions, *a_printed_paper().questions[1:]])
    for pdf in (drawn(paper, how), sheets(paper, how)):
        for page in range(pages_of(pdf)):
            boxes, (width, height) = boxes_of_letters(pdf, page)
            assert min(box[0] for box in boxes) > 20
            assert max(box[2] for box in boxes) < width - 20
            assert min(box[1] for box in boxes) > 15
            assert max(box[3] for box in boxes) < height - 15


def test_every_letter_of_a_long_word_is_there():
    word = "Menneskerettighetsorganisasjonsmedlemskapsavgiftsberegningsgrunnlagsdokumentasjon" * 3

    assert word in said(drawn(a_printed_paper([asked(1, word)]))).replace(" ", "").replace("2poeng", "")


@pytest.mark.parametrize("how", PRINTS, ids=str)
def test_a_question_is_kept_together(how):
    questions = [
        asked(n, f"Spørsmål nummer {n}? {LONG}", choices=(f"først{n}", f"sist{n}")) for n in range(1, 25)
    ]
    pdf = drawn(a_printed_paper(questions), how)
    pages = poppler("pdftotext", pdf).split("\f")[:-1]

    assert len(pages) > 2
    for n in range(1, 25):
        on = [page for page, words in enumerate(pages) if f"nummer {n}?" in words]
        ends = [page for page, words in enumerate(pages) if re.search(rf"sist{n}\b", words)]
        assert on == ends
        assert len(on) == 1


def test_a_question_longer_than_a_page_goes_on_with_every_line():
    parts = [f"Avsnitt {n}." for n in range(1, 121)]
    words = said(drawn(a_printed_paper([asked(1, "\n".join(parts))])))

    assert all(part in words for part in parts)


def test_a_heading_never_stands_alone_at_the_foot():
    for filler in range(16, 30):
        questions = [asked(n, choices=()) for n in range(1, filler)]
        paper = a_printed_paper([*questions, asked(filler, "Den siste?", heading="Del to")])
        pages = poppler("pdftotext", drawn(paper)).split("\f")[:-1]
        [page] = [words for words in pages if "Del to" in words]
        assert "Den siste?" in page


def test_pages_are_numbered_and_say_which_paper_they_are():
    pdf = drawn(a_printed_paper([asked(n) for n in range(1, 31)]))
    count = pages_of(pdf)
    pages = poppler("pdftotext", pdf).split("\f")[:-1]

    assert count > 1
    for number, words in enumerate(pages, 1):
        assert f"Side {number} av {count}" in words
        assert "Eksamen i matematikk · Versjon B" in words
    assert "Slutt på oppgavesettet" in pages[-1]


def test_the_head_says_time_points_aids_and_what_to_do():
    words = said(drawn())

    for told in (
        "Matematikk 1P · Versjon B",
        "240 minutter",
        "10 spørsmål, 26 poeng",
        "Ordbok",
        "Svar på alt.",
        "Skriv aldri navnet ditt",
    ):
        assert told in words
    assert "Ingenting annet enn penn og linjal" in said(drawn(a_printed_paper(aids=())))
    assert "Versjon" not in said(drawn(a_printed_paper(versions=1)))


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Side 1 av"), ("nn", "Skriv svara"), ("en", "Page 1 of"), ("ar", "Side 1 av")],
)
def test_the_words_around_are_in_the_language_of_the_paper(language, words):
    assert words in said(drawn(a_printed_paper(language=language)))


def test_a_paper_that_may_still_change_says_so():
    assert "kan fortsatt endres" in said(drawn(a_printed_paper(frozen=False)))
    assert "kan fortsatt endres" not in said(drawn())


def test_a_question_from_the_right_begins_there():
    pdf = drawn(
        a_printed_paper([asked(1, "ما هي عاصمة النرويج", choices=("أوسلو", "Oslo by")), asked(2, "Hva?")])
    )
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, _height = document[0].get_size()
        text = document[0].get_textpage()
        words = text.get_text_range()
        at = text.get_charbox(words.index("Oslo by"))
        other = text.get_charbox(words.index("Hva?"))
    finally:
        document.close()
    assert at[0] > width / 2 > other[0]
    assert any("عاصمة" in line for line in lines_of(pdf))


def test_a_large_print_has_larger_letters_and_the_largest_a_larger_sheet():
    sizes = {}
    for how in ("ordinary", "large", "largest"):
        pdf = drawn(how=Print(how))
        info = poppler("pdfinfo", pdf)
        boxes, _page = boxes_of_letters(pdf, 0)
        sizes[how] = (float(re.search(r"Page size: +([\d.]+)", info)[1]), max(b[3] - b[1] for b in boxes))

    assert round(sizes["ordinary"][0]) == round(sizes["large"][0]) == 595
    assert round(sizes["largest"][0]) == 842
    assert sizes["ordinary"][1] * 1.5 < sizes["large"][1] < sizes["largest"][1]


def test_every_font_is_embedded_in_part_and_can_be_read():
    for how in PRINTS:
        for _name, *told in fonts_of(drawn(how=how)):
            assert told == ["yes", "yes", "yes"]


def test_easy_letters_are_used_where_they_suffice_and_never_beside_others_of_the_script():
    easy = " ".join(name for name, *_rest in fonts_of(drawn(how=Print(easy=True))))
    sami = a_printed_paper([asked(1, "Mii lea Kaŋas?")])
    instead = " ".join(name for name, *_rest in fonts_of(drawn(sami, Print(easy=True))))

    assert "AtkinsonHyperlegible-Regular" in easy
    assert "Inter-Regular" in instead
    assert "Atkinson" not in instead
    assert "Noto Sans".replace(" ", "") not in instead


def test_pictures_stand_on_the_paper_and_keep_their_shape():
    document = pypdfium2.PdfDocument(drawn())
    try:
        [picture] = [one for page in document for one in page.get_objects() if one.type == 3]
        left, bottom, right, top = picture.get_bounds()
    finally:
        document.close()
    assert (right - left) / (top - bottom) == pytest.approx(900 / 420, rel=0.01)


@pytest.mark.parametrize(("width", "height"), [(4000, 30), (30, 4000), (1, 1)])
def test_a_picture_of_any_shape_fits_its_page(width, height):
    stem = html('<p>Se:</p><img src="@@PLUGINFILE@@/s.png" alt="x">')
    question = asked(1, stem, pictures=a_printed_paper().questions[3].pictures)
    pdf = drawn(a_printed_paper([question], pictures={"d1": a_picture(width, height)}))
    document = pypdfium2.PdfDocument(pdf)
    try:
        [picture] = [one for page in document for one in page.get_objects() if one.type == 3]
        left, bottom, right, top = picture.get_bounds()
        size = document[0].get_size()
    finally:
        document.close()
    assert 0 < left < right < size[0]
    assert 0 < bottom < top < size[1]


def test_markup_in_a_title_is_only_words():
    title = '<img src="file:///etc/passwd"> & (Co) \\ %'

    assert title in said(drawn(a_printed_paper(title=title)))


# ── Codes ────────────────────────────────────────────────────────────────────────────────────────


def codes_in(pdf):
    return [sorted(set(CODE.findall(words))) for words in poppler("pdftotext", pdf).split("\f")[:-1]]


def test_each_page_of_a_copy_has_a_code_of_its_own():
    copies = list(draw_copies(a_printed_paper(), Print(), DAY, "7KQ2M1", range(1, 4)))

    told = [code for copy in copies for page in codes_in(copy) for code in page]
    assert len(told) == len(set(told)) == sum(map(pages_of, copies))
    read = [read_page_code(code) for code in told]
    assert {one.copy for one in read} == {1, 2, 3}
    assert {(one.part, one.letter) for one in read} == {("Q", "B"), ("S", "B")}
    for one, other in pairwise(read):
        if (one.copy, one.part) == (other.copy, other.part):
            assert other.page == one.page + 1


def test_a_machine_reads_the_code_of_every_answer_sheet():
    pdf = sheets(numbers=(17, 200))

    scans = [scanned(pdf, page) for page in range(pages_of(pdf))]
    assert [[code] for [code] in scans] == codes_in(pdf)
    assert {read_page_code(code).copy for [code] in scans} == {17, 200}


def test_a_paper_without_a_mark_has_no_code():
    assert not CODE.search(said(drawn()))
    assert codes_in(drawn(mark="7KQ2M1", copy=5))[0][0].startswith("7KQ2M1-B005-Q01")


def test_an_answer_sheet_asks_for_a_number_and_has_no_place_for_a_name():
    words = said(sheets())

    assert "Kandidatnummer" in words
    assert "Side 1 av 2" in words
    assert "Navn:" not in words
    assert "navnet ditt" in words


def test_an_answer_sheet_has_what_each_kind_needs_and_nothing_that_is_asked():
    pdf = sheets()
    words = said(pdf)
    rows = [line for page in range(1, pages_of(pdf) + 1) for line in rows_of(pdf, page)]

    for row in ("1. A B C", "2. A B", "3. Sant Usant", "5. 1 2", "6. 1. 2. 3.", "9. A B C"):
        assert row in rows
    assert {"(1)", "(2)"} <= set(" ".join(rows).split())
    for asked_there in ("2 + 2", "fire", "Stockholm", "strek"):
        assert asked_there not in words


def test_there_are_more_lines_for_more_points():
    few, many = (
        pages_of(sheets(a_printed_paper([asked(1, "Fortell.", "essay", (), points)]))) for points in (1, 20)
    )

    assert (few, many) == (1, 3)


def test_the_same_copy_is_the_same_to_the_byte_whoever_is_drawn_before():
    alone = next(draw_copies(a_printed_paper(), Print(), DAY, "7KQ2M1", [3]))
    third = list(draw_copies(a_printed_paper(), Print(), DAY, "7KQ2M1", [1, 2, 3]))[2]
    drawn(how=Print("largest", easy=True))

    assert alone == third == next(draw_copies(a_printed_paper(), Print(), DAY, "7KQ2M1", [3]))
    assert alone != next(draw_copies(a_printed_paper(), Print(), DAY, "7KQ2M1", [4]))


def test_a_file_says_nothing_of_where_it_was_made():
    info = poppler("pdfinfo", drawn())

    assert "Eksamen i matematikk · Versjon B" in info
    assert "ReportLab" not in info
    assert not re.search(r"^(Author|Creator|Producer): +\S", info, re.MULTILINE)
    assert io.BytesIO(drawn()).read(8) == b"%PDF-1.4"
