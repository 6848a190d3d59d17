import pypdfium2
import pytest

from eduapp.certificates.keys.drawing import HalfSheet, draw_half
from eduapp.certificates.seals.keyfile import printed_half, read_half
from eduapp.education.school.rules import words_that_tell
from tests.support import given

HALF = bytes(range(100, 132))


def sheet(**changed):
    told = {
        "half": 1,
        "groups": printed_half(HALF),
        "school": "Fjordbyen videregående skole",
        "given_to": "Solveig Nes",
        "root_kid": "0a8c116d6c069385",
        "day": given.TODAY,
        "language": "nb",
    }
    return HalfSheet(**(told | changed))


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        words = page.get_textpage().get_text_bounded()
        return len(document), page.get_size(), words, document.get_metadata_dict()
    finally:
        document.close()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_half_is_one_page_that_is_typed_back_as_it_was(language):
    pages, size, words, _about = read(draw_half(sheet(language=language)))

    assert pages == 1
    assert size == pytest.approx((595.3, 841.9), abs=0.5)
    groups = [word for word in words.split() if word in printed_half(HALF)]
    assert read_half(" ".join(groups)) == HALF
    assert "Solveig Nes" in words
    assert "0a8c 116d 6c06 9385" in words


def test_it_says_which_half_it_is_and_to_keep_it_apart():
    _pages, _size, words, about = read(draw_half(sheet(half=2, language="en")))

    assert "half 2 of 2" in words
    assert "Never keep it where the other half is" in words.replace("\r\n", " ").replace("\n", " ")
    assert about["Title"] == "Root key: half 2 of 2"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_nothing_on_it_tells_where_papers_are_earned(language):
    _pages, _size, words, about = read(draw_half(sheet(language=language)))
    assert words_that_tell("\n".join((words, *about.values()))) == ()


def test_long_names_are_wrapped_and_nothing_falls_off_the_page():
    long = sheet(school="Fjordbyens " * 6 + "skole", given_to="Anne-Margrethe " * 8, language="nn")
    pages, _size, words, _about = read(draw_half(long))
    assert pages == 1
    assert "13" in words
