"""Typing a list in: all or nothing, once, and one step back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.attendance import service as attendance
from eduapp.education.timetable import service as timetable
from eduapp.records.lists import queries, service, terms
from eduapp.records.lists.models import ListReturn
from eduapp.records.lists.rules import Kind, Subject
from eduapp.records.lists.service import TypedMark
from tests.support import given, given_attendance
from tests.support.given_lists import opened, printed, register_of


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


@pytest.fixture
def teacher(database):
    return database.acting_as(given.TEACHER)


def typed(database, sheet, *marks, knowing=""):
    command = service.TypeListIn(edition_id=sheet, marks=marks, knowing=knowing)
    return database.execute(service.type_list_in, command)


def refusals(database, sheet, *marks, knowing=""):
    with pytest.raises(Refused) as refusal:
        typed(database, sheet, *marks, knowing=knowing)
    return [violation.name for violation in refusal.value.violations]


def codes(database, group):
    return given_attendance.recorded_codes(database, group.session_id)


def everybody(group, code="present"):
    return [TypedMark(learner_id, code) for learner_id in group.learner_ids]


def test_what_is_on_paper_is_in_the_register(database, group, sheet, teacher):
    first, second, third = group.learner_ids

    typed(
        teacher, sheet, TypedMark(first, "present"), TypedMark(second, "late", 10), TypedMark(third, "absent")
    )

    assert codes(database, group) == ["present", "late", "absent"]
    row = given_attendance.read_register(database, group.session_id).rows[1]
    assert (row.minutes_late, row.marked_by) == (10, "Ingrid Solheim")


def test_rows_left_empty_stay_unrecorded(database, group, sheet):
    typed(database, sheet, TypedMark(group.learner_ids[1], "present"))

    assert codes(database, group) == [None, "present", None]


def test_it_comes_back_once_and_then_says_who_typed_it_and_when(database, group, sheet, teacher):
    typed(teacher, sheet, *everybody(group))

    with pytest.raises(Refused) as refusal:
        typed(database, sheet, *everybody(group, "absent"))

    assert refusal.value.sentence() == "List 2026-1 was typed in by Ingrid Solheim, 08:00."
    assert codes(database, group) == ["present"] * 3


def test_the_database_itself_lets_a_list_come_back_once(database, group, sheet):
    typed(database, sheet, *everybody(group))
    found = opened(database, sheet)

    second = ListReturn(
        list_id=found.list_id,
        edition_id=sheet,
        typed_at=given.NOW,
        typed_by=given.TEACHER.user_id,
        mark_ids=[],
    )

    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.add(second)


def test_a_stale_list_is_refused_and_nothing_of_it_is_saved(database, group, sheet):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    assert refusals(database, sheet, *everybody(group)) == ["Stale"]
    assert codes(database, group) == [None] * 4


def test_a_superseded_list_is_refused_though_it_says_what_holds(database, group, sheet):
    mark_id = database.execute(
        attendance.mark,
        attendance.MarkLearner(session_id=group.session_id, learner_id=group.learner_ids[0], code="excused"),
    )
    printed(database, register_of(group.session_id))
    database.execute(attendance.take_back, attendance.TakeBack(mark_ids=(mark_id,)))

    assert refusals(database, sheet, *everybody(group)) == ["Superseded"]


def test_what_still_fits_is_taken_from_who_was_told(database, group, sheet):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    told = opened(database, sheet).standing.now

    given_attendance.on_the_roll(database, group.group_id, "Siri Moe")
    assert refusals(database, sheet, *everybody(group), knowing=told) == ["Stale"]

    typed(database, sheet, *everybody(group), knowing=opened(database, sheet).standing.now)
    assert codes(database, group) == ["present"] * 3 + [None, None]


def test_who_left_the_course_cannot_be_typed_in_whatever_one_knows(database, group, sheet):
    given_attendance.enrolled_again(
        database,
        group.group_id,
        group.learner_ids[0],
        ended=given.TODAY - timedelta(days=1),
        begins=given.TODAY + timedelta(days=30),
    )
    told = opened(database, sheet).standing.now

    with pytest.raises(Refused) as refusal:
        typed(database, sheet, *everybody(group), knowing=told)

    assert refusal.value.sentence().startswith("Dahl, Petter: This learner does not take part")
    assert codes(database, group) == [None, None]


def test_every_row_the_register_refuses_is_told_at_once_and_none_is_saved(database, group, sheet):
    first, second, third = group.learner_ids

    found = refusals(
        database, sheet, TypedMark(first, "late", 500), TypedMark(second, "soup"), TypedMark(third, "present")
    )

    assert found == ["RowRefused", "RowRefused"]
    assert codes(database, group) == [None] * 3


def test_a_list_of_a_cancelled_session_says_so(database, group, sheet):
    cancel = timetable.CancelSession(session_id=group.session_id, version=1, reason="lock_down")
    database.execute(timetable.cancel_session, cancel)

    assert refusals(database, sheet, *everybody(group)) == ["Stale"]
    told = opened(database, sheet).standing.now
    assert set(refusals(database, sheet, *everybody(group), knowing=told)) == {"RowRefused"}


def test_rows_that_are_not_on_the_paper_or_twice_on_it_are_refused(database, group, sheet):
    [other] = given_attendance.on_the_roll(
        database, given_attendance.a_running_group(database, "English"), "Ola Vik"
    )
    first = TypedMark(group.learner_ids[0], "present")

    assert refusals(database, sheet, TypedMark(other, "present")) == ["NotOnThisList"]
    assert refusals(database, sheet, first, first) == ["TypedTwice"]
    assert refusals(database, sheet) == ["NothingTyped"]


def test_a_movement_list_is_not_typed_in(database, group):
    moving = printed(database, Subject(Kind.UNIT, given.TODAY, unit="C"))

    assert "NothingComesBack" in refusals(database, moving, *everybody(group))


def test_a_guest_written_on_the_paper_is_a_guest_of_the_register(database, group, sheet):
    [guest] = given_attendance.on_the_roll(
        database, given_attendance.a_running_group(database, "English"), "Ola Vik"
    )

    typed(database, sheet, *everybody(group), TypedMark(guest, "present", guest=True))

    rows = given_attendance.read_register(database, group.session_id).rows
    assert [(row.id, row.code) for row in rows if row.guest] == [(guest, "present")]


def test_rule_45_what_stood_overnight_is_changed_because_of_the_paper(database, group, sheet, clock, notes):
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "absent")
    clock.moment += timedelta(days=1)

    typed(database, sheet, *everybody(group))

    rows = given_attendance.read_register(database, group.session_id).rows
    assert [row.corrected for row in rows] == [True, False, False]


def test_rule_45_once_the_time_for_corrections_is_over_the_paper_alone_changes_nothing(
    database, group, sheet, clock
):
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "absent")
    clock.moment += timedelta(days=40)

    with pytest.raises(Refused) as refusal:
        typed(database, sheet, *everybody(group))

    assert "second" in refusal.value.sentence() or "colleague" in refusal.value.sentence()
    assert codes(database, group) == ["absent", None, None]


def test_taking_it_back_is_one_step_and_opens_the_list_again(database, group, sheet, notes):
    given_attendance.marked(database, group.session_id, group.learner_ids[0], "absent")
    return_id = typed(database, sheet, *everybody(group))

    count = database.execute(service.take_back_list, service.TakeBackList(return_id=return_id))

    assert count == 3
    assert codes(database, group) == ["absent", None, None]
    assert opened(database, sheet).standing.typed_by == ""
    assert notes[-1].action == terms.TAKEN_BACK
    typed(database, sheet, *everybody(group))
    assert codes(database, group) == ["present"] * 3


def test_a_mark_that_stood_already_is_not_taken_back_with_the_list(database, group, sheet):
    given_attendance.marked(database, group.session_id, group.learner_ids[0], "present")
    return_id = typed(database, sheet, *everybody(group))

    database.execute(service.take_back_list, service.TakeBackList(return_id=return_id))

    assert codes(database, group) == ["present", None, None]


def test_it_is_taken_back_once_and_by_who_typed_it(database, group, sheet, teacher):
    return_id = typed(teacher, sheet, *everybody(group))
    command = service.TakeBackList(return_id=return_id)

    with pytest.raises(Refused):
        database.execute(service.take_back_list, command)
    teacher.execute(service.take_back_list, service.TakeBackList(return_id=return_id))
    with pytest.raises(Conflict):
        teacher.execute(service.take_back_list, service.TakeBackList(return_id=return_id))
    with pytest.raises(NotFound):
        teacher.execute(service.take_back_list, service.TakeBackList(return_id=uuid4()))


def test_a_repeated_command_types_nothing_twice(database, group, sheet):
    command = service.TypeListIn(edition_id=sheet, marks=tuple(everybody(group)))

    first = database.execute(service.type_list_in, command)

    assert database.execute(service.type_list_in, command) == first
    with database.reading() as look:
        assert len(look.scalars(select(ListReturn.id)).all()) == 1


def test_the_trail_tells_of_the_list_and_of_every_mark(database, group, sheet, notes, published):
    typed(database, sheet, *everybody(group))

    actions = [note.action for note in notes]
    assert actions.count("attendance.marked") == 3
    assert notes[-1].action == terms.TYPED_IN
    assert notes[-1].details == {"number": "2026-1/1", "of": "Norwegian A2", "count": 3}
    assert terms.LISTS_CHANGED in published[-1]


def test_who_may_not_take_registers_types_nothing_in(database, group, sheet):
    for actor in (given.OFFICE, given.AUDITOR):
        with pytest.raises(NotAllowed):
            typed(database.acting_as(actor), sheet, *everybody(group))
    with pytest.raises(NotFound):
        typed(database, uuid4(), *everybody(group))


def test_what_did_not_come_back_is_no_longer_asked_for(database, group, sheet):
    typed(database, sheet, TypedMark(group.learner_ids[0], "present"))

    with database.reading() as look:
        assert queries.unreturned(look, given.TODAY, given.TODAY) == []
