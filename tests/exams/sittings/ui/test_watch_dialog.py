"""Who watches: one leads, others are there; training and independence of each stand beside the name."""

import pytest

from eduapp.exams.sittings import queries
from eduapp.exams.sittings.ui.watch_dialog import choose_watch, note_training
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_exams import head, plan, trained


def watches(database, sitting_id):
    with database.reading() as session:
        return queries.watches(session, sitting_id)


def opened(database, fakes, parent, sitting_id):
    choose_watch(fakes.bench, head(database, sitting_id), watches(database, sitting_id), parent)
    return the_dialog()


@pytest.fixture
def led_id(database, course_id):
    """An exam that a teacher of the course leads, who is no invigilator by role."""
    given_education.a_group(database, course_id)
    return plan(database, course_id, invigilator_id=given.TEACHER.user_id)


BERIT = str(given.INVIGILATOR.user_id)


def test_who_leads_and_who_else_is_there_are_chosen(database, fakes, parent, sitting_id):
    dialog = opened(database, fakes, parent, sitting_id)
    dialog.form.set_values({"leads": given.INVIGILATOR.user_id})
    dialog.submit()
    assert no_dialog()
    assert [one.name for one in watches(database, sitting_id)] == ["Berit Moe"]


def test_who_watches_already_stays_on_offer_and_one_more_is_added(database, fakes, parent, led_id):
    dialog = opened(database, fakes, parent, led_id)
    assert dialog.form.values()["leads"] == given.TEACHER.user_id
    dialog.form.set_values({BERIT: True})
    dialog.submit()
    assert [one.name for one in watches(database, led_id)] == ["Ingrid Solheim", "Berit Moe"]
    again = opened(database, fakes, parent, led_id)
    assert again.form.values()[BERIT] is True


def test_training_and_independence_stand_beside_each(database, fakes, parent, led_id):
    trained(database, given.INVIGILATOR.user_id)
    dialog = opened(database, fakes, parent, led_id)
    said = dialog.form.field(BERIT).accessibleDescription()
    assert said.startswith("Trained on 23.11.2026; that counts for 24 months (the school's own rule).")
    assert said.endswith("Does not teach this course.")
    teacher = dialog.form.field(str(given.TEACHER.user_id))
    assert teacher.accessibleDescription() == "No training as invigilator is recorded. Teaches this course."


def test_who_leads_is_not_ticked_as_well(database, fakes, parent, sitting_id):
    dialog = opened(database, fakes, parent, sitting_id)
    tick = dialog.form.field(BERIT)
    assert tick.isEnabled()
    dialog.form.type_in({"leads": given.INVIGILATOR.user_id})
    assert not tick.isEnabled()
    dialog.form.type_in({"leads": None})
    assert tick.isEnabled()


def test_nobody_can_be_chosen_again(database, fakes, parent, led_id):
    dialog = opened(database, fakes, parent, led_id)
    dialog.form.set_values({"leads": None, str(given.TEACHER.user_id): False})
    dialog.submit()
    assert watches(database, led_id) == []


def test_training_is_recorded_and_one_without_a_giver_is_refused(database, fakes, parent, led_id):
    [teacher] = watches(database, led_id)
    note_training(fakes.bench, teacher, parent)
    dialog = the_dialog()
    dialog.submit()
    assert "Given by is needed." in dialog.form.summary.accessibleDescription()
    dialog.form.set_values({"given_by": "   "})
    dialog.submit()
    dialog.form.set_values({"given_by": "Storvik vgs."})
    dialog.submit()
    assert [one.trained_on for one in watches(database, led_id)] == [given.TODAY]


def test_the_forms_are_fit_for_everybody(database, parent, led_id):
    def choosing(theme):
        bench = a_bench(database, theme=theme).bench
        choose_watch(bench, head(database, led_id), watches(database, led_id), parent)
        return the_dialog()

    def training(theme):
        note_training(a_bench(database, theme=theme).bench, watches(database, led_id)[0], parent)
        return the_dialog()

    assert_page_accessible(choosing)
    assert_page_accessible(training)
