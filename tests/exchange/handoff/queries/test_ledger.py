"""The days of register and workshop, side by side."""

from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.education.attendance import queries as attendance
from eduapp.education.timetable.models import Session
from eduapp.exchange.handoff import queries
from eduapp.exchange.handoff.rules import check_days, check_sums, summed
from tests.support import given, given_attendance, given_handoff, given_workshops
from tests.support.given_handoff import MONDAY, SUNDAY
from tests.support.statements import selects_of

CODES = [
    ("present", ""), ("late", ""), ("late", "search"), ("absent", ""), ("absent", "refused"),
    ("excused", "court"), ("held", "lock_down"), ("not_required", "exam"), None,
]  # fmt: skip


def days(database, first=MONDAY, last=SUNDAY):
    with database.reading() as session:
        return queries.days(session, first, last)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@forall(st.data())
def test_whatever_was_recorded_the_kinds_are_what_was_planned_and_equal_the_ledger(database, clock, data):
    given_workshops.at(clock, given.TODAY, 18)
    size = data.draw(st.integers(1, 4))
    cancelled = data.draw(st.sampled_from(["", "lock_down", "staff_unavailable"]))
    group = given_attendance.a_class(database, size, place=f"Room {given_attendance.count}{next(ROOMS)}")
    start = data.draw(st.integers(11, 20)) * 60
    later = given_attendance.a_session(
        database, group.group_id, start=start, end=start + data.draw(st.integers(1, 180)), cancelled=cancelled
    )
    for session_id in (group.session_id, later):
        for learner_id in group.learner_ids:
            drawn = data.draw(st.sampled_from(CODES))
            if drawn is not None:
                some = data.draw(st.integers(1, 60)) if drawn[0] == "late" else None
                _mark(database, session_id, learner_id, drawn, some)

    found = [one for one in days(database) if one.learner_id in group.learner_ids]
    with database.reading() as session:
        ledger = {row.learner_id: row.total for row in attendance.day_ledger(session, MONDAY, SUNDAY)}

    assert list(check_days(found, MONDAY, SUNDAY)) == list(check_sums(summed(found), found)) == []
    for one in found:
        minutes = one.minutes
        parts = minutes.attended + minutes.excused + minutes.refused + minutes.lost + minutes.absent
        assert parts + minutes.school + minutes.unmarked == minutes.planned == ledger[one.learner_id].offered


ROOMS = iter(range(10_000))


def _mark(database, session_id, learner_id, drawn, some):
    with database.reading() as session:
        held = session.get(Session, session_id)
        length = held.end_minute - held.start_minute
    minutes = min(some, length) if some is not None else None
    given_attendance.marked(database, session_id, learner_id, drawn[0], reason=drawn[1], minutes=minutes)


def test_a_person_with_school_and_work_on_a_day_has_one_row(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 1)
    shop = given_workshops.a_workshop(database)
    given_workshops.some_hours(database, shop, group.learner_ids[0], given.TODAY)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])

    [one] = days(database)

    assert (one.minutes.attended, one.minutes.waiting, one.minutes.planned) == (90, 390, 480)


def test_rule_45_days_are_final_once_corrections_are_over_and_hours_approved(database, clock):
    group = given_attendance.a_class(database, 1)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    shop = given_workshops.a_workshop(database)
    [ada] = given_workshops.placed(database, shop, "Ada Holm")
    given_workshops.at(clock, given.TODAY, 16)
    entry = given_workshops.some_hours(database, shop, ada, given.TODAY)

    assert [one.final for one in days(database)] == [False, False]
    given_workshops.at(clock, given.TODAY + timedelta(days=7), 8)
    assert [one.final for one in days(database)] == [True, False]  # Petter Dahl, Ada Holm
    given_workshops.approved(database, entry)
    assert [one.final for one in days(database)] == [True, True]


def test_a_cancelled_session_that_was_said_not_to_count_pays_nothing(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 1)
    given_handoff.a_rate(database, 1200, from_day=date(2026, 7, 1))
    with database.writing() as uow:
        held = uow.session.get_one(Session, group.session_id)
        held.state, held.cancel_reason = "cancelled", "lock_down"

    assert [(one.minutes.lost, one.amount) for one in days(database)] == [(90, 1800)]
    with database.writing() as uow:
        uow.session.get_one(Session, group.session_id).cancel_paid = False
    assert [(one.minutes.lost, one.amount) for one in days(database)] == [(90, 0)]


def test_rule_25_who_left_meanwhile_keeps_what_was_recorded(database, clock):
    group = given_attendance.a_class(database, 1)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    given.a_state(database, group.learner_ids[0], "released")

    assert [one.minutes.attended for one in days(database)] == [90]


def test_people_stand_in_norwegian_order_by_day(database):
    group = given_attendance.a_class(database, 12)
    given_attendance.mark_rest(database, group.session_id)

    assert [one.name.split(",")[0] for one in days(database)] == [
        name.rsplit(" ", 1)[1] for name in given_attendance.NAMES
    ]


def test_however_many_people_it_is_six_statements(database):
    group = given_attendance.a_class(database, 12)
    given_attendance.mark_rest(database, group.session_id)

    with selects_of(database) as selects:
        days(database)

    assert len(selects) == 6
