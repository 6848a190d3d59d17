from dataclasses import replace

import pytest

from eduapp.app import catalogue
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench


@pytest.fixture
def bench_of(qtbot, database):
    """A bench for somebody, on which pages are told what features above know of who takes part."""

    def made(actor=given.LEADER):
        fakes = a_hearing_bench(database, actor)
        bench = replace(fakes.bench, answers=lambda place: catalogue.answers(place, actor))
        return replace(fakes, bench=bench)

    return made


@pytest.fixture
def fakes(bench_of):
    return bench_of()


@pytest.fixture
def shown(qtbot):
    """Shows a page with the keyboard in it."""

    def stand(page):
        qtbot.addWidget(page)
        show(page)
        return page

    return stand


INGRIDS = Route("timetable.week", given.TEACHER.user_id, "teacher")
