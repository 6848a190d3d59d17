"""The numbers of the law are dated, and each has its paragraph."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.papers.rules.law import LAW, check_written_minutes, law_number, written_law_text

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("written_start", 540, "minute"),
        ("written_longest", 300, "minutes"),
        ("practical_longest", 300, "minutes"),
        ("oral_longest", 30, "minutes"),
        ("oral_practical_longest", 45, "minutes"),
        ("latest_arrival", 600, "minute"),
        ("appeal_days", 10, "days"),
    ],
)
def test_what_the_law_says_today(key, value, unit):
    law = law_number(key, DAY)

    assert (law.value, law.unit) == (value, unit)
    assert law.paragraph.startswith("opplæringsforskrifta § ")
    assert law.applies_from <= DAY


def test_before_its_first_day_a_number_is_what_it_was_first():
    assert law_number("written_longest", date(2020, 1, 1)).value == 300


def test_another_year_can_have_another_number(monkeypatch):
    code = code_list(LAW)["written_longest"]
    rows = [*code.flags["rows"], {"from": date(2028, 1, 1), "value": 240}]
    monkeypatch.setitem(
        code_list(LAW)._codes, code.key, type(code)(code.key, code.labels, {**code.flags, "rows": rows})
    )

    assert law_number("written_longest", date(2027, 12, 31)).value == 300
    assert law_number("written_longest", date(2028, 1, 1)).value == 240
    assert [one.name for one in check_written_minutes(241, date(2028, 1, 1))] == ["LongerThanTheLaw"]


def test_l11_a_written_exam_lasts_five_hours_at_most():
    assert check_written_minutes(300, DAY) == []
    [told] = check_written_minutes(301, DAY)
    assert told.sentence() == (
        "A written exam lasts 300 minutes at most (opplæringsforskrifta § 9-28). Enter that many or fewer."
    )


def test_the_law_is_shown_with_its_paragraph_and_day():
    assert written_law_text(DAY) == (
        "At most 5 hours (opplæringsforskrifta § 9-28, since 01.01.2026). "
        "Extended time by decision comes on top."
    )
