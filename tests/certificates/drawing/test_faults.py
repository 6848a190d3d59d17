import inspect

import pytest

from eduapp.certificates.drawing import faults
from eduapp.core.i18n import speaking
from eduapp.core.violations import Violation

ALL = [
    kind
    for _, kind in inspect.getmembers(faults, inspect.isclass)
    if issubclass(kind, Violation) and kind is not Violation
]
NAMED = (
    "form said told letters text field lines template known reason where key least most wanted value file"
    " size paper"
)
FACTS = dict.fromkeys(NAMED.split(), "Field of work") | {"paper": "vitnemaal"}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_fault_has_a_sentence_in_every_language(kind):
    sentences = set()
    for language in ("nb", "nn", "en"):
        with speaking(language):
            sentences.add(kind(**FACTS).sentence())

    assert len(sentences) >= 2
    assert not any("{" in sentence.replace("{braces}", "").replace("{krøll", "") for sentence in sentences)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_no_fault_can_be_overridden(kind):
    assert not kind.overridable


def test_the_name_of_a_missing_fact_is_translated_too():
    with speaking("nb"):
        assert faults.FactMissing(field="Field of work").sentence().startswith("Arbeidsområde: ")
