import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.core import crockford

CODES = st.text(crockford.LETTERS, max_size=60)


@given(CODES, st.integers(1, 8), st.booleans())
def test_a_code_is_read_however_it_was_typed(code, size, small):
    printed = crockford.in_groups(code, size)

    assert all(len(group) <= size for group in printed.split())
    assert crockford.read(printed.lower() if small else f" {printed.replace(' ', '–')} ") == code


@given(CODES)
def test_letters_are_a_number_and_back(code):
    assert crockford.letters_of(crockford.number_of(code), len(code)) == code


@pytest.mark.parametrize("sign", ["U", "!", "å", "٧", "\0", "١"])
def test_any_other_sign_is_refused(sign):
    with pytest.raises(ValueError):
        crockford.read(f"7K{sign}2")


def test_letters_that_look_alike_are_taken_for_what_they_can_be():
    assert crockford.read("o1il 0OIL") == "01110011"


@pytest.mark.parametrize("number", [-1, 32, 2**60])
def test_a_number_that_does_not_fit_is_refused(number):
    with pytest.raises(ValueError):
        crockford.letters_of(number, 1)


def test_two_codes_are_different():
    assert len({crockford.random(10) for _time in range(500)}) == 500
