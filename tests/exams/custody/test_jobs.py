"""The receipt and count is made from what is recorded now, in the language asked for."""

from uuid import uuid4

import pytest

from eduapp.core.errors import NotFound
from eduapp.core.progress import NoProgress
from eduapp.education.school.service import MarkInvented, mark_invented
from eduapp.exams.custody import jobs
from eduapp.gui.pdf_pages import look_into
from tests.support import given
from tests.support.given_custody import a_bundle, by_two


def made(database, sitting_id, language="en"):
    return jobs.make_sheet(database, jobs.MakeSheet(sitting_id, language), NoProgress())


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_it_says_every_sum_and_what_stands_against_it_and_names_nobody(database, sitting_id):
    a_bundle(database, sitting_id, seal="F 1", variant="A")
    by_two(database, a_bundle(database, sitting_id, "Sheets", "answer_sheets"), "opened", count=28)
    sheet = made(database, sitting_id)
    said = words(sheet.pdf)
    assert (sheet.title, sheet.exam) == ("Receipt and count of papers", "Matematikk")
    for text in ("Question papers, version A, seal F 1", "Received 30", "Not accounted for 2", "Signature"):
        assert text in said
    assert "“Sheets”: 2 of 30 were not found at the last count." in said
    assert given.INVIGILATOR.name not in said
    assert "Oppgavesett" in words(made(database, sitting_id, "nb").pdf)


def test_an_exam_that_is_gone_has_no_sheet_and_one_without_papers_says_so(database, sitting_id):
    with pytest.raises(NotFound):
        made(database, uuid4())
    assert "No papers are recorded." in words(made(database, sitting_id).pdf)


def test_the_papers_of_an_invented_exam_say_so_across(database, sitting_id):
    database.execute(mark_invented, MarkInvented())
    assert "TRIAL" in "".join(words(made(database, sitting_id).pdf).split())
