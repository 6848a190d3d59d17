"""The numbers of the law are dated, and each has its paragraph."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.papers.rules.law import LAW, check_written_minutes, law, written_law_text

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("written_start", 540),
        ("written", 300),
        ("practical", 300),
        ("oral", 30),
        ("oral_practical", 45),
        ("latest_arrival", 600),
    ],
)
def test_what_the_law_says_today(key, value):
    number = law(key, DAY)

    assert number.value == value
    assert number.basis.startswith("opplæringsforskrifta §")
    assert number.since <= DAY


@pytest.mark.parametrize("key", code_list(LAW).keys())
def test_every_number_has_its_paragraph_or_is_the_schools_own_rule(key):
    assert "§" in law(key, DAY).basis or law(key, DAY).basis == "the school's own rule"


def test_before_its_first_day_a_number_is_what_it_was_first():
    assert law("written", date(2020, 1, 1)).value == 300


def test_another_year_can_have_another_number(monkeypatch):
    code = code_list(LAW)["written"]
    rows = [*code.flags["rows"], {"from": date(2028, 1, 1), "value": 240}]
    monkeypatch.setitem(
        code_list(LAW)._codes, code.key, type(code)(code.key, code.labels, {**code.flags, "rows": rows})
    )

    assert law("written", date(2027, 12, 31)).value == 300
    assert law("written", date(2028, 1, 1)).value == 240
    assert [one.name for one in check_written_minutes(241, date(2028, 1, 1))] == ["LongerThanTheLaw"]


def test_l11_a_written_exam_lasts_five_hours_at_most():
    assert check_written_minutes(300, DAY) == []
    [told] = check_written_minutes(301, DAY)
    assert told.sentence() == (
        "A written exam lasts 300 minutes at most (opplæringsforskrifta §§ 9-28, 15-20). "
        "Enter that many or fewer."
    )


def test_the_law_is_shown_with_its_paragraph_and_day():
    assert written_law_text(DAY) == (
        "At most 5 hours (opplæringsforskrifta §§ 9-28, 15-20, since 01.01.2026). "
        "Extended time by decision comes on top."
    )
