"""Who has a place in a workshop."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.ui.people_view import PeopleView
from tests.support import given, given_workshops
from tests.support.fakes import a_bench

TODAY = given.TODAY


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database)


class Stage:
    def __init__(self, qtbot, database, workshop_id, actor=given.WORKSHOP_LEADER):
        self.database = database.acting_as(actor)
        self.fakes = a_bench(self.database, actor)
        self.view = PeopleView(self.fakes.bench)
        qtbot.addWidget(self.view)
        qtbot.kept = self.view  # outlives what is deleted in it
        self.view.resize(1118, 560)
        with database.reading() as session:
            self.view.show_workshop(queries.workshop(session, workshop_id))
        self.view.show()
        QApplication.processEvents()

    def sentences(self):
        table = self.view.table.table
        return [table.columns[0].spoken(row) for row in table.rows]


def test_those_who_work_here_now_stand_first(qtbot, database, carpentry):
    given_workshops.placed(database, carpentry, "Anton Berg", since=TODAY + timedelta(days=7))
    given_workshops.placed(database, carpentry, "Ola Vik")

    stage = Stage(qtbot, database, carpentry)

    assert [sentence.split(", number")[0] for sentence in stage.sentences()] == ["Vik, Ola", "Berg, Anton"]
    assert stage.sentences()[0].endswith("works here, 100 %, from 17.08.2026 to no end")
    assert "begins later" in stage.sentences()[1]


def test_a_learner_is_placed(qtbot, database, carpentry):
    learner_id = given.a_learner(database, "Geir Moen")
    stage = Stage(qtbot, database, carpentry)
    stage.view.place_button.click()
    dialog = stage.view.findChild(FormDialog)
    picker = dialog.form.field("learner_id")
    picker.look()
    picker.set_value(next(row for row in picker.rows() if row.id == learner_id))
    dialog.submit()

    with database.reading() as session:
        [row] = queries.placements(session, carpentry, TODAY)
    assert (row.learner_id, row.first_day, row.last_day) == (learner_id, TODAY, None)


def test_a_second_place_is_refused_in_the_form(qtbot, database, carpentry):
    [learner_id] = given_workshops.placed(database, carpentry, "Geir Moen")
    stage = Stage(qtbot, database, carpentry)
    stage.view.place_button.click()
    dialog = stage.view.findChild(FormDialog)
    picker = dialog.form.field("learner_id")
    picker.look()
    picker.set_value(next(row for row in picker.rows() if row.id == learner_id))
    dialog.submit()

    assert dialog.isVisible()
    dialog.form.keep()
    dialog.reject()


def test_a_place_is_ended_for_the_chosen_person(qtbot, database, carpentry):
    given_workshops.placed(database, carpentry, "Geir Moen", "Ola Vik")
    stage = Stage(qtbot, database, carpentry)
    assert stage.view.end_button.accessibleDescription() == "Choose somebody in the list first."

    stage.view.table.select_row(stage.view.table.table.rows[1].id)
    stage.view.end_button.click()
    dialog = stage.view.findChild(FormDialog)
    dialog.form.set_values({"last_day": TODAY})
    dialog.submit()

    with database.reading() as session:
        assert [(row.name, row.last_day) for row in queries.placements(session, carpentry)] == [
            ("Moen, Geir", None),
            ("Vik, Ola", TODAY),
        ]


def test_a_row_opens_the_learner(qtbot, database, carpentry):
    [learner_id] = given_workshops.placed(database, carpentry, "Geir Moen")
    stage = Stage(qtbot, database, carpentry)

    stage.view.table.opened.emit(stage.view.table.table.rows[0])

    assert stage.fakes.went == [Route("learners.learner", learner_id)]


def test_who_may_not_place_is_told_why(qtbot, database, carpentry):
    stage = Stage(qtbot, database, carpentry, given.TEACHER)

    assert stage.view.place_button.accessibleDescription() == (
        "Your role may look, but not place learners. Ask a workshop leader."
    )


def test_the_week_is_told_with_how_many_must_lead(qtbot, database, carpentry):
    given_workshops.placed(database, carpentry, "Anton Berg", "Ola Vik", "Geir Moen")
    with database.reading() as session:
        head = queries.workshop(session, carpentry)
    facts = replace(head.facts, most_per_leader=2)
    order = service.SaveWorkshop(facts=facts, workshop_id=carpentry, version=head.version)
    database.acting_as(given.LEADER).execute(service.save_workshop, order)

    stage = Stage(qtbot, database, carpentry)

    assert stage.view.plan.text() == (
        "This week: Mon 3 (2 leaders) · Tue 3 (2 leaders) · Wed 3 (2 leaders) · "
        "Thu 3 (2 leaders) · Fri 3 (2 leaders)"
    )
