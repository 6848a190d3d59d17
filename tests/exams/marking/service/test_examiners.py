"""Who may be appointed, and what becomes of what somebody gave who does not go on."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.violations import Override
from eduapp.education.attendance import service as attendance
from eduapp.education.attendance.models import Mark
from eduapp.education.courses import service as courses
from eduapp.education.enrolment.models import Enrolment
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.sittings.models import Sitting
from eduapp.people.access.models import RoleGrant
from eduapp.people.access.rules import actor_with
from tests.support import accounts, given, given_attendance, given_education
from tests.support.given_exams import refused
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER


@pytest.fixture
def a_teacher_who_examines(sealed):
    """The teacher has a group with one of the candidates, and the role of an examiner as well."""
    with sealed.database.reading() as session:
        course = session.get_one(Sitting, sealed.sitting_id).course_id
    group = given_education.a_group(sealed.database, course)
    given_education.an_enrolment(sealed.database, sealed.learners[103], group)
    with sealed.database.writing() as uow:
        uow.session.add(RoleGrant(user_id=given.TEACHER.user_id, role="examiner"))
    return given.TEACHER


def appointed(sealed):
    with sealed.database.reading() as session:
        return [(one.place, one.name, one.external) for one in queries.examiners(session, sealed.sitting_id)]


def test_two_are_appointed(sealed, notes):
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2, external=False)

    assert appointed(sealed) == [(1, "Marit Vold", True), (2, "Jens Tangen", False)]
    assert [one.details["name"] for one in notes[-2:]] == ["Marit Vold", "Jens Tangen"]


def test_the_teacher_of_the_class_is_impossible_to_choose_also_as_an_examiner(sealed, a_teacher_who_examines):
    everything = Override(frozenset({"TeachesThem", "SeesNames"}), "nobody else is here")

    own = {"external": False, "override": everything}
    assert refused(lambda: sealed.appoint(a_teacher_who_examines, 1, **own)) == {"TeachesThem"}
    with sealed.database.reading() as session:
        found = {one.person.name: one.why_not for one in queries.choices(session, sealed.sitting_id)}
    assert "§ 9-33" in found["Ingrid Solheim"]
    assert found["Marit Vold"] == ""


def test_a_second_who_is_not_external_is_refused_if_the_first_is_not(sealed):
    sealed.appoint(EXAMINER, 1, external=False)

    assert refused(lambda: sealed.appoint(OTHER_EXAMINER, 2, external=False)) == {"NoExternal"}
    sealed.appoint(OTHER_EXAMINER, 2)


def test_the_third_comes_only_after_a_disagreement(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    assert refused(lambda: sealed.appoint(THIRD_EXAMINER, 3)) == {"NotHandedInYet"}

    sealed.mark_everything(EXAMINER, 1)
    sealed.mark_everything(OTHER_EXAMINER, 1)
    sealed.mark(OTHER_EXAMINER, 101, points=2)
    sealed.hand_in(EXAMINER)
    sealed.hand_in(OTHER_EXAMINER)
    sealed.appoint(THIRD_EXAMINER, 3)


def test_where_all_agree_there_is_nothing_for_a_third(sealed):
    sealed.settle()

    assert refused(lambda: sealed.appoint(THIRD_EXAMINER, 3)) == {"NothingDiffers"}


def test_who_does_not_go_on_leaves_a_free_place_and_no_mark(sealed):
    first = sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark(EXAMINER, 105)

    sealed.run(
        given.LEADER, service.end_examiner, service.EndExaminer(examiner_id=first, reason="Moved away")
    )
    sealed.appoint(THIRD_EXAMINER, 1)
    with sealed.database.reading() as session:
        todo = tasks_of(session, sealed.sitting_id, 1, 1)
        rows = queries.examiners(session, sealed.sitting_id, ended=True)
    assert all(one.given is None for one in todo)
    assert [(one.name, one.ended_reason) for one in rows if one.ended_at] == [("Marit Vold", "Moved away")]
    with pytest.raises(NotAllowed):
        sealed.mark(EXAMINER, 105)


def test_what_was_handed_in_stands(sealed):
    first = sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    end = service.EndExaminer(examiner_id=first, reason="")

    assert refused(lambda: sealed.run(given.LEADER, service.end_examiner, end)) == {
        "EndNeedsReason",
        "HasHandedIn",
    }


def test_only_a_leader_appoints(sealed):
    order = service.AppointExaminer(sitting_id=sealed.sitting_id, place=1, user_id=EXAMINER.user_id)
    for actor in (given.OFFICE, given.TEACHER, EXAMINER, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            sealed.run(actor, service.appoint_examiner, order)


def test_somebody_who_is_gone_is_nobody_to_appoint(sealed):
    gone = service.AppointExaminer(sitting_id=sealed.sitting_id, place=1, user_id=sealed.sitting_id)
    with pytest.raises(NotFound):
        sealed.run(given.LEADER, service.appoint_examiner, gone)
    odd = service.AppointExaminer(sitting_id=sealed.sitting_id, place=4, user_id=EXAMINER.user_id)
    assert refused(lambda: sealed.run(given.LEADER, service.appoint_examiner, odd)) == {"PlaceUnknown"}


def test_who_has_no_role_as_an_examiner_is_refused(sealed):
    assert refused(lambda: sealed.appoint(given.OFFICE, 1)) == {"NoExaminer", "SeesNames"}


def grant(sealed, actor, role):
    with sealed.database.writing() as uow:
        uow.session.add(RoleGrant(user_id=actor.user_id, role=role))


def take_off(sealed, actor, role):
    with sealed.database.writing() as uow:
        theirs = RoleGrant.user_id == actor.user_id, RoleGrant.role == role
        uow.session.execute(delete(RoleGrant).where(*theirs))


@pytest.mark.both_databases
def test_who_gets_a_role_that_opens_names_marks_no_more_as_long_as_it_is_theirs(sealed):
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark_everything(EXAMINER)
    grant(sealed, EXAMINER, "teacher")

    assert refused(lambda: sealed.mark(EXAMINER, 105)) == {"NamesSince"}
    assert refused(lambda: sealed.hand_in(EXAMINER)) == {"NamesSince"}
    take_off(sealed, EXAMINER, "teacher")
    sealed.hand_in(EXAMINER)


@pytest.mark.both_databases
def test_who_was_appointed_with_a_reason_though_names_are_open_goes_on(sealed):
    grant(sealed, EXAMINER, "teacher")
    sealed.appoint(EXAMINER, 1, override=Override(frozenset({"SeesNames"}), "Nobody else knows welding"))
    sealed.appoint(OTHER_EXAMINER, 2)

    sealed.mark(EXAMINER, 105)


def a_class(sealed, teacher, number=101, first_day=given_education.FIRST_DAY):
    """A group of the course with one of the candidates in it."""
    with sealed.database.reading() as session:
        course = session.get_one(Sitting, sealed.sitting_id).course_id
    group = given_education.a_group(sealed.database, course, teacher_id=teacher.user_id)
    given_education.an_enrolment(sealed.database, sealed.learners[number], group, first_day=first_day)
    return group


@pytest.mark.both_databases
def test_who_teaches_any_group_here_is_external_only_for_a_reason(sealed):
    with sealed.database.reading() as session:
        course = session.get_one(Sitting, sealed.sitting_id).course_id
    for number, who in enumerate((EXAMINER, OTHER_EXAMINER)):
        given_education.a_group(sealed.database, course, name=f"Gruppe {number}", teacher_id=who.user_id)

    assert refused(lambda: sealed.appoint(EXAMINER, 1)) == {"TeachesHere"}
    sealed.appoint(EXAMINER, 1, external=False)
    assert refused(lambda: sealed.appoint(OTHER_EXAMINER, 2)) == {"TeachesHere"}
    why = Override(frozenset({"TeachesHere"}), "Teaches evenings at another school here, not at ours")
    sealed.appoint(OTHER_EXAMINER, 2, override=why)


def test_a_group_that_ended_before_the_exam_makes_nobody_of_the_school(sealed):
    day = sealed.clock.moment.date() - timedelta(days=30)
    given_education.a_group(sealed.database, last_day=day, teacher_id=EXAMINER.user_id)

    sealed.appoint(EXAMINER, 1)


@pytest.mark.both_databases
def test_who_taught_the_class_until_it_was_handed_on_is_impossible_to_choose(sealed):
    given_education.another_teacher(sealed.database, a_class(sealed, EXAMINER), given.TEACHER)

    assert refused(lambda: sealed.appoint(EXAMINER, 1)) == {"TeachesThem"}
    sealed.appoint(OTHER_EXAMINER, 1)


def test_who_handed_the_class_on_before_the_learner_came_never_taught_them(sealed):
    group = a_class(sealed, EXAMINER, first_day=sealed.clock.moment.date() + timedelta(days=1))
    given_education.another_teacher(sealed.database, group, given.TEACHER)

    sealed.appoint(EXAMINER, 1)


@pytest.mark.both_databases
def test_who_took_the_class_over_after_the_learner_had_left_never_taught_them(sealed):
    day = sealed.clock.moment.date()
    group = a_class(sealed, given.TEACHER, first_day=day - timedelta(days=60))
    with sealed.database.writing() as uow:
        for one in uow.session.scalars(select(Enrolment).where(Enrolment.group_id == group)):
            one.state, one.last_day = "completed", day - timedelta(days=30)
    given_education.another_teacher(sealed.database, group, EXAMINER)

    sealed.appoint(EXAMINER, 1, external=False)


def test_who_had_a_class_for_no_whole_day_never_taught_it(sealed):
    """Chosen by mistake, and another chosen on the same day."""
    group = a_class(sealed, given.TEACHER)
    given_education.another_teacher(sealed.database, group, EXAMINER)
    given_education.another_teacher(sealed.database, group, given.TEACHER)

    sealed.appoint(EXAMINER, 1)


@pytest.mark.both_databases
def test_who_takes_the_class_over_after_the_appointment_marks_no_more(sealed):
    group = a_class(sealed, given.TEACHER)
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark_everything(EXAMINER)
    given_education.another_teacher(sealed.database, group, EXAMINER)

    assert refused(lambda: sealed.mark(EXAMINER, 105)) == {"TeachesThem"}
    assert refused(lambda: sealed.hand_in(EXAMINER)) == {"TeachesThem"}
    with sealed.database.acting_as(EXAMINER).reading() as session:
        assert "§ 9-33" in queries.desk(session, sealed.sitting_id).why_not
    sealed.mark(OTHER_EXAMINER, 105)


def test_nobody_is_appointed_and_nobody_hands_in_where_the_key_gives_every_point(sealed):
    sealed.appoint(EXAMINER, 1)
    sealed.only(104)

    assert refused(lambda: sealed.appoint(OTHER_EXAMINER, 2)) == {"KeyMarksAll"}
    assert refused(lambda: sealed.hand_in(EXAMINER)) == {"KeyMarksAll"}
    assert sealed.by_key() == 9
    assert refused(lambda: sealed.hand_in(EXAMINER)) == {"KeyMarksAll"}


def test_in_higher_education_the_institution_decides_who_marks(sealed, a_teacher_who_examines):
    """§ 9-33 is about upper secondary school: it is neither cited nor held against anybody."""
    with accounts.owner_of(sealed.database) as owner, owner.writing() as uow:
        uow.session.get_one(Sitting, sealed.sitting_id).scale = "AF"
    sealed.appoint(EXAMINER, 1, external=False)
    sealed.appoint(OTHER_EXAMINER, 2, external=False)

    with sealed.database.reading() as session:
        overview = queries.overview(session, sealed.sitting_id)
        found = {one.person.name: one.why_not for one in queries.choices(session, sealed.sitting_id)}
    assert not any("§ 9-33" in one for one in (*overview.rules, *found.values()))
    assert "universitets- og høyskoleloven" in overview.rules[0]


def a_lesson(sealed, teacher, held_by, *numbers):
    """A lesson of the course: the group is one teacher's, another one held it and took the register."""
    group = a_class(sealed, teacher, numbers[0])
    day = sealed.clock.moment.date()
    session_id = given_attendance.a_session(sealed.database, group, day)
    order = attendance.MarkRestPresent(session_id=session_id)
    sealed.run(as_a_teacher(held_by), attendance.mark_rest_present, order)
    return session_id


def as_a_teacher(actor):
    """The same person with the role of a teacher for a while."""
    return actor_with(actor.user_id, actor.name, "lærer", ("teacher",))


@pytest.mark.both_databases
def test_who_held_a_lesson_of_the_class_for_its_teacher_is_impossible_to_choose(sealed):
    """Whatever role they have by now, and whatever reason is given (§ 9-33)."""
    a_lesson(sealed, given.TEACHER, EXAMINER, 101)
    everything = Override(frozenset({"TeachesThem", "SeesNames", "TeachesHere"}), "nobody else is here")

    assert refused(lambda: sealed.appoint(EXAMINER, 1)) == {"TeachesThem", "TeachesHere"}
    own = {"external": False, "override": everything}
    assert refused(lambda: sealed.appoint(EXAMINER, 1, **own)) == {"TeachesThem"}
    with sealed.database.reading() as session:
        found = {one.person.name: one.why_not for one in queries.choices(session, sealed.sitting_id)}
    assert "§ 9-33" in found["Marit Vold"]
    assert found["Jens Tangen"] == ""


def test_who_holds_a_lesson_after_the_appointment_marks_no_more(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    a_lesson(sealed, given.TEACHER, EXAMINER, 101)

    assert refused(lambda: sealed.mark(EXAMINER, 105)) == {"TeachesThem"}
    sealed.mark(OTHER_EXAMINER, 105)


def test_who_only_corrected_a_mark_held_no_lesson(sealed):
    session_id = a_lesson(sealed, given.TEACHER, given.TEACHER, 101)
    with sealed.database.writing() as uow:
        (was,) = uow.session.scalars(select(Mark).where(Mark.session_id == session_id))
        was.superseded = True
        uow.session.flush()
        uow.session.add(
            Mark(
                session_id=session_id, learner_id=was.learner_id, code="absent", minutes=0,
                planned=was.planned, missed="other", marked_by=EXAMINER.user_id, marked_at=uow.now,
                why="slip", replaces_id=was.id,
            )
        )  # fmt: skip

    sealed.appoint(EXAMINER, 1)


def test_a_mark_that_was_taken_back_was_no_lesson(sealed):
    session_id = a_lesson(sealed, given.TEACHER, EXAMINER, 101)
    with sealed.database.writing() as uow:
        for one in uow.session.scalars(select(Mark).where(Mark.session_id == session_id)):
            one.superseded = True

    sealed.appoint(EXAMINER, 1)


def test_a_lesson_of_another_course_was_not_about_this_exam(sealed):
    group = given_education.a_group(sealed.database, teacher_id=given.TEACHER.user_id)
    session_id = given_attendance.a_session(sealed.database, group, sealed.clock.moment.date())
    with sealed.database.acting_as(EXAMINER).writing() as uow:
        uow.session.add(
            Mark(
                session_id=session_id, learner_id=sealed.learners[101], code="present", minutes=90,
                planned=90, marked_by=EXAMINER.user_id, marked_at=uow.now,
            )
        )  # fmt: skip

    sealed.appoint(EXAMINER, 1)


@pytest.mark.both_databases
def test_who_recorded_a_module_of_the_course_taught_it(sealed):
    with sealed.database.reading() as session:
        course = session.get_one(Sitting, sealed.sitting_id).course_id
    module = given_education.a_module(sealed.database, course)
    day = sealed.clock.moment.date()
    order = courses.ReachModule(learner_id=sealed.learners[101], module_id=module, day=day)
    sealed.run(as_a_teacher(EXAMINER), courses.reach_module, order)

    assert refused(lambda: sealed.appoint(EXAMINER, 1)) == {"TeachesThem"}
