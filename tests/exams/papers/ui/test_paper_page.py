"""A paper is composed by keyboard: the bank at the left, the paper at the right, changes saved at once."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.papers import queries
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.ui.looks import FROZEN_REASON, KEEP_REASON
from eduapp.exams.papers.ui.paper_page import PaperPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.given_papers import a_paper, frozen, items_of, some_singles
from tests.support.keys import keys_only, press


@pytest.fixture
def paper_id(database):
    versions = some_singles(database, 6, tags=("tall",))
    return a_paper(database, items_of(versions[:2]))


@pytest.fixture
def page(qtbot, fakes, paper_id):
    return opened(qtbot, fakes, paper_id)


def opened(qtbot, fakes, paper_id):
    made = PaperPage(fakes.bench, Route("papers.paper", paper_id))
    qtbot.addWidget(made)
    show(made)
    return made


def composed(database, paper_id):
    with database.acting_as(given.TEACHER).reading() as session:
        return queries.composed(session, paper_id)


def stems(database, paper_id):
    return [one.row.shown.stem.words for one in composed(database, paper_id).items]


def labels(table):
    return [row.label if hasattr(row, "label") else row.one.row.label for row in table.table.rows]


def test_a_question_is_found_and_put_on_the_paper_by_keyboard(page, database, paper_id):
    page.bank.typed.setText("13")
    with keys_only():
        page.bank.typed.setFocus()
        press(page, "Down")
        press(page, "Return")

    assert stems(database, paper_id)[-1] == "Hva er 13 + 2?"
    assert labels(page.items.table)[-1] == "Hva er 13 + 2?"
    page.bank.typed.setText("")
    shown = [page.bank.table.table.row_at(page.bank.table.table.index(n, 0)).label for n in range(3)]
    assert "Hva er 13 + 2?" not in shown, "what stands on the paper is not offered again"


def test_questions_are_moved_and_taken_off_by_keyboard(page, database, paper_id):
    page.items.table.setFocus()
    page.items.table.selectRow(0)
    with keys_only():
        press(page, "Alt+Down")
    assert stems(database, paper_id) == ["Hva er 11 + 2?", "Hva er 10 + 2?"]
    page.items.table.selectRow(1)
    page.items.off.click()
    assert stems(database, paper_id) == ["Hva er 11 + 2?"]


def test_points_and_heading_are_asked_for(page, database, paper_id):
    page.items.table.selectRow(0)
    page.items.change.click()
    dialog = the_dialog()
    dialog.form.type_in({"points": 7, "heading": "Del 1", "keeps_order": True})
    press(dialog, "Ctrl+Return")

    item = composed(database, paper_id).items[0].item
    assert (item.points, item.heading, item.keeps_order) == (7, "Del 1", True)
    assert no_dialog()


def test_a_rule_draws_at_once_and_can_be_changed_and_removed(page, database, paper_id):
    page._add_rule.click()
    dialog = the_dialog()
    assert dialog.form.field("tag").suggestions() == ["tall"]
    dialog.form.type_in({"count": 3, "points": 2, "tag": "tall"})
    press(dialog, "Ctrl+Return")
    assert composed(database, paper_id).rules == (DrawingRule(3, 2, tag="tall"),)
    assert len(stems(database, paper_id)) == 5

    page._open_rule(1)
    dialog = the_dialog()
    dialog.form.type_in({"count": 40})
    press(dialog, "Ctrl+Return")
    said = " ".join(one.text() for one in dialog.form.summary.findChildren(QLabel))
    assert "asks for 40 questions and finds 4: 36 short" in said
    dialog.form.keep()
    dialog.reject()

    page._remove_rule(1)
    assert stems(database, paper_id) == ["Hva er 10 + 2?", "Hva er 11 + 2?"]


def test_drawing_again_rolls_the_dice(page, database, paper_id):
    before = composed(database, paper_id).seed

    page._draw.click()

    assert composed(database, paper_id).seed != before


def test_facts_versions_and_skills_are_changed_with_the_law_beside_them(page, database, paper_id):
    page._change.click()
    dialog = the_dialog()
    assert "§ 9-28" in dialog.form.field("minutes").accessibleDescription()
    dialog.form.type_in({"minutes": 400})
    press(dialog, "Ctrl+Return")
    assert not no_dialog(), "five hours at most"
    dialog.form.type_in({"minutes": 200, "versions": 2, "aid calculator": True, "skill reading": True})
    press(dialog, "Ctrl+Return")

    paper = composed(database, paper_id)
    assert (paper.facts.minutes, len(paper.versions)) == (200, 2)
    assert (paper.facts.aids, paper.facts.skills) == ({"calculator"}, {"reading"})


def test_a_frozen_paper_says_why_nothing_can_be_changed_and_is_copied(qtbot, fakes, database, paper_id):
    digest = frozen(database, paper_id)
    page = opened(qtbot, fakes, paper_id)

    page.items.table.selectRow(0)
    page.bank.table.selectRow(0)
    for verb in (page._change, page._draw, page._add_rule, page.bank.put, page.items.off, page.items.change):
        assert (verb.isEnabled(), verb.accessibleDescription()) == (False, FROZEN_REASON)
    said = [one.text() for one in page.findChildren(type(page.items.sum)) if digest in one.text()]
    assert said
    page._copy.click()
    press(the_dialog(), "Ctrl+Return")
    with database.reading() as session:
        assert [row.title for row in queries.papers(session)] == ["Prøve i regning (copy)", "Prøve i regning"]


def test_who_may_only_look_is_told_so(qtbot, database, paper_id):
    only = replace(given.TEACHER, permissions=frozenset({"papers.see", "questions.see"}))
    page = opened(qtbot, a_hearing_bench(database.acting_as(only)), paper_id)

    assert (page._change.isEnabled(), page._change.accessibleDescription()) == (False, KEEP_REASON)
    assert not page._print.isEnabled()


def test_looking_shows_what_is_asked_and_nothing_of_the_key(page):
    page.items.table.selectRow(0)
    page.items.look.click()

    said = the_dialog().accessibleDescription()
    assert said.startswith("Hva er 10 + 2?")
    assert "100 %" not in said
    press(the_dialog(), "Escape")


def test_ctrl_p_leads_to_the_page_where_it_is_printed(page, fakes, paper_id):
    page.print_()

    assert fakes.went[-1] == Route("papers.print", paper_id)
