"""Below the table: each last day with its line, which grounds there are, appeals, and an annulment's days."""

from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui.grade_card import GradeCard
from eduapp.gui.reckoned import ReckonedDate
from eduapp.gui.routes import Route
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given_room


def shown(qtbot, fakes, database, sitting_id, number=101):
    with database.reading() as session:
        found = queries.exam(session, sitting_id)
    card = GradeCard(fakes.bench)
    qtbot.addWidget(card)
    card.show_row(next(one for one in found.rows if one.number == number))
    return card


def texts(card):
    return [one.text() for one in card.findChildren(QLabel)]


def test_days_grounds_and_appeals(qtbot, fakes, database, appeals):
    appeal_id = appeals.receive("held_exam")
    card = shown(qtbot, fakes, database, appeals.page(appeal_id).row.sitting_id)
    said = texts(card)
    assert "Candidate 101, Haddad, Karim" in said
    assert len(card.findChildren(ReckonedDate)) == 1
    assert any(one.startswith("On request: ") for one in said)
    [go] = card.findChildren(QPushButton)
    assert go.accessibleName() == "Open appeal 1"
    go.click()
    assert fakes.went == [Route("appeals.appeal", appeal_id)]


def test_an_annulment_stands_with_who_decided_and_what_follows(qtbot, fakes, database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    cheated(hall)
    card = shown(qtbot, fakes, database, hall.sitting_id, 103)
    said = texts(card)
    assert any("Fylkesdirektøren" in one for one in said)
    assert "The slip has the answers of task 3." in said
    assert len(card.findChildren(ReckonedDate)) == 2  # the wait, and the last day to appeal against it


def test_without_anybody_there_is_no_card(qtbot, fakes):
    card = GradeCard(fakes.bench)
    qtbot.addWidget(card)
    card.show_row(None)
    assert card.isHidden()
