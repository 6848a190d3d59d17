"""Courses are added and put right; groups are opened and changed."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.models import GroupTaught
from eduapp.education.courses.rules import CourseFacts
from eduapp.education.places.service import SavePlace, save_place
from tests.support import given
from tests.support.given_education import FIRST_DAY, LAST_DAY, a_course, a_group, a_place, another_teacher

NORSK = CourseFacts(code="NOR-A2", name="Norsk A2", kind="basic", planned_hours=60, minutes_per_hour=45)


def add(database, **changes):
    return database.execute(service.add_course, service.AddCourse(facts=replace(NORSK, **changes)))


def change(database, course_id, **changes):
    head = course(database, course_id)
    order = service.ChangeCourse(
        course_id=course_id, version=head.version, facts=replace(head.facts, **changes)
    )
    database.execute(service.change_course, order)


def course(database, course_id):
    with database.reading() as session:
        return queries.course(session, course_id)


def group(database, group_id):
    with database.reading() as session:
        return queries.group(session, group_id)


def wish(course_id, **changes):
    known = {"name": "Høst 2026", "capacity": 10, "first_day": FIRST_DAY, "last_day": LAST_DAY} | changes
    return service.OpenGroup(course_id=course_id, **known)


def other(head, **changes):
    known = {
        "name": head.name,
        "teacher_id": head.teacher_id,
        "place_id": head.place_id,
        "capacity": head.capacity,
        "first_day": head.first_day,
        "last_day": head.last_day,
    } | changes
    return service.ChangeGroup(group_id=head.id, version=head.version, **known)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_an_added_course_stands_in_the_catalogue_in_its_one_form(database, published, notes):
    add(database, code="MAT1P", name="Matematikk 1P")
    course_id = add(
        database,
        code=" nor-b1 ",
        name=" Norsk  B1",
        prerequisites="mat1p og  MAT1P",
        contents="a\n\n b  c \n",
    )

    facts = course(database, course_id).facts
    assert (facts.code, facts.name, facts.prerequisites) == ("NOR-B1", "Norsk B1", "MAT1P")
    assert facts.contents == "a\nb c"
    assert all(terms.COURSES_CHANGED in topics for topics in published)
    assert notes[-1].details == {"code": "NOR-B1", "name": "Norsk B1"}


def test_a_code_belongs_to_one_course(database):
    add(database)
    assert refused(add, database, code="nor-a2") == ["CodeTaken"]


def test_all_reasons_are_told_at_once(database):
    found = refused(add, database, code="", name="", planned_hours=0, prerequisites="X9")
    assert found == ["CodeMissing", "NameMissing", "HoursImpossible", "NeedsUnknown"]


def test_a_broken_expression_is_explained_as_it_was_typed(database):
    with pytest.raises(Refused) as refusal:
        add(database, prerequisites="NOR-A1 plus MAT1P")
    assert "Before “plus” a word is missing" in refusal.value.sentence()


def test_a_refusal_leaves_no_trace(database, published, notes):
    refused(add, database, kind="school")
    assert published == notes == []
    with database.reading() as session:
        assert queries.courses(session) == []


def test_a_repeated_command_makes_one_course(database):
    order = service.AddCourse(facts=NORSK)
    assert database.execute(service.add_course, order) == database.execute(service.add_course, order)


def test_a_change_keeps_what_was_there_in_the_trail(database, notes):
    course_id = add(database)
    notes.clear()

    change(database, course_id, name="Norsk, nivå A2", capacity=8)

    assert course(database, course_id).facts.capacity == 8
    assert notes[0].details["changed"] == {"name": ["Norsk A2", "Norsk, nivå A2"], "capacity": ["12", "8"]}


def test_nothing_changed_writes_nothing(database, notes):
    course_id = add(database)
    notes.clear()

    change(database, course_id)

    assert notes == []
    assert course(database, course_id).version == 1


def test_a_stale_change_is_refused(database):
    course_id = add(database)
    with pytest.raises(Conflict):
        database.execute(
            service.change_course, service.ChangeCourse(course_id=course_id, version=7, facts=NORSK)
        )


def test_two_courses_never_wait_for_each_other(database):
    first = add(database)
    add(database, code="NOR-B1", prerequisites="NOR-A2")
    assert refused(change, database, first, prerequisites="NOR-B1") == ["NeedsGoRound"]


def test_a_code_others_ask_for_stays(database):
    first = add(database)
    add(database, code="NOR-B1", prerequisites="NOR-A2")
    assert refused(change, database, first, code="NORSK-A2") == ["CodeNeeded"]


def test_a_course_may_take_another_code_while_nobody_asks_for_it(database):
    first = add(database)
    change(database, first, code="norsk-a2")
    assert course(database, first).facts.code == "NORSK-A2"


def test_a_group_is_opened(database, published, notes):
    course_id, place_id = a_course(database, name="Norsk A2"), a_place(database, "Rom 2")
    published.clear()
    notes.clear()

    group_id = database.execute(
        service.open_group, wish(course_id, place_id=place_id, teacher_id=given.TEACHER.user_id)
    )

    head = group(database, group_id)
    assert (head.label, head.teacher, head.place) == ("Norsk A2, Høst 2026", "Ingrid Solheim", "Rom 2")
    assert head.facts.last_day == LAST_DAY
    assert [terms.GROUPS_CHANGED in topics for topics in published] == [True]
    assert [(n.action, n.details) for n in notes] == [
        (terms.GROUP_OPENED, {"course": "Norsk A2", "group": "Høst 2026"})
    ]


def test_a_group_needs_neither_teacher_nor_place(database):
    group_id = database.execute(service.open_group, wish(a_course(database)))
    head = group(database, group_id)
    assert (head.teacher, head.teacher_id, head.place, head.place_id) == ("", None, "", None)


def test_a_course_no_longer_offered_opens_no_group(database):
    course_id = a_course(database)
    change(database, course_id, active=False)

    order = wish(course_id, last_day=date(2026, 1, 1))
    assert refused(database.execute, service.open_group, order) == ["GroupRunsBackward", "CourseNotOffered"]


def test_rule_91_a_group_is_put_only_where_places_are_offered_and_keeps_the_one_it_has(database):
    here = a_place(database, "Rom 2")
    gone = database.execute(save_place, SavePlace(name="Rom 0", active=False, archive_reason="closed"))
    head = group(database, a_group(database, place_id=here))
    order = wish(a_course(database), place_id=gone)
    assert refused(database.execute, service.open_group, order) == ["PlaceNotOffered"]
    assert refused(database.execute, service.change_group, other(head, place_id=gone)) == ["PlaceNotOffered"]

    database.execute(save_place, SavePlace(place_id=here, version=1, name="Rom 2", hidden=True))

    database.execute(service.change_group, other(head, capacity=4))
    assert group(database, head.id).capacity == 4


def test_a_room_may_be_too_small_with_a_reason(database, notes):
    small = a_place(database, seats=8)
    order = wish(a_course(database), place_id=small)
    assert refused(database.execute, service.open_group, order) == ["RoomTooSmall"]

    override = Override(frozenset({"RoomTooSmall"}), "two come only on Mondays")
    database.execute(service.open_group, replace(order, override=override))

    assert [note.action for note in notes if note.action == "rule.overridden"] == ["rule.overridden"]


def test_a_group_is_changed_and_the_trail_keeps_what_was_there(database, notes):
    head = group(database, a_group(database))
    notes.clear()

    database.execute(service.change_group, other(head, capacity=12, name="Kveld"))

    changed = group(database, head.id)
    assert (changed.capacity, changed.name, changed.version) == (12, "Kveld", 2)
    assert notes[0].details["changed"] == {"name": ["Høst 2026", "Kveld"], "capacity": ["10", "12"]}


@pytest.mark.both_databases
def test_who_taught_a_group_is_kept_when_somebody_else_takes_it_over(database):
    taught = a_group(database)
    another_teacher(database, taught, given.LEADER)
    another_teacher(database, taught, given.LEADER)

    with database.reading() as session:
        kept = [(one.group_id, one.teacher_id, one.until) for one in session.scalars(select(GroupTaught))]
    assert kept == [(taught, given.TEACHER.user_id, database.today())]


def test_a_group_of_a_course_no_longer_offered_can_still_be_changed(database):
    head = group(database, a_group(database))
    change(database, head.course_id, active=False)

    database.execute(service.change_group, other(head, capacity=4))

    assert group(database, head.id).capacity == 4


def test_nothing_changed_in_a_group_writes_nothing(database, notes):
    head = group(database, a_group(database))
    notes.clear()
    database.execute(service.change_group, other(head))
    assert notes == []


def test_a_stale_change_of_a_group_is_refused(database):
    head = replace(group(database, a_group(database)), version=7)
    with pytest.raises(Conflict):
        database.execute(service.change_group, other(head, capacity=4))


@pytest.mark.parametrize("missing", ["course", "group", "course of a group"])
def test_what_is_gone_is_said_so(database, missing):
    nobody = given.TEACHER.user_id
    head = group(database, a_group(database))
    use_case, order = {
        "course": (service.change_course, service.ChangeCourse(course_id=nobody, version=1, facts=NORSK)),
        "group": (service.change_group, replace(other(head), group_id=nobody)),
        "course of a group": (service.open_group, wish(nobody)),
    }[missing]
    with pytest.raises(NotFound):
        database.execute(use_case, order)


def test_a_teacher_neither_changes_the_catalogue_nor_opens_groups(database):
    head = group(database, a_group(database))
    for use_case, order in (
        (service.add_course, service.AddCourse(facts=NORSK)),
        (service.change_course, service.ChangeCourse(course_id=head.course_id, version=1, facts=NORSK)),
        (service.open_group, wish(head.course_id)),
        (service.change_group, other(head)),
    ):
        with pytest.raises(NotAllowed):
            database.acting_as(given.TEACHER).execute(use_case, order)
