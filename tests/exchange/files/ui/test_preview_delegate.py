"""Cells to fix are outlined, results have chip and words, and cut words can be read whole."""

import pytest
from PySide6.QtCore import QRect, QSize

from eduapp.exchange.files import jobs
from eduapp.exchange.files.ui.preview_view import PreviewView
from eduapp.gui.theme import Theme, tokens
from tests.support.accessibility import show
from tests.support.given_imports import PEOPLE, a_list, again, looked_at
from tests.support.sight import colours

ROWS = "1;Aasen;Bjørn;04.03.1991\n2;Lie;Per;31.02.1990\n"


@pytest.fixture
def looked(database, tmp_path):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


@pytest.fixture(params=["light", "dark", "high_contrast"])
def view(request, qtbot, qapp, looked):
    theme = Theme(tokens(request.param))
    theme.apply(qapp)
    view = PreviewView(theme)
    view.theme = theme
    qtbot.addWidget(view)
    view.show_rows(looked)
    show(view, QSize(1000, 300))
    return view


def drawn(view, line, column):
    """The colours of a cell and how often each is there."""
    rect = view.visualRect(view.table.index(line, column))
    return colours(view.viewport().grab().toImage(), QRect(rect))


def test_a_cell_to_fix_has_an_outline_and_others_have_none(view):
    absent = view.theme.t.absent.lower()

    assert drawn(view, 1, 4)[absent] > 100
    assert drawn(view, 0, 4)[absent] < 20


def test_once_something_was_typed_the_outline_is_gone(view):
    view.table.show_unjudged([jobs.Edited(1, "birth_date", "28.02.1990")])

    assert drawn(view, 1, 4)[view.theme.t.absent.lower()] < 20


def test_the_sentence_beside_a_row_is_its_tip(view):
    delegate = view._delegate

    assert delegate.full_text(view.table.index(1, view.table.result)).startswith("31.02.1990 is not")
    assert delegate.full_text(view.table.index(1, 0)) == ""
    assert delegate.full_text(view.table.index(0, 2)) == ""


def test_a_column_is_as_wide_as_its_words(view):
    delegate = view._delegate

    (_least_third, third), (least_fourth, fourth) = delegate.widths(3), delegate.widths(4)
    assert fourth > third > delegate.chip_width() * 0.5
    assert 0 < least_fourth <= fourth
    assert delegate.number_width() >= view.theme.px(40)


def test_in_two_lines_everything_is_still_there(qtbot, looked):
    theme = Theme(scale=2.0)
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.show_rows(looked)
    show(view, QSize(900, 500))

    assert view._delegate.two_lines
    assert view.rowHeight(0) == theme.px(58)
    assert drawn(view, 1, view.table.result)[theme.t.absent.lower()] > 50


def test_a_row_judged_anew_is_drawn_anew(database, view, looked):
    before = drawn(view, 1, view.table.result)

    view.show_judged(
        again(database, "people", looked.preview, jobs.Edited(1, "birth_date", "28.02.1990")), []
    )

    assert drawn(view, 1, view.table.result) != before
