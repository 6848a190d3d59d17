"""Minutes, reasons, notes and papers in the row, under real keys and real clicks."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.education.attendance import queries
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.cell_editor import CellEditor
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.register_table import At
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import Case, standing
from tests.support.fakes import a_bench
from tests.support.keys import click, click_cell, effort, keys_only, mouse_only, press, write

DAY = timedelta(days=1)


def editor(page):
    return next(one for one in page.view.viewport().findChildren(CellEditor) if one.isVisible())


def entry(page, row):
    return page.sheet.lines[row].entry


def kept(database, group, row):
    found = given_attendance.read_register(database, group.session_id).rows[row]
    return Entry(
        found.code, found.minutes_late, found.note, found.reason, found.minutes_early, found.document_seen
    )


def choose(words):
    """Press the mouse on a line of the menu that is open."""
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if words in one.text())
    click(menu, menu.actionGeometry(action))


def test_a_reason_is_two_keys_more(register, database, group):
    """J3: R, then the figure; the row that was just marked gets it."""
    press(register, "5", "E")
    with keys_only() as cost:
        press(register, "R", "3")
    assert cost.keys == 2
    assert kept(database, group, 4) == Entry("excused", reason="court")
    assert register.view.currentIndex().row() == 5


def test_a_reason_is_two_clicks_more(register, database, group):
    """J3 with the mouse."""
    view = register.view
    click(view.viewport(), view.place_of_segment(4, "excused"))
    with mouse_only() as cost:
        click_cell(view, 4, At.REASON)
        choose("Court")
    assert cost.clicks == 2
    assert kept(database, group, 4) == Entry("excused", reason="court")


def test_a_reason_alone_sets_its_mark(register, database, group):
    press(register, "3", "R", "6")
    assert kept(database, group, 2) == Entry("not_required", reason="exam")
    press(register, "4", "R", "X", "3")
    assert kept(database, group, 3) == Entry("held", reason="search")


def test_a_reason_can_be_taken_away(register):
    press(register, "E", "R", "3", "1", "R", "0")
    assert entry(register, 0) == Entry("excused")


def test_a_wrong_present_gets_the_mark_of_its_reason(register, database, group):
    press(register, "P", "1", "R", "3")
    assert kept(database, group, 0) == Entry("excused", reason="court")


def test_rule_31_refusing_asks_what_happened_before_it_is_recorded(register, database, group):
    press(register, "1", "A", "R", "1")
    assert editor(register).accessibleName() == "Did not want to: what happened? Dahl, Petter"
    assert "health" in register.hint()  # what must not be written
    press(register, "Return")
    assert "needs a note" in register.hint()
    assert entry(register, 0) == Entry("absent")

    write(register, "Stayed in bed")
    press(register, "Return")
    assert kept(database, group, 0) == Entry("absent", 0, "Stayed in bed", "refused")
    assert register.view.hasFocus()


def test_who_changes_their_mind_refuses_nothing(register):
    press(register, "1", "A", "R", "1", "Escape")
    assert entry(register, 0) == Entry("absent")


def test_rule_31_who_has_an_offer_only_is_refused_at_once(qtbot, database, group):
    given_attendance.has_an_offer(database, *group.learner_ids)
    fakes = a_bench(database.acting_as(given.TEACHER), given.TEACHER)

    def make(theme):
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language="en"), make) as (window, page, _theme):
        press(window, "1", "A", "R", "1")
        assert "cannot refuse" in page.hint()
        assert entry(page, 0) == Entry("absent")


def test_rule_57_present_takes_reason_and_note_away(register, database, group):
    press(register, "1", "A", "R", "1")
    write(register, "Stayed in bed")
    press(register, "Return", "1", "P")
    assert kept(database, group, 0) == Entry("present")


def test_a_late_arrival_with_minutes_by_keyboard(register, database, group):
    """The letter, M, the figures, Enter: two keys more than the mark, besides the figures."""
    with keys_only() as cost:
        press(register, "6", "L", "M")
        write(register, "10")
        press(register, "Return")
    assert (cost.commands, cost.letters) == (4, 2)
    assert kept(database, group, 5) == Entry("late", 10)
    assert register.view.currentIndex().row() == 6


def test_a_late_arrival_with_minutes_by_the_mouse(register, database, group):
    view = register.view
    with mouse_only() as cost:
        click(view.viewport(), view.place_of_segment(5, "late"))
        click_cell(view, 5, At.REASON)
        choose("10 min")
    assert cost.clicks == 3
    assert kept(database, group, 5) == Entry("late", 10)


def test_minutes_late_may_be_the_prisons(register, database, group):
    press(register, "6", "L", "M")
    write(register, "10")
    press(register, "Return", "6", "R", "4")
    assert kept(database, group, 5) == Entry("late", 10, reason="not_fetched")
    with database.reading() as look:
        [row] = [one for one in queries.day_ledger(look, given.TODAY, given.TODAY) if one.total.lost]
    assert (row.total.attended, row.total.lost, row.total.absent) == (80, 10, 0)


def test_who_leaves_early_keeps_the_minutes_before(register, database, group):
    press(register, "2", "P", "B")
    assert editor(register).accessibleName() == "Left so many minutes before the end: Haddad, Karim"
    write(register, "20")
    press(register, "Return", "2", "R", "6")
    assert kept(database, group, 1) == Entry("present", reason="health", minutes_early=20)


def test_early_alone_marks_present(register):
    press(register, "2", "B")
    write(register, "20")
    press(register, "Return")
    assert entry(register, 1) == Entry("present", minutes_early=20)


def test_with_no_minutes_missed_the_reason_goes(register):
    press(register, "2", "B")
    write(register, "20")
    press(register, "Return", "2", "R", "6", "2", "B")
    write(register, "0")
    press(register, "Return")
    assert entry(register, 1) == Entry("present")


def test_late_and_early_together_leave_some_of_the_session(register):
    press(register, "2", "L", "M")
    write(register, "60")
    press(register, "Return", "2", "B")
    write(register, "30")
    press(register, "Return")
    assert "fewer minutes" in register.hint()
    press(register, "Escape")
    assert entry(register, 1) == Entry("late", 60)


def test_the_paper_is_seen_by_one_key(register, database, group):
    press(register, "E", "R", "3")
    assert "paper not seen" in register.view.table.sentence(0)
    press(register, "D")
    assert kept(database, group, 0).document_seen
    press(register, "1", "D", "D")
    assert entry(register, 0).document_seen
    press(register, "5", "D")
    assert "No paper" in register.hint()


def test_every_verb_of_a_row_is_in_its_menu(register):
    press(register, "E", "R", "3", "1", "R")
    menu = QApplication.activePopupWidget()
    letters = {action.text()[1] for action in menu.actions() if action.text().startswith("&")}
    assert letters == set("123456789") | set("0MBNDH")
    press(register, "H")
    dialog = QApplication.activeModalWidget()
    assert dialog.windowTitle() == "What was recorded: Dahl, Petter"
    dialog.reject()


def test_who_may_only_look_is_offered_nothing(qtbot, database, group):
    fakes = a_bench(database.acting_as(given.OFFICE), given.OFFICE)

    def make(theme):
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language="en"), make) as (window, page, _theme):
        press(window, "R")
        assert QApplication.activePopupWidget() is None
        assert "may look" in page.hint()


@pytest.fixture
def day_after(qtbot, database, group, clock):
    """The register of yesterday, in which a leader marked the first two."""
    for place, code in enumerate(("absent", "present")):
        given_attendance.mark(database, group.session_id, group.learner_ids[place], code)
    clock.moment += DAY
    fakes = a_bench(database.acting_as(given.TEACHER), given.TEACHER, today=given.TODAY + DAY)

    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language="en"), make) as (_window, page, _theme):
        yield page


def test_on_a_later_day_a_letter_asks_why_in_the_row(day_after, database, group):
    with keys_only() as cost:
        press(day_after, "1", "E")
        assert editor(day_after).accessibleName() == "Why is it changed? Dahl, Petter"
        assert "§§ 3-12, 3-13" in day_after.hint()
        write(day_after, "He was in court")
        press(day_after, "Return")
    assert cost.commands == 3  # row, letter, Enter: no page, no dialog
    with database.reading() as look:
        newest, first = queries.history(look, group.session_id, group.learner_ids[0])
    assert (newest.entry.code, newest.why) == ("excused", "He was in court")
    assert (newest.by, first.by) == (given.TEACHER.name, given.LEADER.name)
    assert day_after.view.hasFocus()


def test_without_a_word_nothing_is_changed(day_after):
    press(day_after, "1", "E", "Return")
    assert "Write why it is changed" in day_after.hint()
    press(day_after, "Escape")
    assert entry(day_after, 0) == Entry("absent")


def test_a_note_on_another_day_asks_why_as_well(day_after, database, group):
    press(day_after, "1", "N")
    write(day_after, "Overslept")
    press(day_after, "Return")
    assert editor(day_after).accessibleName() == "Why is it changed? Dahl, Petter"
    write(day_after, "Told afterwards")
    press(day_after, "Return")
    assert kept(database, group, 0) == Entry("absent", note="Overslept")


def test_saying_the_same_again_asks_nothing(day_after):
    with effort() as cost:
        press(day_after, "1", "A")
    assert cost.keys == 2
    assert not [one for one in day_after.view.viewport().findChildren(CellEditor) if one.isVisible()]


def test_who_was_not_recorded_is_recorded_without_a_word(day_after, database, group):
    press(day_after, "3", "A")
    assert kept(database, group, 2) == Entry("absent")


def test_a_slip_in_the_correction_is_put_right_without_another_word(day_after, database, group):
    press(day_after, "1", "E")
    write(day_after, "He was in court")
    press(day_after, "Return", "1", "L")
    assert kept(database, group, 0) == Entry("late")
