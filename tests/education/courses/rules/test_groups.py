"""What a group must be, and whether a course can be chosen for a new one."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.i18n import speaking
from eduapp.education.courses.rules.course import CourseFacts
from eduapp.education.courses.rules.groups import GroupFacts, check_chosen_place, check_group, check_new_group

NORSK = CourseFacts(code="NOR-A2", name="Norsk A2", kind="basic", planned_hours=60)
RUNS = GroupFacts("Høst 2026", 10, date(2026, 8, 17), date(2026, 12, 18))


def against_group(place=None, **changes):
    return [violation.name for violation in check_group(replace(RUNS, **changes), place)]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"name": ""}, "GroupNameMissing"),
        ({"name": "x" * 61}, "NameTooLong"),
        ({"capacity": 0}, "CapacityImpossible"),
        ({"last_day": date(2026, 8, 16)}, "GroupRunsBackward"),
        ({"last_day": date(2062, 12, 18)}, "GroupRunsTooLong"),
    ],
)
def test_each_fault_of_a_group_is_named(change, name):
    assert against_group(**change) == [name]


def test_a_group_of_one_day_is_in_order():
    assert against_group(first_day=RUNS.last_day) == []


@pytest.mark.parametrize(("seats", "names"), [(0, []), (9, ["RoomTooSmall"]), (10, []), (16, [])])
def test_a_room_holds_its_group_where_seats_are_counted(seats, names):
    assert against_group(("Rom 2", seats)) == names


def test_days_are_told_as_people_write_them():
    [violation] = check_group(replace(RUNS, last_day=date(2026, 8, 16)))
    assert "16.08.2026" in violation.sentence()
    assert "17.08.2026" in violation.sentence()


@pytest.mark.parametrize(
    ("offered", "same", "names"),
    [(True, False, []), (False, True, []), (False, False, ["PlaceNotOffered"])],
)
def test_rule_90_a_place_no_longer_offered_stays_and_cannot_be_chosen(offered, same, names):
    assert [one.name for one in check_chosen_place("Rom 2", offered, same)] == names


def new_group(first_day=RUNS.first_day, **course):
    return list(check_new_group(replace(NORSK, **course), first_day))


@pytest.mark.parametrize(
    ("course", "names"),
    [
        ({}, []),
        ({"active": False}, ["CourseNotOffered"]),
        ({"valid_from": RUNS.first_day, "valid_to": RUNS.first_day}, []),
        ({"valid_from": date(2026, 8, 18)}, ["CourseNotValid"]),
        ({"valid_to": date(2026, 8, 16)}, ["CourseNotValid"]),
        ({"active": False, "valid_to": date(2026, 8, 16)}, ["CourseNotOffered", "CourseNotValid"]),
    ],
)
def test_rule_90_a_retired_course_cannot_be_chosen_for_a_new_group(course, names):
    assert [violation.name for violation in new_group(**course)] == names


def test_a_course_that_is_not_valid_says_when_it_is():
    [violation] = new_group(valid_to=date(2026, 7, 31))

    assert violation.sentence() == (
        "“Norsk A2” is valid until 31.07.2026; the group begins on 17.08.2026. "
        "Choose other days, or another course."
    )
    with speaking("nb"):
        assert "31.07.2026" in violation.sentence()
