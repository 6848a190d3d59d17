"""The rules, a look at what is due, and two people who delete it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.app import catalogue
from eduapp.core.codes import code_list
from eduapp.gui.routes import Route
from eduapp.people.learners.models import Learner
from eduapp.privacy.ui.retention_page import RetentionPage
from tests.support import given
from tests.support.accessibility import Case, standing
from tests.support.fakes import a_bench
from tests.support.given_due import somebody_long_gone

SECOND = replace(given.LEADER, user_id=given.OTHER_WORKSHOP_LEADER.user_id, name="Siri Lund")


def a_page(database, actor):
    fakes = a_bench(database.acting_as(actor), actor)
    bench = vars(fakes.bench)
    bench["answers"] = lambda place: catalogue.answers(place, given.LEADER)

    def make(theme):
        bench["theme"] = theme
        return RetentionPage(fakes.bench, Route("privacy.retention"))

    return fakes, standing(Case(language="en"), make)


def said(page):
    return " ".join(one.text() for one in page.findChildren(QLabel))


def press(page, words):
    *_gone, verb = [one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == words]
    verb.click()
    return verb


def test_every_rule_stands_there_with_its_law_and_what_is_the_school_s_own(qtbot, database):
    _fakes, window = a_page(database, given.LEADER)
    with window as (_window, page, _theme):
        text = said(page)
        for code in code_list("retention_rules"):
            assert code.label in text
        assert "bevaringsforskrifta §§ 39, 41" in text
        assert "the controller confirms it" in text
        assert not page.propose.isEnabled()
        assert "Look what is due first" in page.propose.accessibleDescription()


def test_what_is_due_is_looked_at_proposed_and_deleted_by_a_second_person(qtbot, database):
    person = somebody_long_gone(database)
    fakes, window = a_page(database, given.LEADER)
    with window as (_window, page, _theme):
        page.look.click()
        assert "3 rows of 1 person." in page.said.text()
        assert "Haddad, Karim" in said(page)
        page.propose.click()
        page.reload()
        assert fakes.tell.texts == ["It is proposed. Another leader confirms it."]
        assert "You proposed this run yourself" in press(page, "Delete for good…").accessibleDescription()

    fakes, window = a_page(database, SECOND)
    with window as (_window, page, _theme):
        page.reload()
        press(page, "Delete for good…")
        page.reload()
        assert fakes.ask.endangered == ["Delete what is kept too long?"]
        assert fakes.tell.texts == ["3 rows were deleted."]
        assert "Deleted by Siri Lund." in said(page)
        page.look.click()
        assert page.said.text() == "Nothing is due."
    with database.reading() as session:
        assert session.get(Learner, person) is None


def test_a_proposal_is_refused_and_stays(qtbot, database):
    somebody_long_gone(database)
    _fakes, window = a_page(database, given.LEADER)
    with window as (_window, page, _theme):
        page.look.click()
        page.propose.click()
        page.reload()
        press(page, "Refuse")
        page.reload()
        assert "Refused by Solveig Nes." in said(page)


@pytest.mark.parametrize("actor", [given.OFFICE, given.ADMINISTRATOR])
def test_who_deletes_nothing_sees_the_rules_and_is_told_who_does(qtbot, database, actor):
    _fakes, window = a_page(database, actor)
    with window as (_window, page, _theme):
        assert not page.look.isEnabled()
        assert "Two leaders do" in page.look.accessibleDescription()
