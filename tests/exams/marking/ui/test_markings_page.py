from eduapp.exams.marking.ui.markings_page import OPEN, MarkingsPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.given_exams import moved
from tests.support.given_marking import EXAMINER


def opened(qtbot, bench):
    page = MarkingsPage(bench, Route("marking.list"))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    show(page)
    return page


def words(page):
    return [[column.words(row) for column in page.columns()] for row in page.table.table.rows]


def test_sealed_exams_stand_there_with_how_far_they_are(qtbot, theme, sealed, bench_of):
    fakes = bench_of(given.LEADER)
    page = opened(qtbot, fakes.bench)
    assert words(page) == [["Matematikk", "24.11.2026", "6", "0 of 2 appointed", "Examiners missing"]]
    sealed.appoint(EXAMINER, 1)
    page.reload()
    assert words(page)[0][3] == "1 of 2 appointed"
    page.open(page.table.table.rows[0])
    assert fakes.went[-1] == Route("marking.sitting", sealed.sitting_id)


def test_a_chip_leaves_out_what_is_fixed(qtbot, theme, sealed, bench_of):
    moved(sealed.database, sealed.sitting_id, "marked")
    page = opened(qtbot, bench_of(given.LEADER).bench)
    assert words(page) == [["Matematikk", "24.11.2026", "6", "", "Marked"]]
    page.choose_filter(OPEN)
    assert words(page) == []
    assert page.empty_for(OPEN).title == "Nothing is open"
    assert page.empty().title == "No exams to mark"


def test_the_list_says_what_the_page_of_the_exam_says(qtbot, theme, sealed, bench_of):
    sealed.only(104)
    page = opened(qtbot, bench_of(given.LEADER).bench)
    assert words(page)[0][3:] == ["none needed", "The key gives every point"]

    sealed.by_key()
    page.reload()
    assert words(page)[0][3:] == ["none needed", "Marked, results can be fixed"]


def test_where_both_agree_the_list_says_that_results_can_be_fixed(qtbot, theme, sealed, bench_of):
    sealed.settle()
    page = opened(qtbot, bench_of(given.LEADER).bench)
    assert words(page)[0][3:] == ["2 of 2 handed in", "Marked, results can be fixed"]
