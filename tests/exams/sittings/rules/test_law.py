from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.spans import Span
from eduapp.exams.sittings.rules.law import kept_free, law

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("key", code_list("exam_law").keys())
def test_every_number_has_its_day_and_its_paragraph_or_rule(key):
    number = law(key, DAY)

    assert number.value > 0
    assert "§" in number.basis or number.basis == "the school's own rule"


def test_nothing_is_decided_by_a_rule_that_did_not_apply():
    with pytest.raises(LookupError):
        law("written_start", date(2020, 1, 1))


def test_an_exam_keeps_the_time_it_lasts_but_never_the_next_day():
    assert kept_free(540, 300) == Span(540, 840)
    assert kept_free(1380, 120) == Span(1380, 1440)
