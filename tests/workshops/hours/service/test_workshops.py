"""Workshops, their tasks, and the posts of learners in them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.education.places.service import SavePlace, save_place
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import WorkshopFacts
from tests.support import given, given_workshops
from tests.support.given_apart import a_pair

FACTS = WorkshopFacts("Carpentry", "carpentry", shift=Times(720, 915, 15))


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def place(database, workshop_id, learner_id, first=given.TODAY, last=None):
    order = service.PlaceLearner(
        workshop_id=workshop_id, learner_id=learner_id, first_day=first, last_day=last
    )
    return database.execute(service.place_learner, order)


def posts(database, workshop_id, day=None):
    with database.reading() as session:
        return queries.placements(session, workshop_id, day)


def test_a_workshop_is_kept_whole(database, notes):
    workshop_id = database.execute(service.save_workshop, service.SaveWorkshop(facts=FACTS))

    with database.reading() as session:
        assert queries.workshop(session, workshop_id).facts == FACTS
    assert [note.action for note in notes] == [terms.WORKSHOP_SAVED]


def test_stray_spaces_go_and_names_are_unique_whatever_their_case(database):
    database.execute(
        service.save_workshop, service.SaveWorkshop(facts=replace(FACTS, name="  Carpentry  shop "))
    )

    with refused("NameTaken"):
        database.execute(
            service.save_workshop, service.SaveWorkshop(facts=replace(FACTS, name="carpentry shop"))
        )


@pytest.mark.parametrize(
    ("level", "names"),
    [("halfway", []), ("low", []), ("high", ["LevelTooHigh"]), ("", ["LevelNotRecorded"])],
)
def test_rule_10_a_post_is_only_where_the_level_of_placement_allows_it(database, level, names):
    room = database.execute(save_place, SavePlace(name="Snekkersalen", highest_level="low"))
    workshop_id = given_workshops.a_workshop(database, place_id=room)
    learner_id = given.a_learner(database, security_level=level)

    if names:
        with refused(*names):
            place(database, workshop_id, learner_id)
    else:
        assert place(database, workshop_id, learner_id)


def test_a_workshop_is_changed_only_as_it_was_read(database):
    workshop_id = given_workshops.a_workshop(database)
    changed = replace(FACTS, active=False)
    order = service.SaveWorkshop(workshop_id=workshop_id, version=1, facts=changed)

    database.execute(service.save_workshop, order)

    with database.reading() as session:
        assert queries.workshop(session, workshop_id).facts == changed
    with pytest.raises(Conflict):
        database.execute(
            service.save_workshop, service.SaveWorkshop(workshop_id=workshop_id, version=1, facts=FACTS)
        )


def test_a_refused_workshop_leaves_no_trace(database, notes, published):
    with refused("NameMissing", "FieldMissing"):
        database.execute(service.save_workshop, service.SaveWorkshop(facts=WorkshopFacts(" ", " ")))

    with database.reading() as session:
        assert queries.workshops(session) == []
    assert notes == published == []


def test_only_leaders_change_workshops(database):
    with pytest.raises(NotAllowed):
        database.acting_as(given.WORKSHOP_LEADER).execute(
            service.save_workshop, service.SaveWorkshop(facts=FACTS)
        )


def test_a_workshop_leader_adds_to_the_list_of_tasks_once(database):
    workshop_id = given_workshops.a_workshop(database, tasks=("Framing",))
    mine = database.acting_as(given.WORKSHOP_LEADER)

    mine.execute(service.add_task, service.AddTask(workshop_id=workshop_id, name=" Dowel  joints "))

    with database.reading() as session:
        assert [task.name for task in queries.tasks(session, workshop_id)] == ["Dowel joints", "Framing"]
    with refused("TaskTaken"):
        mine.execute(service.add_task, service.AddTask(workshop_id=workshop_id, name="framing"))


def test_a_post_holds_from_its_first_to_its_last_day(database, notes):
    workshop_id, learner_id = given_workshops.a_workshop(database), given.a_learner(database, "Ola Vik")
    notes.clear()
    place(database, workshop_id, learner_id, date(2026, 11, 2), date(2026, 11, 20))

    assert [row.name for row in posts(database, workshop_id, date(2026, 11, 20))] == ["Vik, Ola"]
    assert posts(database, workshop_id, date(2026, 11, 1)) == []
    assert posts(database, workshop_id, date(2026, 11, 21)) == []
    assert [(note.action, note.learner) for note in notes] == [(terms.PLACED, learner_id)]


def test_one_post_at_a_time_in_one_workshop_but_half_posts_in_two(database):
    carpentry, kitchen = given_workshops.a_workshop(database), given_workshops.a_workshop(database, "Kitchen")
    learner_id = given.a_learner(database)
    place(database, carpentry, learner_id)

    place(database, kitchen, learner_id)
    with refused("PlacedAlready"):
        place(database, carpentry, learner_id, given.TODAY + timedelta(days=7))


def test_a_closed_workshop_takes_nobody(database):
    workshop_id = given_workshops.a_workshop(database, active=False)

    with refused("WorkshopClosed"):
        place(database, workshop_id, given.a_learner(database))


def test_a_post_is_ended_and_can_begin_again(database, notes):
    workshop_id = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, workshop_id, "Ola Vik")
    [row] = posts(database, workshop_id)
    notes.clear()

    order = service.EndPlacement(placement_id=row.id, version=row.version, last_day=date(2026, 11, 20))
    database.execute(service.end_placement, order)
    place(database, workshop_id, learner_id)

    assert [(row.first_day, row.last_day) for row in posts(database, workshop_id)] == [
        (given_workshops.FIRST_DAY, date(2026, 11, 20)),
        (given.TODAY, None),
    ]
    assert notes[0].details["last"] == "20.11.2026"


def test_a_post_does_not_end_before_its_last_hours(database):
    workshop_id = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, workshop_id, "Ola Vik")
    given_workshops.some_hours(database, workshop_id, learner_id, date(2026, 11, 20))
    [row] = posts(database, workshop_id)

    with refused("HoursAfterwards"):
        database.execute(
            service.end_placement,
            service.EndPlacement(placement_id=row.id, version=row.version, last_day=date(2026, 11, 19)),
        )


def test_an_office_places_nobody(database):
    workshop_id = given_workshops.a_workshop(database)

    with pytest.raises(NotAllowed):
        place(database.acting_as(given.OFFICE), workshop_id, given.a_learner(database))


def test_two_who_are_kept_apart_have_no_posts_in_one_workshop_at_one_time(database):
    workshop_id, kitchen = (
        given_workshops.a_workshop(database),
        given_workshops.a_workshop(database, "Kitchen"),
    )
    ada, bo = given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")
    a_pair(database, ada, bo, "workshop")
    place(database, workshop_id, ada, last=given.TODAY + timedelta(days=10))

    with refused("NotTogether"):
        place(database, workshop_id, bo)
    with pytest.raises(Refused) as refusal:
        place(database.acting_as(given.WORKSHOP_LEADER), workshop_id, bo, given.TODAY + timedelta(days=10))
    assert refusal.value.sentence() == "Berg, Bo: not possible together with somebody who takes part."
    place(database, workshop_id, bo, given.TODAY + timedelta(days=11))
    place(database, kitchen, bo, last=given.TODAY + timedelta(days=10))


def test_a_pair_of_a_course_may_share_a_workshop(database):
    workshop_id = given_workshops.a_workshop(database)
    ada, bo = given.a_learner(database), given.a_learner(database)
    a_pair(database, ada, bo, "course")
    place(database, workshop_id, ada)
    place(database, workshop_id, bo)


def test_whoever_is_on_leave_gets_a_post_and_whoever_has_left_does_not(database):
    workshop_id = given_workshops.a_workshop(database)
    ada, bo = given.a_learner(database), given.a_learner(database)
    given.a_state(database, ada, "on_leave")
    given.a_state(database, bo, "moved")
    place(database, workshop_id, ada)
    with refused("LearnerGone"):
        place(database, workshop_id, bo)
