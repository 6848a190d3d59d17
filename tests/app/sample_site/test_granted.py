"""The sample site has decisions on arrangements that hold, end soon, were replaced and were withdrawn."""

from eduapp.app.sample_site import granted
from eduapp.education.courses import queries as courses
from eduapp.exams.arrangements import queries
from eduapp.people.learners import queries as learners


def test_decisions_hold_end_soon_and_have_ended_in_each_way(site):
    with site.reading() as session:
        holding = queries.decisions(session, site.today())
        soon = queries.decisions(session, site.today(), shown=queries.SOON)
        ended = queries.decisions(session, site.today(), shown=queries.ENDED)

    assert len(holding) + len(ended) == len(granted.GRANTED)
    assert {row.number for row in soon} == {"1003", "1005"}
    assert {row.end.reason for row in ended} == {"replaced", "own_wish"}


def test_one_learner_has_something_else_in_one_course(site):
    with site.reading() as session:
        karim = learners.ids_by_number(session)["1003"]
        maths = courses.by_code(session, "MAT1P")
        told = [
            [one.kind for one in queries.in_force(session, [karim], course, site.today())[karim]]
            for course in (None, maths.id)
        ]
    assert told == [["extra_percent", "own_room", "dictionary"], ["extra_minutes", "breaks", "reader"]]
