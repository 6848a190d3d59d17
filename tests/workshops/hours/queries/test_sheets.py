"""One shift sheet, as the screen shows it."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from eduapp.core.spans import Span
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.times import Busy, Times
from tests.support import given, given_workshops
from tests.support.given_workshops import FIFTEEN, YESTERDAY

TODAY = given.TODAY
WHOLE = Times(480, 900, 30)


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database, tasks=("Measuring", "Framing"))


def view(database, workshop_id, day=TODAY):
    with database.reading() as session:
        return queries.sheet_view(session, workshop_id, day)


def test_a_sheet_opens_filled_from_the_plan(database, workshop_id):
    given_workshops.placed(database, workshop_id, *FIFTEEN)
    given_workshops.placed(database, workshop_id, "Not Yet", since=TODAY + timedelta(days=1))

    shown = view(database, workshop_id)

    assert [person.name for person in shown.people] == list(FIFTEEN)
    assert [line.learner_id for line in shown.sheet.lines] == [person.learner_id for person in shown.people]
    assert {line.times for line in shown.sheet.lines} == {WHOLE}
    assert [task.name for task in shown.tasks] == ["Framing", "Measuring"]
    assert (shown.signature, shown.kept, shown.earlier) == (None, False, None)


def test_no_sheet_of_no_workshop(database):
    assert view(database, given.LEADER.user_id) is None


def test_a_sheet_shows_where_else_people_are_entered(database, workshop_id):
    ola, geir = given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    given_workshops.some_hours(database, kitchen, ola, times=Times(840, 960))
    rejected = given_workshops.some_hours(database, kitchen, geir, times=Times(840, 960))
    reject = service.RejectHours(entry_ids=(rejected,), reason="was at court")
    database.execute(service.reject_hours, reject)

    people = {person.learner_id: person for person in view(database, workshop_id, YESTERDAY).people}

    assert people[ola].busy == (Busy(Span(840, 960), "Kitchen"),)
    assert people[geir].busy == ()


def test_the_last_signed_sheet_before_is_at_hand(database, workshop_id):
    [ola] = given_workshops.placed(database, workshop_id, "Ola Vik")
    short = Times(480, 720, 0)
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY - timedelta(days=1))
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY, worked={ola: short})

    earlier = view(database, workshop_id).earlier

    assert earlier.day == YESTERDAY
    assert [line.times for line in earlier.sheet.lines] == [short]


def test_a_signed_sheet_shows_those_who_stood_on_it_even_if_their_posts_ended(database, workshop_id):
    ola, geir = given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY, away={geir: "visit"})
    with database.reading() as session:
        posts = queries.placements(session, workshop_id)
    for post in posts:
        order = service.EndPlacement(placement_id=post.id, version=post.version, last_day=YESTERDAY)
        database.execute(service.end_placement, order)
    given_workshops.placed(database, workshop_id, "Petter Dahl", since=YESTERDAY)

    shown = view(database, workshop_id, YESTERDAY)

    assert [person.learner_id for person in shown.people] == [geir, ola]
    assert shown.signature.by == given.WORKSHOP_LEADER.name


@pytest.mark.parametrize("count", [1, 15])
def test_a_sheet_takes_the_same_few_statements_for_one_and_for_fifteen(database, workshop_id, count):
    given_workshops.placed(database, workshop_id, *FIFTEEN[:count])
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY)
    sent = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    view(database, workshop_id)

    assert len([statement for statement in sent if statement.lstrip().startswith("SELECT")]) == 13


def test_a_sheet_shows_those_who_were_here_on_its_day(database, workshop_id):
    ola, geir, _marek = given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen", "Marek Nowak")
    given.a_state(database, ola, "on_leave")
    given.a_state(database, geir, "moved", TODAY + timedelta(days=2))

    def names(day):
        return {person.name for person in view(database, workshop_id, day).people}

    assert names(YESTERDAY) == {"Ola Vik", "Geir Moen", "Marek Nowak"}
    assert names(TODAY) == {"Geir Moen", "Marek Nowak"}
    assert names(TODAY + timedelta(days=2)) == {"Marek Nowak"}
