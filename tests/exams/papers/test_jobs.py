"""What is printed of a paper, as it would be printed now."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.progress import NoProgress
from eduapp.exams.papers import jobs
from eduapp.exams.papers.rules.page_codes import read_page_code
from eduapp.exams.papers.rules.printed import Print
from tests.certificates.drawing.papers import pages_of
from tests.support import given
from tests.support.given_papers import a_paper, frozen, items_of, some_singles
from tests.support.list_pages import scanned

pytestmark = pytest.mark.both_databases


@pytest.fixture
def paper_id(database):
    return a_paper(database, items_of(some_singles(database, 2)), versions=2)


def made(database, paper_id, by=given.TEACHER, **more):
    order = jobs.MakePrint(paper_id, **more)
    return jobs.make_print(database.acting_as(by), order, NoProgress())


def test_questions_come_as_a_file_with_what_is_to_be_known(database, paper_id):
    told = made(database, paper_id, letter="B", how=Print(easy=True))

    assert (told.letters, told.typeface, told.reasons, told.frozen) == (
        ("A", "B"),
        "Atkinson Hyperlegible",
        (),
        False,
    )
    assert told.pdf.startswith(b"%PDF")


def test_answer_sheets_have_codes_marked_by_the_digest(database, paper_id):
    digest = frozen(database, paper_id)

    told = made(database, paper_id, what=jobs.SHEETS, copies=2)

    codes = [read_page_code(code) for page in range(pages_of(told.pdf)) for code in scanned(told.pdf, page)]
    assert {(code.mark, code.copy) for code in codes} == {(digest[:6].upper(), 1), (digest[:6].upper(), 2)}


def test_a_paper_without_questions_is_not_drawn(database):
    told = made(database, a_paper(database))

    assert (told.pdf, told.title, told.letters) == (None, "Prøve i regning", ("A",))


def test_who_may_not_see_questions_gets_none(database, paper_id):
    with pytest.raises(NotAllowed):
        made(database, paper_id, by=given.OFFICE)
    with pytest.raises(NotFound):
        made(database, given.TEACHER.user_id)
