"""Closing on the page: what stands against it, two signatures, the seal, the protocol."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import text

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.ui.signing_card import SigningCard
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_room import papers_in, with_papers


@pytest.fixture
def done(hall):
    bundle = with_papers(hall, 8)
    hall.begin(101)
    hall.at("10:00").act(steps.STAY_AWAY, 102, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("14:00").act(steps.HAND_IN, 101)
    hall.step(steps.COLLECTED)
    papers_in(hall, bundle, 1)
    return hall


@pytest.fixture
def card(qtbot, hall):
    def of(by=given.INVIGILATOR):
        fakes = a_hearing_bench(hall.database, by)
        made = SigningCard(fakes.bench)
        qtbot.addWidget(made)
        made.fakes = fakes
        show_again(made, hall)
        return made

    return of


def show_again(card, hall):
    with hall.database.reading() as session:
        card.show_day(queries.the_day(session, hall.sitting_id))


def texts(card):
    QApplication.processEvents()
    return [one.text() for one in card.findChildren(QLabel)]


def test_what_stands_against_closing_is_listed_and_on_the_button(card, hall):
    hall.begin(101)
    shown = card()

    assert "The exam is now: running. Collect the answers first." in texts(shown)
    assert "Collect the answers first." in shown.sign.accessibleDescription()


def test_two_sign_in_their_own_names_and_the_seal_stands_there(card, done):
    first = card()
    first.fakes.ask.yes = True
    first.sign.click()
    show_again(first, done)
    assert "You have signed this log already." in first.sign.accessibleDescription()

    second = card(given.LEADER)
    second.fakes.ask.yes = True
    second.sign.click()
    show_again(second, done)
    with done.database.reading() as session:
        seal = queries.seal(session, done.sitting_id)
    assert any(line.replace(" ", "") == seal.digest for line in texts(second))
    assert second.sign.accessibleDescription() == "The log was sealed already."


def test_who_thinks_better_of_it_signs_nothing(card, done):
    shown = card()
    shown.fakes.ask.yes = False
    shown.sign.click()

    with done.database.reading() as session:
        assert queries.signatures(session, done.sitting_id, shown._day.digest) == []


def test_the_seal_is_reckoned_again_and_names_what_differs(card, done):
    done.sign(given.INVIGILATOR)
    done.sign(given.LEADER)
    shown = card()
    shown.check.click()
    assert "The seal holds: nothing differs from what was signed." in texts(shown)

    with done.database.engine.begin() as connection:
        connection.execute(text("UPDATE room_entry SET words = 'x' WHERE number = 2"))
    shown.check.click()
    assert "The seal does not hold:\nRow 2: not as it was signed" in texts(shown)


def test_the_protocol_is_printed_and_that_is_kept(card, done, notes):
    shown = card()
    shown.paper.click()

    [(pdf, title)] = [(one[0], one[1]) for one in shown.fakes.printer.printed]
    assert pdf.startswith(b"%PDF")
    assert title == "Protocol of an exam · Matematikk (MAT) · 24.11.2026"
    assert notes[-1].action == "room.protocol"


def test_who_may_only_look_signs_nothing(card, done):
    assert card(given.TEACHER).sign.accessibleDescription() == "Your role may look, but not sign."


def test_after_the_first_signature_the_keyboard_is_not_on_what_prints(card, done):
    shown, passed_on = card(), []
    shown.passed_on.connect(lambda: passed_on.append(True))
    show(shown)
    shown.sign.setFocus()
    shown.sign.click()
    show_again(shown, done)
    assert passed_on == [True]
    show_again(shown, done)
    assert passed_on == [True]  # once


def test_after_the_second_it_is_on_the_protocol_which_comes_next(card, done):
    first = card()
    first.sign.click()
    second, passed_on = card(given.LEADER), []
    second.passed_on.connect(lambda: passed_on.append(True))
    show(second)
    second.sign.setFocus()
    second.sign.click()
    show_again(second, done)
    assert second.window().focusWidget() is second.paper
    assert passed_on == []


def test_who_has_gone_on_by_then_is_left_where_they_are(card, done):
    shown, passed_on = card(), []
    shown.passed_on.connect(lambda: passed_on.append(True))
    show(shown)
    shown.sign.click()
    shown.window().focusWidget().clearFocus()
    show_again(shown, done)
    assert passed_on == []
