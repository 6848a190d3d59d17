from datetime import date

from PySide6.QtWidgets import QLabel

from eduapp.exchange.handoff import queries
from eduapp.exchange.handoff.ui.rates_dialog import ask_rate
from tests.support import given_handoff
from tests.support.dialogs import the_dialog
from tests.support.keys import press


def texts(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_it_says_that_there_is_no_rate(fakes, parent):
    ask_rate(fakes.bench, parent)

    assert "No rate has been entered, so no money stands anywhere." in texts(the_dialog())


def test_it_shows_what_was_entered_and_refuses_the_same_again_in_the_form(database, fakes, parent):
    given_handoff.a_rate(database, 1250, from_day=date(2026, 7, 1))
    ask_rate(fakes.bench, parent)
    dialog = the_dialog()
    assert "From 01.07.2026: 1250 øre per hour (entered by Solveig Nes, 23.11.2026)" in texts(dialog)

    dialog.form.field("from_day").set_value(date(2026, 8, 1))
    dialog.form.field("amount").set_value(1250)
    press(dialog, "Ctrl+Return")

    assert "That rate holds on 01.08.2026 already." in texts(dialog)
    with database.reading() as session:
        assert len(queries.standing(session)) == 1
