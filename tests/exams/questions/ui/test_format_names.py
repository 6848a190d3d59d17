"""Formats and encodings have names, and every format can be opened."""

from eduapp.exams.questions.formats import ENCODINGS, FORMATS
from eduapp.exams.questions.ui.format_names import ENDINGS, OPENED, encoding_text, format_text


def test_every_format_and_encoding_has_a_name_and_an_ending_that_is_opened():
    assert all(format_text(key) != key for key in FORMATS)
    assert all(encoding_text(key) != key for key in ENCODINGS)
    assert {f"*{ENDINGS[key]}" for key in FORMATS} <= set(OPENED)
