from eduapp.education.plans.ui.plan_panel import PlanPanel
from eduapp.gui.routes import Route
from eduapp.records.handouts.ui.plan_verb import PlanVerb
from tests.support import given
from tests.support.sample import a_catalogue_bench


def verbs_on_the_plan(database, actor, learner_id):
    fakes = a_catalogue_bench(database, actor)
    panel = PlanPanel(fakes.bench, learner_id)
    return fakes, panel, panel.findChildren(PlanVerb)


def test_a_teacher_goes_from_the_plan_to_its_page_of_paper(qtbot, database):
    learner_id = given.a_learner(database)
    fakes, panel, [verb] = verbs_on_the_plan(database, given.TEACHER, learner_id)
    qtbot.addWidget(panel)

    verb.button.click()

    assert fakes.went == [Route("handouts.plan", learner_id)]


def test_who_may_not_hand_plans_out_has_no_such_button(qtbot, database):
    _fakes, panel, verbs = verbs_on_the_plan(database, given.OFFICE, given.a_learner(database))
    qtbot.addWidget(panel)

    assert verbs == []
