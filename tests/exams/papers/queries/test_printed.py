"""A paper from the database as it is drawn: key, names and other versions stay behind."""

from datetime import date

import pytest

from eduapp.exams.papers import queries
from eduapp.exams.papers.drawing import draw_copies
from eduapp.exams.papers.rules.printed import Print
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Question, Text
from tests.certificates.drawing.papers import poppler
from tests.support import given, given_education
from tests.support.given_papers import a_paper, facts, frozen, items_of, of_each_kind, version_of
from tests.support.given_questions import a_single, in_the_bank
from tests.support.printed_papers import a_picture

pytestmark = pytest.mark.both_databases


def printed(database, paper_id):
    with database.acting_as(given.TEACHER).reading() as session:
        return queries.printed(session, paper_id)


def test_every_version_has_the_same_questions_in_its_own_order(database):
    kinds = of_each_kind(database)
    course = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    told = facts(course_id=course, aids=frozenset({"notes", "dictionary"}), minutes=90)
    items = items_of([kinds[kind] for kind in kinds if kind != q.DESCRIPTION])
    paper_id = a_paper(database, items, told=told, versions=3)

    papers = printed(database, paper_id)

    assert list(papers) == ["A", "B", "C"]
    assert len({tuple(one.kind for one in paper.questions) for paper in papers.values()}) > 1
    assert {frozenset(one.stem.words for one in paper.questions) for paper in papers.values()} == {
        frozenset(one.stem.words for one in papers["A"].questions)
    }
    assert {(paper.points, paper.course, paper.aids, paper.minutes) for paper in papers.values()} == {
        (18, "Matematikk", ("dictionary", "notes"), 90)
    }
    assert not papers["A"].frozen
    frozen(database, paper_id)
    assert printed(database, paper_id)["A"].frozen
    assert printed(database, given.TEACHER.user_id) == {}


def test_pictures_come_along_and_stand_on_the_page(database):
    content = a_picture()
    question = Question(
        q.SINGLE,
        Text(f"<p>Hva er dette?</p>{placed('strek.png', 'en strek')}", q.HTML),
        answers=(Answer(Text("strek"), q.ALL), Answer(Text("prikk"))),
        pictures=(Picture("strek.png", content),),
    )
    paper = printed(
        database, a_paper(database, items_of([version_of(database, in_the_bank(database, question))]))
    )["A"]

    [digest] = paper.pictures
    assert [one.digest for one in paper.questions[0].pictures] == [digest]
    [pdf] = draw_copies(paper, Print(), date(2026, 11, 27), "7KQ", [1])
    assert b"/Image" in pdf


def test_neither_the_key_nor_a_name_nor_a_place_reaches_a_paper(database):
    given.a_learner(database, "Ola Vik")
    right = a_single(
        stem="Hva heter elva?", right="Glomma", wrong=("Lågen",), feedback=Text("Fasit: hemmelig")
    )
    short = Question(q.SHORT, Text("Hovedstaden?"), answers=(Answer(Text("Trondhjem"), q.ALL),))
    versions = [version_of(database, in_the_bank(database, one)) for one in (right, short)]
    paper_id = a_paper(database, items_of(versions), versions=2)
    for paper in printed(database, paper_id).values():
        [pdf] = draw_copies(paper, Print(), date(2026, 11, 27), "7KQ", [1])
        words = poppler("pdftotext", pdf) + poppler("pdfinfo", pdf)
        assert "Glomma" in words, "a choice is asked"
        for never in ("hemmelig", "Fasit", "Trondhjem", "Ola", "Vik", "fengsel", "Solheim"):
            assert never not in words
