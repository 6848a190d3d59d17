"""The forms of a goal."""

from datetime import date

from eduapp.education.plans.ui.goal_dialog import add_goal, change_goal, put_aside
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_plans import STEPS, a_goal, the_goal, the_plan
from tests.support.keys import keys_only, press, write


def test_a_course_may_belong_to_a_goal(database, fakes, parent):
    learner_id = given.a_learner(database)
    given_education.a_course(database, "NOR-A2", "Norsk A2")
    dialog = add_goal(fakes.bench, learner_id, "Haddad, Karim", parent)
    show(dialog)
    dialog.form.type_in({"title": "Norsk", "steps": "En\n\n To ", "target_day": date(2027, 6, 1)})
    dialog.form.field("course_id").line.setFocus()

    with keys_only():
        write(dialog, "nor")
        press(dialog, "Return", "Return")

    assert no_dialog()
    [goal] = the_plan(database, learner_id).goals
    assert (goal.course, [step.text for step in goal.steps]) == ("Norsk A2", ["En", "To"])


def test_rule_65_a_refusal_is_shown_and_what_was_typed_stays(database, fakes, parent):
    learner_id = given.a_learner(database)
    dialog = add_goal(fakes.bench, learner_id, "Haddad, Karim", parent)
    show(dialog)
    dialog.form.type_in({"title": "Norsk", "steps": "En", "target_day": date(2026, 1, 1)})

    dialog.submit()

    assert "01.01.2026 has passed" in dialog.form.summary.accessibleDescription()
    assert "01.01.2026 has passed" in dialog.form.field("target_day").accessibleDescription()
    assert dialog.form.values()["title"] == "Norsk"
    dialog.form.type_in({"steps": ""})
    dialog.submit()
    assert "Steps is needed." in dialog.form.summary.accessibleDescription()


def test_changing_shows_only_the_steps_ahead_and_names_those_behind(database, fakes, parent):
    course_id = given_education.a_course(database, name="Norsk A2")
    goal_id = a_goal(database, taken=1, course_id=course_id)
    dialog = change_goal(fakes.bench, the_goal(database, goal_id), parent)
    show(dialog)
    typed = dialog.form.values()

    assert (typed["steps"], typed["course_id"]) == (f"{STEPS[1]}\n{STEPS[2]}", course_id)
    assert not dialog.form.dirty()
    dialog.form.type_in({"steps": "Bare dette"})
    dialog.submit()

    assert [step.text for step in the_goal(database, goal_id).steps] == [STEPS[0], "Bare dette"]
    assert the_goal(database, goal_id).course == "Norsk A2"


def test_a_goal_is_put_aside_by_keyboard_alone(database, fakes, parent):
    goal_id = a_goal(database)
    dialog = put_aside(fakes.bench, the_goal(database, goal_id), parent)
    show(dialog)

    with keys_only():
        press(dialog, "Down", "Return")

    assert no_dialog()
    assert the_goal(database, goal_id).put_aside_reason == "own_wish"


def test_the_forms_are_fit_for_everybody(database, parent):
    row = the_goal(database, a_goal(database, title="<b>Kokk</b> & mer", taken=1))

    def bench(theme):
        return a_bench(database, theme=theme).bench

    assert_page_accessible(lambda theme: change_goal(bench(theme), row, parent))
    assert_page_accessible(lambda theme: put_aside(bench(theme), row, parent))
