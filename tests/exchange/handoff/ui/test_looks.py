"""Words on days to hand over."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.exchange.handoff.rules import Minutes, PersonSum
from eduapp.exchange.handoff.ui import looks
from tests.support import given, given_handoff

TODAY = date(2026, 3, 4)
ROW = PersonSum(given.LEADER.user_id, "1", "Dahl, Petter", Minutes(attended=90), 1, final=True)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        (looks.WEEK, (date(2026, 3, 2), date(2026, 3, 8))),
        (looks.LAST_WEEK, (date(2026, 2, 23), date(2026, 3, 1))),
        (looks.LAST_MONTH, (date(2026, 2, 1), date(2026, 2, 28))),
    ],
)
def test_weeks_and_months(name, days):
    assert looks.period(name, TODAY) == days


def test_a_route_names_days_and_rubbish_is_the_last_week():
    assert looks.asked("2026-01-05/2026-01-06", TODAY) == (date(2026, 1, 5), date(2026, 1, 6))
    assert looks.asked("nothing", TODAY) == looks.period(looks.LAST_WEEK, TODAY)


def test_the_worst_of_a_persons_days_is_told():
    said = [
        looks.state_of(row)[2]
        for row in (
            ROW,
            replace(ROW, final=False),
            replace(ROW, minutes=Minutes(waiting=5)),
            replace(ROW, minutes=Minutes(waiting=5, unmarked=5)),
        )
    ]

    assert said == ["Final", "May change", "Hours waiting", "Not all recorded"]


def test_money_is_shown_in_kroner_and_nothing_is_nothing():
    assert [looks.money_text(ore) for ore in (None, 0, 1875)] == ["", "0", "18.75"]


def test_before_anything_is_exported_nothing_can_have_changed(database):
    shown = given_handoff.overview(database)

    assert looks.changed_text(shown) == looks.open_text(shown) == ""


def test_codes_that_changed_without_minutes_are_told(database, tmp_path, group):
    given_handoff.exported(database, tmp_path / "a.csv")
    shown = replace(given_handoff.overview(database), same_codes=False, never=2)

    assert looks.changed_text(shown) == (
        "Changed since: codes, but no minutes. 2 days have not been handed over."
    )


def test_where_lines_were_deleted_nobody_is_told_that_nothing_changed(database, tmp_path, group):
    given_handoff.exported(database, tmp_path / "a.csv")
    shown = replace(given_handoff.overview(database), ended=True, never=0)

    said = "Lines of it were deleted when their time was over, and are not compared."
    assert looks.changed_text(shown) == said
    assert looks.changed_text(replace(shown, ended=False)) == "Nothing has changed since."
    assert looks.changed_text(replace(shown, changes=("Dahl",))) == f"Changed since: Dahl. {said}"
