from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.privacy.rules import KEEP, before, life_of, lives

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "months", "last"),
    [
        (TODAY, 24, date(2024, 11, 23)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 13, date(2024, 12, 15)),
        (TODAY, 0, TODAY),
    ],
)
def test_older_than_so_many_months(today, months, last):
    assert before(today, months) == last


def test_what_must_be_preserved_is_never_deleted_and_what_the_school_sets_itself_says_so():
    kept = {life.key for life in lives(TODAY) if life.action == KEEP}

    assert kept == {"education", "results", "practice"}
    assert all(life.is_ours and life.months > 0 for life in lives(TODAY) if life.action != KEEP)


def test_before_a_rule_is_in_force_and_of_an_unknown_kind_nothing_is_deleted():
    assert life_of("answers", date(2025, 12, 31)).action == KEEP
    assert life_of("of a newer program", TODAY).action == KEEP


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_rule_says_how_long_and_since_when(language):
    with speaking(language):
        for key in code_list("retention_rules").keys():  # noqa: SIM118 - a list of codes
            life = life_of(key, TODAY)
            assert (life.starts in life.sentence()) == (life.action != KEEP)
