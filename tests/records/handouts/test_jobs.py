"""The page of a plan is made from what holds now, and not at all while it would tell too much."""

from uuid import uuid4

import pytest

from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.progress import NoProgress
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import MarkInvented, SaveSite, mark_invented, save_site
from eduapp.gui.pdf_pages import look_into
from eduapp.records.handouts import jobs
from eduapp.workshops.machines.service import TakeOut, take_out
from tests.support import given, given_education
from tests.support.given_disputes import a_dispute, answered
from tests.support.given_machines import a_machine, trained
from tests.support.given_plans import a_goal, a_talk
from tests.support.given_tools import a_board, counted, issued, three_tools


@pytest.fixture
def learner_id(database):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad")
    a_goal(database, person, taken=1)
    a_talk(database, person, staff_note="Ring Nav", learner_note="Bra framgang")
    return person


def made(database, learner_id, language="nb", **how):
    return jobs.make_plan(database, jobs.MakePlan(learner_id, language, **how), NoProgress())


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_the_page_says_the_plan_and_never_the_note_for_staff(database, learner_id):
    page = made(database, learner_id)

    said = words(page.pdf)
    assert (page.name, page.reasons) == ("Karim Haddad", ())
    for text in ("Planen min", "Lærling i snekkerfaget", "Fullføre norsk A2", "Bra framgang"):
        assert text in said
    assert "Ring Nav" not in said
    assert given.TEACHER.name not in said


def test_a_plan_that_is_disputed_says_so_until_it_is_answered(database, learner_id):
    said = f"Bestridt av deltakeren, {date_text(given.TODAY)}"
    a_dispute(database, learner_id, "hours")
    assert said not in words(made(database, learner_id).pdf)

    dispute_id = a_dispute(database, learner_id, "plans")
    assert said in words(made(database, learner_id).pdf)

    answered(database, dispute_id, "correct")
    assert said not in words(made(database, learner_id).pdf)


def test_staff_are_named_only_when_asked_for(database, learner_id):
    assert given.TEACHER.name in words(made(database, learner_id, staff=True).pdf)


def test_a_plan_that_would_tell_where_the_learner_is_is_refused_by_name(database, learner_id):
    database.execute(save_site, SaveSite(site=SiteFacts("Granli fengsel", "Granli", "nb")))
    a_goal(database, learner_id, "Vaktmester ved Granli fengsel")

    page = made(database, learner_id, "en")

    assert page.pdf is None
    assert any("Granli" in reason and "Vaktmester ved Granli fengsel" in reason for reason in page.reasons)


def test_a_plan_of_nothing_is_not_drawn(database):
    page = made(database, given.a_learner(database))

    assert page.pdf is None
    assert "Nothing stands in the plan" in page.reasons[0]


def test_a_learner_who_is_gone_has_no_page(database):
    with pytest.raises(NotFound):
        made(database, uuid4())


def test_the_plan_of_somebody_invented_says_so_across(database, learner_id):
    assert "TRIAL" not in words(made(database, learner_id, "en").pdf)

    database.execute(mark_invented, MarkInvented())

    assert "TRIAL" in "".join(words(made(database, learner_id, "en").pdf).split())


def test_a_sheet_for_the_wall_of_a_machine_out_of_service_names_nobody(database):
    machine_id = a_machine(database)
    trained(database, machine_id, given.a_learner(database, "Ola Vik"))
    order = TakeOut(machine_id=machine_id, first_day=given.TODAY, reason="guard_missing")
    database.execute(take_out, order)

    sheet = jobs.make_machine_sheet(database, jobs.MakeMachineSheet(machine_id, "en"), NoProgress())
    assert "Vik" not in words(sheet.pdf)
    assert "guard missing or broken" in words(sheet.pdf)
    assert "Nobody may use it today." in words(sheet.pdf)
    with pytest.raises(NotFound):
        jobs.make_machine_sheet(database, jobs.MakeMachineSheet(uuid4(), "nb"), NoProgress())


def test_the_record_of_training_says_who_got_what_from_whom_by_which_paragraph(database):
    machine_id = a_machine(database)
    trained(database, machine_id, given.a_learner(database, "Ola Vik"))

    order = jobs.MakeMachineSheet(machine_id, "en", record=True)
    said = words(jobs.make_machine_sheet(database, order, NoProgress()).pdf)

    assert ". Documented safety training (forskrift om utførelse av arbeid" in said
    assert "Vik, Ola" in said
    assert "theory taught (§ 10-2)" in said
    assert given.WORKSHOP_LEADER.name in said


def test_training_that_is_disputed_says_so_in_the_record_and_not_on_the_wall(database):
    machine_id, learner_id = a_machine(database), given.a_learner(database, "Ola Vik")
    trained(database, machine_id, learner_id)
    a_dispute(database, learner_id, "machines")

    sheets = [
        words(jobs.make_machine_sheet(database, order, NoProgress()).pdf)
        for order in (
            jobs.MakeMachineSheet(machine_id, "en", record=True),
            jobs.MakeMachineSheet(machine_id, "en"),
        )
    ]
    assert [f"Disputed by the learner, {date_text(given.TODAY)}" in one for one in sheets] == [True, False]


def test_the_sheets_of_a_board_are_in_the_language_asked_for_and_name_nobody(database):
    board_id = a_board(database)
    plane, *_others = three_tools(database, board_id)
    counted(database, board_id)
    issued(database, plane, given.a_learner(database, "Ola Vik"))

    for labels, title in ((False, "Verktøytavle"), (True, "Merkelapper til verktøy")):
        order = jobs.MakeToolSheet(board_id, "nb", labels)
        made_sheet = jobs.make_tool_sheet(database, order, NoProgress())
        assert (made_sheet.title, made_sheet.board) == (title, "Hand tools")
        said = words(made_sheet.pdf)
        assert "klasse B, 500 g" in said
        assert "Vik" not in said
    with pytest.raises(NotFound):
        jobs.make_tool_sheet(database, jobs.MakeToolSheet(uuid4(), "nb"), NoProgress())


def test_the_labels_of_an_invented_school_say_so_across(database):
    database.execute(mark_invented, MarkInvented())
    board_id = a_board(database)
    sheet = jobs.make_tool_sheet(database, jobs.MakeToolSheet(board_id, "en", labels=True), NoProgress())
    assert "TRIAL" in "".join(words(sheet.pdf).split())
