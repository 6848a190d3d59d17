"""The page of one register: what it says, what it sends, and what it does when others are faster."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.changes import Topic
from eduapp.core.errors import Refused
from eduapp.education.attendance import queries, terms
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.correction_dialog import CorrectionDialog
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.register_table import At
from eduapp.education.attendance.ui.summary import BottomBar, SidePanel
from eduapp.gui.onlookers import Onlookers
from eduapp.gui.routes import Route
from eduapp.gui.widgets import EmptyState
from tests.support import given, given_apart, given_attendance
from tests.support.accessibility import Case, assert_page_accessible, standing
from tests.support.fakes import FakeScreens, a_bench
from tests.support.keys import click, effort, keys_only, mouse_only, press, write


def a_page(database, session_id, theme, actor=given.TEACHER, **others):
    fakes = a_bench(database.acting_as(actor), actor, theme=theme, **others)
    page = RegisterPage(fakes.bench, Route("attendance.register", session_id))
    page.fakes = fakes
    return page


def in_a_window(database, session_id, **others):
    return standing(Case(language="en"), lambda theme: a_page(database, session_id, theme, **others))


def codes(page):
    return "".join((line.code or "-")[0] for line in page.sheet.lines)


def test_it_says_which_session_it_is(register):
    assert register.title == "Norwegian A2"
    assert register.context == "Monday 23 November, 08:30–10:00 · Classroom 2 · Autumn"
    assert register.view.hasFocus()


def test_finishing_tells_how_many_and_offers_the_way_back(register, fakes):
    press(register, "X", "Ctrl+Return")
    assert fakes.tell.texts == ["11 marked present. The register is finished."]

    fakes.tell.act()
    assert codes(register) == "h" + "-" * 11


def test_with_everybody_marked_the_button_leads_back(register, fakes):
    press(register, "Ctrl+Return")
    assert register.summary.finish.text() == "Back to Today"
    press(register, "Ctrl+Return")
    assert fakes.went == [Route("today")]


def test_undo_and_redo_have_keys(register):
    press(register, "A", "E", "Ctrl+Z")
    assert codes(register)[:2] == "a-"
    press(register, "Ctrl+Y")
    assert codes(register)[:2] == "ae"


def test_a_locked_wing_is_two_clicks(register, fakes):
    """J5: Session cancelled, why; everybody counts as kept by the prison; one undo."""
    with mouse_only() as cost:
        click(register.summary.cancel)
        menu = QApplication.activePopupWidget()
        reason = next(action for action in menu.actions() if "Closed by the prison" in action.text())
        click(menu, menu.actionGeometry(reason))
    assert cost.clicks == 2
    assert register.sheet.head.cancelled
    assert register.sheet.counts() == {"held": 12}
    assert fakes.tell.texts == ["Session cancelled: closed by the prison"]

    with effort() as cost:
        press(register, "Ctrl+Z")
    assert cost.keys == 1
    assert not register.sheet.head.cancelled


def test_a_locked_wing_is_two_keys(register):
    press(register, "C", "1")
    assert register.sheet.head.cancel_reason == "lock_down"


def test_a_cancelled_session_says_why_and_can_be_restored(register):
    press(register, "C", "1")
    bar = register.cancelling.bar
    assert bar.accessibleName() == (
        "Cancelled: closed by the prison. Everybody counts as kept by the prison."
    )
    press(register, "A")
    assert codes(register) == "-" * 12
    assert "Restore it before" in register.hint()

    click(bar.restore)
    assert not bar.isVisible()
    register.view.setFocus()
    press(register, "A")
    assert codes(register)[0] == "a"


def test_a_session_to_come_takes_only_what_is_known_ahead(qtbot, database, group):
    tomorrow = given_attendance.a_session(database, group.group_id, given.TODAY + timedelta(days=1))
    with in_a_window(database, tomorrow) as (window, page, _theme):
        press(window, "P", "E", "Ctrl+Return")
        assert codes(page) == "e" + "-" * 11
        assert not page.summary.finish.isEnabled()
        assert "only excused" in page.summary.finish.accessibleDescription()


def test_what_could_not_be_saved_has_a_sign_and_is_tried_again(qtbot, database, group, stumbling):
    with in_a_window(database, group.session_id, runner=stumbling) as (window, page, _theme):
        press(window, "A", "P")
        assert "not saved" in page.view.table.sentence(0)
        assert page.view.table.data(page.view.table.index(0, At.STATUS)) == "Absent"

        page.fakes.ask.yes = False
        assert not page.may_leave()
        assert page.fakes.ask.confirmed == ["2 marks are not saved"]

        stumbling.down = False
        page.sheet.saving.send_again()
        assert "not saved" not in page.view.table.sentence(0)
        assert page.may_leave()
    assert given_attendance.recorded_codes(database, group.session_id)[:2] == ["absent", "present"]


def test_others_who_mark_at_the_same_time_are_told(register, fakes, database, group):
    given_attendance.marked(database, group.session_id, group.learner_ids[5], "excused")

    fakes.feed.changed.emit(frozenset({terms.MARKS_CHANGED}))

    assert codes(register)[5] == "e"
    assert fakes.tell.texts == [f"{given.LEADER.name} marked 1 while you were here"]


def test_other_topics_leave_it_alone(register, fakes, database, group):
    given_attendance.marked(database, group.session_id, group.learner_ids[5], "excused")
    fakes.feed.changed.emit(frozenset({Topic("certificates")}))
    assert codes(register) == "-" * 12


def test_a_refused_mark_is_told_and_read_again(register, fakes, database, group):
    with database.writing() as uow:
        uow.session.get(given_attendance.Session, group.session_id).state = "cancelled"

    press(register, "A")

    assert [type(error).__name__ for error in fakes.ask.errors] == ["Refused"]
    assert register.sheet.head.cancelled


def test_a_session_without_learners_shows_the_way_to_its_group(qtbot, database):
    group_id = given_attendance.a_running_group(database)
    with in_a_window(database, given_attendance.a_session(database, group_id)) as (_window, page, _theme):
        [empty] = page.findChildren(EmptyState)
        empty.buttons[0].click()
        assert page.fakes.went == [Route("enrolment.group", group_id)]


def test_a_session_that_is_gone_says_so(qtbot, database):
    with in_a_window(database, given.TEACHER.user_id) as (_window, page, _theme):
        assert page.title == "This session has been removed"


def test_who_may_only_look_marks_nothing(qtbot, database, group):
    with in_a_window(database, group.session_id, actor=given.OFFICE) as (window, page, _theme):
        press(window, "P", "Ctrl+Return")
        assert codes(page) == "-" * 12
        assert "may look" in page.hint()
        assert not page.summary.cancel.isEnabled()


def with_screens(database, session_id, screens):
    def make(theme):
        fakes = a_bench(database.acting_as(given.TEACHER), given.TEACHER, theme=theme)
        return RegisterPage(fakes.bench, Route("attendance.register", session_id), Onlookers(screens))

    return standing(Case(language="en"), make)


def test_a_second_screen_hides_what_is_private(qtbot, database, group):
    """J19: hidden by default when a second display is attached."""
    with with_screens(database, group.session_id, FakeScreens(2)) as (_window, page, _theme):
        assert page.view.isColumnHidden(At.HISTORY)
        assert page.header_buttons()[-1].accessibleName() == "Private columns hidden"


def test_a_projector_that_comes_hides_and_one_that_goes_shows_again(qtbot, database, group):
    """J19, while one works; what a person chose in between stays."""
    screens = FakeScreens()
    with with_screens(database, group.session_id, screens) as (window, page, _theme):
        press(window, "A", "R", "3")
        screens.plug(2)
        assert page.view.isColumnHidden(At.HISTORY)
        assert "gear" not in page.view.table.sentence(0)
        screens.plug(1)
        assert not page.view.isColumnHidden(At.HISTORY)
        assert "gear" in page.view.table.sentence(0)

        screens.plug(2)
        press(window, "Ctrl+H", "Ctrl+H")  # shown for a look, and hidden by hand
        screens.plug(1)
        assert page.view.isColumnHidden(At.HISTORY)


def test_a_guest_is_added_by_one_key(register, fakes, database, group):
    given.a_learner(database, "Ana Rossi")
    with keys_only() as cost:
        press(register, "+")
        write(register, "ros")
        press(register, "Return")

    assert cost.commands == 2  # + and Enter
    assert register.sheet.lines[-1].row.name == "Rossi, Ana"
    assert register.view.hasFocus()
    assert register.view.currentIndex().row() == 12
    assert given_attendance.recorded_codes(database, group.session_id)[-1] == "present"
    press(register, "Ctrl+Return")
    assert fakes.tell.texts == ["12 marked present. The register is finished."]

    press(register, "Ctrl+Z", "Ctrl+Z")
    assert len(register.sheet.lines) == 12


def test_a_guest_is_added_by_the_mouse(register, database):
    given.a_learner(database, "Ana Rossi")
    button = register.header_buttons()[0]
    button.setParent(register)
    button.show()
    with mouse_only() as cost:
        click(button)
        write(register, "ros")
        click(QApplication.activePopupWidget().viewport(), QPoint(20, 10))
    assert cost.clicks == 2
    assert register.sheet.lines[-1].row.name == "Rossi, Ana"


def test_a_guest_who_must_not_meet_somebody_is_not_added(register, fakes, database, group):
    given_apart.a_pair(database, given.a_learner(database, "Ana Rossi"), group.learner_ids[0])
    press(register, "+")
    write(register, "ros")
    press(register, "Return")
    assert [type(error) for error in fakes.ask.errors] == [Refused]
    assert len(register.sheet.lines) == 12


def test_escape_adds_nobody(register):
    press(register, "+")
    assert register.guests.isVisible()
    press(register, "Escape")
    assert not register.guests.isVisible()
    assert register.view.hasFocus()


def test_a_session_to_come_takes_no_guests(qtbot, database, group):
    tomorrow = given_attendance.a_session(database, group.group_id, given.TODAY + timedelta(days=1))
    with in_a_window(database, tomorrow) as (window, page, _theme):
        press(window, "+")
        assert not page.guests.isVisible()
        assert "only excused" in page.hint()


def test_after_the_window_a_leader_finishes_with_a_reason_and_a_second_name(qtbot, database, group, clock):
    clock.moment += timedelta(days=9)
    late = given.TODAY + timedelta(days=9)
    with in_a_window(database, group.session_id, actor=given.LEADER, today=late) as (window, page, _theme):
        press(window, "Ctrl+Return")
        dialog = page.findChild(CorrectionDialog) or QApplication.activeModalWidget()
        assert "7 days (strgj.forskr. §§ 3-12, 3-13)" in " ".join(texts(dialog))
        dialog.form.type_in({"why": "From paper"})
        dialog.picker.set_value(colleague(database))
        dialog.submit()
        assert codes(page) == "p" * 12

        page.sheet.undo()
        press(window, "A")
        again = QApplication.activeModalWidget()
        assert again.picker.row().label == given.TEACHER.name  # proposed, and why is asked for each time
        again.form.type_in({"why": "From paper"})
        again.submit()
        assert codes(page)[0] == "a"
    with database.reading() as look:
        newest = queries.history(look, group.session_id, group.learner_ids[0])[0]
    assert (newest.entry.code, newest.why, newest.second) == ("absent", "From paper", given.TEACHER.name)


def test_after_the_window_a_teacher_reads_the_rule(qtbot, database, group, clock):
    clock.moment += timedelta(days=9)
    late = given.TODAY + timedelta(days=9)
    with in_a_window(database, group.session_id, today=late) as (window, page, _theme):
        press(window, "A", "Ctrl+Return")
        assert codes(page) == "-" * 12
        assert "Marks can be changed for 7 days (strgj.forskr. §§ 3-12, 3-13)" in page.hint()
        assert "Ask a leader" in page.summary.finish.accessibleDescription()


def test_the_history_of_a_mark_is_one_key_away(register, database, group):
    press(register, "A", "Home", "L", "Home", "H")
    dialog = QApplication.activeModalWidget()
    said = texts(dialog)
    assert said[:2] == ["What was recorded: Dahl, Petter", "Late"]
    assert "Instead of: Absent" in said
    press(dialog, "Escape")
    assert not dialog.isVisible()


def texts(window):
    return [one.text() for one in window.findChildren(QLabel)]


def colleague(database):
    with database.reading() as look:
        return next(one for one in queries.second_names(look) if one.id == given.TEACHER.user_id)


def test_the_panel_becomes_a_bar_where_there_is_no_room(qtbot, database, group):
    with in_a_window(database, group.session_id) as (window, page, _theme):
        press(window, "A")
        assert isinstance(page.summary, SidePanel)
        window.resize(1100, 696)
        QApplication.processEvents()
        assert isinstance(page.summary, BottomBar)
        assert page.view.isColumnHidden(At.HISTORY)
        assert codes(page)[0] == "a"
        window.resize(1366, 696)
        QApplication.processEvents()
        assert isinstance(page.summary, SidePanel)


def test_row_and_privacy_are_kept_when_pages_are_built_anew(qtbot, database, group):
    with in_a_window(database, group.session_id) as (window, page, _theme):
        press(window, "7", "Ctrl+H")
        state = page.kept()
    with in_a_window(database, group.session_id) as (_window, page, _theme):
        page.restore(state)
        assert page.view.currentIndex().row() == 6
        assert page.view.isColumnHidden(At.HISTORY)


def test_help_names_every_key(register):
    keys = list(dict(register.keys()))
    assert set("PLAEXRMBNDHC+") < set(keys)
    assert {"Ctrl+Return", "Ctrl+Z", "Ctrl+H"} < set(keys)


def half_done(page):
    ids = [line.row.id for line in page.sheet.lines]
    said = (Entry("present"), Entry("late", 10, reason="search"), Entry("absent", 0, "In bed", "refused"))
    for place, entry in enumerate((*said, Entry("excused", reason="court"), Entry("held"))):
        page.sheet.mark(ids[place], entry)
    page.sheet.mark(ids[8], Entry("not_required", reason="exam"))


def asking_for_a_guest(page):
    half_done(page)
    page.ask_guest()


def cancelled(page):
    page.cancelling.cancel("lock_down")


def done(page):
    page.sheet.mark_rest_present()
    page.reload()


@pytest.mark.parametrize("prepare", [lambda _page: None, half_done, asking_for_a_guest, cancelled, done])
def test_it_is_fit_for_everybody(qtbot, database, prepare):
    group = given_attendance.a_class(database, 12, earlier=8)
    given_attendance.on_the_roll(
        database, group.group_id, "Daniel Orbán", first_day=given.TODAY, available_until=given.TODAY
    )
    teacher = database.acting_as(given.TEACHER)
    given_attendance.mark(teacher, group.session_id, given.a_learner(database, "Ana Rossi"), guest=True)
    assert_page_accessible(lambda theme: a_page(database, group.session_id, theme), prepare=prepare)


def test_it_is_fit_for_everybody_while_the_database_is_away(qtbot, database, group, stumbling):
    assert_page_accessible(
        lambda theme: a_page(database, group.session_id, theme, runner=stumbling), prepare=half_done
    )


def test_it_is_fit_for_everybody_with_nobody_in_it(qtbot, database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    assert_page_accessible(lambda theme: a_page(database, session_id, theme))
