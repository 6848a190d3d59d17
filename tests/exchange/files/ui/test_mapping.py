"""Columns of the file and what they hold: chosen by hand where not guessed, told when they clash."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from eduapp.exchange.files.rules import guess_columns
from eduapp.exchange.files.subjects import subject
from eduapp.exchange.files.ui.mapping import ColumnCard, MappingPanel, notes
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import vbox
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.given_files import a_table
from tests.support.widgets_of import tab_stops

TEXT = (
    "Deltakernr;Etternavn;Ukjent;;What to fix\n"
    "1;Lie;a;x;old words\n2;Moen;b;;\n3;Moen;c;;\n4;Dahl;d;;\n5;Berg;e;;\n"
)
FIELDS = subject("people").fields(given.TODAY)


def chosen_in(table):
    return {column: key for key, column in guess_columns(FIELDS, table.headings, table.rows).items()}


def a_panel(theme, text=TEXT):
    table = a_table(text)
    panel = MappingPanel(theme)
    panel.show_columns(table, FIELDS, chosen_in(table))
    return panel


@pytest.fixture
def panel(qtbot, theme):
    panel = a_panel(theme)
    qtbot.addWidget(panel)
    show(panel, QSize(1100, 400))
    return panel


def test_each_column_shows_what_it_was_guessed_to_hold(panel):
    assert {column: card.choice.currentText() for column, card in panel.cards.items()} == {
        0: "Learner number *", 1: "Last name", 2: "Leave out", 3: "Leave out",
    }  # fmt: skip


def test_another_file_has_its_own_columns(panel):
    """Cards of the file before are used again: what they say and tell must be of this one."""
    table = a_table("What to fix;Fødselsdato;Etternavn\n;01.02.1990;Nes\n")
    panel.show_columns(table, FIELDS, chosen_in(table))

    assert list(panel.cards) == [1, 2]
    assert sum(card.isVisible() for card in panel.findChildren(ColumnCard)) == 2
    assert [card.choice.accessibleName() for card in panel.cards.values()] == [
        "What Fødselsdato holds", "What Etternavn holds",
    ]  # fmt: skip
    assert [card.choice.accessibleDescription() for card in panel.cards.values()] == ["01.02.1990", "Nes"]
    assert panel.cards[2].choice.currentText() == "Last name"
    told = []
    panel.chosen.connect(lambda column, key: told.append((column, key)))
    panel.cards[2].choice.setCurrentIndex(0)
    assert told == [(2, None)]


def test_another_subject_offers_its_own_fields(panel):
    table = a_table("Dato;Verksted\n17.08.2026;Vaskeri\n")
    fields = subject("hours").fields(given.TODAY)
    panel.show_columns(table, fields, {0: "day"})

    offered = [panel.cards[0].choice.itemText(item) for item in range(panel.cards[0].choice.count())]
    assert "Day *" in offered
    assert "Last name" not in offered


def test_our_own_column_is_never_offered(panel):
    assert 4 not in panel.cards


def test_three_different_values_stand_under_each(panel):
    said = {column: card.choice.accessibleDescription() for column, card in panel.cards.items()}

    assert said == {0: "1, 2, 3", 1: "Lie, Moen, Dahl", 2: "a, b, c", 3: "x"}


def test_each_choice_is_named_after_its_heading(panel):
    names = [card.choice.accessibleName() for card in panel.cards.values()]

    assert names == [
        "What Deltakernr holds", "What Etternavn holds", "What Ukjent holds", "What Column 4 holds",
    ]  # fmt: skip


def test_choosing_tells_column_and_field(panel):
    told = []
    panel.chosen.connect(lambda column, key: told.append((column, key)))

    panel.cards[2].choice.set_value("given_name")
    panel.cards[1].choice.setCurrentIndex(0)

    assert told == [(2, "given_name"), (1, None)]


def test_showing_tells_nothing(panel):
    told = []
    panel.chosen.connect(lambda *what: told.append(what))

    panel.show_columns(panel._table, FIELDS, {0: "number"})

    assert told == []
    assert panel.cards[1].choice.currentText() == "Leave out"


def test_two_columns_for_one_field_are_both_outlined(panel):
    panel.show_columns(panel._table, FIELDS, {0: "number", 1: "family_name", 2: "family_name"})
    panel.say(["Last name is chosen twice."])

    assert [bool(card.choice.property("problem")) for card in panel.cards.values()] == [
        False, True, True, False,
    ]  # fmt: skip
    assert panel.problem.isVisible()

    panel.show_columns(panel._table, FIELDS, {0: "number", 1: "family_name"})
    panel.say([])

    assert not any(card.choice.property("problem") for card in panel.cards.values())
    assert not panel.problem.isVisible()


def test_another_table_makes_other_cards_and_the_same_keeps_them(panel):
    before = dict(panel.cards)
    panel.show_columns(panel._table, FIELDS, {})
    assert panel.cards == before

    other = a_table("Nr;Navn\n1;Lie\n")
    panel.show_columns(other, FIELDS, chosen_in(other))

    assert set(panel.cards) == {0, 1}


@pytest.mark.parametrize(
    ("width", "scale", "side_by_side"), [(1100, 1.0, 5), (1100, 1.5, 3), (1100, 2.0, 2), (340, 1.0, 1)]
)
def test_cards_wrap_with_the_room_there_is(qtbot, qapp, width, scale, side_by_side):
    theme = Theme(scale=scale)
    theme.apply(qapp)
    panel = a_panel(theme, "Aa;Bb;Cc;Dd;Ee;Ff;Gg\na;b;c;d;e;f;g\n")
    window = QWidget()
    qtbot.addWidget(window)
    vbox(panel, None, parent=window)
    show(window, QSize(width, 600))

    tops = [card.y() for card in panel.cards.values()]
    assert tops.count(tops[0]) == side_by_side


def test_a_file_of_two_hundred_columns_shows_the_first_and_those_that_come_in(qtbot, theme):
    names = ";".join(f"Kolonne x{number}y" for number in range(150))
    panel = a_panel(theme, f"{names};Deltakernr\n{'a;' * 150}1\n")
    qtbot.addWidget(panel)

    assert len(panel.cards) == 25
    assert panel.cards[150].choice.value() == "number"
    assert notes(panel._table, FIELDS, {150: "number"}) == [
        "* marks what is needed.",
        "126 more columns are not brought in.",
    ]


def test_tab_goes_through_the_cards_after_what_stands_before_them(qtbot, theme):
    panel = a_panel(theme)
    qtbot.addWidget(panel)
    show(panel)

    assert tab_stops(panel) == [card.choice for card in panel.cards.values()]


def test_columns_are_fit_for_everybody():
    assert_page_accessible(a_panel)
