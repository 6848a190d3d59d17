"""What was printed, whether it still holds, and what did not come back."""

from datetime import timedelta

import pytest

from eduapp.core.actor import Scope
from eduapp.education.attendance import service as attendance
from eduapp.education.timetable import service as timetable
from eduapp.records.lists import queries, service
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance
from tests.support.given_lists import printed, register_of
from tests.support.statements import plans_of, selects_of, tables_read_whole

MONDAY = given.TODAY


def ask(database, query, *args):
    with database.reading() as look:
        return query(look, *args)


def told(row):
    return [change.sentence() for change in row.changes]


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


def joins(database, group, name="Ola Vik"):
    given_attendance.on_the_roll(database, group.group_id, name)


def test_rule_83_a_printed_list_has_number_version_and_when(database, group, sheet):
    [row] = ask(database, queries.printed_for, MONDAY)

    assert (row.id, row.number, row.label, row.printed_by) == (sheet, "2026-1", "2026-1/1", "Solveig Nes")
    assert f"{row.printed_at:%H:%M}" == "08:00"
    assert not row.out_of_date
    assert row.comes_back


def test_rule_83_what_changes_after_printing_makes_it_out_of_date(database, group, sheet):
    joins(database, group)

    row = ask(database, queries.of_session, group.session_id)

    assert row.out_of_date
    assert told(row) == ["Vik, Ola has been added"]
    [again] = ask(database, queries.out_of_date, MONDAY)
    assert again == row


def test_rule_19_who_is_excluded_later_today_shows_on_the_paper_in_the_officers_pocket(
    database, group, sheet
):
    """Whatever changes for a session whose list is out is told, so that the paper is fetched back."""
    mark = attendance.MarkLearner(
        session_id=group.session_id, learner_id=group.learner_ids[0], code="excused"
    )
    database.execute(attendance.mark, mark)

    assert told(ask(database, queries.of_session, group.session_id)) == [
        "Dahl, Petter: excused was recorded beforehand"
    ]


def test_taking_the_register_on_the_screen_makes_no_paper_wrong(database, group, sheet):
    database.execute(attendance.mark_rest_present, attendance.MarkRestPresent(session_id=group.session_id))

    row = ask(database, queries.of_session, group.session_id)
    assert not row.out_of_date
    assert row.on_screen
    assert not row.comes_back


def test_printing_again_supersedes_the_version_before(database, group, sheet):
    joins(database, group)

    second = printed(database, register_of(group.session_id))

    row = ask(database, queries.of_session, group.session_id)
    assert (row.id, row.label) == (second, "2026-1/2")
    assert not row.out_of_date


def test_a_version_that_never_left_the_printer_is_not_told_of(database, group):
    database.execute(service.prepare_list, service.PrepareList(subject=register_of(group.session_id)))

    assert ask(database, queries.of_session, group.session_id) is None
    assert ask(database, queries.printed_for, MONDAY) == []


def test_lists_of_a_day_are_those_of_the_day_and_of_its_week(database, group, sheet):
    printed(database, Subject(Kind.UNIT, MONDAY, unit="C"))
    printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[0]))
    tomorrow = MONDAY + timedelta(days=1)

    assert [row.subject.kind for row in ask(database, queries.printed_for, MONDAY)] == [
        "register",
        "unit",
        "week",
    ]
    assert [row.subject.kind for row in ask(database, queries.printed_for, tomorrow)] == ["week"]
    assert ask(database, queries.printed_for, MONDAY + timedelta(days=7)) == []


def test_one_statement_more_or_less_however_many_lists(database, group, sheet):
    def statements():
        with selects_of(database) as sent:
            rows = ask(database, queries.out_of_date, MONDAY)
        return len(sent), len(rows)

    printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[0]))
    printed(database, Subject(Kind.UNIT, MONDAY, unit="C"))
    given_attendance.a_session(database, group.group_id, start=615, end=705)
    few = statements()
    for learner_id in group.learner_ids[1:]:
        printed(database, Subject(Kind.WEEK, MONDAY, learner_id))
    given_attendance.a_session(database, group.group_id, start=735, end=825)

    assert few == (10, 2)
    assert statements() == (10, 4)


def test_what_is_over_needs_no_new_paper(database, group, sheet, clock):
    joins(database, group)
    clock.moment += timedelta(hours=3)

    row = ask(database, queries.of_session, group.session_id)

    assert row.over
    assert not row.out_of_date
    assert ask(database, queries.out_of_date, MONDAY) == []


def test_lists_for_the_days_to_come_are_watched_too(database, group):
    friday = given_attendance.a_session(database, group.group_id, MONDAY + timedelta(days=4))
    printed(database, register_of(friday, MONDAY + timedelta(days=4)))
    joins(database, group)

    assert [row.subject.id for row in ask(database, queries.out_of_date, MONDAY)] == [friday]


def test_a_teacher_is_told_of_the_own_groups(database, group, sheet):
    joins(database, group)

    assert len(ask(database, queries.out_of_date, MONDAY, given.TEACHER.scope())) == 1
    assert ask(database, queries.out_of_date, MONDAY, Scope(given.LEADER.user_id)) == []


def test_on_a_groups_page_are_those_to_come_and_those_not_typed_in(database, group, sheet, clock):
    assert [row.id for row in ask(database, queries.of_group, group.group_id)] == [sheet]
    clock.moment += timedelta(days=2)
    assert [row.id for row in ask(database, queries.of_group, group.group_id)] == [sheet]

    opened = queries.by_edition
    with database.reading() as look:
        rows = opened(look, sheet).rows
    marks = tuple(service.TypedMark(row.id, "present") for row in rows)
    database.execute(service.type_list_in, service.TypeListIn(edition_id=sheet, marks=marks))

    assert ask(database, queries.of_group, group.group_id) == []


def test_what_did_not_come_back_is_told_for_the_close_of_the_day(database, group, sheet):
    [row] = ask(database, queries.unreturned, MONDAY, MONDAY)

    assert (row.number, row.edition, row.course, row.group) == ("2026-1", 1, "Norwegian A2", "Autumn")
    assert (row.session_id, row.group_id) == (group.session_id, group.group_id)
    assert row.teacher_id == given.TEACHER.user_id
    assert (row.day, row.start_minute, row.end_minute, row.missing) == (MONDAY, 510, 600, 3)
    assert ask(database, queries.unreturned, MONDAY + timedelta(days=1), MONDAY + timedelta(days=9)) == []


def test_a_list_of_a_cancelled_session_need_not_come_back(database, group, sheet):
    cancel = timetable.CancelSession(session_id=group.session_id, version=1, reason="lock_down")
    database.execute(timetable.cancel_session, cancel)

    assert ask(database, queries.unreturned, MONDAY, MONDAY) == []


def test_nor_one_whose_register_was_taken_on_the_screen(database, group, sheet):
    database.execute(attendance.mark_rest_present, attendance.MarkRestPresent(session_id=group.session_id))

    assert ask(database, queries.unreturned, MONDAY, MONDAY) == []


def test_other_lists_never_come_back(database, group):
    printed(database, Subject(Kind.UNIT, MONDAY, unit="C"))

    assert ask(database, queries.unreturned, MONDAY, MONDAY) == []


def test_no_table_that_grows_is_read_whole(database, group, sheet):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    with plans_of(database) as steps:
        ask(database, queries.printed_for, MONDAY)
        ask(database, queries.of_session, group.session_id)
        ask(database, queries.of_group, group.group_id)
        ask(database, queries.out_of_date, MONDAY)
        ask(database, queries.unreturned, MONDAY, MONDAY)

    growing = {"printed_list", "printed_list_edition", "printed_list_return", "session", "enrolment"}
    assert tables_read_whole(steps, growing) == []
