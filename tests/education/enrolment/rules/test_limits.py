"""Numbers of law and practice are data with a source."""

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.education.enrolment import rules


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_limit_says_where_it_comes_from(tongue):
    with speaking(tongue):
        assert all(rules.source_of(key) for key in code_list("enrolment_limits").keys())  # noqa: SIM118 - a list of codes


def test_rule_23_a_place_is_kept_for_three_weeks():
    assert rules.limit("away_days") == 21


def test_a_paragraph_is_no_number():
    with pytest.raises(KeyError):
        rules.limit("consent")
