import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.kiosk.formats.faults import WrongCode
from eduapp.kiosk.formats.ticket import LETTERS, new_code, read_code, read_number, written


def test_a_code_has_no_letter_that_is_taken_for_another():
    codes = {new_code() for _time in range(200)}

    assert len(codes) == 200
    assert not set("ILOU") & set("".join(codes))
    assert len(LETTERS) == 32


@given(st.text(LETTERS, min_size=8, max_size=8), st.booleans())
def test_a_code_is_read_however_it_was_typed(code, small):
    typed = written(code)

    assert typed == f"{code[:4]} {code[4:]}"
    assert read_code(typed.lower() if small else f" {typed.replace(' ', '-')} ") == code


def test_letters_that_look_alike_are_taken_for_what_they_can_be():
    assert read_code("o1il 0OIL") == "01110011"


@pytest.mark.parametrize("typed", ["", "7KQ2M1A", "7KQ2M1ABC", "7KQ2M1A!", "7KQ2M1AU", "٧KQ2M1AB"])
def test_what_can_be_no_code_is_refused_like_a_wrong_one(typed):
    with pytest.raises(WrongCode):
        read_code(typed)


def test_a_number_is_a_number():
    assert read_number(" 007 ") == 7
    for typed in ("", "0", "-1", "7a", "1.5", "٧", "9" * 30):
        with pytest.raises(WrongCode):
            read_number(typed)
