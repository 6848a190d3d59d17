"""The rest of an exam on paper: what came in, and what is not answered, also when the PC is dead."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.gui.pdf_pages import look_into
from tests.support import given
from tests.support.given_screens import Pc


def made(hall, by=given.INVIGILATOR, attempt=None):
    order = jobs.MakeRest(sitting_id=hall.sitting_id, attempt_id=attempt or hall.attempts()[101])
    return jobs.make_rest(hall.database.acting_as(by), order, NoProgress())


def test_answers_that_came_in_and_questions_without_one_are_on_it(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().answer(4, "the tail stock").answer(9, "A day in the workshop")
    hall.at("10:00")
    told = made(hall)
    words = " ".join(look_into(told.pdf).texts)

    assert (told.number, told.title) == (101, "The rest of the exam on paper, candidate 101")
    assert "the tail stock" in words
    assert "A day in the workshop" in words
    assert "Hva er 2 + 2?" in words


def test_who_does_not_watch_gets_no_paper(hall):
    with pytest.raises(NotAllowed):
        made(hall, given.TEACHER)
    with pytest.raises(NotFound):
        made(hall, attempt=hall.sitting_id)
