"""What was handed over, and whether it still holds."""

from datetime import timedelta

import pytest

from eduapp.education.timetable import service as timetable
from eduapp.exchange.handoff import queries
from eduapp.exchange.handoff.models import HandoffExport
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_attendance, given_workshops
from tests.support.given_handoff import MONDAY, SUNDAY, exported, overview
from tests.support.given_lines import later, lines_gone, on_every_list
from tests.support.statements import plans_of, selects_of, tables_read_whole


@pytest.fixture
def group(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 2)
    given_attendance.mark(database, group.session_id, group.learner_ids[0])
    return group


def newest(database):
    with database.reading() as session:
        return queries.newest(session)


def test_before_anything_was_handed_over_everything_is_new(database, group):
    found = overview(database)

    assert (found.before, found.changes, found.never, found.not_final, found.unmarked) == (None, (), 1, 2, 1)
    assert [(one.name, one.minutes.planned) for one in found.people] == [
        ("Dahl, Petter", 90), ("Haddad, Karim", 90),
    ]  # fmt: skip
    assert (found.whole.attended, found.whole.unmarked, found.amount, found.reasons) == (90, 90, None, ())


def test_a_fresh_export_holds_and_says_who_and_when(database, group, tmp_path):
    exported(database, tmp_path / "a.csv")

    found = overview(database)

    assert found.before is not None
    assert (found.before.number, found.before.made_by, found.before.format) == ("2026-1", "Åse Bakke", "csv")
    assert f"{found.before.made_at:%H:%M}" == "16:00"
    assert (found.changes, found.same_codes, found.never) == ((), True, 0)


def test_what_was_recorded_since_is_told_by_person_and_day(database, group, tmp_path):
    exported(database, tmp_path / "a.csv")
    given_attendance.mark(database, group.session_id, group.learner_ids[1])

    assert overview(database).changes == ("Haddad, Karim, 23.11.2026: attended 0 → 90, not recorded 90 → 0",)


def test_other_codes_for_the_same_minutes_are_noticed(database, group, tmp_path):
    given_attendance.mark(database, group.session_id, group.learner_ids[1], "excused", reason="sick")
    exported(database, tmp_path / "a.csv")
    given_attendance.mark(database, group.session_id, group.learner_ids[1], "excused", reason="visit")

    found = overview(database)

    assert (found.changes, found.same_codes) == ((), False)


def test_days_are_compared_with_the_newest_export_that_holds_them(database, group, tmp_path, clock):
    exported(database, tmp_path / "day.csv", MONDAY, MONDAY)
    given_attendance.mark(database, group.session_id, group.learner_ids[1])
    clock.moment += timedelta(minutes=1)
    exported(database, tmp_path / "week.csv")

    found = overview(database, MONDAY, MONDAY)

    assert found.before is not None
    assert (found.before.number, found.changes) == ("2026-2", ())


def test_an_export_whose_file_was_never_written_is_not_told_of(database, group, tmp_path):
    exported(database, tmp_path / "a.csv")
    with database.writing() as uow:
        [row] = uow.session.query(HandoffExport)
        row.written_at, row.format = None, ""

    assert overview(database).before is None
    assert newest(database) is None


def changed(database):
    with database.reading() as session:
        return queries.changed_since(session, queries.newest(session))


def test_today_notices_marks_made_since(database, group, tmp_path):
    exported(database, tmp_path / "a.csv")
    assert not changed(database)
    given_attendance.mark(database, group.session_id, group.learner_ids[1])
    assert changed(database)


def test_today_notices_sessions_cancelled_since_until_they_are_restored(database, group, tmp_path):
    exported(database, tmp_path / "a.csv")
    leader = database.acting_as(given.LEADER)
    order = timetable.CancelSession(session_id=group.session_id, version=1, reason="lock_down")
    leader.execute(timetable.cancel_session, order)
    assert changed(database)
    leader.execute(
        timetable.restore_session, timetable.RestoreSession(session_id=group.session_id, version=2)
    )
    assert not changed(database)


@pytest.fixture
def entry(database, group):
    """Six and a half hours of today that wait for approval."""
    workshop_id = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, workshop_id, "Ola Vik")
    return given_workshops.some_hours(database, workshop_id, learner_id, day=given.TODAY)


def test_today_notices_hours_approved_since(database, entry, tmp_path):
    exported(database, tmp_path / "a.csv")
    assert not changed(database)
    given_workshops.approved(database, entry)
    assert changed(database)


def test_today_notices_hours_corrected_since(database, entry, tmp_path):
    exported(database, tmp_path / "a.csv")
    order = hours.CorrectHours(entry_id=entry, version=1, times=Times(480, 840, 30))
    database.acting_as(given.WORKSHOP_LEADER).execute(hours.correct_hours, order)
    assert changed(database)


def test_today_notices_hours_rejected_since(database, entry, tmp_path):
    given_workshops.approved(database, entry)
    exported(database, tmp_path / "a.csv")
    order = hours.RejectHours(entry_ids=(entry,), reason="Not there")
    database.acting_as(given.OTHER_WORKSHOP_LEADER).execute(hours.reject_hours, order)
    assert changed(database)


def test_what_stands_against_exporting_is_told_before_it_is_asked_for(database):
    assert overview(database).reasons == (
        "Nobody was offered a session or a shift from 23.11.2026 to 29.11.2026: nothing to hand over.",
    )
    assert len(overview(database, SUNDAY, MONDAY).reasons) == 2


def test_a_page_asks_few_statements_and_reads_no_growing_table_whole(database, group, tmp_path, clock):
    for number in range(3):
        clock.moment += timedelta(minutes=1)
        given_attendance.mark(
            database, group.session_id, group.learner_ids[1], ("late", "present")[number % 2]
        )
        exported(database, tmp_path / f"{number}.csv")

    with selects_of(database) as selects:
        overview(database)
    assert len(selects) <= 11
    if database.engine.dialect.name == "sqlite":
        with plans_of(database) as steps:
            overview(database)
        growing = {"attendance_mark", "session", "enrolment", "hours_entry", "shift", "handoff_export"}
        assert tables_read_whole(steps, growing) == []


def test_an_export_that_is_gone_cannot_be_written(database):
    with database.reading() as session:
        assert queries.to_write(session, given.LEADER.user_id) is None


def test_days_whose_lines_were_deleted_are_not_told_as_changed(database, tmp_path):
    """The ledgers have them still: without the mark of it, everybody would be new there."""
    on_every_list(database, tmp_path)
    then = later(database, 1400)
    assert (overview(then).changes, overview(then).ended) == ((), False)
    lines_gone(then)

    found = overview(then)

    assert (found.changes, found.ended) == ((), True)
    assert (found.before.number, found.never) == ("2026-1", 0)
    with database.reading() as session:
        assert session.get(HandoffExport, found.before.id).content["days"] == []
