"""What a mark should say more before its register is finished."""

from datetime import date, timedelta

import pytest

from eduapp.core.codes import code_list
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("entry", "lacks"),
    [
        (Entry("present"), ""),
        (Entry("late"), "minutes"),
        (Entry("late", reason="not_fetched"), "minutes"),
        (Entry("late", 10), ""),
        (Entry("absent"), "reason"),
        (Entry("absent", reason="refused", note="Stayed in bed"), ""),
        (Entry("excused"), "reason"),
        (Entry("excused", reason="court"), ""),
        (Entry("held"), ""),
    ],
)
def test_late_asks_how_late_and_absence_whose_cause(entry, lacks):
    assert rules.lacks(entry) == lacks


def test_rule_31_who_has_an_offer_owes_no_reason_for_absence():
    assert rules.lacks(Entry("absent"), offer_only=True) == ""
    assert rules.lacks(Entry("excused"), offer_only=True) == "reason"


def test_every_mark_asks_for_something_known():
    assert {rules.asks(code.key) for code in code_list("attendance_codes")} == {"", "minutes", "reason"}


def test_it_is_asked_while_marks_may_be_changed_and_not_ahead():
    last = rules.last_open_day(TODAY)
    assert not rules.asked_on(TODAY + DAY, TODAY)
    assert rules.asked_on(TODAY, TODAY)
    assert rules.asked_on(TODAY, last)
    assert not rules.asked_on(TODAY, last + DAY)
