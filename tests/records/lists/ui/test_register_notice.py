"""On the page of a register: what is on paper, and whether it holds."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.routes import Route
from eduapp.records.lists.service import TypedMark, TypeListIn, type_list_in
from eduapp.records.lists.ui.register_notice import RegisterNotice
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_lists import opened, printed, register_of


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


def notice_of(qtbot, fakes, group, parent):
    made = RegisterNotice(fakes.bench, group.session_id)
    made.setParent(parent)
    show(parent)
    QApplication.processEvents()
    return made


def test_without_paper_there_is_nothing(qtbot, group, fakes, parent):
    assert notice_of(qtbot, fakes, group, parent).isHidden()


def test_a_paper_that_holds_is_told_with_the_way_to_type_it_in(qtbot, database, group, sheet, fakes, parent):
    notice = notice_of(qtbot, fakes, group, parent)

    assert notice.accessibleName() == "On paper: list 2026-1/1, printed 08:00."
    assert notice.again.isHidden()
    notice.type_in.click()
    assert fakes.went == [Route("lists.type_in", opened(database, sheet).list_id)]


def test_rule_83_a_change_is_told_as_it_happens(qtbot, database, group, sheet, fakes, parent):
    notice = notice_of(qtbot, fakes, group, parent)
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    fakes.feed.changed.emit(frozenset({"enrolment"}))

    assert notice.words.text() == ("The list printed at 08:00 is out of date: Vik, Ola has been added")
    assert notice.type_in.isHidden()
    notice.again.click()
    assert fakes.went[-1].detail == register_of(group.session_id).key


def test_a_paper_that_came_back_is_told_no_more(qtbot, database, group, sheet, fakes, parent):
    notice = notice_of(qtbot, fakes, group, parent)
    marks = (TypedMark(group.learner_ids[0], "present"),)
    command = TypeListIn(edition_id=sheet, marks=marks)

    fakes.runner.execute(type_list_in, command, owner=notice, done=lambda _id: None)

    assert notice.isHidden()


def test_buttons_are_for_who_may(qtbot, database, group, sheet, parent):
    office = a_hearing_bench(database, given.OFFICE)
    notice = notice_of(qtbot, office, group, parent)

    assert notice.isVisible()
    assert notice.type_in.isHidden()
    notice.print_again()
    assert office.went[-1].key == "lists.lists"
