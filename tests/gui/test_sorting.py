from hypothesis import given
from hypothesis import strategies as st

from eduapp.gui.sorting import arranged, norwegian, plain

keys = st.lists(st.none() | st.integers())


@given(keys, st.booleans())
def test_sorting_loses_nothing_and_puts_what_is_missing_last(rows, descending):
    sorted_rows = arranged(rows, lambda row: row, descending)

    present = [row for row in rows if row is not None]
    assert sorted_rows == sorted(present, reverse=descending) + [None] * (len(rows) - len(present))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers())), st.booleans())
def test_equal_rows_keep_their_order(rows, descending):
    numbered = list(enumerate(rows))

    done = arranged(numbered, lambda row: row[1][0], descending)

    for key in range(4):
        assert [n for n, row in done if row[0] == key] == [n for n, row in numbered if row[0] == key]


def test_without_a_key_the_rows_stand_as_they_came():
    assert arranged([3, 1, 2], None) == [3, 1, 2]


def test_norwegian_letters_come_last_in_their_order():
    names = ["Åse", "Øyvind", "Ærlig", "Zara", "Aage", "Anne"]

    assert sorted(names, key=norwegian) == ["Anne", "Zara", "Ærlig", "Øyvind", "Aage", "Åse"]


def test_type_ahead_forgets_accents_and_case():
    assert plain("Sárá") == "sara"
    assert plain("ØDEGÅRD") == "odegard"
