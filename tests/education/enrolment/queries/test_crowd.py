"""What stands against many people is what stands against each, asked in a few statements."""

import random
from datetime import date, timedelta

import pytest

from eduapp.core.spans import Span
from eduapp.core.violations import Override
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import Crowd
from tests.support import (
    given,
    given_apart,
    given_attendance,
    given_education,
    given_timetable,
    given_waiting,
)
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases
TRIES, WORLDS = 60, 4
SOON = {"available_until": date(2026, 12, 1), "available_source": "release_date"}
SOON_OUT = date(2026, 11, 26)  # between the first days that are tried
STATES = ("", "", "", "released", "on_leave")
LEVELS = ("high", "low", "")


def groups_and_people(database):
    """Groups of every kind a rule speaks of, and a dozen people of every kind."""
    leader = database.acting_as(given.LEADER)
    basic = given_education.a_course(leader, "NOR-A2", "Norsk A2")
    module = given_education.a_module(leader, basic, "1")
    upper = given_education.a_course(leader, "NOR-B1", prerequisites="NOR-A2")
    part = given_education.a_course(leader, "NOR-C1", prerequisites="module:NOR-A2/1")
    papers = given_education.a_course(
        leader, "TRUCK-P", prerequisites="certificate:TRUCK and (safety:BANDSAW or NOR-A2)"
    )
    guarded = given_education.a_place(leader, highest_level="low")
    shop = given_education.a_place(leader, kind="workshop")
    groups = [
        given_education.a_group(leader, basic, "Full", capacity=3),
        given_education.a_group(leader, basic, "Other", place_id=guarded),
        given_education.a_group(leader, upper, "Upper", last_day=date(2027, 6, 18)),
        given_education.a_group(leader, part, "Part", place_id=shop, capacity=2),
        given_education.a_group(leader, None, "Over", last_day=date(2026, 11, 1)),
        given_education.a_group(leader, None, "Waited for", capacity=2),
        given_education.a_group(leader, papers, "Papers"),
    ]
    for number, group in enumerate(groups[:4]):
        place = guarded if number % 2 else None
        given_attendance.a_session(leader, group, date(2026, 11, 24), place_id=place)
        given_attendance.a_session(leader, group, date(2026, 12, 3), 600 + 60 * number, 690 + 60 * number)
    people = [
        given.a_learner(
            leader, f"Ola N{number}", security_level=LEVELS[number % 3],
            **({} if number % 4 else SOON),
        )
        for number in range(12)
    ]  # fmt: skip
    for number, state in enumerate(STATES):
        if state:
            given.a_state(leader, people[number], state)
    done = given_education.an_enrolment(leader, people[5], groups[0])
    given_education.an_ended_enrolment(leader, done)
    given_education.a_reached_module(leader, people[6], module)
    given_education.an_enrolment(leader, people[7], groups[0])
    given_timetable.an_appointment(leader, people[2], date(2026, 12, 3), Span(620, 640))
    for number, until, known in ((4, None, "paper_seen"), (5, SOON_OUT, "issued_here"), (6, None, "told")):
        given_education.a_qualification(leader, people[number], "TRUCK", until=until, known=known)
        given_education.a_qualification(leader, people[number], "BANDSAW", "safety", until=SOON_OUT)
    given_waiting.offered(leader, given_waiting.in_line(leader, groups[5], people[9]))
    given_waiting.in_line(leader, groups[5], people[8])
    given_apart.a_pair(leader, people[10], people[11], "course")
    given_apart.a_pair(leader, people[7], people[10], "course")
    given_apart.a_pair(leader, people[3], people[1], "session")
    given_apart.a_pair(leader, people[3], people[6], "session")
    return groups, people


@pytest.fixture
def world(database, ready_made):
    return database.acting_as(given.LEADER), *ready_made(groups_and_people)


def crowd_of(session, groups, people):
    heads = courses.groups_by_id(session, groups)
    found = queries.people_by_id(session, people)
    return Crowd(session, heads.values(), found.values()), heads, found


@pytest.mark.parametrize("seed", range(WORLDS))
@pytest.mark.parametrize("who", [given.LEADER, given.TEACHER], ids=lambda one: one.title)
def test_it_says_what_would_be_said_to_each_one_after_the_other(world, seed, who):
    leader, groups, people = world
    dice, told = random.Random(seed), set()
    with leader.acting_as(who).writing() as uow:
        crowd, heads, found = crowd_of(uow.session, groups, people)
        for _time in range(TRIES):
            learner_id, group_id = dice.choice(people), dice.choice(groups)
            day = given.TODAY + timedelta(days=dice.choice((0, 1, 7, 60)))
            consent = dice.choice((None, given.TODAY, given.TODAY, given.TODAY, date(2026, 12, 1)))
            order = service.Enrol(
                learner_id=learner_id, group_id=group_id, first_day=day, consented_on=consent
            )

            alone = list(service.stands_against(uow, order))
            together = list(crowd.against(found[learner_id], heads[group_id], day, consent))

            assert [one.sentence() for one in together] == [one.sentence() for one in alone]
            told |= {one.name for one in alone}
            if all(one.overridable for one in alone):
                agreed = Override(frozenset(one.name for one in alone), "agreed")
                uow.actor = given.LEADER  # who may agree to it
                service.enrol(uow, service.Enrol(**vars(order) | {"override": agreed}))
                uow.actor = who
                crowd.join(learner_id, group_id, day)
    assert {"AlreadyTakingPart", "NotHere", "ConsentMissing", "OutsideTheGroup", "LearnerBusy"} <= told


def test_more_people_than_fit_into_a_statement_are_told_the_same(world, monkeypatch):
    leader, groups, people = world

    def said():
        with leader.reading() as session:
            crowd, heads, found = crowd_of(session, groups, people)
            asked = [(found[one], heads[group]) for one in people for group in groups]
            return [
                [one.sentence() for one in crowd.against(person, group, given.TODAY, given.TODAY)]
                for person, group in asked
            ]

    few = said()
    monkeypatch.setattr("eduapp.education.enrolment.queries.times.ASKED_AT_ONCE", 1)
    assert said() == few


def test_every_rule_is_met(world):
    """That the worlds above hold a case of each rule, or their agreement would say little."""
    leader, groups, people = world
    with leader.reading() as session:
        crowd, heads, found = crowd_of(session, groups, people)
        said = {
            one.name
            for group_id in groups
            for learner_id in people
            for first, consent in ((given.TODAY, None), (date(2028, 1, 3), date(2028, 1, 3)))
            for one in crowd.against(found[learner_id], heads[group_id], first, consent)
        }

    assert said >= {
        "NotHere", "AlreadyTakingPart", "GroupIsOver", "OutsideTheGroup", "InLineAlready", "OthersWait",
        "NotYetCompleted", "LeavesBeforeTheEnd", "ConsentMissing", "ConsentStillToCome", "LevelTooHigh",
        "LevelNotRecorded", "NotTogether", "LearnerBusy",
    }  # fmt: skip


def test_papers_are_judged_on_the_first_day_and_only_if_proven(world):
    leader, groups, people = world
    soon, later = given.TODAY + timedelta(days=1), given.TODAY + timedelta(days=7)
    with leader.reading() as session:
        crowd, heads, found = crowd_of(session, groups, people)

        def asked(number, day):
            return "NotYetCompleted" in {
                one.name for one in crowd.against(found[people[number]], heads[groups[6]], day, given.TODAY)
            }

        assert [asked(number, soon) for number in (4, 5, 6, 9)] == [False, False, True, True]
        assert [asked(number, later) for number in (4, 5, 6, 9)] == [True, True, True, True]


def test_who_joins_takes_a_place_from_who_comes_after(world):
    leader, groups, people = world
    with leader.reading() as session:
        crowd, heads, found = crowd_of(session, groups, people)
        joiner, other = found[people[6]], found[people[8]]

        def names():
            return {one.name for one in crowd.against(other, heads[groups[0]], given.TODAY, given.TODAY)}

        assert "GroupFull" not in names()
        crowd.join(joiner.id, groups[0], given.TODAY)
        crowd.join(people[9], groups[0], given.TODAY)
        assert "GroupFull" in names()


def test_it_asks_as_often_for_a_hundred_as_for_one(world):
    leader, groups, _people = world
    many = [given.a_learner(leader, f"Kari N{number}") for number in range(100)]

    def statements(people):
        with leader.reading() as session, selects_of(leader) as sent:
            crowd, heads, found = crowd_of(session, groups, people)
            for person in found.values():
                list(crowd.against(person, heads[groups[2]], given.TODAY, given.TODAY))
        return len(sent)

    assert statements(many) == statements(many[:1]) <= 16


def test_what_ended_last_is_what_a_new_one_follows(world):
    leader, groups, people = world
    with leader.reading() as session:
        heads = courses.groups_by_id(session, groups)
        course_id = heads[groups[0]].course_id
        follows = queries.last_ended_of(session, {course_id})

        assert follows == {(people[5], course_id): queries.last_ended(session, people[5], course_id)}


def test_learners_are_found_by_number(database):
    learner = given.a_learner(database, "Ola Nordmann", number="7001")
    with database.reading() as session:
        found = queries.people_by_number(session, ["7001", "7002", "7001"])

    assert {number: person.id for number, person in found.items()} == {"7001": learner}
    assert found["7001"].name == "Nordmann, Ola"
