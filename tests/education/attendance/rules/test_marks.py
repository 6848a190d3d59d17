"""What may be recorded of a learner in a session, and what of it stays when another mark is set."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry, Lesson, Standing
from eduapp.education.attendance.rules.reasons import fits, is_system, needs_note

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
HERE = Lesson(TODAY, 90, cancelled=False)
ME, SOMEBODY = UUID(int=1), UUID(int=2)

CODES = code_list("attendance_codes").keys()
BY_HAND = [code for code in CODES if not is_system(code) and code != rules.STRUCK]
REASONS = code_list("attendance_reasons").keys()

codes = st.sampled_from(BY_HAND)
days = st.integers(-3, 3).map(lambda n: TODAY + n * DAY)
entries = st.builds(
    Entry,
    codes,
    st.integers(0, 200),
    st.sampled_from(["", "A few words"]),
    st.sampled_from(["", *REASONS]),
    st.integers(0, 200),
)


def names(violations):
    return [violation.name for violation in violations]


def against(entry, lesson=HERE, today=TODAY, **standing):
    return names(rules.check_entry(entry, lesson, today, Standing(**standing)))


@pytest.mark.parametrize("code", BY_HAND)
def test_every_mark_can_be_set_on_the_day(code):
    assert against(Entry(code)) == []


@pytest.mark.parametrize("code", sorted(set(CODES) - set(BY_HAND)))
def test_what_follows_from_other_records_is_set_by_nobody(code):
    assert "NobodySetsThis" in against(Entry(code))


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_stands_with_each_of_its_marks(reason):
    for mark in rules.reasons.marks_of(reason):
        late, early = (5, 5) if mark == "late" else (0, 5 if mark == "present" else 0)
        assert against(Entry(mark, late, "A few words", reason, early)) == []


@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_stands_with_any_other_mark(reason):
    for code in set(BY_HAND) - set(rules.reasons.marks_of(reason)):
        assert "ReasonDoesNotFit" in against(Entry(code, 0, "A few words", reason))


@forall(codes, days)
def test_before_the_day_only_what_is_known_ahead_can_be_recorded(code, day):
    ahead = code in ("excused", "not_required")
    expected = ["NotYetHeld"] if day > TODAY and not ahead else []
    assert against(Entry(code), Lesson(day, 90, cancelled=False)) == expected


def test_rule_38_ahead_is_fourteen_days_at_most():
    def on(days_ahead):
        return against(Entry("excused"), Lesson(TODAY + days_ahead * DAY, 90, cancelled=False))

    assert (on(14), on(15)) == ([], ["TooFarAhead"])


@pytest.mark.parametrize(("reason", "known"), [("court", True), ("visit", True), ("sick", False)])
def test_before_the_day_a_reason_must_be_one_that_can_be_known(reason, known):
    found = against(Entry("excused", reason=reason), Lesson(TODAY + DAY, 90, cancelled=False))
    assert found == ([] if known else ["NotKnownAhead"])


def test_all_reasons_are_told_together():
    wrong = Entry("away", minutes_late=90, note="x" * 201, reason="tired", minutes_early=1)
    found = against(wrong, Lesson(TODAY + DAY, 90, cancelled=True), on_roll=False)
    assert found == [
        "CodeUnknown",
        "SessionIsCancelled",
        "NotYetHeld",
        "NotOnTheRoll",
        "ReasonUnknown",
        "MinutesWithoutLate",
        "LeftWithoutComing",
        "TooLate",
        "NoteTooLong",
    ]


def test_rule_31_refusing_needs_a_note_and_a_duty():
    assert against(Entry("absent", reason="refused")) == ["NoteNeeded"]
    assert against(Entry("absent", 0, "Stayed in bed", "refused")) == []
    assert against(Entry("absent", 0, "Stayed in bed", "refused"), offer_only=True) == ["CannotRefuse"]
    assert against(Entry("absent"), offer_only=True) == []


def test_a_paper_is_seen_only_where_one_is_asked_for():
    assert against(Entry("excused", reason="court", document_seen=True)) == []
    assert against(Entry("excused", reason="visit", document_seen=True)) == ["DocumentNotAsked"]
    assert against(Entry("excused", document_seen=True)) == ["DocumentNotAsked"]


def test_who_was_there_all_the_time_needs_no_reason():
    assert against(Entry("present", reason="sick")) == ["NothingWasMissed"]
    assert against(Entry("present", reason="sick", minutes_early=10)) == []


def test_a_guest_was_there_or_was_not_expected():
    guest = {"guest": True, "on_roll": False}
    assert [against(Entry(code), **guest) for code in ("present", "late", "struck")] == [[], [], []]
    assert against(Entry("absent"), **guest) == ["GuestsAreHere"]
    assert against(Entry("present"), guest=True, on_roll=True) == ["OnTheRoll"]
    assert against(Entry("struck")) == ["NobodySetsThis"]


@forall(st.integers(-10, 200), st.integers(-10, 200))
def test_minutes_late_and_early_leave_some_of_the_session(late, early):
    fine = late >= 0 and early >= 0 and late + early < 90
    assert (against(Entry("late", late, minutes_early=early)) == []) == fine


@forall(entries, st.integers(0, 240))
def test_minutes_are_never_more_than_were_planned(entry, length):
    there = entry.code in ("present", "late")
    expected = max(0, length - entry.minutes_late - entry.minutes_early) if there else 0
    assert rules.minutes_of(entry, length) == expected == min(expected, length)


@forall(entries, st.integers(0, 240))
def test_every_minute_not_taken_part_in_goes_somewhere(entry, length):
    missed = rules.missed_of(entry, length)
    assert (missed == "") == (rules.minutes_of(entry, length) == length)
    assert missed in ("", *rules.reasons.MISSED)


@pytest.mark.parametrize(
    ("entry", "goes"),
    [
        (Entry("absent"), "absent"),
        (Entry("absent", reason="refused"), "refused"),
        (Entry("excused"), "excused"),
        (Entry("held", reason="search"), "lost"),
        (Entry("late", 10), "absent"),
        (Entry("late", 10, reason="not_fetched"), "lost"),
        (Entry("present", minutes_early=10, reason="health"), "excused"),
        (Entry("not_required", reason="exam"), "school"),
        (Entry("excused", reason="other"), "excused"),
        (Entry("absent", reason="other"), "absent"),
    ],
)
def test_the_reason_says_where_minutes_go_else_the_mark(entry, goes):
    assert rules.missed_of(entry, 90) == goes


def test_rule_57_who_is_marked_present_loses_reason_and_note():
    before = Entry("excused", 0, "Summons", "court", document_seen=True)
    assert rules.remarked(before, "present") == Entry("present")
    assert rules.remarked(Entry("absent", 0, "Overslept"), "late") == Entry("late")


@forall(entries, codes)
def test_what_stays_after_another_mark_still_fits_it(before, code):
    after = rules.remarked(before, code)
    found = set(against(after)) - {"TooLate", "NoteNeeded"}
    before_fits = not set(against(before)) - {"TooLate", "NoteNeeded"}
    assert after.code == code
    assert not before_fits or found == set()


def test_another_absence_keeps_the_note_and_a_reason_that_fits():
    assert rules.remarked(Entry("absent", 0, "Bus", "other"), "excused") == Entry(
        "excused", 0, "Bus", "other"
    )
    assert rules.remarked(Entry("absent", 0, "Bus", "refused"), "excused") == Entry("excused", 0, "Bus")


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_sets_its_mark_where_there_is_none_or_nothing_was_missed(reason):
    for before in (None, Entry("present")):
        chosen = rules.with_reason(before, reason)
        assert (chosen.code, chosen.reason) == (rules.reasons.marks_of(reason)[0], reason)


@forall(entries, st.sampled_from(REASONS))
def test_a_chosen_reason_always_fits_the_mark_that_then_stands(before, reason):
    chosen = rules.with_reason(before, reason)
    assert fits(chosen.code, chosen.reason)
    assert not needs_note(reason) or chosen.reason == reason


def test_undo_is_for_ones_own_marks_of_today():
    yesterday = TODAY - DAY
    assert names(rules.check_taking_back(ME, TODAY, ME, TODAY)) == []
    assert names(rules.check_taking_back(SOMEBODY, yesterday, ME, TODAY)) == ["NotYours", "NotFresh"]
