"""The shift sheet: job J6 by finger and by keys, kept while it is filled, fit for everybody."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.sheet import Absence
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.shift_page import ShiftPage
from tests.support import given, given_workshops, reach, sight, spoken
from tests.support.accessibility import CASES, announcements, assert_page_accessible, standing
from tests.support.fakes import a_bench
from tests.support.given_workshops import FIFTEEN, YESTERDAY
from tests.support.keys import click, keys_only, mouse_only, press, write

TODAY = given.TODAY
WHOLE = Times(480, 900, 30)


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database, tasks=("Framing", "Measuring"))


@pytest.fixture
def people(database, carpentry):
    return given_workshops.placed(database, carpentry, *FIFTEEN)


@pytest.fixture
def afternoon(clock):
    given_workshops.at(clock, TODAY, 15)


class Stage:
    """A sheet in a window, and what happened around it."""

    def __init__(self, qtbot, database, workshop_id, day=TODAY, actor=given.WORKSHOP_LEADER):
        self.database = database.acting_as(actor)
        self.fakes = a_bench(self.database, actor)
        self.database._publish = self.fakes.feed.publish
        detail = "" if day == TODAY else day.isoformat()
        self.page = ShiftPage(self.fakes.bench, Route("workshops.shift", workshop_id, detail))
        Theme().apply(QApplication.instance())
        qtbot.addWidget(self.page)
        qtbot.kept = self.page  # outlives what is deleted in it
        self.page.resize(1166, 620)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitExposed(self.page)
        self.page.reload()
        QApplication.processEvents()

    def card(self, learner_id):
        return self.page.grid.card_of(learner_id)

    def view(self, day=TODAY):
        with self.database.reading() as session:
            return queries.sheet_view(session, self.page.workshop_id, day)


@pytest.fixture
def stage(qtbot, database, carpentry, people, afternoon):
    return Stage(qtbot, database, carpentry)


def minutes(view):
    return {line.learner_id: line.times.minutes for line in view.sheet.lines}


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
    assert minutes(view) == {id: 390 for id in people if id not in (ola, marek)} | {simen: 345}


def test_the_same_by_keys_alone(stage, people):
    with keys_only() as cost:
        press(stage.page, "Space", "2", "Down", "Down", "Space", "1", "Right", "-", "-", "-", "Ctrl+Return")

    view = stage.view()
    assert cost.keys == 11
    assert set(view.sheet.absences) == {Absence(people[0], "court"), Absence(people[2], "health")}
    assert minutes(view)[people[7]] == 345
    assert view.sheet.minutes == 13 * 390 - 45


def test_everything_a_finger_presses_is_large_enough(stage, people):
    click(stage.card(people[4]).here)
    pressed = [
        *(knob for card in stage.page.grid.cards for knob in (card.here, card.less, card.more, card.value)),
        *stage.page.grid.reasons.buttons,
        *stage.page.tasks.chips.values(),
        stage.page.foot.sign,
        stage.page.foot.undo,
        stage.page.foot.shift,
    ]

    assert [knob.accessibleName() for knob in pressed if min(knob.width(), knob.height()) < 44] == []


def test_fifteen_cards_need_no_scrolling(stage):
    assert stage.page._area.verticalScrollBar().maximum() == 0


def test_reasons_open_at_the_card_without_moving_anything_and_close_on_going_on(stage, people):
    places = [card.geometry() for card in stage.page.grid.cards]
    reasons = stage.page.grid.reasons

    for at in (0, 4, 9, 14):
        card = stage.card(people[at])
        click(card.here)
        assert reasons.isVisible()
        assert not reasons.geometry().intersects(card.geometry().adjusted(2, 2, -2, -2))
        assert stage.page.grid.rect().contains(reasons.geometry())
        stage.page.grid.cards[(at + 1) % 15].setFocus()
        assert not reasons.isVisible()
    assert [card.geometry() for card in stage.page.grid.cards] == places


def test_a_half_filled_sheet_survives_leaving_the_page(stage, qtbot, database, people, carpentry):
    click(stage.card(people[0]).here)
    click(stage.page.grid.reasons.buttons[0])
    click(stage.card(people[1]).more)
    stage.page.hide()

    again = Stage(qtbot, database, carpentry)

    assert again.page.state.sheet.absences == (Absence(people[0], "health"),)
    assert again.card(people[1]).value.text() == "6:45"


def test_typing_is_kept_without_leaving(stage, qtbot, people):
    click(stage.card(people[1]).more)

    qtbot.waitUntil(lambda: stage.view().kept, timeout=3000)
    assert minutes(stage.view())[people[1]] == 405


def test_undo_takes_back_step_by_step_and_redo_brings_back(stage, people):
    card = stage.card(people[0])
    click(card.here)
    click(stage.page.grid.reasons.buttons[0])
    click(card.here)
    click(card.less)

    press(stage.page, "Ctrl+Z", "Ctrl+Z")
    assert stage.page.state.reason_of(people[0]) == "health"
    press(stage.page, "Ctrl+Z")
    assert stage.page.state.sheet == stage.page.state.view.plan
    assert not stage.page.foot.undo.isEnabled()
    press(stage.page, "Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    assert card.value.text() == "6:15"


def test_a_clash_is_seen_on_the_card_and_refused_with_names(qtbot, database, carpentry, people, afternoon):
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    given_workshops.some_hours(database, kitchen, people[0], TODAY, Times(840, 900))
    stage = Stage(qtbot, database, carpentry)

    click(stage.page.foot.sign)

    assert "Kitchen 14:00–15:00" in stage.card(people[0]).accessibleName()
    [refusal] = stage.fakes.ask.refusals
    assert refusal.sentence().startswith("Berg, Anton: 23.11.2026 from 08:00 to 15:00 overlaps")
    assert stage.view().signature is None
    assert stage.page.foot.sign.isEnabled()


def test_a_sheet_is_not_signed_before_the_shift_is_over(qtbot, database, carpentry, people):
    stage = Stage(qtbot, database, carpentry)

    click(stage.page.foot.sign)

    assert [violation.name for violation in stage.fakes.ask.refusals[0].violations] == ["NotOverYet"]
    assert stage.page.foot.sign.isEnabled()


def test_a_signed_sheet_is_read_only_and_leads_to_the_workshop(stage, people):
    click(stage.page.foot.sign)

    page, card = stage.page, stage.card(people[0])
    assert not card.less.isVisible()
    assert page.header_buttons() == [page._before]
    assert stage.fakes.tell.texts == [
        "Signed: 97:30 hours of 15 people. They wait for approval by somebody else."
    ]
    press(card, "Space", "-")
    assert minutes(stage.view())[people[0]] == 390
    click(page.foot.open)
    assert stage.fakes.went[-1] == Route("workshops.workshop", page.workshop_id, "week")


def test_same_as_last_time_takes_hours_and_tasks_over(qtbot, database, carpentry, people, afternoon):
    with database.reading() as session:
        framing = queries.tasks(session, carpentry)[0].id
    short = Times(480, 720, 0)
    given_workshops.a_signed_shift(
        database, carpentry, YESTERDAY, worked={people[3]: short}, task_ids=frozenset([framing])
    )
    stage = Stage(qtbot, database, carpentry)

    stage.page._same.click()

    assert stage.card(people[3]).value.text() == "4:00"
    assert stage.page.tasks.chips[framing].isChecked()


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
    assert "09:00–13:00" in card.accessibleName()


def test_impossible_times_are_told_in_the_form(stage, people):
    click(stage.card(people[0]).value)
    dialog = stage.page.findChild(FormDialog)
    dialog.form.set_values({"start": 900, "end": 480, "pause": 0})
    dialog.submit()

    assert dialog.isVisible()
    assert stage.page.state.times_of(people[0]) == WHOLE
    dialog.form.keep()
    dialog.reject()


def test_the_shift_of_the_day_can_be_another(stage, people):
    click(stage.card(people[0]).less)
    click(stage.page.foot.shift)
    dialog = stage.page.findChild(FormDialog)
    dialog.form.set_values({"start": 720, "end": 915, "pause": 15})
    dialog.submit()

    assert stage.page.state.times_of(people[1]) == Times(720, 915, 15)
    assert stage.card(people[0]).value.text() == "2:45"


def test_another_task_is_added_and_chosen(stage):
    stage.page._ask_task()
    dialog = stage.page.findChild(FormDialog)
    write(dialog, "Dowel joints")
    press(dialog, "Return")

    view = stage.view()
    [task] = [task for task in view.tasks if task.name == "Dowel joints"]
    assert stage.page.tasks.chips[task.id].isChecked()


def test_a_colleagues_signature_at_another_pc_shows_and_nothing_is_signed_twice(
    stage, qtbot, people, carpentry
):
    click(stage.card(people[0]).here)
    given_workshops.a_signed_shift(stage.database, carpentry, TODAY, by=given.OTHER_WORKSHOP_LEADER)

    qtbot.waitUntil(lambda: stage.page.state.signed)
    assert len(stage.view().sheet.lines) == 15


def test_what_is_filled_stays_when_something_else_changes(stage, qtbot, people, carpentry):
    click(stage.card(people[0]).less)
    given_workshops.placed(stage.database, carpentry, "Per Olsen")

    qtbot.waitUntil(lambda: len(stage.page.grid.cards) == 16)
    assert stage.card(people[0]).value.text() == "6:15"


def test_who_may_only_look_cannot_sign(qtbot, database, carpentry, people, afternoon):
    looks = given._actor(99, "Ole Gjest", "", "auditor")
    stage = Stage(qtbot, database, carpentry, actor=looks)

    assert not stage.page.foot.sign.isEnabled()
    assert stage.page.foot.sign.accessibleDescription() == (
        "Your role may look, but not sign. Ask a workshop leader."
    )


def test_an_empty_workshop_says_what_to_do(qtbot, database, carpentry):
    stage = Stage(qtbot, database, carpentry)

    stage.page._empty.buttons[0].click()

    assert stage.fakes.went == [Route("workshops.workshop", carpentry, "people")]


def test_yesterday_is_one_press_away(stage, carpentry):
    stage.page._before.click()

    assert stage.fakes.went == [Route("workshops.shift", carpentry, (TODAY - timedelta(days=1)).isoformat())]


def test_each_press_is_said_aloud(stage, people):
    with announcements() as said:
        click(stage.card(people[0]).less)
        click(stage.card(people[1]).here)

    assert said[0] == "Anton Berg: 6:15 hours, −15 min"
    assert "Petter Dahl: Not here: no reason given" in said


def test_only_one_card_is_a_stop_of_the_tab_key(stage, people):
    stage.card(people[7]).setFocus()

    stops = [card for card in stage.page.grid.cards if card.focusPolicy() & card.focusPolicy().TabFocus]
    assert stops == [stage.card(people[7])]


@pytest.mark.parametrize("state", ["filled", "signed"])
def test_the_sheet_is_fit_for_everybody(qtbot, database, carpentry, people, clock, state):
    given_workshops.at(clock, TODAY, 15)
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


def test_the_reasons_are_fit_for_everybody(qtbot, database, carpentry, people):
    def make(theme):
        return ShiftPage(a_bench(database, theme=theme).bench, Route("workshops.shift", carpentry))

    found = []
    for case in CASES:
        with standing(case, make) as (window, page, theme):
            page.grid.cards[4].toggle()
            QApplication.processEvents()
            for check in (spoken.names, spoken.roles, spoken.words, sight.nothing_cut, reach.targets):
                found += [f"{case}: {problem}" for problem in check(window, theme)]
    assert found == []
