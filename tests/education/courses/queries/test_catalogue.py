"""The catalogue and its groups, as lists show them."""

from datetime import date

from eduapp.core.i18n import speaking
from eduapp.education.courses import queries
from eduapp.education.courses.service import ChangeCourse, change_course
from eduapp.education.school.rules import TermFacts
from eduapp.education.school.service import SaveTerms, save_terms
from tests.support import given
from tests.support.given_education import a_course, a_group, a_place
from tests.support.statements import selects_of


def seen(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def test_the_catalogue_stands_in_norwegian_order(database):
    for code, name in (("O1", "Økonomi"), ("A1", "Ås-kurset"), ("N1", "Norsk"), ("E1", "Ærlig talt")):
        a_course(database, code, name)

    assert [row.code for row in seen(database, queries.courses)] == ["N1", "E1", "O1", "A1"]


def test_courses_are_found_by_the_beginning_of_code_or_name(database):
    a_course(database, "NOR-A2", "Norsk A2")
    a_course(database, "TRUCK-T", "Truckteori T1, T2 og T4")

    assert [row.code for row in seen(database, queries.courses, "nor a2")] == ["NOR-A2"]
    assert [row.code for row in seen(database, queries.courses, "teori")] == []
    [hit] = seen(database, queries.found, "truckt")
    assert (hit.label, hit.detail) == ("Truckteori T1, T2 og T4", "TRUCK-T")


def test_a_row_says_its_kind_in_the_language_spoken(database):
    a_course(database, "KOKV107", "Mattrygghet", kind="vocational")
    [row] = seen(database, queries.courses)

    assert row.label == "KOKV107 Mattrygghet"
    with speaking("nb"):
        assert row.kind_label == "yrkesfag"


def test_a_picker_offers_only_what_is_offered(database):
    course_id = a_course(database, "NOR-A2")
    a_course(database, "NOR-B1")
    head = seen(database, queries.course, course_id)
    facts = head.facts.__class__(**{**head.facts.__dict__, "active": False})
    database.execute(change_course, ChangeCourse(course_id=course_id, version=1, facts=facts))

    assert [row.code for row in seen(database, queries.offered)] == ["NOR-B1"]
    assert {row.code: row.active for row in seen(database, queries.courses)} == {
        "NOR-A2": False,
        "NOR-B1": True,
    }


def test_a_code_finds_its_course_however_it_is_written(database):
    course_id = a_course(database, "NOR-A2")

    assert seen(database, queries.by_code, " nor-a2 ").id == course_id
    assert seen(database, queries.by_code, "NOR-A") is None
    assert seen(database, queries.codes) == {"NOR-A2": course_id}


def test_codes_know_what_they_ask_for(database):
    a_course(database, "NOR-A2")
    a_course(database, "NOR-B1", prerequisites="NOR-A2")

    assert seen(database, queries.prerequisites) == {"NOR-A2": "", "NOR-B1": "NOR-A2"}


def test_a_group_knows_its_course_teacher_and_place(database):
    course_id = a_course(database, "NOR-A2", "Norsk A2")
    group_id = a_group(database, course_id, place_id=a_place(database, "Rom 2"))

    head = seen(database, queries.group, group_id)

    assert (head.course.code, head.teacher, head.place, head.capacity) == (
        "NOR-A2",
        "Ingrid Solheim",
        "Rom 2",
        10,
    )
    assert seen(database, queries.groups_by_id, [group_id]) == {group_id: head}
    assert seen(database, queries.group, given.TEACHER.user_id) is None
    assert seen(database, queries.course, given.TEACHER.user_id) is None


def test_the_groups_of_a_course_stand_newest_first(database):
    course_id = a_course(database)
    a_group(database, course_id, "Høst")
    a_group(database, course_id, "Vår", first_day=date(2027, 1, 4), last_day=date(2027, 6, 18))
    a_group(database)

    assert [head.name for head in seen(database, queries.groups_of, course_id)] == ["Vår", "Høst"]


def test_teachers_and_leaders_may_teach(database):
    people = seen(database, queries.teachers)
    assert [(one.label, one.detail) for one in people] == [
        ("Ingrid Solheim", "faglærer"),
        ("Solveig Nes", "avdelingsleder"),
    ]
    assert [one.label for one in seen(database, queries.teachers, "nes")] == ["Solveig Nes"]


def test_a_new_group_is_proposed_after_the_term_it_falls_in(database):
    terms = (
        TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18)),
        TermFacts("Vår 2027", date(2027, 1, 4), date(2027, 6, 18)),
    )
    database.execute(save_terms, SaveTerms(terms=terms))
    course_id = a_course(database, capacity=8)

    now = seen(database, queries.proposal, course_id, given.TODAY)
    later = seen(database, queries.proposal, course_id, date(2026, 12, 20))

    facts = seen(database, queries.course, course_id).facts
    length = (facts.planned_minutes, facts.minutes_per_hour)
    assert now == queries.GroupProposal("Høst 2026", 8, given.TODAY, date(2026, 12, 18), length)
    assert later == queries.GroupProposal("Vår 2027", 8, date(2027, 1, 4), date(2027, 6, 18), length)
    assert seen(database, queries.proposal, given.TEACHER.user_id, given.TODAY) is None


def test_lists_take_one_statement(database):
    course_id = a_course(database)
    group_id = a_group(database, course_id)
    for query, args in (
        (queries.courses, ("kurs",)),
        (queries.course, (course_id,)),
        (queries.group, (group_id,)),
        (queries.groups_of, (course_id,)),
    ):
        with selects_of(database) as selects:
            seen(database, query, *args)
        assert len(selects) == 1, query.__name__
