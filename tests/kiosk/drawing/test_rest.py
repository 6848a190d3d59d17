from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.drawing.rest import _lines, answer_words, drawn
from eduapp.kiosk.formats.paper import PaperQuestion, PaperText
from tests.support.given_kiosk import NINE, QUESTIONS, a_paper, a_pictured_paper

ANSWERS = {
    1: 2,
    2: [0, 2],
    3: False,
    4: "tool post",
    5: "12,5",
    6: {"1": 0},
    9: "Long\nand longer. " + "word " * 900,
}


def pages(paper, answers):
    content, count = drawn(paper, answers, NINE, "ABC123")
    with closing(pdfium.PdfDocument(content)) as document:  # PDFium bears one thread only
        told = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    assert len(told) == count
    return told


def test_what_is_not_answered_stands_there_whole_with_room_to_write():
    said = " ".join(pages(a_paper(), ANSWERS))
    rest = said.split("Answers so far")[0]

    for words in ("In which order?", "Drill", "Mark", "Measure", "A (1) ________ is turned on a (2)"):
        assert words in rest
    assert "So far: 2 – A (cuts)" in rest
    assert "How fast?" not in rest


def test_the_answers_so_far_stand_there_with_their_numbers():
    so_far = " ".join(pages(a_paper(), ANSWERS)).split("Answers so far")[1]

    for words in (
        "1. C (3000 r/min)",
        "2. A (Glasses), C (A scarf)",
        "3. False",
        "4. tool post",
        "5. 12,5 mm",
    ):
        assert words in so_far
    assert so_far.count("word") == 900


def test_fewer_words_than_there_are_gaps_stand_there_as_they_are():
    assert "8. (1) lathe" in " ".join(pages(a_paper(), {8: ["lathe"]}))


def test_every_page_has_its_code_and_the_number_and_no_name():
    told = pages(a_paper(), ANSWERS)

    assert len(told) > 1
    for number, words in enumerate(told, 1):
        assert f"ABC123-N7-P{number:02}{len(told):02}" in words
        assert "Candidate 7" in words


def test_a_part_keeps_its_text_above_its_questions():
    said = " ".join(pages(a_paper(), {}))
    assert said.count("Read the story about the lathe.") == 1
    assert said.index("Read the story") < said.index("How fast?")


def test_with_everything_answered_it_says_so():
    paper = a_paper([replace(QUESTIONS[1], number=1)])
    assert "There are none." in " ".join(pages(paper, {1: 0}))


def test_pictures_are_drawn_and_missing_ones_described():
    assert "Look:" in pages(a_pictured_paper(), {})[0]
    gone = PaperText('<img src="@@PLUGINFILE@@/a.png" alt="A saw">', "html")
    assert "[A saw]" in pages(a_paper([replace(QUESTIONS[4], number=1, stem=gone)]), {})[0]


def test_the_paper_speaks_its_own_language():
    set_screen_language("en")
    assert "Svar så langt" in " ".join(pages(a_paper(language="nb"), {1: 0}))
    arabic = a_paper([replace(QUESTIONS[4], number=1, stem=PaperText("ما اسم هذا الجزء؟"))], language="ar")
    assert pages(arabic, {})


def test_without_an_answer_there_is_no_heading_above_nothing():
    assert "Answers so far" not in " ".join(pages(a_paper(), {}))


CHOICES = tuple(PaperText(f"choice {name}") for name in ("ash", "birch", "cedar", "elm", "fir"))


@pytest.mark.parametrize("above", range(20, 50, 3))
def test_the_choices_of_a_question_stand_on_one_page(above):
    """Wherever the page ends: after any line of what stands before."""
    stem = PaperText("\n".join(f"line {number}" for number in range(above)))
    told = pages(a_paper([PaperQuestion(1, 1, "single", stem, CHOICES)]), {})
    assert [words.count("choice") for words in told if "choice" in words] == [len(CHOICES)]


def test_choices_that_no_page_can_hold_go_over_pages():
    many = tuple(PaperText(f"choice {number}") for number in range(90))
    told = pages(a_paper([PaperQuestion(1, 1, "single", PaperText("Which?"), many)]), {})
    assert sum(words.count("choice") for words in told) == 90
    assert "choice" in told[0]
    assert "choice" in told[1]


@given(text=st.text(st.characters(), max_size=30))
@example("مرحبا \u202e evil \u2067abc\u2069 \x00\x07\x1c\u2029")
@example("\u2067abc مرحبا")
@example("\ud800 half a letter")
@settings(max_examples=300, deadline=None)
def test_whatever_somebody_has_written_can_be_drawn(text):
    assert all(line.height > 0 for line in _lines(text, 11, 400))


def test_what_bends_a_direction_is_left_out_and_all_else_is_on_paper():
    told = " ".join(pages(a_paper(), {4: "abc\u202e\x07def", 9: "سلام\u2067 hei"}))
    assert "4. abcdef" in told
    assert "hei" in told


def test_the_same_is_the_same_bytes():
    assert drawn(a_paper(), ANSWERS, NINE, "A") == drawn(a_paper(), ANSWERS, NINE, "A")


@pytest.mark.parametrize(
    ("number", "value", "words"),
    [
        (3, True, "True"),
        (6, {"0": 1, "1": 0}, "1 – B (smooths), 2 – A (cuts)"),
        (7, [2, 0], "C (Measure), A (Drill)"),
        (8, ["a", ""], "(1) a, (2) "),
    ],
)
def test_answers_are_read_on_paper(number, value, words):
    assert answer_words(QUESTIONS[number], value) == words
