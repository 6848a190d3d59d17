"""The list of exams with papers, by keyboard."""

from eduapp.exams.custody.ui.papers_page import PapersPage
from eduapp.gui.routes import Route
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_custody import a_bundle, an_exam, by_two
from tests.support.keys import keys_only, press


def test_each_exam_says_how_its_papers_stand_and_enter_opens_them(qtbot, database, fakes, sitting_id):
    page = PapersPage(fakes.bench, Route("custody.list"))
    qtbot.addWidget(page)
    show(page)

    def said():
        return [page.table.table.sentence(row).rsplit(": ", 1)[1] for row in page.table.table.rows]

    assert said() == ["nothing recorded"]
    bundle_id = a_bundle(database, sitting_id)
    assert said() == ["1 not opened"]
    by_two(database, bundle_id, "opened", count=30)
    fakes.feed.changed.emit(frozenset({"custody"}))
    assert said() == ["all accounted for"]
    other = a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    by_two(database, other, "opened", count=29)
    fakes.feed.changed.emit(frozenset({"custody"}))
    assert said() == ["not accounted for"]
    page.table.setFocus()
    with keys_only():
        press(page, "Return")
    assert fakes.went == [Route("custody.sitting", sitting_id)]


def test_the_list_is_fit_for_everybody_empty_and_filled(qtbot, database, clock):
    assert_page_accessible(
        lambda theme: PapersPage(a_bench(database, theme=theme).bench, Route("custody.list"))
    )
    a_bundle(database, an_exam(database))
    assert_page_accessible(
        lambda theme: PapersPage(a_bench(database, theme=theme).bench, Route("custody.list"))
    )
