from eduapp.exams.marking.ui.own_page import OwnPage
from eduapp.gui.routes import Route
from tests.support.accessibility import show
from tests.support.given_marking import EXAMINER, THIRD_EXAMINER


def opened(qtbot, bench):
    page = OwnPage(bench, Route("marking.own"))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    show(page)
    return page


def test_an_examiner_finds_their_own_exams_and_how_far_they_are(qtbot, theme, sealed, bench_of):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    fakes = bench_of(EXAMINER)
    page = opened(qtbot, fakes.bench)
    [row] = page.table.table.rows

    assert [column.words(row) for column in page.columns()] == [
        "Matematikk", "24.11.2026", "First examiner", "0 of 21 marked", "Examiners missing"
    ]  # fmt: skip
    page.open(row)
    assert fakes.went[-1] == Route("marking.desk", sealed.sitting_id)


def test_who_has_none_is_told_when_one_comes(qtbot, theme, sealed, bench_of):
    page = opened(qtbot, bench_of(THIRD_EXAMINER).bench)
    assert page.nothing is not None
    assert "appointed" in page.empty().text
