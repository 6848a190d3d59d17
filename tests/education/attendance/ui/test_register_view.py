"""The table of the register under real keys and real clicks, counted at the window."""

from itertools import combinations
from time import thread_time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import set_screen_language
from eduapp.education.attendance.ui.cell_editor import CellEditor
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.register_table import At
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import Case, announcements, standing
from tests.support.fakes import a_bench
from tests.support.keys import click, click_cell, effort, keys_only, mouse_only, press, write


def codes(page):
    return "".join((line.code or "-")[0] for line in page.sheet.lines)  # p, l, a, e, h


def row(page):
    return page.view.currentIndex().row() + 1


def editor(page):
    return next(one for one in page.view.viewport().findChildren(CellEditor) if one.isVisible())


def keys_for(first, second, letters):
    """What a trained teacher presses for exceptions on two rows, counted from 1."""

    def jump(to, at):
        if to == at:
            return []
        return ["Down"] if to == at + 1 else list(str(to))

    return [*jump(first, 1), letters[0], *jump(second, first + 1), letters[1], "Ctrl+Return"]


def test_two_exceptions_among_twelve_take_six_keys_at_most(register, database, group):
    """J2 and J4: every one of the 66 pairs of rows, each taken back afterwards by three presses of undo."""
    word = {"A": "a", "L": "l", "E": "e", "X": "h"}
    for number, (first, second) in enumerate(combinations(range(1, 13), 2)):
        letters = ("AL", "LE", "XA", "LL")[number % 4]
        wanted = ["p"] * 12
        wanted[first - 1], wanted[second - 1] = word[letters[0]], word[letters[1]]

        with keys_only() as cost:
            press(register, *keys_for(first, second, letters))
        assert codes(register) == "".join(wanted), (first, second)
        assert cost.keys <= 6, (first, second, cost.keys)
        assert [code[0] for code in given_attendance.recorded_codes(database, group.session_id)] == wanted

        with keys_only() as cost:
            press(register, *["Ctrl+Z"] * 3)
        assert (codes(register), cost.keys) == ("-" * 12, 3)
        assert given_attendance.recorded_codes(database, group.session_id) == [None] * 12
        press(register, "Home")


def test_the_last_batch_is_undone_by_one_key(register):
    """J4."""
    press(register, "A", "Ctrl+Return")
    with keys_only() as cost:
        press(register, "Ctrl+Z")
    assert (codes(register), cost.keys) == ("a" + "-" * 11, 1)


def test_two_exceptions_among_twelve_take_three_clicks(register):
    """J2 with the mouse."""
    view = register.view
    with mouse_only() as cost:
        click(view.viewport(), view.place_of_segment(3, "absent"))
        click(view.viewport(), view.place_of_segment(8, "late"))
        click(register.summary.finish)
    assert codes(register) == "pppappppl" + "ppp"
    assert cost.clicks == 3


def test_a_letter_marks_and_moves_on(register):
    press(register, "A", "P", "E")
    assert codes(register) == "ape---------"
    assert row(register) == 4


def test_the_last_row_is_the_end(register):
    press(register, "End", "P")
    assert row(register) == 12
    press(register, "Home")
    assert row(register) == 1


@pytest.mark.parametrize(
    ("digits", "arrives"), [("7", 7), ("12", 12), ("10", 10), ("13", 3), ("0", 1), ("115", 5), ("1", 1)]
)
def test_digits_jump_to_a_row_of_one_or_two_figures(register, digits, arrives):
    press(register, *digits)
    assert row(register) == arrives


def test_a_letter_ends_a_number(register):
    press(register, "1", "A", "2")
    assert row(register) == 2


def test_digits_after_late_jump_as_always(register):
    press(register, "L", "1", "0", "A")
    assert codes(register) == "l--------a--"


@pytest.mark.parametrize(("language", "letters"), [("nb", "TSFGX"), ("nn", "TSFGX"), ("en", "PLAEX")])
def test_letters_are_those_of_the_language(qtbot, fakes, group, language, letters):
    def make(theme):
        set_screen_language(language)
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language=language), make) as (window, page, _theme):
        press(window, *letters)
        assert codes(page)[:5] == "plaeh"


def test_other_letters_set_nothing_and_that_is_said(register):
    """F is absence on a Norwegian screen: nobody must think it was taken."""
    press(register, "F", "Space")
    assert codes(register) == "-" * 12
    assert register.hint() == "F sets no mark. The letters here are P, L, A, E, X."

    press(register, "P")
    assert codes(register) == "p" + "-" * 11
    assert register.hint() == ""


def test_minutes_late_are_written_after_the_letter(register, database, group):
    press(register, "6", "L", "M")
    assert editor(register).accessibleName() == "Minutes late: Nguyen, Elias"
    write(register, "10")
    press(register, "Return")

    assert row(register) == 7
    assert register.view.hasFocus()
    entry = given_attendance.read_register(database, group.session_id).rows[5]
    assert (entry.code, entry.minutes_late) == ("late", 10)


def test_minutes_alone_mark_late(register):
    press(register, "3", "M")
    write(register, "15")
    press(register, "Return")
    assert register.sheet.lines[2].entry.minutes_late == 15


def test_minutes_that_fill_the_session_are_refused_where_they_are_written(register):
    press(register, "M")
    write(register, "90")
    press(register, "Return")

    assert editor(register).text() == "90"
    assert "fewer minutes" in register.hint()
    assert codes(register) == "-" * 12
    press(register, "Escape")
    assert register.view.hasFocus()


def test_words_are_no_minutes(register):
    press(register, "M")
    write(register, "ten")
    press(register, "Return")
    assert "whole number" in register.hint()


def test_a_note_stands_with_its_mark(register, database, group):
    press(register, "N")
    assert "Set a mark first" in register.hint()

    press(register, "A", "1", "N")
    assert "health" in register.hint()  # what must not be written
    write(register, "Overslept")
    press(register, "Return", "1", "E")

    entry = given_attendance.read_register(database, group.session_id).rows[0]
    assert (entry.code, entry.note) == ("excused", "Overslept")


def test_a_note_is_kept_when_one_looks_elsewhere(register):
    press(register, "A", "1", "N")
    write(register, "Overslept")
    click(register.view.viewport(), register.view.place_of_segment(5, "present"))
    assert register.sheet.lines[0].entry.note == "Overslept"


def test_a_click_on_a_name_only_chooses_the_row(register):
    click_cell(register.view, 4, At.NAME)
    assert (row(register), codes(register)) == (5, "-" * 12)


def test_verbs_act_on_who_was_just_marked_where_they_fit_them(register):
    press(register, "A", "R", "3")  # Dahl: absent, sent back without protective gear
    press(register, "P", "R", "Escape")  # Haddad is present: R means the row one has come to
    press(register, "L", "M")
    assert editor(register).accessibleName() == "Minutes late: Kovács, Daniel"
    press(register, "Escape")
    assert register.sheet.lines[0].entry.reason == "sent_back_gear"
    assert codes(register)[:4] == "apl-"


def test_moving_away_ends_what_was_just_marked(register):
    press(register, "A", "Down", "Up", "R", "3")
    assert register.sheet.lines[0].entry.reason == ""
    assert register.sheet.lines[1].entry.reason == "court"


def test_a_guest_is_struck_and_never_absent(register, database):
    guest = given.a_learner(database, "Ana Rossi")
    register.sheet.add_guest(guest, "Rossi, Ana")
    press(register, "End", "A")
    assert register.sheet.lines[-1].code == "struck"
    press(register, "E")
    assert "A guest is present or late" in register.hint()


def test_in_large_text_a_second_click_on_the_words_offers_reasons(qtbot, fakes, group):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(scale=2.0, language="en"), make) as (_window, page, _theme):
        click_cell(page.view, 1, At.NAME)
        assert QApplication.activePopupWidget() is None
        click_cell(page.view, 1, At.NAME)
        menu = QApplication.activePopupWidget()
        assert menu.accessibleName() == "Reason: Haddad, Karim"
        menu.close()


def test_tab_leaves_the_table(register):
    press(register, "Tab")
    assert QApplication.focusWidget() is not register.view


def test_a_mark_is_announced(register):
    with announcements() as said:
        press(register, "A")
    assert said == ["Dahl, Petter: Absent"]


def test_private_columns_hide_with_one_key_from_eyes_and_ears(register):
    press(register, "A", "1", "N")
    write(register, "Overslept")
    press(register, "Return")
    with effort() as cost:
        press(register, "Ctrl+H")
    assert cost.keys == 1
    assert register.view.isColumnHidden(At.HISTORY)
    assert "Overslept" not in register.view.table.sentence(0)
    press(register, "Ctrl+H")
    assert not register.view.isColumnHidden(At.HISTORY)
    assert "Overslept" in register.view.table.sentence(0)


def test_large_text_keeps_segments_and_drops_columns(qtbot, fakes, group):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(scale=2.0, language="en"), make) as (window, page, _theme):
        assert page.view.isColumnHidden(At.HISTORY)
        assert page.view.isColumnHidden(At.REASON)
        press(window, "1", "2", "A")
        assert codes(page) == "-" * 11 + "a"
        place = page.view.place_of_segment(11, "present")
        assert min(place.width(), place.height()) >= 44
        click(page.view.viewport(), place)
        assert codes(page) == "-" * 11 + "p"


def test_a_long_name_has_room_before_an_empty_note_has(qtbot, database, fakes, group):
    given_attendance.on_the_roll(database, group.group_id, "Mindaugas Jankauskas-Poe")

    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(), make) as (_window, page, _theme):
        longest = page.view.segments.names_width(page.view.table)
        assert page.view.columnWidth(At.NAME) >= longest


class _Painted(QObject):
    """How much the GUI thread had worked when the viewport was last painted."""

    def __init__(self):
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.at = thread_time()
        return False


def test_a_key_is_painted_within_fifty_milliseconds_of_work(qtbot, database, group, patient):
    """What the GUI thread itself does: saving is another's, and other programs may have the processor."""
    fakes = a_bench(database, given.TEACHER, runner=patient)

    def make(theme):
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language="en"), make) as (window, page, _theme):
        painted, taken = _Painted(), []
        page.view.viewport().installEventFilter(painted)
        for _row in range(12):
            began = thread_time()
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
            QApplication.processEvents()
            page.view.viewport().repaint()
            taken.append(painted.at - began)
        page.view.viewport().removeEventFilter(painted)
    assert codes(page) == "a" * 12
    assert 0 < sorted(taken)[len(taken) // 2] < 0.05, taken
