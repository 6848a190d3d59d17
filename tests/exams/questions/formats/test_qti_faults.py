"""Every reason against an item or a package says what to do, in one short line."""

import inspect
from string import Formatter

import pytest

from eduapp.core.i18n import speaking
from eduapp.core.violations import Violation
from eduapp.exams.questions.formats import qti_faults

REASONS = [
    each
    for _name, each in inspect.getmembers(qti_faults, inspect.isclass)
    if issubclass(each, Violation) and each is not Violation
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_says_what_is_wrong_and_what_to_do(reason):
    facts = {name: "x" for _text, name, _spec, _conversion in Formatter().parse(reason.message) if name}

    with speaking("en"):
        sentence = reason(**facts).sentence()

    assert (sentence[-1], ". " in sentence or "; " in sentence) == (".", True)
    assert len(sentence) < 180
