from collections import defaultdict

from sqlalchemy import func, select, text

from eduapp.app.sample_data.groups import Groups
from eduapp.app.sample_data.people import People
from eduapp.app.sample_data.prison import MORNING
from eduapp.app.sample_data.school import Staff, build_school
from eduapp.app.sample_data.year import TODAY
from eduapp.core.codes import code_list
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.rules import GroupFacts, check_group, missing, requirement_of
from eduapp.education.enrolment import queries
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE, check_end, transition
from eduapp.education.places.models import Place
from eduapp.people.learners.models import Learner
from tests.support.given_sample_data import a_new_file, a_prison


def test_groups_are_ones_that_the_rules_take(look):
    rows = look.execute(select(CourseGroup, Place.name, Place.seats).join(Place)).all()

    for group, place, seats in rows:
        facts = GroupFacts(group.name, group.capacity, group.first_day, group.last_day)
        assert list(check_group(facts, (place, seats))) == []


def test_nobody_is_in_two_groups_at_the_same_time_of_the_day(look):
    """By sessions, as they meet: two sessions of one learner never overlap."""
    clashes = look.scalar(
        text("""
        SELECT count(*) FROM enrolment e1 JOIN session s1 ON s1.group_id = e1.group_id
        JOIN session s2 ON s2.day = s1.day AND s2.start_minute = s1.start_minute AND s2.id > s1.id
        JOIN enrolment e2 ON e2.group_id = s2.group_id AND e2.learner_id = e1.learner_id
        WHERE s1.day BETWEEN e1.first_day AND coalesce(e1.last_day, '9999-12-31')
        AND s2.day BETWEEN e2.first_day AND coalesce(e2.last_day, '9999-12-31')
        """)
    )

    assert clashes == 0


def test_no_group_has_more_people_than_places(look):
    for group in queries.groups(look, TODAY):
        assert group.taken <= group.capacity


def test_ends_are_steps_of_the_table_with_reasons_that_fit(look):
    for enrolment in look.scalars(select(Enrolment)):
        if enrolment.state in LIVE:
            assert (enrolment.last_day, enrolment.end_reason) == (None, "")
            assert (enrolment.state == "active") == (enrolment.first_day <= TODAY)
            continue
        span = (enrolment.first_day, enrolment.last_day)
        assert list(check_end("active", enrolment.state, enrolment.end_reason, span, TODAY)) == []
        assert transition("active", enrolment.state)
    assert set(look.scalars(select(Enrolment.state))) <= set(code_list("enrolment_states").keys())


def test_every_kind_of_end_happens(look):
    states = dict(look.execute(select(Enrolment.state, func.count()).group_by(Enrolment.state)).all())

    assert states["completed"] > max(states["withdrawn"], states["not_completed"])
    assert min(states["released"] + states["transferred"], states["active"]) > 3


def test_who_is_on_a_course_was_expected_to_stay_for_it(look):
    live = look.execute(
        select(Learner.here, Learner.available_until, CourseGroup.last_day)
        .join(Enrolment, Enrolment.learner_id == Learner.id)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(Enrolment.state.in_(LIVE), CourseGroup.last_day >= TODAY)
    ).all()

    assert live
    assert all(here and (until is None or until >= last) for here, until, last in live)


def test_prerequisites_were_met_before_the_first_day(look):
    done = defaultdict(list)
    for learner, code, day in look.execute(
        select(Enrolment.learner_id, Course.code, Enrolment.last_day)
        .join(Course)
        .where(Enrolment.state == "completed")
    ):
        done[learner].append((day, code))
    asked = look.execute(
        select(Enrolment.learner_id, Enrolment.first_day, Course.prerequisites)
        .join(Course)
        .where(Course.prerequisites != "")
    ).all()

    assert asked
    for learner, first, wish in asked:
        had = {code for day, code in done[learner] if day < first}
        assert missing(requirement_of(wish), had) == ()


def test_those_who_work_after_noon_go_to_school_before(tmp_path):
    file = a_new_file(tmp_path)
    staff, prison = Staff(file), a_prison()
    stays = People(file, 1001).of(prison)
    groups = Groups(file, build_school(file), staff).of(prison, stays)
    file.close()
    halves = {stay.learner for stay in stays if stay.use.name == "HALF"}
    starts = {group.lane.start for group in groups for member in group.members if member.learner in halves}

    assert starts <= {MORNING[0]}
    assert groups[0].lane.teacher == staff.teacher
