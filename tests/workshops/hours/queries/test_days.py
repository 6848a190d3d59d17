"""The hours of some days, person by person: approved, waiting, away with the code of why."""

from datetime import date

from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_workshops
from tests.support.statements import plans_of, selects_of, tables_read_whole

FRIDAY = given_workshops.YESTERDAY


def parts(database, first=FRIDAY, last=FRIDAY):
    with database.reading() as session:
        found = queries.worked_parts(session, first, last)
    return sorted((one.name, one.worked, one.approved, one.away, one.reason) for one in found)


def test_approved_and_waiting_hours_are_told_apart_and_rejected_ones_left_out(database):
    shop = given_workshops.a_workshop(database)
    ada, bo = given_workshops.placed(database, shop, "Ada Holm", "Bo Ek")
    given_workshops.approved(database, given_workshops.some_hours(database, shop, ada))
    given_workshops.some_hours(database, shop, bo, times=Times(480, 600, 0))

    assert parts(database) == [("Ek, Bo", 120, False, 0, ""), ("Holm, Ada", 390, True, 0, "")]
    assert parts(database, given.TODAY, given.TODAY) == []


def test_hours_that_are_no_longer_what_was_approved_wait(database):
    shop = given_workshops.a_workshop(database)
    [ada] = given_workshops.placed(database, shop, "Ada Holm")
    entry = given_workshops.some_hours(database, shop, ada)
    given_workshops.approved(database, entry)
    with database.writing() as uow:
        uow.session.get_one(HoursEntry, entry).approved_digest = "0" * 64

    assert parts(database) == [("Holm, Ada", 390, False, 0, "")]


def test_who_missed_a_shift_missed_its_minutes_less_what_was_worked_after_all(database):
    shop = given_workshops.a_workshop(database)
    ada, bo, carl = given_workshops.placed(database, shop, "Ada Holm", "Bo Ek", "Carl Foss")
    given_workshops.a_signed_shift(database, shop, away={ada: "prison", bo: "visit"})
    given_workshops.some_hours(database, shop, bo, times=Times(780, 900, 0))

    assert parts(database) == [
        ("Ek, Bo", 0, False, 270, "visit"),
        ("Ek, Bo", 120, False, 0, ""),
        ("Foss, Carl", 390, False, 0, ""),
        ("Holm, Ada", 0, False, 390, "prison"),
    ]
    assert carl is not None


def test_a_few_days_are_read_by_index_in_three_statements(database):
    shop = given_workshops.a_workshop(database)
    given_workshops.placed(database, shop, "Ada Holm")

    with selects_of(database) as selects:
        parts(database)
    assert len(selects) == 3
    if database.engine.dialect.name == "sqlite":
        with plans_of(database) as steps:
            parts(database)
        assert tables_read_whole(steps, {"hours_entry", "shift", "shift_absence", "learner"}) == []


def test_approved_days_of_a_learner_are_sums_of_each_workshop(database):
    shop, kitchen = given_workshops.a_workshop(database), given_workshops.a_workshop(database, "Kitchen")
    [ada] = given_workshops.placed(database, shop, "Ada Holm")
    other = given.a_learner(database, "Bo Ek")
    entries = [
        given_workshops.some_hours(database, shop, ada, times=Times(480, 600, 0)),
        given_workshops.some_hours(database, shop, ada, times=Times(600, 720, 30)),
        given_workshops.some_hours(database, kitchen, ada, times=Times(780, 840, 0)),
        given_workshops.some_hours(database, shop, other),
    ]
    given_workshops.approved(database, *entries)
    given_workshops.some_hours(database, shop, ada, times=Times(900, 960, 0))

    with database.reading() as session:
        found = queries.approved_days(session, ada)

    assert {(one.day, one.workshop_id, one.minutes) for one in found} == {
        (FRIDAY, shop, 210),
        (FRIDAY, kitchen, 60),
    }
    assert len(found) == 2


def test_names_are_told_of_the_workshops_that_are_asked_for(database):
    shop, _kitchen = given_workshops.a_workshop(database), given_workshops.a_workshop(database, "Kitchen")

    with database.reading() as session:
        assert queries.names_of(session, {shop, given.LEADER.user_id}) == {shop: "Carpentry"}
        assert queries.names_of(session, ()) == {}


def test_the_first_day_of_the_first_place_is_known(database):
    shop, other = given_workshops.a_workshop(database), given_workshops.a_workshop(database, "Metal")
    [ada] = given_workshops.placed(database, shop, "Ada Holm")
    earlier = service.PlaceLearner(workshop_id=other, learner_id=ada, first_day=date(2026, 3, 2))
    database.acting_as(given.LEADER).execute(service.place_learner, earlier)

    with database.reading() as session:
        assert queries.first_placed(session, ada) == date(2026, 3, 2)
        assert queries.first_placed(session, given.a_learner(database, "Bo Ek")) is None
