"""Parts of the points are those of Moodle's list, or refused."""

from decimal import Decimal

import pytest

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.moodle_fractions import FRACTIONS, listed


@pytest.mark.parametrize("told", ["33.3333333", "33.33333", " 33.33333 "])
def test_a_number_near_one_of_the_list_is_that_one(told):
    assert listed(told, 1) == Decimal("33.33333")
    assert -Decimal("33.33333") in FRACTIONS


@pytest.mark.parametrize("told", ["33", "", "1e999", "50,0", "101"])
def test_any_other_is_refused(told):
    with pytest.raises(Stopped) as stop:
        listed(told, 4)

    assert (stop.value.line, stop.value.reason.name) == (4, "FractionNotListed")
