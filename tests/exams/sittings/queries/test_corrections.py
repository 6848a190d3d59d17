"""Corrections that wait, by exam and site, without any candidate's name."""

from dataclasses import astuple

from eduapp.education.places.service import SavePlace, save_place
from eduapp.exams.sittings import queries
from tests.support import given
from tests.support.given_exams import corrected, enter, enter_candidate, plan, proposed


def test_what_waits_is_told_by_exam_and_site_and_names_no_candidate(database, course_id, candidate_id):
    order = SavePlace(name="Rom 2", kind="classroom", seats=10, site="Storvik")
    room = database.execute(save_place, order)
    other = plan(database, course_id, given.TODAY.replace(day=20), place_id=room)
    second = enter_candidate(database, other, given.a_learner(database, "Ada Holm"))
    for one in (candidate_id, second):
        enter(database, one, "3")
        proposed(database, one, "4")
    corrected(database, enter_and(database, course_id), "5")

    with database.reading() as session:
        every = queries.waiting_corrections(session)
        of_one = queries.waiting_corrections(session, other)
        at_site = queries.waiting_corrections(session, sites=frozenset({"Storvik"}))
    assert len(every) == 2
    assert [one.sitting_id for one in of_one] == [other]
    assert all(one.waits for one in every)
    assert other in [one.sitting_id for one in at_site]
    assert not any(name in str(astuple(one)) for one in every for name in ("Holm", "Haddad"))


def enter_and(database, course_id):
    sitting_id = plan(database, course_id, given.TODAY.replace(day=19))
    candidate = enter_candidate(database, sitting_id, given.a_learner(database))
    enter(database, candidate, "4")
    return candidate
