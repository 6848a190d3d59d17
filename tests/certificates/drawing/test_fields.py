from datetime import date

import pytest

from eduapp.certificates.drawing import fields
from eduapp.certificates.drawing.facts import KINDS
from eduapp.core.i18n import language, speaking
from tests.certificates.drawing import papers


@pytest.mark.parametrize("field", fields.FIELDS, ids=lambda field: field.name)
def test_every_field_has_a_label_a_sample_and_a_value_on_some_paper(field):
    facts = [papers.checkable(kind, valid_until=date(2031, 3, 1), replaces="2026-00017") for kind in KINDS]
    said = [fields.values(one)[field.name] for one in facts]

    assert field.label
    assert field.sample
    assert any(said)


def test_field_names_are_told_apart():
    assert len(fields.NAMES) == len(fields.FIELDS) + len(fields.LABELS)


def test_lists_are_known_as_lists():
    values = [fields.values(papers.checkable(kind)) for kind in KINDS]

    assert {name for one in values for name, value in one.items() if isinstance(value, tuple)} == fields.LISTS


def test_values_speak_the_language_of_the_paper_and_leave_ours_alone():
    with speaking("en"):
        said = fields.values(papers.a_paper("deltakerbevis", language="nn"))

        assert language() == "en"
    assert said["title"] == "Deltakarbevis"
    assert said["label_contents"] == "Innhald"
