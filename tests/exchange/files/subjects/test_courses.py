"""The catalogue out of a file: codes, prerequisites within the file, what cannot be."""

from datetime import date

import pytest

from eduapp.education.courses import queries
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from tests.support import given_education
from tests.support.given_files import sample
from tests.support.given_imports import (
    COURSES,
    a_list,
    again,
    at_line,
    brought_in,
    looked_at,
    states,
    told,
)


def the_list(database, tmp_path, *rows):
    return looked_at(database, "courses", a_list(tmp_path, COURSES + "\n".join(rows)))


def catalogue(database):
    with database.reading() as session:
        return {course.code: course for course in queries.catalogue(session)}


def test_the_sample_comes_in_whole_and_a_second_time_changes_nothing(database):
    assert brought_in(database, "courses", sample("kurs.csv")) == jobs.Report(11, 0, 0)
    before = catalogue(database)

    assert brought_in(database, "courses", sample("kurs.csv")) == jobs.Report(0, 11, 0)
    assert catalogue(database) == before
    assert before["NOR-B1"].prerequisites == "NOR-A2"
    assert (before["MAT1P"].kind, before["MAT1P"].scale) == ("upper_secondary", "K16")


def test_a_course_may_stand_before_the_one_it_asks_for(database, tmp_path):
    looked = the_list(
        database, tmp_path,
        "C;Cc;kurs;10;60;8;B og A", "B;Bb;kurs;10;60;8;A", "A;Aa;kurs;10;60;8;",
    )  # fmt: skip

    assert brought_in(database, "courses", looked) == jobs.Report(3, 0, 0)
    assert catalogue(database)["C"].prerequisites == "B and A"


def test_whoever_asks_for_a_refused_course_stays_outside_too_all_down_the_line(database, tmp_path):
    looked = the_list(
        database, tmp_path,
        "A;Aa;kurs;0;60;8;", "B;Bb;kurs;10;60;8;A", "C;Cc;kurs;10;60;8;B", "D;Dd;kurs;10;60;8;",
    )  # fmt: skip

    assert states(looked) == {2: "fix", 3: "fix", 4: "fix", 5: "new"}
    assert told(looked)[4] == [
        (
            "Prerequisites",
            "It asks for B, which stands in line 3 but is not brought in. See to that first.",
        )
    ]
    assert brought_in(database, "courses", looked) == jobs.Report(1, 0, 3)


def test_one_correction_lets_the_whole_line_in(database, tmp_path):
    looked = the_list(database, tmp_path, "A;Aa;kurs;0;60;8;", "B;Bb;kurs;10;60;8;A")

    looked = again(database, "courses", looked.preview, jobs.Edited(0, "planned_hours", "10"))

    assert states(looked) == {2: "new", 3: "new"}


def test_leaving_a_course_out_tells_those_that_ask_for_it(database, tmp_path):
    looked = the_list(database, tmp_path, "A;Aa;kurs;10;60;8;", "B;Bb;kurs;10;60;8;A")

    looked = again(database, "courses", looked.preview, jobs.Decided(0, State.LEFT_OUT))

    assert states(looked) == {2: "left_out", 3: "fix"}
    assert told(looked)[3] == [
        ("Prerequisites", "No course has the code A. Add that course first, or put the prerequisites right.")
    ]


def test_courses_that_wait_for_one_another_are_all_told(database, tmp_path):
    looked = the_list(database, tmp_path, "A;Aa;kurs;10;60;8;B", "B;Bb;kurs;10;60;8;A", "C;Cc;kurs;10;60;8;C")

    assert told(looked) == {
        2: [
            (
                "Prerequisites",
                "Nobody could ever begin: A, B ask for one another. Put the prerequisites right.",
            )
        ],
        3: [
            (
                "Prerequisites",
                "Nobody could ever begin: A, B ask for one another. Put the prerequisites right.",
            )
        ],
        4: [
            (
                "Prerequisites",
                "The course asks for itself as a prerequisite. Take C out of the prerequisites.",
            )
        ],
    }


def test_prerequisites_may_be_in_the_catalogue_already(database, tmp_path):
    given_education.a_course(database, "NOR-A2")

    looked = the_list(database, tmp_path, "NOR-B1;Norsk B1;kurs;80;45;12;nor-a2")

    assert brought_in(database, "courses", looked) == jobs.Report(1, 0, 0)


def test_prerequisites_that_cannot_be_read_say_why(database, tmp_path):
    looked = the_list(database, tmp_path, "A;Aa;kurs;10;60;8;(B og C")

    [(column, sentence)] = told(looked)[2]
    assert column == "Prerequisites"
    assert sentence == (
        "The prerequisites cannot be read at character 1. A bracket is opened but not closed. "
        "An example: NOR-A2 and (MAT1P or ENG1008)."
    )


def test_codes_are_one_whatever_their_case(database, tmp_path):
    given_education.a_course(database, "MAT1P")

    looked = the_list(
        database, tmp_path, "mat1p;Matte;kurs;10;60;8;", "x1;En;kurs;1;60;8;", "X1;To;kurs;1;60;8;"
    )

    assert states(looked) == {2: "joined", 3: "new", 4: "fix"}
    known = at_line(looked, 2).known
    assert known is not None
    assert known.sentence() == "MAT1P is in the catalogue already. Nothing is changed."
    assert known.certain


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        ("A B;Navn;kurs;10;60;8;", "Code", "A B holds a space or a line end. Write it as one word."),
        (
            "A#B;Navn;kurs;10;60;8;",
            "Code",
            "“A#B” cannot be a course code. Use letters, digits, hyphens and dots, without spaces.",
        ),
        ("A;;kurs;10;60;8;", "Name", "Name is empty. Type it here, or leave the row out."),
        ("A;Navn;yrkesfg;10;60;8;", "Kind", "yrkesfg is not known here. Perhaps yrkesfag is meant."),
        ("A;Navn;kurs;-1;60;8;", "Hours", "-1 is too little: 1 is the least."),
        ("A;Navn;kurs;10;0;8;", "Minutes in an hour", "An hour has 45 or 60 minutes, not 0."),
        ("A;Navn;kurs;10;50;8;", "Minutes in an hour", "An hour has 45 or 60 minutes, not 50."),
        ("A;Navn;kurs;10;60;101;", "Places in a group", "101 is too much: 100 is the most."),
        ("A;Navn;kurs;10;60;0;", "Places in a group", "0 is too little: 1 is the least."),
    ],
)
def test_a_bad_cell_says_what_to_write(database, tmp_path, row, column, sentence):
    assert told(the_list(database, tmp_path, row)) == {2: [(column, sentence)]}


def test_what_the_list_does_not_say_is_usual(database, tmp_path):
    looked = the_list(database, tmp_path, "A;Aa;kurs;10;;;")

    brought_in(database, "courses", looked)

    course = catalogue(database)["A"]
    assert (course.minutes_per_hour, course.capacity, course.scale) == (60, 12, "BIB")


WIDER = COURSES.strip() + ";Partner;Gyldig fra;Gyldig til\n"


def wider_list(database, tmp_path, *rows):
    return looked_at(database, "courses", a_list(tmp_path, WIDER + "\n".join(rows)))


def test_partner_and_valid_days_come_in_where_the_list_has_them(database, tmp_path):
    row = "EXPHIL;Ex. phil.;høyere;120;45;4;;Nordby universitet;1.8.2026;31.7.2028"
    looked = wider_list(database, tmp_path, row)

    assert brought_in(database, "courses", looked) == jobs.Report(1, 0, 0)
    course = catalogue(database)["EXPHIL"]
    assert (course.kind, course.partner) == ("higher", "Nordby universitet")
    assert (course.valid_from, course.valid_to) == (date(2026, 8, 1), date(2028, 7, 31))


def test_days_that_run_backward_are_told_under_their_column(database, tmp_path):
    looked = wider_list(database, tmp_path, "A;Aa;kurs;10;60;8;;;1.8.2026;31.7.2026")

    [(column, sentence)] = told(looked)[2]
    assert column == "Valid to"
    assert sentence.startswith("Valid to, 31.07.2026, is before valid from")


@pytest.mark.parametrize("word", ["kurs", "kortkurs", "short course", "short ticket course", "Short"])
def test_short_ticket_courses_are_known_by_their_old_words_too(database, tmp_path, word):
    brought_in(database, "courses", the_list(database, tmp_path, f"A;Aa;{word};10;60;8;"))

    assert catalogue(database)["A"].kind == "short"


def test_a_module_that_is_asked_for_must_be_there_already(database, tmp_path):
    course_id = given_education.a_course(database, "NOR-A2")
    given_education.a_module(database, course_id, "2")

    looked = the_list(
        database, tmp_path,
        "A;Aa;kurs;10;60;8;module:NOR-A2/2", "B;Bb;kurs;10;60;8;modul:nor-a2/9",
        "C;Cc;kurs;10;60;8;B", "D;Dd;kurs;10;60;8;certificate:TRUCK og safety:BANDSAW",
    )  # fmt: skip

    assert states(looked) == {2: "new", 3: "fix", 4: "fix", 5: "new"}
    assert told(looked)[3] == [
        (
            "Prerequisites",
            "NOR-A2 has no module 9. Add the module first, or put the prerequisites right.",
        )
    ]
    brought_in(database, "courses", looked)
    assert catalogue(database)["A"].prerequisites == "module:NOR-A2/2"
