"""The plan on a learner's page: why that date, steps ticked by one key, verbs for who may use them."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.core.actor import Actor
from eduapp.education.plans import service, terms
from eduapp.education.plans.ui.plan_panel import CHANGE_REASON, TALK_REASON, PlanPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import an_enrolment
from tests.support.given_plans import STEPS, a_goal, a_talk, gone, here_until, the_goal, the_plan
from tests.support.keys import effort, keys_only, press, write


@pytest.fixture
def learner_id(database):
    person = given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))
    an_enrolment(database, person)
    return person


def a_panel(qtbot, fakes, learner_id):
    panel = PlanPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    QApplication.processEvents()
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    QApplication.processEvents()
    return {one.accessibleName(): one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)}


def test_the_next_review_stands_with_the_rule_that_gave_its_day(qtbot, database, fakes, learner_id):
    a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)

    assert said(panel)[:4] == [
        "Next review: between 23.12.2026 and 23.02.2027",
        "Up to 6 months left: in 1 to 3 months.",
        "Talk in autumn 2026: due by 31.12.2026",
        "At least one in every half-year (opplæringsforskrifta §§ 9-6, 9-13, 15-8).",
    ]


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (date(2027, 1, 1), "Less than 3 months left: no further review."),
        (
            date(2026, 11, 1),
            "Available until 01.11.2026 has passed. Put it right, then a review can be planned.",
        ),
    ],
)
def test_why_there_is_no_review_is_said_too(qtbot, database, fakes, learner_id, until, why):
    here_until(database, learner_id, until)
    a_goal(database, learner_id)
    assert said(a_panel(qtbot, fakes, learner_id))[:2] == ["No review is planned", why]


def test_unknown_is_shown_as_unknown(qtbot, database, fakes, learner_id):
    here_until(database, learner_id, None)
    a_goal(database, learner_id)
    words = said(a_panel(qtbot, fakes, learner_id))
    assert words[1] == "How long is not known: in 10 to 12 months."


def test_rule_65_one_key_ticks_the_next_step_and_the_keyboard_stays_with_the_goal(
    qtbot, database, fakes, learner_id
):
    goal_id = a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)[f"Taken: {STEPS[0]}"].setFocus()

    with keys_only() as cost:
        press(panel, "Space")
        press(panel, "Space")
        press(panel, "Space")

    assert cost.keys == 3
    assert the_goal(database, goal_id).state == "reached"
    assert fakes.tell.texts == ["The goal is reached."]
    assert panel.window().focusWidget().accessibleName() == f"Taken: {STEPS[2]}"


def test_rule_65_only_the_step_behind_and_the_next_one_can_be_pressed(qtbot, database, fakes, learner_id):
    goal_id = a_goal(database, learner_id, steps=("En", "To", "Tre", "Fire"), taken=2)
    panel = a_panel(qtbot, fakes, learner_id)

    knobs = {name: one.isChecked() for name, one in verbs(panel).items() if name.startswith("Taken")}
    assert knobs == {"Taken: To": True, "Taken: Tre": False}
    verbs(panel)["Taken: To"].click()

    assert the_goal(database, goal_id).taken == 1
    assert {name for name in verbs(panel) if name.startswith("Taken")} == {"Taken: En", "Taken: To"}


def test_a_tick_that_was_too_late_shows_what_is_there_now(qtbot, database, fakes, learner_id):
    goal_id = a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)
    old = verbs(panel)[f"Taken: {STEPS[0]}"]
    database._publish = lambda _topics: None  # somebody elsewhere, unheard here
    order = service.TickStep(step_id=the_goal(database, goal_id).steps[0].id, version=1)
    database.execute(service.tick_step, order)

    old.click()

    assert fakes.ask.conflicts == [()]
    assert f"Taken: {STEPS[1]}" in verbs(panel)


def test_a_goal_is_added_by_keyboard_alone(qtbot, database, fakes, learner_id):
    panel = a_panel(qtbot, fakes, learner_id)
    panel.add.setFocus()

    with keys_only() as cost:
        press(panel, "Return")
        dialog = the_dialog()
        write(dialog, "Truck")
        press(dialog, "Tab")
        write(dialog, "Kurs")
        press(dialog, "Tab")
        write(dialog, "1.6.2027")
        press(dialog, "Return")

    assert no_dialog()
    assert cost.commands <= 4
    [goal] = the_plan(database, learner_id).goals
    assert (goal.title, goal.target_day, [step.text for step in goal.steps]) == (
        "Truck",
        date(2027, 6, 1),
        ["Kurs"],
    )
    assert "Truck" in said(panel)


def test_a_goal_is_put_aside_and_taken_up_from_here(qtbot, database, fakes, learner_id):
    goal_id = a_goal(database, learner_id, "Kokk", taken=1)
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)["Put “Kokk” aside…"].click()
    dialog = the_dialog()
    dialog.form.field("reason").set_value("own_wish")
    dialog.submit()
    assert the_goal(database, goal_id).state == "put_aside"
    assert {name for name in verbs(panel) if "Kokk" in name} == {
        "Take up “Kokk” again",
        "History of “Kokk”…",
    }

    verbs(panel)["Take up “Kokk” again"].click()

    assert the_goal(database, goal_id).state == "under_way"
    assert "Change “Kokk”…" in verbs(panel)


def test_a_review_is_postponed_taken_up_and_held_from_here(qtbot, database, fakes, learner_id):
    a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)["Postpone the review…"].click()
    dialog = the_dialog()
    dialog.form.field("reason").set_value("staff_away")
    dialog.submit()
    assert the_plan(database, learner_id).review.state == "postponed"
    assert "Postpone the review…" not in verbs(panel)

    verbs(panel)["Take up the review again"].click()
    assert the_plan(database, learner_id).review.state == "planned"
    verbs(panel)["Review held…"].click()
    the_dialog().submit()

    assert the_plan(database, learner_id).last_review.held_on == given.TODAY
    assert any("Last held 23.11.2026" in text for text in said(panel))


def test_rule_62_who_has_come_or_come_back_is_planned_for_in_one_press(qtbot, database, fakes, learner_id):
    a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)
    come = "Has come here or come back: review within ten days"

    verbs(panel)[come].click()

    assert said(panel)[:2] == [
        "Next review: by 03.12.2026",
        "Has come here or come back: within 10 days.",
    ]
    assert come not in verbs(panel)
    gone(database, learner_id)
    panel.reload()
    assert come not in verbs(panel)


def test_rule_62_a_last_day_that_moved_nearer_is_told_and_followed_in_one_press(
    qtbot, database, fakes, learner_id
):
    a_goal(database, learner_id)
    panel = a_panel(qtbot, fakes, learner_id)
    forward = "The last day here has moved: bring the review forward to 23.12.2026"
    assert forward not in verbs(panel)

    here_until(database, learner_id, date(2026, 12, 30))

    assert "The last day here has moved nearer since." in said(panel)[1]
    verbs(panel)[forward].click()
    assert said(panel)[:2] == [
        "Next review: by 23.12.2026",
        "Less time left than before: by 7 days before the last day here.",
    ]
    assert forward not in verbs(panel)


def test_a_talk_is_recorded_from_here_in_four_presses_and_typing(qtbot, database, fakes, learner_id):
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)["Record a talk…"].setFocus()

    with effort() as cost:
        press(panel, "Return")
        dialog = the_dialog()
        write(dialog, "Bra")
        press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert cost.commands + cost.clicks <= 4
    [talk] = the_plan(database, learner_id).talks
    assert (talk.day, talk.learner_note, talk.staff_note) == (given.TODAY, "Bra", "")
    assert "Talk in autumn 2026: held 23.11.2026, Solveig Nes" in said(panel)


def test_notes_are_not_in_sight_on_the_page(qtbot, database, fakes, learner_id):
    a_talk(database, learner_id, staff_note="Hemmelig", learner_note="Åpent")
    panel = a_panel(qtbot, fakes, learner_id)
    assert not [text for text in said(panel) if "Hemmelig" in text or "Åpent" in text]

    verbs(panel)["All talks…"].click()

    assert "Hemmelig" in said(the_dialog())


def test_histories_open_from_here(qtbot, database, fakes, learner_id):
    a_goal(database, learner_id, "Kokk", taken=1)
    panel = a_panel(qtbot, fakes, learner_id)
    verbs(panel)["History of “Kokk”…"].click()
    assert "Step ticked: Fullføre norsk A2" in said(the_dialog())
    press(the_dialog(), "Esc")
    verbs(panel)["History of reviews…"].click()
    assert "Planned: by 23.02.2027" in said(the_dialog())


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    a_goal(database, learner_id, "Kokk", taken=1)
    looker = Actor(given.TEACHER.user_id, "Ingrid Solheim", frozenset({terms.SEE_PLANS}), ("teacher",))
    panel = a_panel(qtbot, a_hearing_bench(database, looker), learner_id)

    assert panel.add.accessibleDescription() == CHANGE_REASON
    assert verbs(panel)["Record a talk…"].accessibleDescription() == TALK_REASON
    assert not [
        name for name in verbs(panel) if name.startswith(("Taken", "Change", "Put", "Review", "Postpone"))
    ]


def test_nothing_yet_is_said_so(qtbot, fakes, learner_id):
    words = said(a_panel(qtbot, fakes, learner_id))
    assert words[-1] == "No goals yet. The first one also plans when the plan is looked at again."


def test_it_is_fit_for_everybody(qtbot, database, learner_id):
    a_goal(database, learner_id, "<b>Kokk</b> & mer", taken=1)
    a_goal(database, learner_id, "Kokk", target_day=date(2028, 1, 1))
    a_goal(database, learner_id, "Truck", steps=("Kurs",), taken=1)
    order = service.PutGoalAside(goal_id=a_goal(database, learner_id, "Norsk"), version=1, reason="other")
    database.execute(service.put_goal_aside, order)
    a_talk(database, learner_id)
    assert_page_accessible(lambda theme: PlanPanel(a_bench(database, theme=theme).bench, learner_id))
