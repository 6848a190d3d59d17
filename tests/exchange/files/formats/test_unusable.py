import string

import pytest

from eduapp.core.i18n import _, speaking
from eduapp.exchange.files.formats import unusable
from eduapp.exchange.files.formats.unusable import Unusable

ALL = [Unusable, *Unusable.__subclasses__()]


@pytest.mark.parametrize("error", ALL, ids=lambda e: e.__name__)
def test_every_reason_is_a_sentence_that_says_what_to_do(error):
    assert error.message.endswith(".")
    assert error.message.count(". ") + error.message.count(", then") + error.message.count(", save") >= 1


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("error", ALL, ids=lambda e: e.__name__)
def test_every_reason_is_told_in_norwegian_with_the_same_facts(error, language):
    with speaking(language):
        told = _(error.message)

    assert told != error.message
    assert placeholders(told) == placeholders(error.message)


def placeholders(text):
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_the_sentence_names_the_file():
    assert (
        unusable.FileGone(file="liste.csv").sentence()
        == "liste.csv is no longer there. Choose the file again."
    )
