"""Typing papers in, one after the other, by keys alone."""

import pytest

from eduapp.education.attendance import service as attendance
from eduapp.gui.routes import Route
from eduapp.records.lists.rules import Kind, Subject, square_text
from eduapp.records.lists.ui.type_in_page import TypeInPage
from tests.support import given, given_attendance
from tests.support.accessibility import Case, assert_page_accessible, standing
from tests.support.dialogs import a_hearing_bench
from tests.support.given_lists import opened, printed, register_of
from tests.support.keys import keys_only, press, write

SECONDS_A_KEY, SECONDS_A_DECISION = 0.28, 1.35  # Card, Moran and Newell


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


def in_a_window(fakes, list_id=None):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return TypeInPage(fakes.bench, Route("lists.type_in", list_id))

    return standing(Case(language="en"), make)


@pytest.fixture
def page(fakes):
    with in_a_window(fakes) as (_window, made, _theme):
        yield made


def codes(database, group):
    return given_attendance.recorded_codes(database, group.session_id)


def joins(database, group, name="Ola Vik"):
    given_attendance.on_the_roll(database, group.group_id, name)


def test_a_paper_is_typed_in_and_the_page_waits_for_the_next(database, group, sheet, page, fakes):
    assert page.number.hasFocus()
    write(page, "1")
    press(page, "Return")
    assert page.heading.text() == "List 2026-1/1: Norwegian A2"
    assert page.about.text() == "Autumn · Monday 23 November · 08:30–10:00 · Classroom 2 · printed 08:00"
    assert page.table.hasFocus()

    press(page, "T", "S", "5", "F", "Ctrl+Return")

    assert codes(database, group) == ["present", "late", "absent"]
    assert fakes.tell.texts == ["List 2026-1/1 is typed in: 3 marks."]
    assert page.number.hasFocus()
    assert page.number.value() == ""
    assert not page.table.isVisible()


def test_rule_10_twenty_rows_take_less_than_a_minute_by_keyboard(qtbot, database):
    """§5 item 10. Number, 17 present, one late with minutes, one absent, one excused, save."""
    whole = given_attendance.a_class(database, 20)
    printed(database, register_of(whole.session_id))
    with in_a_window(a_hearing_bench(database)) as (window, page, _theme), keys_only() as cost:
        write(page, "1")
        press(window, "Return")
        press(window, *"TTTTTS", "1", "0", *"TTTTFTTTTGTTTT", "Ctrl+Return")

    assert codes(database, whole).count("present") == 17
    assert None not in codes(database, whole)
    decisions = 20 + 2  # what stands in each row; which number, and that it is done
    assert cost.keys <= 26
    assert cost.keys * SECONDS_A_KEY + decisions * SECONDS_A_DECISION < 60


def test_a_scanner_types_the_square_and_enter(database, group, sheet, page):
    write(page, square_text("2026-1", 1))
    press(page, "Return")

    assert page.opened.edition_id == sheet


def test_a_number_that_leads_nowhere_says_so_and_stays_to_be_mended(database, group, sheet, page):
    write(page, "9")
    press(page, "Return")

    assert page.problem.text() == "There is no list 2026-9. Compare it with the top of the paper."
    assert page.number.value() == "9"
    assert page.number.selectedText() == "9"
    assert not page.table.isVisible()


def test_a_stale_list_is_refused_with_what_changed_and_two_ways_on(database, group, sheet, page, fakes):
    joins(database, group)
    write(page, "1")
    press(page, "Return")

    assert page.notice.words.text() == (
        "This list was printed 08:00 and has changed since: Vik, Ola has been added."
        " Print it again, or type in what still fits."
    )
    assert not page.table.isVisible()
    assert page.notice.again.hasFocus()
    press(page, "Return")
    subject = register_of(group.session_id)
    assert fakes.went == [Route("lists.lists", group.session_id, subject.key)]

    page.notice.go_on.click()
    assert page.table.hasFocus()
    press(page, *"PPP", "Ctrl+Return")
    assert codes(database, group) == ["present"] * 3 + [None]


def test_what_changes_while_one_types_is_told_and_what_was_typed_stays(database, group, sheet, page, fakes):
    write(page, "1")
    press(page, "Return", "P", "P")
    assert page.notice.isHidden()

    joins(database, group)
    page.mark_stale()

    assert page.notice.isVisible()
    page.type_what_fits()
    press(page, "A", "Ctrl+Return")
    assert codes(database, group) == ["present", "present", "absent", None]


def test_a_list_that_came_back_says_who_typed_it_in(database, group, sheet, page):
    write(page, "1")
    press(page, "Return", "P", "Ctrl+Return")
    write(page, "1")
    press(page, "Return")

    assert page.notice.words.text() == "List 2026-1 was typed in by Solveig Nes, 08:00."
    assert not page.table.isVisible()


def test_one_undo_takes_the_whole_paper_back(database, group, sheet, page, fakes):
    write(page, "1")
    press(page, "Return", *"PPP", "Ctrl+Return", "Ctrl+Z")

    assert codes(database, group) == [None] * 3
    assert fakes.tell.texts[-1] == "3 marks were taken back."
    assert opened(database, sheet).standing.typed_by == ""
    press(page, "Ctrl+Z")  # once is enough
    assert len(fakes.tell.texts) == 2


def test_the_toast_takes_it_back_too(database, group, sheet, page, fakes):
    write(page, "1")
    press(page, "Return", *"PPP", "Ctrl+Return")
    fakes.tell.act()

    assert codes(database, group) == [None] * 3


def test_rows_left_empty_are_told_before_and_stay_unrecorded(database, group, sheet, page):
    write(page, "1")
    press(page, "Return")
    assert page.save_button.accessibleDescription() == "Fill in at least one row."
    press(page, "Ctrl+Return")  # nothing to save
    assert page.opened is not None

    press(page, "P")
    assert page._state.text() == "2 rows stay unrecorded"
    assert page.save_button.accessibleName() == "Save 1 mark"


def test_what_the_register_refuses_is_told_and_nothing_typed_is_lost(database, group, sheet, page, fakes):
    write(page, "1")
    press(page, "Return", "P", "L", "5", "0", "0", "P", "Ctrl+Return")

    [refusal] = fakes.ask.refusals
    assert "Haddad, Karim: The session lasts 90 minutes" in refusal.sentence()
    assert codes(database, group) == [None] * 3
    assert [row.code for row in page.typed.rows] == ["present", "late", "present"]
    assert page.save_button.isEnabled()


def test_a_guest_gets_a_row_by_name_and_a_key(database, group, sheet, page):
    other = given_attendance.a_running_group(database, "English")
    given_attendance.on_the_roll(database, other, "Ola Vik")
    write(page, "1")
    press(page, "Return")

    page.guest.setFocus()
    write(page, "vik")
    press(page, "Return")

    assert page.table.hasFocus()
    press(page, "P")
    assert [(row.name, row.code, row.guest) for row in page.typed.rows][-1] == ("Vik, Ola", "present", True)
    page.guest.picked.emit(page.guest._found.rows[0])
    assert page.problem.text() == "Vik, Ola has a row already."


def test_leaving_with_unsaved_rows_asks(database, group, sheet, page, fakes):
    assert page.may_leave()
    write(page, "1")
    press(page, "Return", "P")
    fakes.ask.yes = False

    assert not page.may_leave()
    assert fakes.ask.confirmed == ["1 row is not saved"]
    write(page, "1")  # another number keeps what was typed, too
    page.open_number()
    assert next(row.code for row in page.typed.rows) == "present"


def test_enter_at_the_end_leads_to_the_button(database, group, sheet, page):
    write(page, "1")
    press(page, "Return", *"PP", "Return")
    assert page.save_button.hasFocus()

    press(page, "Return")
    assert codes(database, group) == ["present", "present", None]


def test_the_register_page_leads_to_the_newest_version(database, group, sheet, fakes):
    joins(database, group)
    second = printed(database, register_of(group.session_id))
    list_id = opened(database, second).list_id

    with in_a_window(fakes, list_id) as (_window, page, _theme):
        assert page.opened.edition_id == second
        assert page.table.hasFocus()


def test_a_movement_list_has_nothing_to_type(database, group, page):
    printed(database, Subject(Kind.UNIT, given.TODAY, unit="C"))
    write(page, "1")
    press(page, "Return")

    assert "Nothing of it is typed in" in page.notice.words.text()
    assert not page.table.isVisible()


def test_who_may_not_type_lists_in_is_told(qtbot, database, group, sheet):
    office = a_hearing_bench(database, given.OFFICE)
    with in_a_window(office) as (_window, page, _theme):
        write(page, "1")
        press(page, "Return", "P")

        assert not page.save_button.isEnabled()
        assert page.save_button.accessibleDescription() == (
            "Your role may look at lists, but not type them in."
        )


def test_marks_made_on_the_screen_meanwhile_are_shown_beside(database, group, sheet, page, fakes):
    write(page, "1")
    press(page, "Return")
    mark = attendance.MarkLearner(session_id=group.session_id, learner_id=group.learner_ids[0], code="absent")
    fakes.runner.execute(attendance.mark, mark, owner=page, done=lambda _id: None)

    assert page.typed.rows[0].recorded.code == "absent"


def stale(database, group):
    printed(database, register_of(group.session_id))
    joins(database, group)


@pytest.mark.parametrize("state", ["fits", "stale"])
def test_it_is_fit_for_everybody_in_every_state(qtbot, database, group, state):
    (printed if state == "fits" else stale)(
        *((database, register_of(group.session_id)) if state == "fits" else (database, group))
    )

    def make(theme):
        fakes = a_hearing_bench(database)
        fakes.bench.__dict__["theme"] = theme
        return TypeInPage(fakes.bench, Route("lists.type_in"))

    def prepare(page):
        page.number.set_value("1")
        page.open_number()
        if state == "fits":
            press(page, "T", "S", "5", "Q")

    assert_page_accessible(make, prepare=prepare)
