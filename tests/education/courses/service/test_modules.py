"""Modules and aims are added, put right and retired; codes stay what others know them by."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.rules import AimFacts, ModuleFacts
from eduapp.education.courses.service import SaveAim, SaveModule
from tests.support import given
from tests.support.given_education import a_course, a_module, a_reached_module

LESE = ModuleFacts("2", "Lese og skrive", 20, position=2)
AIM = AimFacts("KM17", "Kan skrive en enkel melding")
YESTERDAY = given.TODAY - timedelta(days=1)


@pytest.fixture
def course_id(database):
    return a_course(database, "NOR-A2", "Norsk A2")


def save(database, course_id, facts=LESE, **others):
    return database.execute(service.save_module, SaveModule(course_id=course_id, facts=facts, **others))


def save_aim(database, course_id, facts=AIM, **others):
    return database.execute(service.save_aim, SaveAim(course_id=course_id, facts=facts, **others))


def modules(database, course_id):
    with database.reading() as session:
        return queries.modules_of(session, course_id)


def aims(database, course_id):
    with database.reading() as session:
        return queries.aims_of(session, course_id)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_a_module_stands_in_its_course_in_its_one_form(database, course_id, published, notes):
    published.clear()
    notes.clear()

    module_id = save(database, course_id, replace(LESE, code=" a-2 ", name=" Lese  og skrive"))

    [row] = modules(database, course_id)
    assert (row.id, row.facts) == (module_id, replace(LESE, code="A-2"))
    assert [terms.COURSES_CHANGED in topics for topics in published] == [True]
    assert [(note.action, note.details) for note in notes] == [
        (terms.MODULE_ADDED, {"course": "Norsk A2", "code": "A-2", "name": "Lese og skrive"})
    ]


def test_a_code_is_one_of_its_course_and_may_stand_in_another(database, course_id):
    save(database, course_id, replace(LESE, valid_to=YESTERDAY))

    assert refused(save, database, course_id) == ["PartCodeTaken"]
    assert save(database, a_course(database, "NOR-B1"))


def test_all_reasons_are_told_at_once_and_nothing_is_written(database, course_id, published, notes):
    published.clear()
    notes.clear()

    found = refused(save, database, course_id, ModuleFacts("", "", 0))

    assert found == ["PartCodeMissing", "ModuleNameMissing", "ModuleHoursImpossible"]
    assert published == notes == []
    assert modules(database, course_id) == []


def test_what_was_changed_stands_in_the_trail(database, course_id, notes):
    module_id = save(database, course_id)
    notes.clear()

    save(database, course_id, LESE, module_id=module_id, version=1)
    save(database, course_id, replace(LESE, name="Lese", valid_to=YESTERDAY), module_id=module_id, version=1)

    [note] = notes
    assert note.action == terms.MODULE_CHANGED
    assert note.details["changed"] == {
        "name": ["Lese og skrive", "Lese"],
        "valid_to": ["None", "2026-11-22"],
    }


def test_a_code_changes_while_nobody_knows_the_module_by_it(database, course_id):
    module_id = save(database, course_id)

    save(database, course_id, replace(LESE, code="L2"), module_id=module_id, version=1)

    assert [row.facts.code for row in modules(database, course_id)] == ["L2"]


def test_a_code_stays_once_prerequisites_or_learners_know_it(database, course_id):
    module_id = save(database, course_id)
    a_course(database, "NOR-B1", prerequisites="module:NOR-A2/2")
    a_reached_module(database, given.a_learner(database), module_id)

    found = refused(save, database, course_id, replace(LESE, code="L2"), module_id=module_id, version=1)

    assert found == ["CodeNeeded", "ModuleCodeKept"]


def test_a_repeated_command_makes_one_module(database, course_id):
    order = SaveModule(course_id=course_id, facts=LESE)
    assert database.execute(service.save_module, order) == database.execute(service.save_module, order)


def test_a_stale_change_is_refused(database, course_id):
    module_id, aim_id = save(database, course_id), save_aim(database, course_id)
    with pytest.raises(Conflict):
        save(database, course_id, module_id=module_id, version=7)
    with pytest.raises(Conflict):
        save_aim(database, course_id, aim_id=aim_id, version=7)


def test_an_aim_belongs_to_its_course_and_perhaps_to_a_module(database, course_id, notes):
    module_id = a_module(database, course_id, "2")
    notes.clear()

    save_aim(database, course_id, replace(AIM, code=" km17", module_id=module_id))
    save_aim(database, course_id, AimFacts("KM1", "Kan lytte", position=1))

    rows = aims(database, course_id)
    assert [(row.facts.code, row.module) for row in rows] == [("KM1", ""), ("KM17", "2")]
    assert [note.action for note in notes] == [terms.AIM_ADDED, terms.AIM_ADDED]


def test_rule_90_an_aim_keeps_a_retired_module_but_cannot_choose_one(database, course_id):
    old, new = a_module(database, course_id, "1"), a_module(database, course_id, "2")
    aim_id = save_aim(database, course_id, replace(AIM, module_id=old))
    for module_id, code in ((old, "1"), (new, "2")):
        facts = ModuleFacts(code, f"Modul {code}", 20, valid_to=YESTERDAY)
        save(database, course_id, facts, module_id=module_id, version=1)

    save_aim(database, course_id, replace(AIM, text="Kan mer", module_id=old), aim_id=aim_id, version=1)
    with_another = replace(AIM, module_id=new)
    assert refused(save_aim, database, course_id, with_another, aim_id=aim_id, version=2) == ["ModuleRetired"]
    assert aims(database, course_id)[0].facts.text == "Kan mer"


def test_an_aim_that_did_not_change_writes_nothing(database, course_id, notes):
    aim_id = save_aim(database, course_id)
    notes.clear()

    save_aim(database, course_id, aim_id=aim_id, version=1)
    assert notes == []
    save_aim(database, course_id, replace(AIM, text="Kan mer"), aim_id=aim_id, version=1)
    assert notes[0].details["changed"] == {"text": [AIM.text, "Kan mer"]}


def test_what_is_gone_or_belongs_to_another_course_is_not_found(database, course_id):
    nobody, elsewhere = given.TEACHER.user_id, a_course(database)
    foreign = a_module(database, elsewhere)
    for attempt in (
        lambda: save(database, nobody),
        lambda: save(database, course_id, module_id=nobody, version=1),
        lambda: save(database, course_id, module_id=foreign, version=1),
        lambda: save_aim(database, course_id, replace(AIM, module_id=foreign)),
        lambda: save_aim(database, course_id, aim_id=nobody, version=1),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_teacher_changes_neither_modules_nor_aims(database, course_id):
    with pytest.raises(NotAllowed):
        save(database.acting_as(given.TEACHER), course_id)
    with pytest.raises(NotAllowed):
        save_aim(database.acting_as(given.TEACHER), course_id)
