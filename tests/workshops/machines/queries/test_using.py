"""Who may use which machine on a day, for a whole workshop at once."""

from datetime import timedelta

import pytest

from eduapp.core.actor import Scope
from eduapp.education.places.service import SavePlace, save_place
from eduapp.workshops.machines import queries, service
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.machines.service import TakeOut
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_machines import SIGNED, a_machine, trained
from tests.support.statements import plans_of, selects_of, tables_read_whole

STATEMENTS = 4


@pytest.fixture
def place_id(database):
    return a_place(database, "Workroom", "workshop")


def who(database, place_id, day=given.TODAY):
    with database.reading() as session:
        days = queries.who_may_use(session, place_id, day)
    return {one.machine.name: [person.name for person in one.people] for one in days}


def test_the_sheet_names_those_who_may_and_are_here(database, place_id):
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    a_machine(database, "Lathe", "M-02", place_id)
    a_machine(database, "Elsewhere", "M-03")
    for name in ("Bjørn Aasen", "Karim Haddad", "Ola Vik", "Geir Moen"):
        learner_id = given.a_learner(database, name)
        trained(database, saw, learner_id)
        if name == "Ola Vik":
            trained(database, saw, learner_id, Step.SUSPENDED)
        if name == "Geir Moen":
            given.a_state(database, learner_id, "on_leave")
    trained(database, saw, given.a_learner(database, "Jonas Lie"), *SIGNED[:4])

    assert who(database, place_id) == {"Bandsaw": ["Haddad, Karim", "Aasen, Bjørn"], "Lathe": []}


def test_a_machine_out_of_service_is_for_nobody(database, place_id):
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    trained(database, saw, given.a_learner(database, "Karim Haddad"))
    order = TakeOut(machine_id=saw, first_day=given.TODAY, last_day=given.TODAY, reason="damage")
    database.execute(service.take_out, order)

    assert who(database, place_id) == {"Bandsaw": []}
    assert who(database, place_id, given.TODAY + timedelta(days=1)) == {"Bandsaw": ["Haddad, Karim"]}
    with database.reading() as session:
        [row] = queries.machines(session, day=given.TODAY)
    assert (row.out is not None, row.users) == (True, 0)


def test_the_statements_do_not_grow_with_machines_and_people(database, place_id):
    counts = []
    for number in range(3):
        machine_id = a_machine(database, f"Machine {number}", f"M-{number}", place_id)
        trained(database, machine_id, given.a_learner(database, f"Karim Nr{number}"))
        with database.reading() as session, selects_of(database) as asked:
            queries.who_may_use(session, place_id, given.TODAY)
        counts.append(len(asked))
    assert counts == [STATEMENTS] * 3


def test_the_list_finds_by_name_number_and_place(database, place_id):
    a_machine(database, "Bandsaw", "M-01", place_id)
    a_machine(database, "Lathe", "M-02", place_id, active=False)
    with database.reading() as session:
        for typed in ("band", "m-01", "workroom"):
            assert [row.name for row in queries.machines(session, typed)] == ["Bandsaw"]
        assert queries.machines(session, "drill") == []
        assert [row.label for row in queries.machines(session, "", "archived")] == ["Lathe (M-02)"]


def test_somebody_of_one_site_sees_its_machines(database):
    for name in ("Berg", "Haug"):
        place = database.execute(save_place, SavePlace(name=name, kind="workshop", site=name))
        a_machine(database, f"Saw at {name}", name, place)
    with database.reading() as session:
        found = queries.machines(session, scope=Scope(sites=frozenset({"Berg"})))
    assert [row.name for row in found] == ["Saw at Berg"]


def test_the_page_shows_also_those_who_may_not_and_why(database, place_id):
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    trained(database, saw, given.a_learner(database, "Karim Haddad"), *SIGNED[:4])
    away = given.a_learner(database, "Geir Moen")
    trained(database, saw, away)
    given.a_state(database, away, "on_leave")
    with database.reading() as session, selects_of(database) as asked:
        head = queries.machine_head(session, saw, given.TODAY)

    assert [(one.name, one.answer.allowed, one.here) for one in head.people] == [
        ("Haddad, Karim", False, True),
        ("Moen, Geir", True, False),
    ]
    assert [one.name for one in head.people[0].answer.against] == ["LearnerNotSigned"]
    assert head.machine.users == 0
    assert len(head.history) == 9
    assert len(asked) <= 7
    with database.reading() as session:
        assert queries.machine_head(session, place_id, given.TODAY) is None


def test_answers_are_given_for_pairs(database, place_id):
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    one, other = given.a_learner(database, "Karim Haddad"), given.a_learner(database, "Ola Vik")
    trained(database, saw, one)
    with database.reading() as session, selects_of(database) as asked:
        found = queries.answers(session, [(saw, one), (saw, other), (place_id, one)], given.TODAY)
    assert {pair: answer.allowed for pair, answer in found.items()} == {(saw, one): True, (saw, other): False}
    assert len(asked) == STATEMENTS


def test_training_is_not_read_whole(database, place_id):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("reads the plan of SQLite")
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    trained(database, saw, given.a_learner(database, "Karim Haddad"))
    with database.reading() as session, plans_of(database) as steps:
        queries.who_may_use(session, place_id, given.TODAY)
    assert tables_read_whole(steps, {"machine_training", "learner", "machine_exception"}) == []
