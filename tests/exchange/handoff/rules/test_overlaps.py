"""Minutes told by the register and by a workshop: pointed out, and paid once."""

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.exchange.handoff import rules
from eduapp.exchange.handoff.rules import SCHOOL, WORKSHOP, Line, Rate
from tests.support import given
from tests.support.given_handoff import a_day

LESSON = Line(SCHOOL, "present", taken=90, start=510, end=600)
SHIFT = Line(WORKSHOP, "worked", taken=390, start=480, end=900)
RATE = Rate(given.TODAY, "hour", 6000)


def test_an_hour_and_a_half_at_both_is_paid_once():
    day = a_day(LESSON, SHIFT)
    assert rules.overlaps_of(day) == ["Dahl, Petter, 23.11.2026 08:30–10:00"]
    assert rules.told_twice(day.lines, paid=True) == 90
    assert rules.amount_of(day, RATE) == 39000  # the shift alone: 390 minutes
    assert rules.amount_of(day, Rate(given.TODAY, "day", 6000)) == 6000


def test_hours_not_approved_are_pointed_out_and_take_nothing_from_school():
    waiting = Line(WORKSHOP, "waiting", taken=390, approved=False, start=480, end=900)
    day = a_day(LESSON, waiting)
    assert len(rules.overlaps_of(day)) == 1
    assert rules.amount_of(day, RATE) == 9000


def test_a_session_the_prison_closed_is_not_paid_beside_work_and_absence_contradicts_nothing():
    closed = Line(SCHOOL, "cancelled", missed=90, as_="lost", start=510, end=600)
    assert rules.amount_of(a_day(closed, SHIFT), RATE) == 39000
    away = Line(SCHOOL, "excused", missed=90, as_="excused", start=510, end=600)
    assert rules.overlaps_of(a_day(away, SHIFT)) == []


def test_one_after_the_other_is_no_overlap():
    after = Line(WORKSHOP, "worked", taken=300, start=600, end=900)
    assert rules.overlaps_of(a_day(LESSON, after)) == []
    assert rules.amount_of(a_day(LESSON, after), RATE) == 39000


def test_the_rule_is_one_with_its_paragraph():
    [rule] = code_list("handoff_overlaps")
    assert rule.key in (SCHOOL, WORKSHOP)
    assert rules.which_counts() == (
        "the register counts, for it is taken session by session, and education and work are paid alike "
        "(strgj.forskr. § 3-13)"
    )


@forall(st.integers(0, 700), st.integers(1, 300), st.integers(0, 700), st.integers(1, 300))
def test_no_minute_is_paid_twice(school, lesson, work, shift):
    lines = (
        Line(SCHOOL, "present", taken=lesson, start=school, end=school + lesson),
        Line(WORKSHOP, "worked", taken=shift, start=work, end=work + shift),
    )
    once = len({*range(school, school + lesson)} | {*range(work, work + shift)})
    assert rules.amount_of(a_day(*lines), Rate(given.TODAY, "hour", 60)) == once


def test_the_file_tells_it_beside_the_figure():
    about = rules.About("2026-1", given.TODAY, given.TODAY, given.NOW, "Kari", "abc")
    days, _people, _codes, said = rules.tables(about, [a_day(LESSON, SHIFT)])
    assert dict(zip(days.headings, days.rows[0], strict=True))["Of it told twice"] == 90
    told = dict(said.rows)
    assert told["At school and in a workshop at once"] == "Dahl, Petter, 23.11.2026 08:30–10:00"
    assert told["Paid once"] == rules.which_counts()
    plain, *_others = rules.tables(about, [a_day(LESSON)])
    assert "Of it told twice" not in plain.headings
