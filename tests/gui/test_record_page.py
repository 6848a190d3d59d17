"""What the pages of one record make their cards of."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from eduapp.gui.contributions import PanelOffer
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, vbox
from tests.support.fakes import a_bench
from tests.support.keys import click

LATHE = UUID(int=7)


def an_offered_panel(bench, record_id):
    """What a feature above hangs on a page: its words name the record it was asked for."""
    panel = QWidget()
    vbox(QLabel(str(record_id)), parent=panel)
    return panel


@pytest.fixture
def page(qtbot, database):
    made = RecordPage(a_bench(database).bench, Route("workshops.machine", LATHE))
    made.rows = vbox(parent=made)
    qtbot.addWidget(made)
    return made


def words(widget):
    """The words one can see on it, in the order of their places."""
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_rows_have_a_line_between_them_and_none_around(page):
    rows = [page.row(name, "") for name in ("Lathe", "Saw", "Drill")]

    page.fill(page.rows, rows, "Nothing here.")

    shown = [page.rows.itemAt(at).widget() for at in range(page.rows.count())]
    assert shown[::2] == rows
    assert len(shown) == 5
    assert "Nothing here." not in words(page)


def test_without_rows_it_says_so(page):
    page.fill(page.rows, iter(()), "Nothing here.")

    assert words(page) == ["Nothing here."]


def test_a_row_without_a_note_has_no_empty_line(page):
    with_note = page.row("Lathe", "Room 2", [page.chip(("present", "check", "in use"))])
    without = page.row("Saw", "")

    assert words(with_note)[:2] == ["Lathe", "Room 2"]
    assert [chip.accessibleName() for chip in with_note.findChildren(Chip)] == ["in use"]
    assert len(without.findChildren(QLabel)) == 1


def test_a_name_is_shown_as_it_was_written(page):
    row = page.row('<img src="x"> Lathe', "<b>Room</b>")

    assert words(row) == ['<img src="x"> Lathe', "<b>Room</b>"]
    formats = {one.textFormat() for one in row.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_verb_says_of_which_row_it_is_and_acts_once(page):
    verbs, done = [], []

    made = page.verb("Change…", "Change the lathe…", verbs, lambda: done.append("lathe"))
    page.rows.addWidget(page.row("Lathe", "", [made]))
    page.show()
    click(made)

    assert verbs == [made] == page.findChildren(QPushButton)
    assert made.accessibleName() == "Change the lathe…"
    assert done == ["lathe"]


def test_what_a_feature_above_knows_stands_under_its_title(page):
    offer = PanelOffer(
        "workshops.machine", "Hours at it", f"{__name__}:an_offered_panel", "workshops.see", 10
    )

    card = panel_card(page.bench, offer, LATHE)
    page.rows.addWidget(card)

    assert words(card) == ["Hours at it", str(LATHE)]
