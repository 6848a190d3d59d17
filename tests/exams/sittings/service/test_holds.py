"""An entry that the law forbids is refused on every path, with the paragraph and the first possible day."""

from datetime import date

import pytest

from eduapp.app.consequences import program_actor, write_with_consequences
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.sittings import queries, service, terms
from tests.support import given, given_education, given_exams
from tests.support.given_roads import a_road

LATER = date(2027, 3, 1)
SOURCE = given.LEADER.user_id  # any record


def hold(database, learner_id, course_id, kind="cheating_wait", first=given.TODAY, until=date(2027, 11, 23)):
    with database.writing() as uow:
        return service.hold(uow, learner_id, course_id, kind, SOURCE, first, until)


def lift(database):
    with database.writing() as uow:
        return service.lift(uow, SOURCE)


@pytest.fixture
def later_id(database, course_id):
    return given_exams.plan(database, course_id, LATER)


@pytest.fixture
def trade_id(database):
    return given_education.a_course(database, code="SNE3103", name="Snekkerfaget", scale="FAGPR")


def failed(database, course_id, learner_id, day=given.TODAY, grade="IB"):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


def held(database, learner_id):
    with database.reading() as session:
        return [one.hold for one in queries.holds_of(session, [learner_id])]


def test_an_entry_is_refused_with_paragraph_and_day(database, course_id, later_id, learner_id):
    hold(database, learner_id, course_id)

    with pytest.raises(Refused) as refused:
        given_exams.enter_candidate(database, later_id, learner_id)
    [told] = refused.value.violations
    assert told.name == "HeldBack"
    assert "23.11.2027" in told.sentence()
    assert "§§ 9-42, 9-69" in told.sentence()


def test_no_reason_goes_over_it(database, course_id, later_id, learner_id):
    hold(database, learner_id, course_id)
    reason = given_exams.Override(frozenset({"HeldBack"}), "The head said so")

    act = lambda: given_exams.enter_candidate(database, later_id, learner_id, override=reason)  # noqa: E731
    assert given_exams.refused(act) == {"HeldBack"}


def test_another_course_another_person_and_a_day_after_it_are_free(database, course_id, later_id, learner_id):
    hold(database, learner_id, course_id)
    norwegian = given_education.a_course(database, code="NOR", scale="K16")

    given_exams.enter_candidate(database, given_exams.plan(database, norwegian, LATER), learner_id)
    given_exams.enter_candidate(database, later_id, given.a_learner(database))
    given_exams.enter_candidate(
        database, given_exams.plan(database, course_id, date(2027, 11, 23)), learner_id
    )


def test_a_hold_without_a_course_holds_everywhere(database, later_id, learner_id):
    hold(database, learner_id, None)

    assert given_exams.refused(lambda: given_exams.enter_candidate(database, later_id, learner_id)) == {
        "HeldBack"
    }


def test_what_is_lifted_holds_no_more_and_stays_readable_in_the_trail(
    database, course_id, later_id, learner_id, notes
):
    hold(database, learner_id, course_id, "open_appeal", until=None)
    assert lift(database) == 1
    assert lift(database) == 0

    given_exams.enter_candidate(database, later_id, learner_id)
    told = [(one.action, one.learner, one.details["why"]) for one in notes if "hold" in one.action]
    assert told == [(terms.HOLD_LIFTED, learner_id, "exam_holds:open_appeal")]


def test_a_result_from_a_list_makes_no_candidate_either(database, course_id, learner_id, clock):
    hold(database, learner_id, course_id, first=date(2026, 11, 20))

    act = lambda: failed(database, course_id, learner_id, date(2026, 11, 21), "5")  # noqa: E731
    assert given_exams.refused(act) == {"HeldBack"}
    failed(database, course_id, learner_id, date(2026, 11, 19), "5")  # sat before anything held


def test_a_result_of_who_was_entered_before_is_refused_as_well(
    database, course_id, sitting_id, learner_id, candidate_id
):
    hold(database, learner_id, course_id)

    act = lambda: failed(database, course_id, learner_id, given.TODAY, "5")  # noqa: E731
    assert given_exams.refused(act) == {"HeldBack"}


def test_who_is_entered_already_is_told_of_before_publishing_without_a_why(
    database, course_id, later_id, learner_id
):
    given_exams.enter_candidate(database, later_id, learner_id)
    hold(database, learner_id, course_id)

    with database.reading() as session:
        [found] = queries.held_back(session, later_id)
        assert queries.unavailable(session, later_id) == []
    assert found.why == "can sit this exam from 23.11.2027 on."


def test_another_trade_test_is_refused_until_somebody_says_that_it_is_of_another_trade(
    database, trade_id, learner_id
):
    hold(database, learner_id, trade_id, "open_appeal", until=None)
    renewed = given_education.a_course(database, code="SNE4", name="Snekkerfaget, ny plan", scale="FAGPR")
    again = given_exams.plan(database, renewed, LATER)
    theory = given_exams.plan(
        database, given_education.a_course(database, code="TEO", scale="K16"), date(2027, 3, 2)
    )

    with pytest.raises(Refused) as refused:
        given_exams.enter_candidate(database, again, learner_id)
    [told] = refused.value.violations
    assert told.sentence() == (
        "Haddad, Karim: an appeal against the trade test is not decided, in Snekkerfaget "
        "(opplæringsforskrifta § 10-9). If this trade test is of the same trade, it waits for that as well. "
        "If it is of another trade, say so."
    )
    given_exams.enter_candidate(database, theory, learner_id)
    reason = given_exams.Override(frozenset({"PerhapsSameTrade"}), "The test of a painter")
    given_exams.enter_candidate(database, again, learner_id, override=reason)


def test_a_list_tells_of_no_trade_test_that_may_be_of_the_same_trade(database, trade_id, learner_id):
    hold(database, learner_id, trade_id, "open_appeal", first=date(2026, 11, 1), until=None)
    renewed = given_education.a_course(database, code="SNE4", name="Snekkerfaget, ny plan", scale="FAGPR")

    act = lambda: failed(database, renewed, learner_id, given.TODAY, "B")  # noqa: E731
    assert given_exams.refused(act) == {"PerhapsSameTrade"}


def test_a_practice_candidate_who_failed_waits_six_months(database, trade_id, learner_id, clock):
    whole = Database(database.engine, given.LEADER, write_with_consequences, clock=clock).unattended()
    a_road(whole, learner_id)
    failed(whole, trade_id, learner_id)

    assert [(one.kind, one.until) for one in held(whole, learner_id)] == [
        ("practice_wait", date(2027, 5, 23))
    ]
    again = given_exams.plan(whole, trade_id, date(2027, 6, 1))
    assert given_exams.refused(lambda: given_exams.enter_candidate(whole, again, learner_id)) == {"HeldBack"}
    clock.moment = given.NOW.replace(year=2027, month=5, day=24)
    given_exams.enter_candidate(whole, again, learner_id)


def test_who_comes_to_the_road_after_the_test_waits_too_and_others_never(
    database, trade_id, learner_id, clock
):
    whole = Database(database.engine, given.LEADER, write_with_consequences, clock=clock).unattended()
    apprentice = given.a_learner(whole)
    a_road(whole, apprentice, way="apprentice")
    for one in (learner_id, apprentice):
        failed(whole, trade_id, one)
    assert held(whole, learner_id) == []

    a_road(whole, learner_id)
    assert [one.kind for one in held(whole, learner_id)] == ["practice_wait"]
    assert held(whole, apprentice) == []


def test_a_failed_test_that_is_put_right_holds_nobody(database, trade_id, learner_id, clock):
    whole = Database(database.engine, given.LEADER, write_with_consequences, clock=clock).unattended()
    a_road(whole, learner_id)
    failed(whole, trade_id, learner_id)
    [candidate] = given_exams.candidates(whole, given_exams.sitting_on(whole, trade_id))
    given_exams.corrected(whole, candidate.id, "B")

    assert held(whole, learner_id) == []


def test_waits_are_the_programs_alone_and_a_repeat_does_nothing(database, trade_id, learner_id):
    failed(database, trade_id, learner_id)
    order = service.KeepWaits(learner_ids=frozenset({learner_id}))
    with pytest.raises(NotAllowed):
        database.execute(service.keep_waits, order)

    program = database.acting_as(program_actor())
    assert program.execute(service.keep_waits, order) == 1
    assert program.execute(service.keep_waits, service.KeepWaits(learner_ids=frozenset({learner_id}))) == 0
