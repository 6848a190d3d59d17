"""Exams that wait: today's, and those of earlier days nobody has closed."""

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.sittings import service as sittings
from tests.support import given
from tests.support.given_room import DAY


def waiting(hall, day=DAY, sites=frozenset()):
    with hall.database.reading() as session:
        return queries.waiting(session, day, sites)


def test_a_published_exam_waits_from_its_day_on_until_it_is_closed_or_annulled(hall):
    assert waiting(hall, given.TODAY) == []
    [row] = waiting(hall)
    assert (row.course, row.place, row.state, row.start_minute) == ("Matematikk", "Rom 5", "published", 540)

    hall.at("08:30").step(steps.OPENED)
    assert waiting(hall, DAY.replace(day=30))[0].state == "open"

    order = sittings.AnnulSitting(sitting_id=hall.sitting_id, reason="Wrong paper")
    hall.acting(given.LEADER).run(sittings.annul_sitting, order)
    assert waiting(hall) == []


def test_one_at_a_place_of_no_site_is_everybodys(hall):
    assert len(waiting(hall, sites=frozenset({"Fjellvik"}))) == 1


def test_exams_people_are_sitting_are_under_way(hall):
    def under_way():
        with hall.database.reading() as session:
            return queries.under_way(session)

    assert under_way() == 0
    hall.begin(*hall.candidates)
    assert under_way() == 1
    hall.sealed()
    assert under_way() == 0
