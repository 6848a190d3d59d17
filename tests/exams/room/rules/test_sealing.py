"""Digests over parts: what differs is named, and rows behind the seal hang on each other."""

from hypothesis import given as given_that
from hypothesis import strategies as st

from eduapp.exams.room.rules.sealing import (
    Differs,
    broken_links,
    chained,
    differences,
    digest_of,
    digest_of_parts,
)

PARTS = st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=8), max_size=8)


def test_what_was_changed_taken_away_and_added_is_named():
    sealed = {"row 1": "a", "row 2": "b", "candidate 101": "c"}
    now = {"row 1": "a", "row 2": "B", "row 3": "d"}

    assert differences(sealed, now) == [
        Differs("candidate 101", "gone"),
        Differs("row 2", "changed"),
        Differs("row 3", "added"),
    ]


@given_that(PARTS, PARTS)
def test_the_digest_is_equal_exactly_where_nothing_differs(one, other):
    assert (digest_of_parts(one) == digest_of_parts(other)) is (not differences(one, other))


def test_the_order_of_facts_changes_no_digest_and_a_letter_does():
    assert digest_of({"a": 1, "b": "ø"}) == digest_of({"b": "ø", "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})


@given_that(st.lists(st.text(max_size=5), min_size=1, max_size=6), st.data())
def test_a_row_behind_the_seal_that_was_changed_or_taken_out_breaks_the_chain(texts, data):
    rows, before = [], "seal"
    for number, text in enumerate(texts):
        digest = chained(before, text)
        rows.append((f"row {number}", text, digest))
        before = digest
    assert broken_links("seal", rows) == []

    place = data.draw(st.integers(0, len(rows) - 1))
    name, text, digest = rows[place]
    changed = [*rows[:place], (name, f"{text}!", digest), *rows[place + 1 :]]
    assert Differs(name, "chain") in broken_links("seal", changed)
    if place + 1 < len(rows):
        assert broken_links("seal", [*rows[:place], *rows[place + 1 :]])
