"""One engine: each rule of the list to its day, never early, on a working day, with lines and paragraph."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.deadlines.rules import Extension, deadline, end_of, wait, why_closed

RULES = code_list("deadlines")
LIMITS = [code.key for code in RULES if not code.has("waits")]
WAITS = [code.key for code in RULES if code.has("waits")]
DATES = st.dates(date(2024, 8, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("rule", "told", "last"),
    [
        ("grade_appeal", date(2026, 11, 24), date(2026, 12, 4)),  # Friday
        ("grade_appeal", date(2026, 12, 2), date(2026, 12, 14)),  # the twelfth is a Saturday
        ("grade_appeal", date(2026, 12, 15), date(2026, 12, 28)),  # Christmas Day, Boxing Day, Sunday
        ("grade_appeal", date(2026, 12, 22), date(2027, 1, 4)),  # New Year's Day, then a weekend
        ("grade_appeal", date(2026, 12, 25), date(2027, 1, 4)),  # told on a holiday: it is not counted anyway
        ("grade_appeal", date(2027, 3, 15), date(2027, 3, 30)),  # Maundy Thursday to Easter Monday
        ("grade_appeal", date(2026, 4, 21), date(2026, 5, 4)),  # 1 May, then a weekend
        ("grade_appeal", date(2026, 5, 7), date(2026, 5, 18)),  # 17 May is a Sunday
        ("grade_appeal", date(2027, 5, 7), date(2027, 5, 18)),  # 17 May and Whit Monday at once
        ("grade_appeal", date(2028, 2, 19), date(2028, 2, 29)),  # Tuesday
        ("module_appeal", date(2026, 11, 24), date(2026, 12, 4)),
        ("trade_test_appeal", date(2026, 12, 2), date(2026, 12, 23)),
        ("trade_test_appeal", date(2026, 12, 4), date(2026, 12, 28)),  # Friday: Christmas Day, weekend
        ("decision_appeal", date(2026, 11, 24), date(2026, 12, 15)),
        ("latest_appeal", date(2026, 11, 24), date(2027, 11, 24)),
        ("latest_appeal", date(2028, 2, 29), date(2029, 2, 28)),
        ("higher_grounds", date(2026, 11, 24), date(2026, 12, 1)),
        ("higher_appeal", date(2026, 11, 24), date(2026, 12, 15)),
        ("higher_formal_appeal", date(2026, 12, 4), date(2026, 12, 28)),
    ],
)
def test_a_deadline_ends_on_the_day_a_hand_finds(rule, told, last):
    assert deadline(rule, told).last_day == last


@pytest.mark.parametrize(
    ("rule", "start", "first"),
    [
        ("cheating_wait", date(2026, 12, 2), date(2027, 12, 2)),
        ("cheating_wait", date(2027, 5, 17), date(2028, 5, 17)),
        ("cheating_wait", date(2026, 11, 28), date(2027, 11, 28)),  # a Sunday: a wait is not prolonged
        ("cheating_wait", date(2028, 2, 29), date(2029, 3, 1)),
        ("practice_wait", date(2026, 11, 24), date(2027, 5, 24)),
        ("practice_wait", date(2026, 8, 31), date(2027, 3, 1)),  # all of February is part of it
        ("practice_wait", date(2026, 8, 28), date(2027, 2, 28)),
    ],
)
def test_a_wait_ends_on_the_day_a_hand_finds(rule, start, first):
    assert wait(rule, start).first_day == first


def test_a_wait_is_no_deadline_and_the_other_way_round():
    with pytest.raises(ValueError):
        deadline("cheating_wait", date(2026, 12, 2))
    with pytest.raises(ValueError):
        wait("grade_appeal", date(2026, 12, 2))
    with pytest.raises(KeyError):
        deadline("unknown", date(2026, 12, 2))


@given(st.sampled_from(LIMITS), DATES)
def test_the_last_day_is_a_working_day_and_never_early(rule, told):
    found = deadline(rule, told)

    assert why_closed(found.last_day) == ""
    assert found.bare == end_of(told, found.period) <= found.last_day
    assert (found.last_day - found.bare).days <= 5
    assert not found.over(found.last_day)


@given(st.sampled_from(LIMITS), DATES, DATES)
def test_who_is_told_later_never_has_an_earlier_last_day(rule, one, other):
    first, second = sorted((one, other))

    assert deadline(rule, first).last_day <= deadline(rule, second).last_day


def test_other_holidays_may_be_given():
    assert deadline("grade_appeal", date(2026, 12, 2), {date(2026, 12, 14)}).last_day == date(2026, 12, 15)
    assert deadline("grade_appeal", date(2026, 12, 15), ()).last_day == date(2026, 12, 25)


def test_the_lines_say_why_it_is_that_day():
    assert deadline("grade_appeal", date(2026, 12, 2)).lines == (
        "Appeal against an exam grade or an overall grade: 10 days (opplæringsforskrifta §§ 10-2, 16-1).",
        (
            "Counted from the day the candidate was told the grade, Wednesday 2 December 2026, which is not "
            "counted itself (domstolloven § 148)."
        ),
        (
            "It would end on Saturday 12 December 2026. No working days: Saturday 12 December, Sunday 13 "
            "December. So it ends on the next one (domstolloven § 149)."
        ),
        "Last day to appeal: Monday 14 December 2026.",
    )


def test_holidays_are_named():
    assert "Friday 25 December (Christmas Day)" in deadline("trade_test_appeal", date(2026, 12, 4)).line


def test_the_lines_of_a_wait_say_its_first_day():
    assert wait("practice_wait", date(2026, 11, 24)).lines == (
        "New entry of a practice candidate: 6 months (opplæringsforskrifta § 9-66).",
        (
            "Counted from the day of the previous test, Tuesday 24 November 2026; it ends on the day that "
            "answers to it (domstolloven § 148)."
        ),
        "First day of a new entry: Monday 24 May 2027.",
    )


def test_an_extension_is_told_with_its_name_and_reason():
    told = Extension(date(2026, 12, 18), "The letter lay in another unit.", "Solveig Nes")
    found = deadline("grade_appeal", date(2026, 12, 2))
    later = type(found)(**(found.__dict__ | {"extended": told}))

    assert later.last_day == date(2026, 12, 18)
    assert later.lines[-2:] == (
        "Extended by Solveig Nes: The letter lay in another unit.",
        "Last day to appeal: Friday 18 December 2026.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES.keys())
def test_every_rule_speaks_every_language_and_names_its_paragraph(rule, language):
    reckon = wait if rule in WAITS else deadline
    with speaking(language):
        found = reckon(rule, date(2026, 12, 2))
        said = found.line

    assert "§" in found.basis
    assert found.basis in said
    assert "{" not in said


def test_which_row_is_in_force_the_day_of_notice_decides(monkeypatch):
    code = RULES["grade_appeal"]
    rows = [*code.flags["rows"], {"from": date(2028, 1, 1), "count": 14, "unit": "days"}]
    monkeypatch.setitem(
        RULES._codes, code.key, type(code)(code.key, code.labels, {**code.flags, "rows": rows})
    )

    assert deadline("grade_appeal", date(2027, 12, 31)).period.count == 10
    assert deadline("grade_appeal", date(2028, 1, 3)).last_day == date(2028, 1, 17)
    assert deadline("grade_appeal", date(2020, 1, 6)).period.count == 10  # before its first row: the first


def test_an_extension_never_ends_before_the_law_does():
    """The law's day moved on after that: grounds were given, or a notice was put right."""
    extended = Extension(date(2026, 12, 8), "Far away", "Solveig Nes")
    before = replace(deadline("grade_appeal", date(2026, 11, 24)), extended=extended)
    after = replace(deadline("grade_appeal", date(2026, 12, 7)), extended=extended)

    assert (before.last_day, before.longer) == (date(2026, 12, 8), extended)
    assert "Extended by Solveig Nes: Far away" in before.line
    assert (after.last_day, after.longer) == (date(2026, 12, 17), None)
    assert "Far away" not in after.line
    assert not after.over(date(2026, 12, 17))


@pytest.mark.parametrize("language", LANGUAGES)
def test_to_the_person_the_reasons_are_the_same_without_the_day_itself(language):
    with speaking(language):
        found = deadline("grade_appeal", date(2026, 12, 2))
        assert len(found.to_you) == len(found.lines) - 1
        assert (found.to_you[0], found.to_you[2:]) == (found.lines[0], found.lines[2:-1])
        assert found.to_you[1] != found.lines[1]
