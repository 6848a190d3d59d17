import pytest

from eduapp.certificates.seals import fields
from eduapp.certificates.seals.facts import PrintedFacts
from eduapp.core.codes import code_list


def test_every_fact_has_a_number_of_its_own():
    assert set(fields.KEYS) == set(PrintedFacts.__dataclass_fields__)
    assert sorted(fields.KEYS.values()) == list(range(1, len(fields.FIELDS) + 1))
    assert max(fields.KEYS.values()) <= 23  # one byte each, and one order of keys


def test_every_kind_of_paper_that_is_made_has_a_number():
    assert set(code_list("certificate_kinds").keys()) <= set(fields.KINDS)
    assert len(set(fields.KINDS.values())) == len(fields.KINDS)


def test_every_grade_fits():
    for scale in code_list("scales"):
        assert fields.FIELDS[fields.KEYS["scale"] - 1].fits(scale.key)
        for grade in scale.flags["grades"]:
            assert fields.FIELDS[fields.KEYS["grade"] - 1].fits(grade["code"])


@pytest.mark.parametrize("text", ["a", "ŋ", "Ola\u00a0Nordmann", "\u202bعلي"])
def test_a_shortened_text_is_of_one_text(text):
    short = fields.shortened(text)

    assert short.is_of(text)
    assert not short.is_of(text + "x")
