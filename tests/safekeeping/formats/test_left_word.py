"""What a database that came from a backup says of itself."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.safekeeping.formats.left_word import Word, read, written

WORD = Word(
    number=42,
    day=date(2026, 11, 28),
    lost=-1,
    reason="The disk broke",
    asked_by="Nils Ås",
    agreed_by="",
    seq=417,
    digest="9f" * 32,
)


@pytest.mark.parametrize("word", [WORD, replace(WORD, lost=0, reason="x" * 10_000, agreed_by="Åse Vik")])
def test_it_comes_back_as_it_was_left(word):
    assert read(written(word)) == word


@pytest.mark.parametrize(
    "content",
    ["", "letter", "{}", written(WORD)[:-1], written(WORD).replace("42", '"42"'),
     written(WORD).replace("2026-11-28", "yesterday"), written(WORD).replace("-1", "-2")],
    ids=["nothing", "letter", "no names", "cut", "text", "no day", "less than nobody knows"],
)  # fmt: skip
def test_what_nobody_left_is_nothing(content):
    assert read(content) is None
