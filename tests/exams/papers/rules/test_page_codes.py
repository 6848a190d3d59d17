"""The code of a page says which sheet it is, and no slip of the pen makes it another one."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from eduapp.exams.papers.rules.page_codes import (
    QUESTIONS,
    SHEET,
    NotAPageCode,
    PageCode,
    check_character,
    read_page_code,
)

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
codes = st.builds(
    PageCode,
    st.text(LETTERS, min_size=1, max_size=8),
    st.sampled_from("ABCDEFGH"),
    st.integers(0, 999),
    st.sampled_from([QUESTIONS, SHEET]),
    st.integers(1, 99),
    st.just(99),
)


@for_all(codes)
def test_a_code_is_read_back_as_it_was_printed(code):
    assert read_page_code(f" {code.text.lower()}\n") == code


@for_all(codes, st.data())
def test_one_wrong_character_is_always_noticed(code, data):
    text = code.text
    place = data.draw(st.sampled_from([at for at, letter in enumerate(text) if letter != "-"]))
    wrong = data.draw(st.sampled_from([one for one in LETTERS if one != text[place]]))

    with pytest.raises(NotAPageCode):
        read_page_code(text[:place] + wrong + text[place + 1 :])


@for_all(codes, st.data())
def test_two_neighbours_in_the_wrong_order_are_always_noticed(code, data):
    text = code.text
    place = data.draw(st.integers(0, len(text) - 2))
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped != text:
        with pytest.raises(NotAPageCode):
            read_page_code(swapped)


def test_the_check_character_is_that_of_the_standard():
    """The example of ISO 7064: A12425GABC1234002 has the check character M."""
    assert check_character("A12425GABC1234002") == "M"


@pytest.mark.parametrize(
    "text", ["", "hei", "7KQ-B017-S0204", "7KQ-Z017-S0204-X", "7KQ-B017-S0504-0", "7KQ-B017-S0004-X"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(NotAPageCode) as error:
        read_page_code(text)
    assert error.value.sentence().startswith(f"“{text}” is not the code of a page.")


def test_a_page_behind_the_last_is_no_page():
    with pytest.raises(NotAPageCode):
        read_page_code(PageCode("7KQ", "B", 17, SHEET, 5, 4).text)


def test_a_code_names_nobody():
    assert PageCode("7KQ2M1", "B", 17, SHEET, 2, 4).text[:-2] == "7KQ2M1-B017-S0204"
