"""What counts of what was recorded: percents of sessions, minutes of a day."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Offered, Part
from eduapp.education.attendance.rules.reasons import MISSED

TODAY = date(2026, 11, 23)
NOON = 12 * 60
CODES = code_list("attendance_codes").keys()
KEPT = ("held", "not_required", "suspended", "cancelled", "struck")

days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
offers = st.builds(
    lambda day, end, code, minutes, number: Offered(
        day, end, code, minutes, UUID(int=number) if code else None
    ),
    days,
    st.integers(1, 1440),
    st.sampled_from(["", *CODES]),
    st.integers(0, 90),
    st.integers(1, 10**6),
)
parts = st.builds(
    lambda code, attended, missed, as_: Part(code, "", attended, missed, as_),
    st.sampled_from(["", *CODES]),
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from(["", *MISSED]),
)


@forall(st.lists(offers, max_size=20), st.integers(0, 1439))
def test_the_sum_is_what_a_person_would_count_on_paper(sessions, minute):
    held = attended = minutes = 0
    proof = []
    for one in sessions:
        if one.day > TODAY:
            continue
        if one.day == TODAY and one.end_minute > minute and one.code == "":
            continue
        if one.mark_id:
            proof.append(one.mark_id)
        if one.code in KEPT:
            continue
        held += 1
        attended += one.code in ("present", "late")
        minutes += one.minutes

    total = rules.counted(sessions, TODAY, minute)

    assert (total.held, total.attended, total.minutes) == (held, attended, minutes)
    assert list(total.mark_ids) == proof
    assert 0 <= total.percent <= 100  # R58


def test_a_mark_made_ahead_is_no_session_held():
    ahead = Offered(TODAY + timedelta(days=3), NOON, "excused", 0, UUID(int=7))
    assert rules.counted([ahead], TODAY, NOON) == rules.AttendanceSum()


def test_what_prison_or_school_prevented_lowers_nobodys_percent():
    there = Offered(TODAY, NOON, "present", 90, UUID(int=1))
    kept = [Offered(TODAY, NOON, code, 0, UUID(int=2)) for code in ("held", "not_required")]
    assert rules.counted([there, *kept], TODAY, NOON).percent == 100


def test_percent_is_rounded_down():
    sessions = [Offered(TODAY, NOON, code) for code in ("present", "present", "absent")]
    assert rules.counted(sessions, TODAY, NOON).percent == 66
    assert rules.AttendanceSum().percent == 0


@forall(st.lists(parts, max_size=12))
def test_every_minute_of_a_day_is_counted_once(day):
    total = rules.tallied(day)
    assert total.offered == sum(one.attended + one.missed for one in day)
    assert total.attended == sum(one.attended for one in day)
    assert total.offered == (
        total.attended + total.excused + total.refused + total.lost + total.absent + total.school
        + total.unmarked
    )  # fmt: skip
    assert total.received == total.offered - total.lost - total.school


def test_rule_43_what_nobody_recorded_is_not_absence():
    total = rules.tallied([Part("", missed=90)])
    assert (total.unmarked, total.absent) == (90, 0)


def test_rule_36_cancelling_leaves_another_reason_alone_and_counts_nobody_absent():
    """And R24: nobody is absent from a session that never ran."""
    excused = Part("excused", "court", 0, 90, "excused")
    there, nobody = Part("present", "", 90), Part("", missed=90)

    def cancelled(part, *, by_prison):
        return rules.part_of(part, 90, cancelled=True, by_prison=by_prison)

    assert cancelled(excused, by_prison=True) == excused
    assert cancelled(there, by_prison=True) == cancelled(nobody, by_prison=True)
    assert cancelled(there, by_prison=True) == Part("cancelled", "", 0, 90, "lost")
    assert cancelled(nobody, by_prison=False) == Part("cancelled", "", 0, 90, "school")
    for away in (Part("absent", "", 0, 90, "absent"), Part("absent", "refused", 0, 90, "refused")):
        assert cancelled(away, by_prison=True) == cancelled(nobody, by_prison=True)
        assert rules.part_of(away, 90, cancelled=False, by_prison=True) == away
    for own in (Part("held", "", 0, 90, "lost"), Part("suspended", "", 0, 90, "school")):
        assert cancelled(own, by_prison=False) == own
    assert rules.part_of(there, 90, cancelled=False, by_prison=False) == there


def test_who_is_new_and_who_leaves_is_told_for_a_while():
    assert [rules.is_new(TODAY - timedelta(days=n), TODAY) for n in (-1, 0, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]
    assert [rules.leaves_soon(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 30, 31)] == [
        False,
        True,
        True,
        False,
    ]
    assert not rules.leaves_soon(None, TODAY)
