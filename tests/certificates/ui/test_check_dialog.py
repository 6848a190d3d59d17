"""The second person sees the differences first, each record a press away, and is kept as who checked."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.certificates import queries
from eduapp.certificates.ui.check_dialog import show_check
from tests.support import given, given_certificates
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog


def said(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


@pytest.fixture
def earned(database, school):
    return given_certificates.a_course_done(database, attended=5, held=6, grade="B")


def opened(database, parent, item, actor=given.OFFICE):
    fakes = a_hearing_bench(database, actor)
    show_check(fakes.bench, item, "Haddad, Karim", parent)
    return the_dialog(), fakes


def test_what_is_less_than_asked_stands_on_top(qtbot, database, earned, parent):
    dialog, _fakes = opened(database, parent, earned.item)
    words = said(dialog)

    scope = words.index("Hours the paper prints, and hours attended")
    attendance = words.index("Attendance")
    assert scope < attendance
    assert words[scope + 1].startswith("Asked 14, reached ")
    assert "Asked 80 %, reached 5 of 6 sessions" in words


def test_every_record_is_there_before_anything_is_issued_and_opens(qtbot, database, earned, parent):
    dialog, fakes = opened(database, parent, earned.item)
    rows = dialog.records.table.rows
    assert {row.line for row in rows} == {"course", "attended", "result"}

    dialog.records.opened.emit(next(row for row in rows if row.kind == "mark"))

    assert fakes.went[-1].key == "attendance.register"
    assert no_dialog()


def test_who_checked_is_kept_and_need_not_do_so_again(qtbot, database, earned, parent):
    dialog, _fakes = opened(database, parent, earned.item)
    dialog.verb.click()

    with database.reading() as session:
        newest = queries.newest_check(session, earned.item, "kursbevis")
    assert newest.name == given.OFFICE.name
    again, _fakes = opened(database, parent, earned.item)
    assert not again.verb.isEnabled()
    assert f"Checked by {given.OFFICE.name} on 23.11.2026" in said(again)


def test_a_paper_that_cannot_be_issued_is_not_checked(qtbot, database, school, parent):
    item = given_certificates.a_course_done(database, attended=1, held=6, grade="B").item
    dialog, _fakes = opened(database, parent, item)
    assert not dialog.verb.isEnabled()
    assert any("Attended 1 of 6" in one for one in said(dialog))


def test_practice_is_measured_by_the_least_there_must_be(qtbot, database, school, parent):
    dialog, _fakes = opened(database, parent, given_certificates.some_practice(database))
    assert "Approved hours" in said(dialog)


def test_who_may_only_look_looks(qtbot, database, earned, parent):
    dialog, _fakes = opened(database, parent, earned.item, given.AUDITOR)
    assert not dialog.verb.isEnabled()
