"""Acts that take two people: one alone is refused, the same person twice is refused, both names are told."""

import ast

import pytest
from sqlalchemy import CheckConstraint

import eduapp.schema  # noqa: F401 - every table
from eduapp.certificates import jobs as certificates
from eduapp.certificates import service as papers
from eduapp.core.codes import code_list
from eduapp.core.db.base import Base
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from eduapp.exams.sittings import service as sittings
from eduapp.people.access.rules import permissions_of
from eduapp.workshops.machines import queries as machine_queries
from eduapp.workshops.machines import service as machines
from tests.architecture import source
from tests.architecture.test_matrix import CASES, named
from tests.support import given, given_exams, given_machines, given_register
from tests.support import given_education as education

ACTS = tuple(code_list("four_eyes"))
SECOND_LEADER = given.actor_with(given.OFFICE.user_id, given.OFFICE.name, "", ("leader",))


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_the_table_that_keeps_an_act_refuses_one_person_as_both(act):
    kept = act.flags["kept"]
    checks = [
        str(one.sqltext)
        for one in Base.metadata.tables[kept["table"]].constraints
        if isinstance(one, CheckConstraint)
    ]
    apart = {f"{kept['first']} <> {kept['second']}", f"{kept['second']} <> {kept['first']}"}
    assert apart & set(checks)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_both_halves_of_an_act_are_use_cases_that_ask_for_a_permission(act):
    known = {named(place): permissions for place, _function, permissions in CASES}
    everybody = permissions_of(code_list("roles").keys())
    for half in ("proposes", "attests"):
        assert set(known[act.flags[half]]) <= everybody


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_what_weighs_most_also_asks_for_the_password_anew(act):
    """Grades, papers, what is deleted; in a workshop two stand before the machine, and gloves are on."""
    feature, name = act.flags["attests"].split(":")
    fresh = f"{feature.split('/')[-1]}.{name}" in code_list("fresh_acts")
    assert fresh == (act.key in {"grade", "release", "revocation", "deletion"})


# --- carried out ----------------------------------------------------------------------------------


class Grade:
    def __init__(self, database):
        sitting = given_exams.plan(database, education.a_course(database, scale="K16"))
        self.candidate = given_exams.enter_candidate(database, sitting, given.a_learner(database))
        given_exams.enter(database, self.candidate, "2")
        self.sitting, self.database = sitting, database

    def propose(self, by):
        return given_exams.proposed(self.database, self.candidate, "5", by=by)

    def attest(self, proposal, by):
        order = sittings.AttestCorrection(correction_id=proposal, version=1)
        self.database.acting_as(by).execute(sittings.attest_correction, order)

    def in_force(self):
        return given_exams.candidates(self.database, self.sitting)[0].grade == "5"


class Machine:
    def __init__(self, database):
        self.database = database
        self.machine, self.learner = given_machines.a_machine(database), given.a_learner(database)

    def propose(self, by):
        order = machines.AskException(
            machine_id=self.machine, learner_id=self.learner, day=given.TODAY, reason="The roof leaks"
        )
        return self.database.acting_as(by).execute(machines.ask_exception, order)

    def attest(self, proposal, by):
        order = machines.AllowException(exception_id=proposal, version=1)
        self.database.acting_as(by).execute(machines.allow_exception, order)

    def in_force(self):
        asked = [(self.machine, self.learner)]
        with self.database.reading() as session:
            return machine_queries.answers(session, asked, given.TODAY)[asked[0]].excepted


class Revocation:
    def __init__(self, database):
        education.the_school(database)
        self.database, self.paper = database, given_register.a_paper(database)

    def propose(self, by):
        version = given_register.head(self.database, self.paper).version
        order = papers.ProposeRevocation(
            certificate_id=self.paper, version=version, basis="fraud", reason="Not the person."
        )
        return self.database.acting_as(by).execute(papers.propose_revocation, order)

    def attest(self, proposal, by):
        order = certificates.Attest(proposal, self.paper, 1, None)
        certificates.attest_revocation(self.database.acting_as(by), order, NoProgress())

    def in_force(self):
        return given_register.head(self.database, self.paper).row.state == "revoked"


CARRIED_OUT = {"grade": Grade, "machine": Machine, "revocation": Revocation}
# Carried out where their ceremony is: who is refused there, and whose names are told.
ELSEWHERE = {
    "release": ("tests/exams/grading/service/test_releasing.py", "test_one_person_is_not_two"),
    "deletion": (
        "tests/privacy/service/test_disposing.py",
        "test_it_takes_two_and_what_changed_meanwhile_is_not_deleted",
        "test_the_log_and_the_trail_name_nobody",
    ),
    "keys": (
        "tests/certificates/keys/test_service.py",
        "test_without_the_agreement_of_the_second_person_nothing_is_kept",
        "test_the_second_person_must_be_another_with_a_role_for_it",
    ),
    "search": (
        "tests/workshops/tools/service/test_searching.py",
        "test_rule_82_one_person_alone_closes_nothing",
    ),
    "custody": (
        "tests/exams/custody/service/test_steps.py",
        "test_opening_takes_two_people_and_the_database_holds_it",
    ),
}


@pytest.mark.parametrize("key", CARRIED_OUT)
def test_one_alone_is_refused_the_same_twice_is_refused_and_two_are_told(database, notes, key):
    act = CARRIED_OUT[key](database)
    proposal = act.propose(given.LEADER)
    assert not act.in_force()

    with pytest.raises(Refused):
        act.attest(proposal, given.LEADER)
    assert not act.in_force()

    before = len(notes)
    act.attest(proposal, SECOND_LEADER)
    assert act.in_force()
    named_ = [note for note in notes[before:] if given.LEADER.name in map(str, note.details.values())]
    assert named_, "the entry of the second person, under their name, names the first"


def test_every_act_is_carried_out_somewhere():
    assert CARRIED_OUT.keys() | ELSEWHERE.keys() == {act.key for act in ACTS}
    for place, *wanted in ELSEWHERE.values():
        names = {node.name for node in source.nodes(source.ROOT / place) if isinstance(node, ast.FunctionDef)}
        assert set(wanted) <= names
