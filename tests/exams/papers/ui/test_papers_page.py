"""The list of papers, and the way to a new one."""

from dataclasses import replace

import pytest

from eduapp.exams.papers import queries
from eduapp.exams.papers.ui.looks import KEEP_REASON
from eduapp.exams.papers.ui.papers_page import PapersPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.given_papers import a_paper, facts, frozen, items_of, some_singles
from tests.support.keys import press


@pytest.fixture
def page(qtbot, database, fakes):
    frozen(database, a_paper(database, items_of(some_singles(database, 2)), versions=2))
    a_paper(database, told=facts(title="Norsk", language="nn"))
    made = PapersPage(fakes.bench, Route("papers.list"))
    qtbot.addWidget(made)
    show(made)
    return made


def test_papers_stand_there_with_what_is_on_them(page):
    told = [page.table.table.sentence(row) for row in page.table.table.rows]

    assert told == ["Norsk: 0 questions, 0 points, draft", "Prøve i regning: 2 questions, 4 points, frozen"]


def test_a_new_paper_is_asked_for_and_opened(page, database):
    page.open_route(Route("papers.list", detail="new"))
    dialog = the_dialog()
    dialog.form.type_in({"title": "Vår", "minutes": 45})
    press(dialog, "Ctrl+Return")

    with database.reading() as session:
        assert [(row.title, row.minutes) for row in queries.papers(session, "vår")] == [("Vår", 45)]


def test_who_may_not_make_papers_is_told_so(qtbot, database):
    only = replace(given.TEACHER, permissions=frozenset({"papers.see"}))
    made = PapersPage(a_hearing_bench(database.acting_as(only)).bench, Route("papers.list"))
    qtbot.addWidget(made)

    [add] = made.header_buttons()
    assert (add.isEnabled(), add.accessibleDescription()) == (False, KEEP_REASON)
