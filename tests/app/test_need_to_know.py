"""Whom a role reaches: looks tell of nobody else, and what is done to anybody else is given up."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from eduapp.app.need_to_know import reached_by
from eduapp.core.clock import StillClock
from eduapp.core.db.reach import expect_reach, of_everybody
from eduapp.core.errors import OutOfReach
from eduapp.education.attendance import queries as attendance
from eduapp.education.enrolment import queries as enrolment_queries
from eduapp.education.enrolment import service as enrolment
from eduapp.people.audit.models import AuditEntry
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner, StateChange
from eduapp.workshops.hours import queries as hours_queries
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.rules.sheet import Sheet
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_exams, given_workshops
from tests.support import given_education as education


@pytest.fixture
def school(database):
    """The database as the program opens it: looks are narrowed."""
    return database._like(_need_to_know=reached_by)


@pytest.fixture
def anna(database):
    """In a group of the teacher's."""
    return in_a_group(database, given.a_learner(database, "Anna Berg"))


@pytest.fixture
def bo(database):
    """In the carpentry of the workshop leader's."""
    shop = given_workshops.a_workshop(database, leader_id=given.WORKSHOP_LEADER.user_id)
    [bo] = given_workshops.placed(database, shop, "Bo Dal")
    return bo


@pytest.fixture
def cato(database):
    """In nothing at all."""
    return given.a_learner(database, "Cato Eng")


def in_a_group(database, learner_id, **wish):
    education.an_enrolment(database, learner_id, education.a_group(database, **wish))
    return learner_id


def names(school, actor):
    with school.acting_as(actor).reading() as session:
        return [row.name for row in learners.learners(session)]


def test_a_workshop_without_a_leader_is_led_by_several(school, database, bo):
    shared = given_workshops.a_workshop(database, "Laundry")
    given_workshops.placed(database, shared, "Dina Fjeld")
    for leader in (given.WORKSHOP_LEADER, given.OTHER_WORKSHOP_LEADER):
        assert "Fjeld, Dina" in names(school, leader)
    assert "Dal, Bo" not in names(school, given.OTHER_WORKSHOP_LEADER)


def test_each_role_finds_its_own_people(school, anna, bo, cato):
    assert names(school, given.TEACHER) == ["Berg, Anna"]
    assert names(school, given.WORKSHOP_LEADER) == ["Dal, Bo"]
    assert names(school, given.OTHER_WORKSHOP_LEADER) == []
    assert names(school, given.INVIGILATOR) == []
    assert names(school, given.ADMINISTRATOR) == []
    for everybody in (given.LEADER, given.OFFICE, given.AUDITOR):
        assert names(school, everybody) == ["Berg, Anna", "Dal, Bo", "Eng, Cato"]


def test_two_roles_together_reach_what_either_does(school, anna, bo, cato):
    both = given.actor_with(
        given.TEACHER.user_id, "Ingrid Solheim", "faglærer", ("teacher", "workshop_leader")
    )
    assert names(school, both) == ["Berg, Anna"]
    leading = given.actor_with(given.TEACHER.user_id, "Ingrid Solheim", "", ("teacher", "leader"))
    assert len(names(school, leading)) == 3


def test_a_group_that_ended_long_ago_is_nobodys_any_more(school, anna):
    later = StillClock(given.NOW + timedelta(days=500))
    assert names(school.at(later), given.TEACHER) == []


def test_who_watches_an_exam_reaches_its_candidates(school, database, anna, cato):
    course = education.a_course(database, scale="K16")
    sitting = given_exams.plan(database, course, invigilator_id=given.INVIGILATOR.user_id)
    given_exams.enter_candidate(database, sitting, cato)

    assert names(school, given.INVIGILATOR) == ["Eng, Cato"]


def test_every_form_of_a_question_is_narrowed(school, anna, cato):
    other = aliased(Learner)
    asked = (
        select(Learner.number),
        select(other.number),
        select(Learner),
        select(Learner.number).where(Learner.id == cato),
        select(select(Learner.number).where(Learner.id == cato).scalar_subquery()),
    )
    with school.acting_as(given.TEACHER).reading() as session:
        found = [session.execute(question).all() for question in asked]
        assert session.get(Learner, cato) is None
        assert session.get(Learner, anna) is not None
        assert learners.head(session, cato) is None
        assert learners.count(session) == 1
    assert list(map(len, found)) == [1, 1, 1, 0, 1]
    assert found[-1][0][0] is None


def test_what_is_one_persons_is_narrowed_with_them(school, database, anna, bo, cato):
    for learner_id in (anna, bo, cato):
        given.a_state(database, learner_id, "temporarily_out")
    with school.acting_as(given.TEACHER).reading() as session:
        assert learners.states(session, anna)
        assert learners.states(session, cato) == []
        assert set(session.scalars(select(StateChange.learner_id))) == {anna}
    with school.acting_as(given.WORKSHOP_LEADER).reading() as session:
        assert set(session.scalars(select(StateChange.learner_id))) == {bo}


def test_what_is_asked_of_everybody_says_so(school, anna, cato):
    question = of_everybody(select(Learner.number), "so that the test sees it")
    with school.acting_as(given.TEACHER).reading() as session:
        assert len(session.execute(question).all()) == 2


PICKERS = ("taken in", "into a group", "a guest")


@pytest.fixture
def picks(school, database):
    """What a picker lists, as it is read: (label, unit). By what somebody is looked for."""
    group = education.a_group(database, name="Vår 2027", teacher_id=given.LEADER.user_id)
    asks = (
        learners.known,
        partial(enrolment_queries.candidates, group_id=group),
        partial(attendance.guest_candidates, session_id=uuid4()),
    )
    ways = dict(zip(PICKERS, asks, strict=True))

    def picked(way, typed, actor=given.TEACHER):
        with school.acting_as(actor).reading() as session:
            rows = ways[way](session, typed)
        return [(row.label, row.unit if way == PICKERS[0] else row.detail) for row in rows]

    return picked


@pytest.fixture
def many(database):
    """Twelve who are in nothing, and one of short names."""
    for place in range(12):
        given.a_learner(database, f"Ola Bergli{chr(97 + place)}", number=f"70{place:02}", unit="D")
    given.a_learner(database, "Li Bo", number="8001", unit="D")


@pytest.mark.parametrize("way", PICKERS)
def test_a_picker_tells_of_others_once_it_is_clear_who_is_meant_and_then_of_a_few(picks, anna, many, way):
    for typed in ("", "b", "be", "b e", "o ol", "70", "700", "7", "%%%", "__a", ", , ,"):
        told = [(label.partition(" (")[0], unit) for label, unit in picks(way, typed)]
        assert told in ([("Berg, Anna", "C")], []), typed
    mine, *others = picks(way, "ber")
    assert (mine[0].partition(" (")[0], mine[1]) == ("Berg, Anna", "C")
    assert others == [(f"Bergli{chr(97 + place)}, Ola (70{place:02})", "") for place in range(8)]
    assert picks(way, "ola, berglik") == [("Berglik, Ola (7010)", "")]
    assert picks(way, "bo li") == [("Bo, Li (8001)", "")]
    assert picks(way, " 7011 ") == [("Berglil, Ola (7011)", "")]


@pytest.mark.parametrize("way", PICKERS)
def test_a_picker_tells_who_reaches_everybody_of_everybody(picks, anna, many, way):
    for typed, count in (("", 14), ("b", 14), ("70", 12), ("berg", 13)):
        told = picks(way, typed, given.LEADER)
        assert len(told) == count, typed
        assert {unit for _label, unit in told} <= {"C", "D"}


@pytest.mark.parametrize("way", PICKERS)
def test_who_reaches_nobody_is_told_of_a_few_alone(picks, anna, many, way):
    assert picks(way, "", given.OTHER_WORKSHOP_LEADER) == []
    assert len(picks(way, "ber", given.OTHER_WORKSHOP_LEADER)) == 8


@pytest.mark.parametrize("way", PICKERS)
def test_letters_of_numbers_tell_of_nobody_and_case_does_not_matter(picks, database, way):
    for place in range(3):
        given.a_learner(database, f"Ola Lund{chr(97 + place)}", number=f"INN-12{place}", unit="D")
    for typed in ("inn", "INN-1", "inn 12", "inn-12"):
        assert picks(way, typed) == [], typed
    assert picks(way, "inn-121") == [("Lundb, Ola (INN-121)", "")]


def test_search_tells_of_nobody_else_however_much_is_typed(school, anna, many):
    """The palette, and pickers of people one has to do with already."""
    with school.acting_as(given.TEACHER).reading() as session:
        for typed in ("", "ber", "berglia", "7001"):
            for ask in (learners.found, learners.find, learners.learners):
                assert [one.id for one in ask(session, typed)] in ([], [anna]), typed


def test_a_person_not_reached_is_refused_by_name(school, anna, cato):
    with school.acting_as(given.TEACHER).reading() as session:
        expect_reach(session, anna)
        with pytest.raises(OutOfReach):
            expect_reach(session, anna, cato)


def test_who_takes_somebody_in_reaches_them_then(school, database, anna, cato):
    group = education.a_group(database, name="Vår 2027")
    order = enrolment.Enrol(learner_id=cato, group_id=group, first_day=given.TODAY, consented_on=given.TODAY)
    school.acting_as(given.TEACHER).execute(enrolment.enrol, order)
    assert names(school, given.TEACHER) == ["Berg, Anna", "Eng, Cato"]


def test_what_is_done_to_somebody_elses_people_is_given_up_whole(school, database, anna, cato):
    theirs = education.a_group(database, name="Vår 2027", teacher_id=given.LEADER.user_id)
    order = enrolment.Enrol(learner_id=cato, group_id=theirs, first_day=given.TODAY, consented_on=given.TODAY)
    before = entries(database)
    with pytest.raises(OutOfReach):
        school.acting_as(given.TEACHER).execute(enrolment.enrol, order)
    assert entries(database) == before
    school.acting_as(given.LEADER).execute(enrolment.enrol, order)


def test_a_workshop_leader_places_into_own_workshops_alone(school, database, bo, cato):
    other = given_workshops.a_workshop(database, "Kitchen", leader_id=given.OTHER_WORKSHOP_LEADER.user_id)
    post = hours.PlaceLearner(workshop_id=other, learner_id=cato, first_day=given.TODAY)
    with pytest.raises(OutOfReach):
        school.acting_as(given.WORKSHOP_LEADER).execute(hours.place_learner, post)
    school.acting_as(given.OTHER_WORKSHOP_LEADER).execute(hours.place_learner, post)
    assert names(school, given.OTHER_WORKSHOP_LEADER) == ["Eng, Cato"]


def entries(database):
    with database.reading() as session:
        return len(session.scalars(select(AuditEntry.seq)).all())


def test_prepared_statements_tell_of_nobody_else(school, bo, anna):
    """Names and shift sheets are asked by statements that are made once, past what a session narrows."""
    with school.acting_as(given.WORKSHOP_LEADER).reading() as session:
        assert learners.names(session, [anna, bo]) == {bo: "Dal, Bo"}
    with school.acting_as(given.LEADER).reading() as session:
        assert set(learners.names(session, [anna, bo])) == {anna, bo}


def test_the_sheet_of_somebody_elses_workshop_names_nobody_and_is_not_signed(school, database, bo):
    kitchen = given_workshops.a_workshop(database, "Kitchen", leader_id=given.OTHER_WORKSHOP_LEADER.user_id)
    [karim] = given_workshops.placed(database, kitchen, "Karim Lund")
    own, other = (school.acting_as(one) for one in (given.OTHER_WORKSHOP_LEADER, given.WORKSHOP_LEADER))
    with own.reading() as session:
        sheet = hours_queries.sheet_view(session, kitchen, given.TODAY)
        assert [one.learner_id for one in sheet.people] == [karim]
    with other.reading() as session:
        assert hours_queries.sheet_view(session, kitchen, given.TODAY) is None
        assert hours_queries.placed_on(session, kitchen, given.TODAY) == {}
    sign = hours.SignShift(
        workshop_id=kitchen, day=given.TODAY, times=sheet.sheet.times, lines=sheet.sheet.lines
    )
    late = StillClock(given.NOW.replace(hour=20))
    with pytest.raises(OutOfReach):
        other.at(late).execute(hours.sign_shift, sign)
    own.at(late).execute(hours.sign_shift, replace(sign, command_id=uuid4()))
    with other.reading() as session:
        assert hours_queries.sheet_view(session, kitchen, given.TODAY) is None


def test_somebody_elses_workshop_is_no_card_and_its_half_filled_sheet_is_kept_from_others(school, database):
    """Who has a post in both would make it a workshop of one person."""
    kitchen = given_workshops.a_workshop(database, "Kitchen", leader_id=given.OTHER_WORKSHOP_LEADER.user_id)
    shared = given_workshops.a_workshop(database, "Laundry")
    own, other = (school.acting_as(one) for one in (given.OTHER_WORKSHOP_LEADER, given.WORKSHOP_LEADER))

    def cards(database):
        with database.reading() as session:
            return {card.workshop.id for card in hours_queries.overview(session, given.TODAY)}

    assert kitchen in cards(own) & cards(school.acting_as(given.LEADER))
    assert kitchen not in cards(other)
    assert shared in cards(own) & cards(other)

    sheet = {"workshop_id": kitchen, "day": given.TODAY}
    own.execute(hours.keep_sheet, hours.KeepSheet(**sheet, sheet=Sheet(ORDINARY_SHIFT, leaders=2)))
    with pytest.raises(OutOfReach):
        other.execute(hours.keep_sheet, hours.KeepSheet(**sheet, sheet=Sheet(ORDINARY_SHIFT)))
    with pytest.raises(OutOfReach):
        other.execute(hours.drop_sheet, hours.DropSheet(**sheet))
    with own.reading() as session:
        assert hours_queries.sheet_view(session, kitchen, given.TODAY).kept
