"""On the page of a group: papers to fetch back."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.records.lists.ui.group_notice import GroupNotice
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.given_lists import printed, register_of


@pytest.fixture
def notice(qtbot, group, fakes, parent):
    made = GroupNotice(fakes.bench, group.group_id)
    made.setParent(parent)
    show(parent)
    QApplication.processEvents()
    return made


def enrols(database, group, fakes):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    fakes.feed.changed.emit(frozenset({"enrolment"}))


def test_it_is_hidden_while_every_paper_holds(database, group, fakes, notice):
    assert notice.isHidden()
    printed(database, register_of(group.session_id))
    fakes.feed.changed.emit(frozenset({"lists"}))

    assert notice.isHidden()


def test_rule_83_who_is_enrolled_makes_it_speak(database, group, fakes, notice):
    printed(database, register_of(group.session_id))

    enrols(database, group, fakes)

    assert notice.isVisible()
    assert notice.accessibleName() == ("The list printed at 08:00 is out of date: Vik, Ola has been added")
    notice.again.click()
    assert fakes.went[-1].detail == register_of(group.session_id).key


def test_of_several_the_next_is_named_and_the_others_counted(database, group, fakes, notice):
    days = [given.TODAY + timedelta(days=number) for number in (1, 2, 3)]
    for day in reversed(days):
        printed(database, register_of(given_attendance.a_session(database, group.group_id, day), day))

    enrols(database, group, fakes)

    assert notice.words.text() == (
        "24.11.2026: The list printed at 08:00 is out of date: Vik, Ola has been added."
        " 2 more lists are out of date."
    )


def test_what_does_not_concern_lists_is_not_heard(database, group, fakes, notice):
    printed(database, register_of(group.session_id))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    fakes.feed.changed.emit(frozenset({"audit.trail"}))
    assert notice.isHidden()
    notice.print_again()
    assert fakes.went == []
