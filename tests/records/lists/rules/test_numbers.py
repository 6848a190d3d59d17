"""Numbers as they are printed, typed and scanned."""

import string

import pytest
from hypothesis import given as forall
from hypothesis import strategies as some

from eduapp.records.lists.rules import read_number, square_text, with_edition
from eduapp.records.lists.rules.numbers import Wanted, is_scanned, number_text

years, counts, editions = some.integers(2026, 2099), some.integers(1, 99_999), some.integers(1, 99)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("17", Wanted(2026, 17)),
        (" 17/2 ", Wanted(2026, 17, 2)),
        ("17 2", Wanted(2026, 17, 2)),
        ("17v2", Wanted(2026, 17, 2)),
        ("2025-17", Wanted(2025, 17)),
        ("2025-17/3", Wanted(2025, 17, 3)),
        ("2026 17", Wanted(2026, 17)),
        ("2025–17", Wanted(2025, 17)),
        ("", None),
        ("seventeen", None),
        ("17/", None),
        ("2026-17/2/1", None),
    ],
)
def test_what_people_type(typed, wanted):
    assert read_number(typed, 2026) == wanted


@forall(years, counts, editions)
def test_what_is_printed_can_be_typed_and_scanned(year, count, edition):
    number = number_text(year, count)
    wanted = Wanted(year, count, edition)

    assert read_number(with_edition(number, edition), 2000) == wanted
    assert read_number(square_text(number, edition), 2000) == wanted
    assert read_number(square_text(number, edition).lower(), 2000) == wanted
    assert wanted.number == number


@forall(years, counts, editions)
def test_a_square_holds_only_what_every_keyboard_types_alike(year, count, edition):
    said = square_text(number_text(year, count), edition)

    assert set(said) <= set(string.ascii_uppercase + string.digits)
    assert is_scanned(said)


@forall(years, counts, editions, some.data())
def test_a_figure_read_wrong_is_noticed(year, count, edition, data):
    said = square_text(number_text(year, count), edition)
    place = data.draw(some.sampled_from([at for at, sign in enumerate(said) if sign.isdigit()]))
    other = data.draw(some.sampled_from([figure for figure in string.digits if figure != said[place]]))

    assert read_number(said[:place] + other + said[place + 1 :], 2000) is None


def test_nothing_in_a_square_tells_where_it_leads():
    assert square_text("2026-17", 2).startswith("DVL2026N17V2C")
    assert len(square_text("2026-17", 2)) == 15
