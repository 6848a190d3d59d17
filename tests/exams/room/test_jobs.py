"""Making the protocol: as it would be printed now."""

import pytest

from eduapp.core.errors import NotFound
from eduapp.core.progress import NoProgress
from eduapp.exams.room import jobs
from eduapp.gui.pdf_pages import look_into


def made(hall, **how):
    order = jobs.MakeProtocol(how.pop("sitting_id", hall.sitting_id), "en", **how)
    return jobs.make_protocol(hall.database, order, NoProgress())


def test_it_says_what_it_is_of(hall):
    told = made(hall.begin(101))

    assert (told.title, told.exam) == ("Protocol of an exam", "Matematikk (MAT) · 24.11.2026")
    assert "Berit Moe" in " ".join(look_into(told.pdf).texts)


def test_names_are_on_it_only_if_asked_for(hall):
    assert "Vik, Ola" not in " ".join(look_into(made(hall).pdf).texts)
    assert "Vik, Ola" in " ".join(look_into(made(hall, names=True).pdf).texts)


def test_an_exam_that_is_not_there(hall):
    with pytest.raises(NotFound):
        made(hall, sitting_id=hall.candidates[101])
