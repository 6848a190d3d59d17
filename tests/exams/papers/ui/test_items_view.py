"""What stands on a paper, with verbs that say why they cannot be pressed."""

import pytest

from eduapp.exams.papers import queries
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.papers.ui.items_view import ItemsView
from tests.support import given
from tests.support.given_papers import a_paper, of_each_kind


@pytest.fixture
def view(qtbot, database, fakes):
    kinds = of_each_kind(database)
    items = [Item(kinds["single"], 2), Item(kinds["description"], 0), Item(kinds["essay"], 6)]
    paper_id = a_paper(database, items)
    with database.acting_as(given.TEACHER).reading() as session:
        paper = queries.composed(session, paper_id)
    made = ItemsView(fakes.bench)
    qtbot.addWidget(made)
    made.show_paper(paper)
    return made


def test_questions_are_numbered_as_they_are_printed(view):
    assert [row.number for row in view.table.table.rows] == ["1", "–", "2"]
    assert (
        view.table.table.sentence(view.table.table.rows[2]) == "2. Fortell om verneutstyr., 6 points, Essay"
    )


def test_the_first_cannot_go_up_nor_the_last_down(view):
    view.table.selectRow(0)
    assert (view.up.isEnabled(), view.down.isEnabled()) == (False, True)
    assert view.up.accessibleDescription() == "It is the first already."
    view.table.selectRow(2)
    assert (view.up.isEnabled(), view.down.isEnabled()) == (True, False)


def test_verbs_tell_the_place(view):
    told = []
    view.changed.connect(lambda place: told.append(("change", place)))
    view.moved.connect(lambda place, to: told.append(("move", place, to)))
    view.taken_off.connect(lambda place: told.append(("off", place)))
    view.table.selectRow(1)
    for verb in (view.change, view.up, view.down, view.off):
        verb.click()

    assert told == [("change", 1), ("move", 1, 0), ("move", 1, 2), ("off", 1)]


def test_what_stands_against_it_is_said(view):
    view.stop("frozen")
    view.table.selectRow(1)

    assert {verb.accessibleDescription() for verb in (view.change, view.off, view.up)} == {"frozen"}
    assert view.look.isEnabled()
