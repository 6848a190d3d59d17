"""Aims are entered, worded anew and linked to tasks; nothing that was signed changes its words."""

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.aims import queries, service, terms
from eduapp.workshops.aims.models import TradeAimText
from eduapp.workshops.aims.service import LinkTasks, SaveAim
from tests.support import given, given_workshops
from tests.support.given_aims import a_task, aim_facts, an_aim, practised_by

pytestmark = pytest.mark.both_databases


def save(database, *args, **facts):
    return database.execute(service.save_aim, SaveAim(facts=aim_facts(*args, **facts)))


def aim(database, aim_id):
    with database.reading() as session:
        return queries.aim(session, aim_id)


def wordings(database):
    with database.reading() as session:
        return list(session.scalars(select(TradeAimText.text_nb).order_by(TradeAimText.number)))


def test_an_aim_is_entered_behind_the_others_of_its_trade(database, notes, published):
    save(database, "KM1")
    second = save(database, " km2 ", " Cut  to size")

    facts = aim(database, second).facts
    assert (facts.code, facts.wording.nb, facts.position) == ("KM2", "Cut to size", 2)
    assert (notes[-1].action, notes[-1].details["code"]) == (terms.AIM_SAVED, "KM2")
    assert terms.AIMS_CHANGED in published[-1]


def test_the_same_code_is_the_same_aim_and_another_wording_another_row(database, notes):
    first = save(database, "KM1", "Old words")
    again = save(database, "km1", "New words")

    assert again == first
    assert aim(database, first).facts.wording.nb == "New words"
    assert wordings(database) == ["Old words", "New words"]
    assert notes[-1].details["changed"] == {"aim_text_nb": ["Old words", "New words"]}


def test_the_same_aim_again_changes_nothing(database, notes):
    save(database)
    told = len(notes)
    save(database)

    assert len(notes) == told
    assert wordings(database) == ["Read a drawing"]


def test_place_and_validity_change_without_another_wording(database):
    aim_id = save(database)
    save(database, position=7, valid_to=given.TODAY, plan="SNE03-02")

    facts = aim(database, aim_id).facts
    assert (facts.position, facts.valid_to, facts.plan) == (7, given.TODAY, "SNE03-02")
    assert wordings(database) == ["Read a drawing"]


def test_what_stands_against_an_aim_is_told(database):
    with pytest.raises(Refused) as refused:
        save(database, "A B", "")
    assert [one.name for one in refused.value.violations] == ["CodeOdd", "TextMissing"]


def test_tasks_are_linked_and_unlinked_and_the_trail_names_both(database, notes, published):
    given_workshops.a_workshop(database, tasks=("Joints", "Drawings"))
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Joints"))
    practised_by(database, aim_id, a_task(database, "Drawings"))

    assert [link.name for link in aim(database, aim_id).tasks] == ["Drawings"]


def test_the_trail_says_which_tasks_practised_it_before(database, notes, published):
    given_workshops.a_workshop(database, tasks=("Joints", "Drawings"))
    aim_id, joints = an_aim(database), a_task(database, "Joints")
    order = LinkTasks(aim_id=aim_id, before=frozenset(), task_ids=frozenset({joints}))
    database.execute(service.link_tasks, order)

    assert notes[-1].action == terms.AIM_LINKED
    assert notes[-1].details["changed"] == {"aim_tasks": ["", "Carpentry: Joints"]}
    assert terms.AIMS_CHANGED in published[-1]


def test_links_are_not_saved_over_those_of_somebody_else(database):
    given_workshops.a_workshop(database, tasks=("Joints", "Drawings"))
    aim_id, drawings = an_aim(database), a_task(database, "Drawings")
    practised_by(database, aim_id, a_task(database, "Joints"))

    with pytest.raises(Conflict):
        database.execute(
            service.link_tasks,
            LinkTasks(aim_id=aim_id, before=frozenset(), task_ids=frozenset({drawings})),
        )


def test_only_tasks_and_aims_that_are_there_are_linked(database):
    aim_id = an_aim(database)
    for order in (
        LinkTasks(aim_id=aim_id, before=frozenset(), task_ids=frozenset({aim_id})),
        LinkTasks(aim_id=given.a_learner(database), before=frozenset(), task_ids=frozenset()),
    ):
        with pytest.raises(NotFound):
            database.execute(service.link_tasks, order)


def test_only_who_keeps_aims_changes_them(database):
    aim_id = an_aim(database)
    teacher = database.acting_as(given.TEACHER)

    for use_case, order in (
        (service.save_aim, SaveAim(facts=aim_facts())),
        (service.link_tasks, LinkTasks(aim_id=aim_id, before=frozenset(), task_ids=frozenset())),
    ):
        with pytest.raises(NotAllowed):
            teacher.execute(use_case, order)
