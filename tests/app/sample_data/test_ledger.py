from collections import Counter

from sqlalchemy import func, select, text

from eduapp.app.sample_data.ledger import Ledger, Shop
from eduapp.app.sample_data.prison import dice_of
from eduapp.app.sample_data.school import Account
from eduapp.app.sample_data.year import LAST, TODAY, at
from eduapp.core.codes import code_list
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry, Shift, ShiftAbsence, Task
from eduapp.workshops.hours.queries.ledger import content_of
from eduapp.workshops.hours.rules.ledger import NO_MACHINES, approval_holds
from eduapp.workshops.hours.rules.times import Moment, Times, check_over, check_times
from tests.support.given_sample_data import a_new_file


def entries(look):
    return look.scalars(select(HoursEntry)).all()


def test_hours_are_ones_that_the_rules_take(look):
    for entry in entries(look):
        times = Times(entry.start_minute, entry.end_minute, entry.break_minutes)
        assert list(check_times(times)) == []
        assert list(check_over(entry.day, times.end, Moment(TODAY, 480))) == []
        assert entry.minutes == times.minutes
        assert entry.entered_at >= at(entry.day, times.end)


def test_every_approval_holds_and_is_somebody_elses(look):
    final = [entry for entry in entries(look) if entry.state in terms.FINAL]

    assert len(final) > 1000
    for entry in final:
        assert approval_holds(content_of(entry, NO_MACHINES), entry.state, entry.approved_digest)
        assert entry.approved_by not in (None, entry.entered_by)
        assert entry.approved_at > entry.entered_at


def test_what_is_not_approved_says_nothing_of_an_approval(look):
    others = [entry for entry in entries(look) if entry.state not in terms.FINAL]

    assert Counter(entry.state for entry in others).keys() == {terms.SUBMITTED, terms.REJECTED}
    assert all(entry.approved_by is entry.approved_at is entry.approved_digest is None for entry in others)
    assert all(bool(entry.reject_reason) == (entry.state == terms.REJECTED) for entry in others)


def test_nobody_works_in_two_places_at_once(look):
    overlaps = look.scalar(
        text("""
        SELECT count(*) FROM hours_entry a JOIN hours_entry b ON a.learner_id = b.learner_id AND a.day = b.day
        AND a.id < b.id AND a.start_minute < b.end_minute AND b.start_minute < a.end_minute
        """)
    )

    assert overlaps == 0
    assert look.scalar(text("SELECT count(*) - count(DISTINCT learner_id || day) FROM hours_entry")) > 0


def test_hours_lie_within_a_post_and_after_school(look):
    outside = """
        SELECT count(*) FROM hours_entry h WHERE NOT EXISTS (SELECT 1 FROM placement p
        WHERE p.learner_id = h.learner_id AND p.workshop_id = h.workshop_id
        AND h.day BETWEEN p.first_day AND coalesce(p.last_day, '9999-12-31'))
    """
    in_class = """
        SELECT count(*) FROM hours_entry h JOIN enrolment e ON e.learner_id = h.learner_id
        AND h.day BETWEEN e.first_day AND coalesce(e.last_day, '9999-12-31')
        JOIN session s ON s.group_id = e.group_id AND s.day = h.day
        AND s.start_minute < h.end_minute AND h.start_minute < s.end_minute
    """

    assert look.scalar(text(outside)) == 0
    assert look.scalar(text(in_class)) == 0


def test_a_sheet_accounts_for_everybody_with_a_post(look):
    shifts = look.execute(
        select(Shift.id, Shift.workshop_id, Shift.day).order_by(Shift.day.desc()).limit(40)
    ).all()

    for shift_id, workshop_id, day in shifts:
        worked = set(look.scalars(select(HoursEntry.learner_id).where(HoursEntry.shift_id == shift_id)))
        away = set(look.scalars(select(ShiftAbsence.learner_id).where(ShiftAbsence.shift_id == shift_id)))
        assert worked.isdisjoint(away)
        assert worked | away == set(queries.placed_on(look, workshop_id, day))
    assert set(look.scalars(select(ShiftAbsence.reason))) <= set(code_list("absence_reasons").keys())


def test_tasks_are_those_of_the_workshop(look):
    rows = look.execute(
        select(HoursEntry.workshop_id, Task.workshop_id).join(Task, Task.id == HoursEntry.task_id)
    ).all()

    assert rows
    assert all(own == of_task for own, of_task in rows)


def test_the_last_week_waits_for_a_second_person(look):
    waiting = queries.to_approve(look)

    assert waiting
    assert max(row.content.day for row in waiting) == LAST
    assert look.scalar(select(func.count()).where(HoursEntry.shift_id.is_(None))) > 0


def test_an_empty_workshop_has_no_sheet(tmp_path):
    file = a_new_file(tmp_path)
    ledger = Ledger(file)
    nobody = Account("", "Terje Haug")
    shop = Shop("", "Vaskeri", nobody, nobody, [], [])

    ledger.sheet(dice_of(1), shop, LAST)

    assert ledger.from_file(dice_of(1), shop, LAST, "", at(LAST, 900)) == 0
    assert file.row_count() == 0
    file.close()
