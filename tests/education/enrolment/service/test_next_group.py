"""The next group of a course, planned while this one lasts: one at a time, one ahead."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, Refused
from eduapp.education.attendance import queries as attendance
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.service.many import EnrolMany, enrol_many
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import a_course, a_group, an_enrolment

DAY = timedelta(days=1)
BEGINS = date(2027, 1, 4)
SPRING = {"first_day": BEGINS, "last_day": date(2027, 6, 18)}


@pytest.fixture
def autumn(database):
    """Karim takes part in this term's group."""
    group_id = a_group(database, a_course(database, "NOR-A2", "Norsk A2"))
    return an_enrolment(database, given.a_learner(database, "Karim Haddad"), group_id)


def look(database, enrolment_id):
    with database.reading() as session:
        return queries.enrolment(session, enrolment_id)


def course_of(database, enrolment_id):
    with database.reading() as session:
        return session.get_one(Enrolment, enrolment_id).course_id


def spring(database, autumn, name="Vår 2027", **days):
    return a_group(database, course_of(database, autumn), name, **(SPRING | days))


def put(database, autumn, group_id, first_day=BEGINS):
    with database.reading() as session:
        learner_id = session.get_one(Enrolment, autumn).learner_id
    return an_enrolment(database, learner_id, group_id, first_day)


def told(do, *args):
    with pytest.raises(Refused) as refusal:
        do(*args)
    return [(one.name, one.sentence()) for one in refusal.value.violations]


def test_the_next_term_is_planned_before_this_one_ends(database, autumn):
    following = put(database, autumn, spring(database, autumn))
    assert look(database, following).state == "planned"
    with database.reading() as session:
        assert session.get_one(Enrolment, following).follows_id == autumn


def test_what_overlaps_is_refused_and_says_until_when(database, autumn):
    group_id = spring(database, autumn, first_day=date(2026, 12, 1))
    assert told(put, database, autumn, group_id, date(2026, 12, 18)) == [
        (
            "AlreadyTakingPart",
            (
                "Haddad, Karim takes part in Norsk A2 already, in “Høst 2026” until 18.12.2026. "
                "End that first, or choose a day after it, or another course."
            ),
        )
    ]
    assert put(database, autumn, group_id, date(2026, 12, 19))


def test_a_planned_end_makes_room_earlier(database, autumn):
    group_id = spring(database, autumn, first_day=date(2026, 12, 1))
    end(database, autumn, date(2026, 12, 4))
    assert put(database, autumn, group_id, date(2026, 12, 7))
    head = look(database, autumn)
    [(name, sentence)] = told(keep_on, database, autumn, head.version)
    assert name == "NextBegins"
    assert "begins on 07.12.2026" in sentence


def test_one_ahead_is_enough(database, autumn):
    put(database, autumn, spring(database, autumn))
    later = spring(database, autumn, "Høst 2027", first_day=date(2027, 8, 16), last_day=date(2027, 12, 17))
    assert [name for name, _said in told(put, database, autumn, later, date(2027, 8, 16))] == [
        "NextPlannedAlready"
    ]


def test_the_database_is_the_last_fence(database, autumn):
    following = put(database, autumn, spring(database, autumn))
    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.get_one(Enrolment, following).state = "active"
    with database.reading() as session:
        one = session.get_one(Enrolment, following)
        again = {"learner_id": one.learner_id, "group_id": one.group_id, "course_id": one.course_id}
    second = Enrolment(**again, state="planned", first_day=BEGINS)
    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.add(second)


def test_it_waits_until_somebody_says_how_the_one_before_ended_and_is_on_the_roll_all_the_same(
    database, autumn, clock
):
    following = put(database, autumn, spring(database, autumn))
    head = look(database, following)
    session_id = a_session(database, head.group_id, BEGINS)
    clock.moment = clock.moment.replace(year=2027, month=1, day=4, hour=8)

    assert database.execute(service.begin_due, service.BeginDue()) == ()
    assert look(database, following).state == "planned"
    with database.reading() as session:
        assert [row.name for row in attendance.register(session, session_id).rows] == ["Haddad, Karim"]
    [(name, _said)] = told(end, database, following, date(2027, 3, 1), "withdrawn", "own_wish")
    assert name == "EarlierGoesOn"

    end(database, autumn, date(2026, 12, 18), "completed", "completed")
    assert database.execute(service.begin_due, service.BeginDue()) == (following,)
    assert look(database, following).state == "active"


def test_who_is_away_while_it_waits_crosses_no_fence(database, autumn, clock):
    following = put(database, autumn, spring(database, autumn))
    clock.moment = clock.moment.replace(year=2027, month=1, day=5, hour=8)
    with database.reading() as session:
        learner_id = session.get_one(Enrolment, autumn).learner_id
    away = service.OfLearners(learner_ids=frozenset({learner_id}), day=date(2027, 1, 5))
    assert database.execute(service.auto_suspend, away) == (autumn,)
    assert look(database, following).state == "planned"


def test_who_was_never_ended_is_named_before_beginning_at_once(database, autumn, clock):
    group_id = spring(database, autumn)
    clock.moment = clock.moment.replace(year=2027, month=1, day=6, hour=8)
    [(name, sentence)] = told(put, database, autumn, group_id, date(2027, 1, 6))
    assert (name, sentence) == (
        "EarlierNotEnded",
        "“Høst 2026” was over 18.12.2026, but Haddad, Karim is in it still. Say there first how it ended.",
    )


def test_a_picker_offers_who_is_free_by_then(database, autumn):
    with database.reading() as session:
        names = [
            [row.label for row in queries.candidates(session, "karim", group_id=group_id)]
            for group_id in (
                spring(database, autumn),
                spring(database, autumn, "Jul", first_day=date(2026, 12, 1)),
            )
        ]
    assert [len(found) for found in names] == [1, 0]


def test_a_file_may_plan_it_too(database, autumn):
    group_id = spring(database, autumn)
    with database.reading() as session:
        learner_id = session.get_one(Enrolment, autumn).learner_id
    order = service.Enrol(
        learner_id=learner_id, group_id=group_id, first_day=BEGINS, consented_on=given.TODAY
    )
    leader = database.acting_as(given.LEADER)
    [following] = leader.execute(enrol_many, EnrolMany(wanted=(order,)))
    with database.reading() as session:
        assert session.get_one(Enrolment, following).follows_id == autumn


def end(database, enrolment_id, last_day, state="withdrawn", reason="own_wish"):
    order = service.EndEnrolment(
        enrolment_id=enrolment_id,
        version=look(database, enrolment_id).version,
        state=state,
        reason=reason,
        last_day=last_day,
    )
    database.acting_as(given.LEADER).execute(service.end_enrolment, order)


def keep_on(database, enrolment_id, version):
    order = service.KeepOn(enrolment_id=enrolment_id, version=version)
    database.acting_as(given.LEADER).execute(service.keep_on, order)
