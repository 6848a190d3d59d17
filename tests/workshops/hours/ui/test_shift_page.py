"""The shift sheet: job J6 by finger and by keys, kept while it is filled, fit for everybody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.sheet import Absence
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.shift_page import ShiftPage
from tests.support import given, given_machines, given_tools, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import FIFTEEN, YESTERDAY
from tests.support.keys import click, keys_only, mouse_only, press, write

TODAY = given.TODAY


def test_fifteen_people_with_three_exceptions_take_eight_taps(stage, people):
    ola, marek, simen = (people[FIFTEEN.index(name)] for name in ("Ola Vik", "Marek Nowak", "Simen Eide"))

    with mouse_only() as cost:
        click(stage.card(ola).here)
        click(stage.page.grid.reasons.buttons[1])
        click(stage.card(marek).here)
        click(stage.page.grid.reasons.buttons[0])
        for _ in range(3):
            click(stage.card(simen).less)
        click(stage.page.foot.sign)

    view = stage.view()
    assert cost.clicks == 8
    assert view.signature.by == given.WORKSHOP_LEADER.name
    assert set(view.sheet.absences) == {Absence(ola, "court"), Absence(marek, "health")}
    assert stage.minutes() == {id: 390 for id in people if id not in (ola, marek)} | {simen: 345}


def test_the_same_by_keys_alone(stage, people):
    with keys_only() as cost:
        press(stage.page, "Space", "2", "Down", "Down", "Space", "1", "Right", "-", "-", "-", "Ctrl+Return")

    view = stage.view()
    assert cost.keys == 11
    assert set(view.sheet.absences) == {Absence(people[0], "court"), Absence(people[2], "health")}
    assert stage.minutes()[people[7]] == 345
    assert view.sheet.minutes == 13 * 390 - 45


def test_everything_a_finger_presses_is_large_enough(stage, people):
    click(stage.card(people[4]).here)
    pressed = [
        *(knob for card in stage.page.grid.cards for knob in (card.here, card.less, card.more, card.value)),
        *stage.page.grid.reasons.buttons,
        *stage.page.tasks.stops(),
        stage.page.foot.sign,
        stage.page.foot.undo,
        stage.page.foot.shift,
    ]

    assert [knob.accessibleName() for knob in pressed if min(knob.width(), knob.height()) < 44] == []


def test_fifteen_cards_need_no_scrolling(stage):
    assert stage.page._area.verticalScrollBar().maximum() == 0


def test_a_half_filled_sheet_survives_leaving_the_page(stage, open_sheet, people):
    click(stage.card(people[0]).here)
    click(stage.page.grid.reasons.buttons[0])
    click(stage.card(people[1]).less)
    stage.page.hide()

    again = open_sheet()

    assert again.page.state.sheet.absences == (Absence(people[0], "health"),)
    assert again.card(people[1]).value.text() == "6:15"


def test_leaving_by_closing_the_window_keeps_it_too(stage, people):
    click(stage.card(people[1]).less)

    assert stage.page.may_leave()
    assert stage.minutes()[people[1]] == 375


def test_a_clash_is_refused_with_names_and_nothing_is_lost(open_sheet, database, people, afternoon):
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    given_workshops.some_hours(database, kitchen, people[0], TODAY, Times(840, 900))
    stage = open_sheet()
    click(stage.card(people[1]).less)

    click(stage.page.foot.sign)

    [refusal] = stage.fakes.ask.refusals
    assert refusal.sentence().startswith("Berg, Anton: 23.11.2026 from 08:00 to 15:00 overlaps")
    assert stage.view().signature is None
    assert stage.page.foot.sign.isEnabled()
    assert stage.card(people[1]).value.text() == "6:15"


def test_a_sheet_is_not_signed_before_the_shift_is_over(open_sheet, people):
    stage = open_sheet()

    click(stage.page.foot.sign)

    assert [violation.name for violation in stage.fakes.ask.refusals[0].violations] == ["NotOverYet"]
    assert stage.page.foot.sign.isEnabled()


def test_a_signed_sheet_is_read_only_and_leads_to_the_workshop(stage, people):
    click(stage.page.foot.sign)

    page, card = stage.page, stage.card(people[0])
    assert page.header_buttons() == [page._before]
    assert stage.fakes.tell.texts == [
        "Signed: 97:30 hours of 15 people. They wait for approval by somebody else."
    ]
    press(card, "Space", "-", "Ctrl+Return")
    assert stage.minutes()[people[0]] == 390
    assert stage.fakes.ask.refusals == []
    click(page.foot.open)
    assert stage.fakes.went[-1] == Route("workshops.workshop", page.workshop_id, "week")


def test_same_as_last_time_takes_hours_and_tasks_over(open_sheet, database, carpentry, people, afternoon):
    with database.reading() as session:
        framing = queries.tasks(session, carpentry)[0].id
    short = Times(480, 720, 0)
    given_workshops.a_signed_shift(
        database, carpentry, YESTERDAY, worked={people[3]: short}, task_ids=frozenset([framing])
    )
    stage = open_sheet()

    stage.page._same.click()

    assert stage.card(people[3]).value.text() == "4:00"
    assert stage.page.tasks.chips[framing].isChecked()


def test_without_an_earlier_sheet_it_says_why_nothing_can_be_taken_over(stage):
    assert stage.page._same.accessibleDescription() == "No sheet was signed before."


def test_a_day_the_prison_kept_everybody_back_is_two_presses(stage, people):
    stage.page._nobody.click()
    click(stage.page.foot.sign)

    view = stage.view()
    assert view.sheet.lines == ()
    assert {absence.reason for absence in view.sheet.absences} == {"prison"}


def test_somebodys_own_times_are_set_by_hand(stage, people):
    card = stage.card(people[0])
    card.setFocus()
    press(card, "Return")
    dialog = stage.page.findChild(FormDialog)
    dialog.form.set_values({"start": 540, "end": 780, "pause": 0})
    dialog.submit()

    assert stage.page.state.times_of(people[0]) == Times(540, 780, 0)


def test_a_machine_is_ticked_only_for_who_may_use_it(stage, database, people, carpentry):
    room = given_machines.a_place(database, "Workroom", "workshop")
    given_workshops.moved_to(database, carpentry, room)
    saw = given_machines.a_machine(database, place_id=room)
    trained, untaught = people[:2]
    given_machines.trained(database, saw, trained)
    stage.page.reload()
    for who, may in ((trained, True), (untaught, False)):
        stage.card(who).times_asked.emit()
        dialog = stage.page.findChildren(FormDialog)[-1]
        tick = dialog.form.field(f"machine:{saw}")
        assert tick.isEnabled() is may
        tick.click()
        dialog.submit()

    assert "Bandsaw (M-01)" in stage.card(trained).accessibleName()
    assert "Bandsaw" not in stage.card(untaught).accessibleName()
    stage.page.sign()
    lines = {line.learner_id: line.machine_ids for line in stage.view().sheet.lines}
    assert (lines[trained], lines[untaught]) == (frozenset([saw]), frozenset())


def test_training_that_lapsed_since_stops_the_signature(stage, database, people, carpentry):
    room = given_machines.a_place(database, "Workroom", "workshop")
    given_workshops.moved_to(database, carpentry, room)
    saw = given_machines.a_machine(database, place_id=room)
    given_machines.trained(database, saw, people[0])
    line = stage.page.state.line_of(people[0])
    stage.page.state.set_line(replace(line, machine_ids=frozenset([saw])))
    stage.page.state.keep()
    given_machines.trained(database, saw, people[0], given_machines.Step.LAPSED)
    stage.page.reload()

    assert "may not use Bandsaw (M-01)" in stage.card(people[0]).accessibleName()
    stage.page.sign()
    assert "has lapsed" in stage.fakes.ask.refusals[-1].sentence()
    assert stage.view().signature is None


def test_what_is_taken_off_changes_what_the_card_counts(stage, people):
    stage.card(people[0]).times_asked.emit()
    dialog = stage.page.findChild(FormDialog)
    dialog.form.type_in({"penalty": 30, "penalty_reason": "not_working"})
    dialog.submit()

    assert "6:00 hours" in stage.card(people[0]).accessibleName()
    assert "30 min taken off: did not work" in stage.card(people[0]).accessibleName()
    assert stage.page.state.changes == 1
    stage.page.sign()
    assert stage.view().sheet.minutes == 15 * 390 - 30


def test_the_shift_of_the_day_can_be_another(stage, people):
    click(stage.card(people[0]).less)
    click(stage.page.foot.shift)
    dialog = stage.page.findChild(FormDialog)
    dialog.form.set_values({"start": 720, "end": 915, "pause": 15})
    dialog.submit()

    assert stage.page.state.times_of(people[1]) == Times(720, 915, 15)
    assert stage.card(people[0]).value.text() == "2:45"


def test_another_task_is_added_and_chosen(stage):
    click(stage.page.tasks.stops()[-1])
    dialog = stage.page.findChild(FormDialog)
    write(dialog, "Dowel joints")
    press(dialog, "Return")

    [task] = [task for task in stage.view().tasks if task.name == "Dowel joints"]
    assert stage.page.tasks.chips[task.id].isChecked()


def test_a_colleagues_signature_at_another_pc_shows(stage, qtbot, people, carpentry):
    click(stage.card(people[0]).here)
    given_workshops.a_signed_shift(stage.database, carpentry, TODAY, by=given.OTHER_WORKSHOP_LEADER)

    qtbot.waitUntil(lambda: stage.page.state.signed)
    assert len(stage.view().sheet.lines) == 15


def test_what_is_filled_stays_when_something_else_changes(stage, qtbot, people, carpentry):
    click(stage.card(people[0]).less)
    given_workshops.placed(stage.database, carpentry, "Per Olsen")

    qtbot.waitUntil(lambda: len(stage.page.grid.cards) == 16)
    assert stage.card(people[0]).value.text() == "6:15"


def test_an_empty_workshop_says_what_to_do(open_sheet, carpentry):
    stage = open_sheet()

    stage.page._empty.buttons[0].click()

    assert stage.fakes.went == [Route("workshops.workshop", carpentry, "people")]


def test_yesterday_and_today_are_one_press_away(stage, open_sheet, carpentry):
    stage.page._before.click()
    yesterday = open_sheet(TODAY - timedelta(days=1))
    yesterday.page._today.click()

    assert stage.fakes.went == [Route("workshops.shift", carpentry, "2026-11-22")]
    assert yesterday.fakes.went == [Route("workshops.shift", carpentry)]
    assert yesterday.page._before.text().strip() == "Day before"


def test_the_board_of_the_place_is_one_press_away(stage, open_sheet, database, carpentry):
    assert stage.page._tools not in stage.page.header_buttons()
    room = given_machines.a_place(database, "Workroom", "workshop")
    given_workshops.moved_to(database, carpentry, room)
    board = given_tools.a_board(database, place_id=room)

    again = open_sheet()
    assert again.page._tools in again.page.header_buttons()
    again.page._tools.click()

    assert again.fakes.went[-1] == Route("tools.board", board)


@pytest.mark.parametrize("state", ["filled", "signed"])
def test_the_sheet_is_fit_for_everybody(qtbot, database, carpentry, people, afternoon, state):
    given_workshops.placed(database, carpentry, "Muhammad Abdullah Al-Hassan bin Abdulrahman al-Rashid")
    given_workshops.a_signed_shift(database, carpentry, YESTERDAY)
    if state == "signed":
        given_workshops.a_signed_shift(database, carpentry, TODAY, away={people[1]: "court"})

    def make(theme):
        return ShiftPage(a_bench(database, theme=theme).bench, Route("workshops.shift", carpentry))

    def prepare(page):
        if state != "signed":
            page.state.toggle(people[1])
            page.state.step(people[2], -3)
            page.state.set_task(next(iter(page.tasks.chips)), on=True)

    assert_page_accessible(make, prepare=prepare)
