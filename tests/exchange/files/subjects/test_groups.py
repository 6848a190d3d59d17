"""Groups out of a list: the rules of the page, who and where by name, known ones, doubles."""

from datetime import date

import pytest

from eduapp.core.errors import Refused
from eduapp.education.courses import queries, service
from eduapp.education.courses.service import OpenGroup
from eduapp.education.places import queries as places
from eduapp.exchange.files import jobs
from tests.support import given, given_attendance, given_education
from tests.support.given_files import sample
from tests.support.given_imports import (
    GROUPS,
    a_list,
    at_line,
    brought_in,
    looked_at,
    states,
    the_samples,
    told,
)
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases
AUTUMN = (date(2026, 8, 17), date(2026, 12, 18))


@pytest.fixture
def course(database):
    given_attendance.a_room(database, "Klasserom 2")
    return given_education.a_course(database, "MAT1P", "Matematikk", capacity=10)


@pytest.fixture
def leader(database):
    return database.acting_as(given.LEADER)


def the_list(database, tmp_path, *rows):
    return looked_at(database, "groups", a_list(tmp_path, GROUPS + "\n".join(rows)))


def refusals(database, order):
    """What the page would be told; nothing if the group was opened."""
    try:
        database.execute(service.open_group, order)
    except Refused as refused:
        return [one.sentence() for one in refused.violations]
    return []


def groups(database):
    with database.reading() as session:
        return queries.every_group(session)


def test_a_row_becomes_a_group_with_all_it_says(leader, course, tmp_path, notes):
    looked = the_list(
        leader, tmp_path, "mat1p;Høst 2026;ingrid solheim;KLASSEROM 2;12;17.08.2026;18.12.2026;"
    )

    assert brought_in(leader, "groups", looked) == jobs.Report(1, 0, 0)
    (group,) = groups(leader)
    assert (group.course_id, group.name, group.teacher, group.place) == (
        course, "Høst 2026", "Ingrid Solheim", "Klasserom 2",
    )  # fmt: skip
    assert (group.capacity, group.first_day, group.last_day) == (12, *AUTUMN)
    assert "courses.group.opened" in {note.action for note in notes}


def test_the_sample_comes_in_but_for_four_rows_and_a_second_time_changes_nothing(leader, tmp_path):
    the_samples(leader, until="groups")

    looked = looked_at(leader, "groups", sample("grupper.csv"))

    assert sorted(told(looked)) == [14, 15, 16, 17]
    assert [column for column, _sentence in told(looked)[17]] == ["Place", "Last day"]
    assert brought_in(leader, "groups", looked) == jobs.Report(12, 0, 4)
    assert brought_in(leader, "groups", sample("grupper.csv")) == jobs.Report(0, 13, 3)


def test_without_teacher_place_and_number_the_course_says_how_many(leader, course, tmp_path):
    brought_in(leader, "groups", the_list(leader, tmp_path, "MAT1P;Høst;;;;17.08.2026;18.12.2026;"))

    (group,) = groups(leader)
    assert (group.capacity, group.teacher_id, group.place_id) == (10, None, None)


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (
            "FYS;Høst;;;;17.08.2026;18.12.2026;",
            "Course code",
            "There is no course with the code FYS. Correct the code, or add the course first.",
        ),
        (
            "MAT1P;Høst;Ola Ukjent;;;17.08.2026;18.12.2026;",
            "Teacher",
            (
                "Nobody who teaches is called Ola Ukjent. Write the whole name as it stands under Users, "
                "or leave it empty."
            ),
        ),
        (
            "MAT1P;Høst;Terje Haug;;;17.08.2026;18.12.2026;",  # leads a workshop
            "Teacher",
            (
                "Nobody who teaches is called Terje Haug. Write the whole name as it stands under Users, "
                "or leave it empty."
            ),
        ),
        (
            "MAT1P;Høst;;Månen;;17.08.2026;18.12.2026;",
            "Place",
            "There is no place called Månen. Correct the name, or add the place first.",
        ),
        (
            "MAT1P;Høst;;;;18.12.2026;17.08.2026;",
            "Last day",
            "The last day, 17.08.2026, is before the first, 18.12.2026. Put one of them right.",
        ),
        (
            "MAT1P;Høst;;Bod;;17.08.2026;18.12.2026;",
            "Place",
            "Bod is no longer offered. Choose another place, or put it back into use first.",
        ),
        (
            "OLD;Høst;;;;17.08.2026;18.12.2026;",
            "Course code",
            "“Gammelt” is no longer offered. Offer it again in the catalogue, or choose another course.",
        ),
    ],
)
def test_each_thing_wrong_stands_at_its_cell(leader, course, tmp_path, row, column, sentence):
    given_attendance.a_room(leader, "Bod", active=False)
    given_education.a_course(leader, "OLD", "Gammelt", active=False)

    assert told(the_list(leader, tmp_path, row)) == {2: [(column, sentence)]}


def test_everything_against_a_row_is_told_at_once(leader, course, tmp_path):
    looked = the_list(leader, tmp_path, "MAT1P;Høst;Ola Ukjent;Månen;x;18.12.2026;17.08.2026;")

    assert [column for column, _sentence in told(looked)[2]] == [
        "Places in the group", "Teacher", "Place", "Last day",
    ]  # fmt: skip


def test_what_may_be_set_aside_needs_a_reason_and_the_trail_keeps_it(leader, course, tmp_path, notes):
    row = "MAT1P;Høst;;Klasserom 2;31;17.08.2026;18.12.2026;"

    assert told(the_list(leader, tmp_path, row)) == {
        2: [
            (
                "Place",
                (
                    "Klasserom 2 has 30 seats, 31 people would not fit in. "
                    "Choose another place or fewer people. "
                    "Or write under “Reason to go ahead” why it should be so all the same."
                ),
            )
        ]
    }

    looked = the_list(leader, tmp_path, row + "Noen er alltid borte")

    assert brought_in(leader, "groups", looked) == jobs.Report(1, 0, 0)
    (kept,) = [note for note in notes if note.action == "rule.overridden"]
    assert kept.details == {"rule": "RoomTooSmall", "reason": "Noen er alltid borte"}


def test_a_reason_sets_nothing_aside_that_nobody_may(leader, course, tmp_path):
    looked = the_list(leader, tmp_path, "MAT1P;Høst;;;;18.12.2026;17.08.2026;Fordi")

    assert states(looked) == {2: "fix"}


def test_bringing_the_file_in_again_opens_nothing_twice(leader, course, tmp_path):
    rows = ("MAT1P;Høst;;;;17.08.2026;18.12.2026;", "MAT1P;Vår;;;;04.01.2027;18.06.2027;")
    brought_in(leader, "groups", the_list(leader, tmp_path, *rows))

    assert brought_in(leader, "groups", the_list(leader, tmp_path, *rows)) == jobs.Report(0, 2, 0)
    assert len(groups(leader)) == 2


def test_a_known_group_says_what_the_file_has_otherwise(leader, course, tmp_path):
    brought_in(leader, "groups", the_list(leader, tmp_path, "MAT1P;Høst;;;;17.08.2026;18.12.2026;"))

    looked = the_list(leader, tmp_path, "MAT1P;høst;Ingrid Solheim;;8;17.08.2026;11.12.2026;")

    known = at_line(looked, 2).known
    assert known.differs == ("Teacher", "Places in the group", "Last day")
    assert known.sentence() == "Matematikk has this group already, in these days. Nothing is changed."


def test_next_terms_group_may_have_the_same_name(leader, course, tmp_path):
    brought_in(leader, "groups", the_list(leader, tmp_path, "MAT1P;Mandag;;;;17.08.2026;18.12.2026;"))

    assert states(the_list(leader, tmp_path, "MAT1P;Mandag;;;;04.01.2027;18.06.2027;")) == {2: "new"}


def test_rows_of_the_file_that_clash_are_told(leader, course, tmp_path):
    looked = the_list(
        leader, tmp_path,
        "MAT1P;Høst;;;;17.08.2026;18.12.2026;",
        "MAT1P;HØST;;;;17.08.2026;18.12.2026;",
        "MAT1P;Høst;;;9;01.09.2026;18.12.2026;",
    )  # fmt: skip

    assert at_line(looked, 3).state == "fix"  # written otherwise is another name to print
    assert told(looked)[4] == [
        (
            "Group",
            "Høst stands in line 2 already, for the same days. Keep one of them, or give one another name.",
        )
    ]


def test_the_very_same_row_twice_opens_one(leader, course, tmp_path):
    row = "MAT1P;Høst;;;;17.08.2026;18.12.2026;"

    assert brought_in(leader, "groups", the_list(leader, tmp_path, row, row)) == jobs.Report(1, 1, 0)


def test_a_row_that_is_refused_stands_in_nobodys_way(leader, course, tmp_path):
    looked = the_list(
        leader, tmp_path,
        "MAT1P;Høst;;Klasserom 2;31;17.08.2026;18.12.2026;",
        "MAT1P;Høst;;Klasserom 2;30;17.08.2026;18.12.2026;",
    )  # fmt: skip

    assert states(looked) == {2: "fix", 3: "new"}


@pytest.mark.parametrize(
    ("capacity", "first", "last"),
    [(31, *AUTUMN), (30, *AUTUMN), (5, AUTUMN[1], AUTUMN[0]), (40, AUTUMN[0], date(2030, 12, 18))],
)
def test_the_judge_says_what_the_page_would(leader, course, tmp_path, capacity, first, last):
    row = f"MAT1P;C;;Klasserom 2;{capacity};{first:%d.%m.%Y};{last:%d.%m.%Y};"
    with leader.reading() as session:
        place = places.by_name(session, "Klasserom 2")
    order = OpenGroup(
        course_id=course, name="C", place_id=place.id, capacity=capacity, first_day=first, last_day=last
    )

    looked = the_list(leader, tmp_path, row)

    said = [problem.violation.sentence() for problem in at_line(looked, 2).problems]
    assert said == refusals(leader, order)


def test_looking_asks_as_often_for_many_rows_as_for_one(leader, course, tmp_path):
    def statements(count):
        rows = [f"MAT1P;G{n};;;;17.08.2026;18.12.2026;" for n in range(count)]
        with selects_of(leader) as sent:
            the_list(leader, tmp_path, *rows)
        return len(sent)

    assert statements(200) == statements(1) <= 8
