"""Everybody in a group with their states; several can be ended at once."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.members_view import END_REASON, NOBODY_LIVE, OVER_REASON, MembersView
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import announcements, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.given_education import EVERYTHING, a_group, an_ended_enrolment, an_enrolment
from tests.support.keys import keys_only, press

NAMES = ["Nora Ås", "Per Berg", "Liv Dahl"]


@pytest.fixture
def group_id(database):
    return a_group(database)


@pytest.fixture
def enrolments(database, group_id):
    return {
        name: an_enrolment(
            database,
            given.a_learner(
                database, name, available_until=date(2026, 11, 27) if name == "Per Berg" else None
            ),
            group_id,
            override=EVERYTHING,
        )
        for name in NAMES
    }


def a_view(qtbot, database, fakes, group_id):
    view = MembersView(fakes.bench)
    qtbot.addWidget(view)
    show(view)
    refresh(view, database, group_id)
    fakes.feed.changed.connect(lambda _topics: refresh(view, database, group_id))
    view.table.setFocus()
    return view


def refresh(view, database, group_id):
    with database.reading() as session:
        view.show_roster(queries.roster(session, group_id))


def rows(view):
    return [(row.name, row.state) for row in view.table.table.rows]


def test_those_who_take_part_stand_first(qtbot, database, fakes, group_id, enrolments):
    an_ended_enrolment(database, enrolments["Per Berg"], "withdrawn", "own_wish")
    view = a_view(qtbot, database, fakes, group_id)

    assert rows(view) == [("Dahl, Liv", "active"), ("Ås, Nora", "active"), ("Berg, Per", "withdrawn")]


def test_an_empty_group_offers_to_put_somebody_on_until_it_is_over(qtbot, database, fakes, group_id):
    view = a_view(qtbot, database, fakes, group_id)
    assert [one.text().strip() for one in view._place.currentWidget().buttons] == ["Put learners on…"]

    refresh(view, database, a_group(database, name="Vår 2026", last_day=date(2026, 11, 20)))

    empty = view._place.currentWidget()
    assert empty.buttons == []
    assert OVER_REASON in [one.text() for one in empty.findChildren(QLabel)]


def test_a_row_is_read_in_one_sentence(qtbot, database, fakes, group_id, enrolments):
    view = a_view(qtbot, database, fakes, group_id)
    said = [view.table.table.sentence(row) for row in view.table.table.rows]
    assert said[0].startswith("Berg, Per, number ")
    assert "taking part, since 17.08.2026, expected here: leaves 3 weeks early" in said[0]
    assert said[1].endswith("expected here: not known. Not known: no sessions are planned from this start.")


def test_a_teacher_completes_the_whole_group_by_keyboard(qtbot, database, fakes, group_id, enrolments):
    view = a_view(qtbot, database, fakes, group_id)
    with keys_only():
        press(view, "Ctrl+A")
    view.end.click()
    dialog = the_dialog()

    with keys_only():
        press(dialog, "Down", "Ctrl+Return")

    assert no_dialog()
    assert {state for _name, state in rows(view)} == {"completed"}
    assert fakes.tell.texts == ["3 enrolments ended."]


def test_ticks_are_said_aloud(qtbot, database, fakes, group_id, enrolments):
    view = a_view(qtbot, database, fakes, group_id)
    with announcements() as said:
        press(view, "Space")
    assert "1 ticked" in said
    assert view._bar.isVisibleTo(view)


def test_all_who_take_part_can_be_ticked_and_let_go(qtbot, database, fakes, group_id, enrolments):
    an_ended_enrolment(database, enrolments["Per Berg"], "withdrawn", "own_wish")
    view = a_view(qtbot, database, fakes, group_id)
    view._tick_live()
    assert [row.name for row in view.table.ticked_rows()] == ["Dahl, Liv", "Ås, Nora"]


def test_those_who_ended_cannot_end_again(qtbot, database, fakes, group_id, enrolments):
    for enrolment_id in enrolments.values():
        an_ended_enrolment(database, enrolment_id)
    view = a_view(qtbot, database, fakes, group_id)
    view.table.table.tick(view.table.table.rows)

    assert view.end.accessibleDescription() == NOBODY_LIVE
    view.end_ticked()
    assert no_dialog()


def test_who_may_only_look_is_told_why(qtbot, database, group_id, enrolments):
    view = a_view(qtbot, database, a_hearing_bench(database, given.OFFICE), group_id)
    view.table.table.tick(view.table.table.rows)
    assert view.end.accessibleDescription() == END_REASON


def test_enter_opens_the_learner(qtbot, database, fakes, group_id, enrolments):
    view = a_view(qtbot, database, fakes, group_id)
    with keys_only():
        press(view, "Return")
    assert fakes.went == [Route("learners.learner", view.table.table.rows[0].learner_id)]


def test_an_empty_group_offers_the_way_on(qtbot, database, fakes, group_id):
    view = a_view(qtbot, database, fakes, group_id)
    asked = []
    view.put_on_asked.connect(lambda: asked.append(1))
    view._place.currentWidget().buttons[0].click()
    assert asked == [1]

    an_enrolment(database, group_id=group_id)
    refresh(view, database, group_id)
    assert view._place.currentWidget() is view.table


def test_states_sort_in_the_order_of_the_work(qtbot, database, fakes, group_id, enrolments):
    an_ended_enrolment(database, enrolments["Nora Ås"])
    view = a_view(qtbot, database, fakes, group_id)
    press(view, "Alt+3", "Alt+3")
    assert [state for _name, state in rows(view)] == ["completed", "active", "active"]
