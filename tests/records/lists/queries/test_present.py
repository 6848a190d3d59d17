"""What lists would say now, many of them in as many statements as one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from eduapp.education.timetable.models import Session
from eduapp.people.learners.models import Learner
from eduapp.records.lists.queries import content_now, contents_now
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance
from tests.support.given_lists import register_of
from tests.support.statements import selects_of

MONDAY = given.TODAY


def now(database, subject):
    with database.reading() as look:
        return content_now(look, subject)


@pytest.fixture
def place_id(database, group):
    with database.reading() as look:
        return look.scalar(select(Session.place_id).where(Session.id == group.session_id))


def test_a_register_sheet_of_a_session(database, group):
    content = now(database, register_of(group.session_id))

    assert [line.name for line in content.lines] == ["Dahl, Petter", "Haddad, Karim", "Kovács, Daniel"]


def test_a_session_that_was_moved_is_found_on_its_new_day(database, group):
    with database.writing() as uow:
        uow.session.execute(update(Session).values(day=MONDAY + timedelta(days=1)))

    assert now(database, register_of(group.session_id)).day == MONDAY + timedelta(days=1)


def test_movements_to_a_place_and_from_a_unit(database, group, place_id):
    to_place = now(database, Subject(Kind.PLACE, MONDAY, place_id))
    from_unit = now(database, Subject(Kind.UNIT, MONDAY, unit="C"))

    assert (to_place.of, to_place.counts) == ("Classroom 2", (3, 0))
    assert (from_unit.of, from_unit.counts) == ("C", (3, 0))
    assert from_unit.parts[0].place == "Classroom 2"


def test_what_has_no_place_is_on_a_list_of_its_own(database, group):
    other = given_attendance.a_running_group(database, "English")
    given_attendance.on_the_roll(database, other, "Ola Vik")
    given_attendance.a_session(database, other)

    content = now(database, Subject(Kind.PLACE, MONDAY))

    assert (content.of, [line.name for line in content.lines]) == ("", ["Vik, Ola"])


def test_the_week_of_a_learner_has_only_their_own(database, group):
    other = given_attendance.a_running_group(database, "English")
    given_attendance.a_session(database, other, MONDAY)
    given_attendance.a_session(database, group.group_id, MONDAY + timedelta(days=4))
    given_attendance.a_session(database, group.group_id, MONDAY + timedelta(days=7))

    plan = now(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[1]))

    assert plan.of == "Karim Haddad"
    assert [(part.day - MONDAY).days for part in plan.parts] == [0, 4]


def test_rule_84_of_two_notes_only_the_one_for_the_learner_is_on_the_plan(database, group):
    with database.writing() as uow:
        uow.session.execute(
            update(Learner).values(staff_note="Not for paper.", learner_note="Bring glasses.")
        )

    plan = now(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[1]))

    assert plan.note == "Bring glasses."
    assert "Not for paper" not in str(plan.to_dict())


def test_what_is_gone_has_no_list(database, group):
    assert now(database, register_of(uuid4())) is None
    assert now(database, Subject(Kind.WEEK, MONDAY, uuid4())) is None


def test_many_lists_take_as_many_statements_as_one_of_each_kind(database, group, place_id):
    kinds = [
        register_of(group.session_id),
        Subject(Kind.PLACE, MONDAY, place_id),
        Subject(Kind.UNIT, MONDAY, unit="C"),
        Subject(Kind.WEEK, MONDAY, group.learner_ids[0]),
    ]
    weeks = [Subject(Kind.WEEK, MONDAY, id) for id in group.learner_ids]

    def statements(subjects):
        with selects_of(database) as sent, database.reading() as look:
            assert len(contents_now(look, subjects)) == len(subjects)
        return len(sent)

    assert statements([*kinds, *weeks[1:], Subject(Kind.UNIT, MONDAY, unit="D")]) == statements(kinds) == 9
