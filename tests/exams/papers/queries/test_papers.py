"""The list of papers, and what sittings ask of one."""

import pytest

from eduapp.exams.papers import queries
from tests.support import given, given_education
from tests.support.given_papers import a_paper, facts, frozen, items_of, of_each_kind, some_singles
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases


def test_papers_are_listed_newest_first_with_what_is_on_them(database):
    kinds = of_each_kind(database)
    maths = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    first = a_paper(
        database, items_of([kinds["single"], kinds["essay"]], 3), told=facts(course_id=maths), versions=2
    )
    a_paper(database, told=facts(title="Norsk 100 %", minutes=90, language="nn"))
    frozen(database, first)

    with selects_of(database) as statements, database.reading() as session:
        rows = queries.papers(session)

    assert len(statements) == 1
    assert [(row.serial, row.title, row.course, row.language) for row in rows] == [
        (2, "Norsk 100 %", "", "nn"),
        (1, "Prøve i regning", "MAT", "nb"),
    ]
    assert [(row.questions, row.points, row.versions, row.frozen) for row in rows] == [
        (0, 0, 1, False),
        (2, 6, 2, True),
    ]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [("regn", ["Prøve i regning"]), ("matemat", ["Prøve i regning"]), ("100 %", ["Norsk"]), ("x", [])],
)
def test_papers_are_found_by_title_and_course(database, typed, titles):
    maths = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    a_paper(database, told=facts(course_id=maths))
    a_paper(database, told=facts(title="Norsk 100 %"))

    with database.reading() as session:
        found = [row.title for row in queries.papers(session, typed)]
    assert [title.removesuffix(" 100 %") for title in found] == titles


def test_the_head_of_a_paper_says_what_sittings_need(database):
    told = facts(minutes=120, skills=frozenset({"reading"}))
    paper_id = a_paper(database, items_of(some_singles(database, 1)), told=told)

    with database.reading() as session:
        head = queries.paper_head(session, paper_id)
        assert queries.paper_head(session, given.TEACHER.user_id) is None
        [version] = queries.versions(session, paper_id)

    assert head == queries.PaperHead(
        paper_id, "Prøve i regning", None, "nb", 120, frozenset({"reading"}), frozen=False, digest=""
    )
    assert (version.letter, version.digest) == ("A", "")


def test_a_sitting_can_have_the_papers_of_its_course_and_of_none(database):
    maths = given_education.a_course(database, code="MAT", scale="K16")
    norsk = given_education.a_course(database, code="NOR", scale="K16")
    mine = a_paper(database, told=facts(course_id=maths))
    a_paper(database, told=facts(course_id=norsk))
    free = a_paper(database)

    with database.reading() as session:
        assert [row.id for row in queries.papers_of_course(session, maths)] == [free, mine]
