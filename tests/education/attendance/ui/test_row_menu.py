"""The menu of a row: what it offers for which mark, in which words."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.education.attendance.queries import RegisterRow
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.lines import Line
from eduapp.education.attendance.ui.row_menu import Chosen, row_menu
from tests.support import given


@pytest.fixture
def said():
    return []


@pytest.fixture
def menu_of(qtbot, said):
    def noted(word):
        return lambda *values: said.append((word, *values))

    chosen = Chosen(*(noted(word) for word in ("reason", "late", "M", "B", "N", "D", "H")))
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(entry=None, *, guest=False):
        row = RegisterRow(given.TEACHER.user_id, 1, "Dahl, Petter", (), None, None, guest=guest)
        return row_menu(parent, Line(row, entry), given.TODAY, chosen)

    make.parent = parent
    return make


def words(menu):
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def test_figures_choose_the_reasons_of_the_mark(menu_of, said):
    menu = menu_of(Entry("absent"))
    assert words(menu)[:5] == [
        "Dahl, Petter",  # after a mark the current row is the next one
        "1  Did not want to",
        "2  Sent back: behaviour",
        "3  Sent back: no protective gear",
        "4  Other",
    ]
    menu.actions()[3].trigger()
    assert said == [("reason", "sent_back_gear")]


def test_the_reason_that_stands_is_ticked_and_can_be_taken_away(menu_of, said):
    menu = menu_of(Entry("excused", reason="court"))
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["&3  Court"]
    next(action for action in menu.actions() if "No reason" in action.text()).trigger()
    assert said == [("reason", "")]


def test_a_row_without_a_mark_is_offered_all_of_them_in_groups(menu_of):
    menu = menu_of()
    groups = [action.menu() for action in menu.actions() if action.menu()]
    assert [group.title() for group in groups] == ["&A  Absent", "&X  Kept by the prison"]
    assert words(groups[1]) == [
        "1  Unit locked",
        "2  Too few officers",
        "3  Search",
        "4  Not fetched in time",
    ]
    assert words(menu)[:3] == ["Dahl, Petter", "Excused", "1  Ill"]
    assert not {"N", "H"} & {text[0] for text in words(menu)[-2:]}


def test_a_late_row_offers_usual_minutes(menu_of, said):
    menu = menu_of(Entry("late"))
    next(action for action in menu.actions() if action.text() == "10 min").trigger()
    assert said == [("late", 10)]


def test_a_guest_is_offered_no_absence(menu_of):
    assert words(menu_of(Entry("present"), guest=True)) == [
        "Dahl, Petter",
        "M  Minutes late…",
        "B  Left before the end…",
        "N  Note…",
        "H  What was recorded before…",
    ]


def test_the_paper_is_ticked_where_one_is_asked_for(menu_of):
    def paper(entry):
        return [action.isChecked() for action in menu_of(entry).actions() if "Paper" in action.text()]

    assert paper(Entry("excused", reason="court", document_seen=True)) == [True]
    assert paper(Entry("excused", reason="leave")) == [False]
    assert paper(Entry("excused", reason="visit")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["", "present", "late", "absent", "excused", "held", "not_required"])
def test_no_key_of_a_menu_means_two_things(menu_of, language, code):
    set_screen_language(language)
    menu = menu_of(Entry(code, minutes_early=5 if code == "present" else 0) if code else None)
    keys = [action.text()[1] for action in menu.actions() if action.text().startswith("&")]
    assert len(keys) == len(set(keys))
    assert menu.accessibleName()
