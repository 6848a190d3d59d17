"""The invented school hangs together: people, rooms, times and the sample files fit each other."""

from datetime import date, timedelta
from itertools import combinations

from eduapp.app.sample_site import catalogue, facts
from eduapp.core.names import folded
from tests.support.given_files import sample

PEOPLE = ("deltakere.csv", "deltakere-mange-skrifter.csv")


def column(name, number):
    """One column of a sample file, without its head."""
    text = sample(name).read_bytes()
    try:
        lines = text.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = text.decode("cp1252").splitlines()
    return [line.split(";")[number] for line in lines[1:] if line.strip()]


def days(group):
    length = (group.last - group.first).days + 1
    every = (group.first + timedelta(days=one) for one in range(length))
    return {day for day in every if day.weekday() in group.weekdays}


def named(group):
    return f"{group.code} {group.name}"


def test_groups_name_staff_rooms_and_lessons_there_are():
    rooms = {name: seats for name, kind, seats in facts.PLACES if kind == "classroom"}
    for group in facts.GROUPS:
        assert "teacher" in next(one.roles for one in facts.STAFF if one.key == group.teacher)
        assert group.capacity <= rooms[group.place], named(group)
        assert 0 <= group.lesson < len(facts.LESSONS)


def test_groups_lie_within_the_term_on_teaching_days():
    _name, first, last = facts.TERM
    for group in facts.GROUPS:
        assert first <= group.first <= group.last <= last, named(group)
        assert set(group.weekdays) <= set(range(5))
        assert days(group), named(group)


def test_nobody_teaches_and_no_room_holds_two_groups_at_once():
    for one, other in combinations(facts.GROUPS, 2):
        if one.lesson == other.lesson and days(one) & days(other):
            assert one.teacher != other.teacher, (named(one), named(other))
            assert one.place != other.place, (named(one), named(other))


def test_no_group_meets_where_the_place_is_out_of_service():
    known = {name for name, _kind, _seats in facts.PLACES}
    for place, first, last, _reason in facts.OUT_OF_SERVICE:
        assert place in known
        meets = {day for group in facts.GROUPS if group.place == place for day in days(group)}
        assert not [day for day in meets if first <= day <= last]
    assert set(facts.MACHINES) <= known


def test_lessons_follow_each_other_within_a_day():
    assert all(start < end for start, end in facts.LESSONS)
    assert all(before[1] <= after[0] for before, after in zip(facts.LESSONS, facts.LESSONS[1:], strict=False))


def test_members_of_groups_are_in_the_sample_files_and_find_a_seat():
    known = {number for name in PEOPLE for number in column(name, 0)}
    for group in facts.GROUPS:
        assert set(group.numbers) <= known, named(group)
        assert len(set(group.numbers)) == len(group.numbers) <= group.capacity


def test_courses_are_those_of_the_sample_file():
    known = set(column("kurs.csv", 0))

    assert {group.code for group in facts.GROUPS} <= known
    assert set(facts.COURSES) <= known
    assert {group.results_of for group in facts.GROUPS} - {""} <= set(column("eksamensresultater.csv", 0))


def test_workshops_of_the_hours_file_have_a_field_of_work():
    assert set(column("verkstedtimer.csv", 1)) == set(facts.FIELDS_OF_WORK)


def test_every_member_of_staff_signs_in_with_a_name_of_their_own():
    assert len({one.key for one in facts.STAFF}) == len(facts.STAFF)
    assert any("administrator" in one.roles for one in facts.STAFF)


def test_what_is_printed_on_papers_never_names_the_prison():
    printed = [*facts.SCHOOL.values(), *(text for pair in facts.COURSES.values() for text in pair)]
    printed += [name for modules in catalogue.MODULES.values() for _code, name, _hours in modules]
    printed += [text for aims in catalogue.AIMS.values() for _code, text, _module in aims]
    printed += catalogue.PARTNERS.values()
    words = {folded(facts.PRISON), *map(folded, facts.PRISON_WORDS.splitlines())}

    assert not [text for text in printed for word in words if word in folded(text)]


def test_who_is_away_or_kept_apart_is_somebody_of_the_files_and_in_nobodys_way():
    known = {number for name in PEOPLE for number in column(name, 0)}
    away = {number for number, _state, first, _back in facts.AWAY if first < date(2026, 11, 24)}
    at_work = {number for group in facts.GROUPS for number in group.numbers} | set(
        column("verkstedtimer.csv", 2)
    )

    assert {number for number, *_rest in facts.AWAY} <= known
    assert {number for one, other, _level in facts.APART for number in (one, other)} <= known
    assert not away & at_work
