from datetime import date

from eduapp.core.i18n import speaking
from eduapp.exams.statistics.rules.limits import key_rule_text, limits_on, shown_from_text

DAY = date(2026, 11, 23)


def test_the_rules_are_told_with_where_they_are_from_and_since_when():
    limits = limits_on(DAY)

    assert (limits.shown_from.value, limits.weak_below.value, limits.strongest.value) == (20, 10, 27)
    assert shown_from_text(limits) == (
        "Figures are shown from 20 attempts on (the school's own rule: with fewer an index of 44 % may be "
        "chance; since 01.08.2026)."
    )
    assert "below 10 %" in key_rule_text(limits)
    assert "strongest 27 %" in key_rule_text(limits)


def test_another_number_for_one_report_says_so():
    limits = limits_on(DAY, least=5)

    assert limits.shown_from.value == 5
    assert "chosen for this report alone; since 23.11.2026" in shown_from_text(limits)


def test_the_rules_are_told_in_norwegian():
    with speaking("nb"):
        assert shown_from_text(limits_on(DAY)).startswith("Tall vises fra 20 forsøk")
