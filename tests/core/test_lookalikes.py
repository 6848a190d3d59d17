import unicodedata

import pytest

from eduapp.core import lookalikes


@pytest.mark.parametrize("table", [lookalikes.SMALL, lookalikes.CAPITALS])
def test_each_letter_of_another_alphabet_is_taken_for_one_latin_letter(table):
    for other, latin in table.items():
        assert not chr(other).isascii()
        assert unicodedata.category(chr(other)).startswith("L")
        assert chr(latin).isascii()
        assert chr(latin).isalpha()


def test_capitals_and_small_letters_stay_what_they_are():
    assert all(chr(latin).islower() for latin in lookalikes.SMALL.values())
    assert all(chr(latin).isupper() for latin in lookalikes.CAPITALS.values())


@pytest.mark.parametrize(
    ("seen", "read"), [("раѕѕ", "pass"), ("ᴘʀɪꜱᴏɴ", "prison"), ("νοlt", "volt"), ("ƒeng", "feng")]
)
def test_what_nobody_can_tell_apart_is_read_the_same(seen, read):
    assert seen.translate(lookalikes.SMALL) == read


def test_a_greek_eta_is_an_h_as_a_capital_and_an_n_as_a_small_letter():
    both = lookalikes.SMALL | lookalikes.CAPITALS

    assert "Ηη".translate(both) == "Hn"
