"""The exam that comes could be published: everybody seated, one in a room apart, one cancelled."""

from eduapp.app.sample_site.coming_exam import COURSE, DAY, GRID
from eduapp.exams.sittings import queries


def test_nothing_stands_against_publishing_it(site):
    with site.reading() as session:
        [row] = [row for row in queries.sittings(session) if (row.course_code, row.day) == (COURSE, DAY)]
        plan = queries.seat_plan(session, row.id)
        against = list(queries.against_publishing(session, row.id))
    assert (row.state, against) == ("planned", [])
    assert plan.grid == GRID
    assert [bool(one.seat) for one in plan.inside] == [True] * 8
    assert [one.own_place for one in plan.people if one.own_place] == ["Klasserom 2"]
    assert [one.cancelled for one in plan.head.candidates if one.cancelled] == ["own_wish"]
