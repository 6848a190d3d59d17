"""What people read names paragraphs of the law, never numbers of rules that only code and tests know."""

import re

import pytest
from babel.messages.pofile import read_po

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES
from eduapp.core.resources import resource

INTERNAL = re.compile(
    r"\bR\d{1,2}\b|house rule|practice rule|intern regel|husregel|praksisregel|feltregel", re.IGNORECASE
)


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) or hasattr(value, "values"):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_text_of_the_screens_names_a_rule_by_its_number(language):
    found = []
    for path in sorted(resource(f"locale/{language}").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                found += [text for text in texts_of([message.id, message.string]) if INTERNAL.search(text)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_handbook_does(language):
    pages = {path.name: path.read_text("utf-8") for path in resource(f"help/{language}").glob("*.md")}
    assert {name: INTERNAL.findall(text) for name, text in pages.items() if INTERNAL.search(text)} == {}


def test_no_closed_list_does():
    names = sorted(path.stem for path in resource("codes").glob("*.toml"))
    wrong = [
        (name, text)
        for name in names
        for code in code_list(name)
        for text in texts_of([code.labels, code.flags])
        if INTERNAL.search(text)
    ]
    assert wrong == []
