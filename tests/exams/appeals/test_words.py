"""The words of appeals: a paragraph names its law, and one act has one word."""

import re

import pytest
from babel.messages.pofile import read_po

from eduapp.core.resources import resource
from tests.support.translations import TRANSLATED


def texts(language):
    with resource(f"locale/{language}/appeals.po").open("rb") as file:
        for message in read_po(file, locale=language):
            for both in (message.id, message.string):
                yield from [both] if isinstance(both, str) else both


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_paragraph_stands_with_the_law_it_is_of(language):
    assert [text for text in texts(language) if re.search(r"\(§", text)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_second_of_two_does_what_the_button_of_the_exam_says(language):
    assert [text for text in texts(language) if re.search(r"\battester", text)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_regulation_is_called_what_it_is_called(language):
    assert [text for text in texts(language) if "orskriften" in text] == []
