"""The sheets: days, persons with their sum, codes, and what it is; money only where a rate holds."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exchange.handoff.rules import (
    DAY,
    HOUR,
    NONE,
    WORKSHOP,
    About,
    Line,
    Rate,
    code_meaning,
    rate_text,
    tables,
)
from tests.support import given
from tests.support.given_handoff import MONDAY, SUNDAY, a_day, a_line

ABOUT = About("2026-3", MONDAY, SUNDAY, datetime(2026, 11, 30, 9, 5), "Åse Bakke", "abc", "Fjellvik vgs")
DAYS = [a_day(), a_day(a_line("late", 60, 30, "absent"), name="Lie, Jonas")]


def texts(made):
    return [str(cell) for table in made for row in (table.headings, *table.rows) for cell in row]


def test_without_rates_no_sheet_has_a_word_on_money():
    made = tables(ABOUT, DAYS)

    assert [table.name for table in made] == ["Days", "Persons", "Codes", "About"]
    assert [text for text in texts(made) if "(kr)" in text or "øre" in text] == []


def test_with_a_rate_amounts_stand_in_days_and_sums():
    paid = [replace(one, amount=ore) for one, ore in zip(DAYS, (1875, 1250), strict=True)]
    days, persons, _codes, about = tables(replace(ABOUT, rates=(Rate(date(2026, 7, 1), HOUR, 1250),)), paid)

    column = days.headings.index("Amount (kr)")
    assert [row[column] for row in days.rows] == [Decimal("18.75"), Decimal("12.5")]
    assert persons.rows[-1][persons.headings.index("Amount (kr)")] == Decimal("31.25")
    assert about.rows[-1] == ("Rate from 01.07.2026", "1250 øre per hour")


def test_the_last_row_of_persons_is_the_sum_of_all_days():
    days, persons, *_others = tables(ABOUT, DAYS)

    planned = days.headings.index("Planned")
    assert (
        persons.rows[-1][persons.headings.index("Planned")] == sum(row[planned] for row in days.rows) == 180
    )


def test_codes_are_explained_once_with_all_their_minutes():
    codes = tables(ABOUT, [a_day(), a_day(name="Lie, Jonas")])[2]

    assert codes.rows == (("present", "present", "attended", "strgjfl. § 19; strgj.forskr. § 3-13", 180),)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_code_there_can_be_has_a_meaning(tongue):
    with speaking(tongue):
        lines = [a_line(code.key) for code in code_list("attendance_codes")]
        lines += [
            a_line("excused", 0, 90, "excused", reason=one.key) for one in code_list("attendance_reasons")
        ]
        lines += [Line(WORKSHOP, one.key, missed=9, as_="absent") for one in code_list("absence_reasons")]
        codes = tables(ABOUT, [a_day(*lines, a_line("", 0, 9), Line(WORKSHOP, "worked", taken=9))])[2]

    assert all("_" not in str(row[1]) for row in codes.rows)
    assert len(codes.rows) >= len(lines)


def test_a_cancelled_session_that_does_not_count_says_so():
    assert code_meaning("cancelled!") == "cancelled; does not count for the daily allowance"
    assert code_meaning("late/search:lost") == "late, search"


def test_a_rate_in_words():
    told = [rate_text(Rate(given.TODAY, *rate)) for rate in ((HOUR, 1250), (DAY, 9000), (NONE, 0))]

    assert told == ["1250 øre per hour", "9000 øre per day", "no rate"]
