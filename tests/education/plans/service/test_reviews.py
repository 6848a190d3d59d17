"""Reviews: planned by the time left, postponed at a price, held for good, and kept in step day by day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.plans import queries, service, terms
from tests.support import given
from tests.support.given_plans import a_goal, gone, here_until, the_plan
from tests.support.statements import selects_of


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


def review(database, learner_id):
    return the_plan(database, learner_id).review


def days(database, learner_id):
    row = review(database, learner_id)
    return None if row is None else (row.first_day, row.last_day, row.rule)


def postpone(database, row, reason="staff_away"):
    order = service.PostponeReview(review_id=row.id, version=row.version, reason=reason)
    return database.execute(service.postpone_review, order)


def take_up(database, row):
    order = service.TakeReviewUp(review_id=row.id, version=row.version)
    return database.execute(service.take_review_up, order)


def hold(database, row, day=given.TODAY):
    order = service.HoldReview(review_id=row.id, version=row.version, day=day)
    return database.execute(service.hold_review, order)


def keep(database):
    return database.execute(service.keep_reviews, service.KeepReviews())


def later(clock, **span):
    clock.moment += timedelta(**span)


def history(database, learner_id):
    with database.reading() as session:
        return [(event.kind, event.reason) for event in queries.review_history(session, learner_id)]


@pytest.fixture
def learner_id(database):
    """Somebody here until the first of May, with a goal and so with a review."""
    person = given.a_learner(database, available_until=date(2027, 5, 1))
    a_goal(database, person)
    return person


SIX_MONTHS = (date(2026, 12, 23), date(2027, 2, 23), "six_months")


def test_rule_62_the_first_goal_plans_the_first_review_and_the_second_none(database, learner_id):
    assert days(database, learner_id) == SIX_MONTHS
    a_goal(database, learner_id, title="Truckførerbevis")
    assert history(database, learner_id) == [("planned", "")]


def test_rule_62_with_too_little_time_left_there_is_no_review(database):
    learner_id = given.a_learner(database, available_until=date(2027, 2, 1))
    a_goal(database, learner_id)
    assert review(database, learner_id) is None


def test_rule_62_how_long_is_unknown_gives_ten_to_twelve_months(database):
    learner_id = given.a_learner(database)
    a_goal(database, learner_id)
    assert days(database, learner_id) == (date(2027, 9, 23), date(2027, 11, 23), "unknown")


def test_rule_64_a_held_review_is_final_and_the_next_one_is_planned(database, clock, learner_id):
    later(clock, days=60)
    old = review(database, learner_id)

    following = hold(database, old, date(2027, 1, 20))

    plan = the_plan(database, learner_id)
    assert (plan.review.id, plan.review.rule) == (following, "six_months")
    assert (plan.last_review.id, plan.last_review.held_on) == (old.id, date(2027, 1, 20))
    held = plan.last_review
    assert refused(lambda: postpone(database, held)) == {"ReviewStepNotAllowed"}
    assert refused(lambda: take_up(database, held)) == {"ReviewStepNotAllowed"}
    assert refused(lambda: hold(database, held, date(2027, 1, 22))) == {"ReviewStepNotAllowed"}


def test_rule_62_the_last_review_before_leaving_has_no_next_one(database, clock, learner_id):
    later(clock, days=80)
    assert hold(database, review(database, learner_id), date(2027, 2, 11)) is None
    assert review(database, learner_id) is None
    assert keep(database) == 0


def test_a_review_is_held_on_a_day_that_has_been(database, clock, learner_id):
    row = review(database, learner_id)
    assert refused(lambda: hold(database, row, date(2026, 11, 24))) == {"ReviewDayImpossible"}
    assert refused(lambda: hold(database, row, date(2026, 11, 22))) == {"ReviewDayImpossible"}
    assert review(database, learner_id) == row


@pytest.mark.parametrize(
    ("reason", "extra"), [("closed", 10), ("not_able", 10), ("technical", 5), ("not_wanted", 5)]
)
def test_rule_63_taking_up_gives_the_days_of_the_reason_from_today(
    database, clock, learner_id, reason, extra
):
    later(clock, days=90)  # two days before the last day
    postpone(database, review(database, learner_id), reason)
    later(clock, days=4)

    new = take_up(database, review(database, learner_id))

    assert new == (date(2027, 2, 25) + timedelta(days=extra)).isoformat()
    row = review(database, learner_id)
    assert (row.state, row.reason, row.postponed_on) == ("planned", "", None)
    assert history(database, learner_id) == [("taken_up", ""), ("postponed", reason), ("planned", "")]


def test_rule_63_who_was_overdue_when_postponed_gets_no_day(database, clock, learner_id):
    later(clock, days=93)
    postpone(database, review(database, learner_id), "closed")
    assert take_up(database, review(database, learner_id)) == "2027-02-23"


def test_rule_64_a_postponed_review_is_not_postponed_again_and_needs_a_reason(database, learner_id):
    row = review(database, learner_id)
    assert refused(lambda: postpone(database, row, "")) == {"PostponeReasonMissing"}
    assert refused(lambda: postpone(database, row, "not_here")) == {"PostponeReasonMissing"}
    assert refused(lambda: take_up(database, row)) == {"ReviewStepNotAllowed"}

    postpone(database, row)

    assert refused(lambda: postpone(database, review(database, learner_id))) == {"ReviewStepNotAllowed"}


def test_a_postponed_review_can_be_held(database, learner_id):
    postpone(database, review(database, learner_id))
    hold(database, review(database, learner_id))
    assert the_plan(database, learner_id).last_review.held_on == given.TODAY


def test_rule_64_the_program_drops_the_review_of_who_is_gone(database, learner_id):
    gone(database, learner_id)

    assert keep(database) == 1

    assert review(database, learner_id) is None
    assert history(database, learner_id)[0] == ("dropped", "not_here")
    assert keep(database) == 0


def test_rule_62_who_is_back_is_reviewed_within_ten_days(database, clock, learner_id):
    gone(database, learner_id)
    keep(database)
    later(clock, days=30)
    gone(database, learner_id, here=True)

    assert keep(database) == 1

    assert days(database, learner_id) == (date(2026, 12, 23), date(2027, 1, 2), "arrived")
    assert keep(database) == 0


def test_rule_62_a_nearer_last_day_brings_the_review_forward_and_a_later_one_changes_nothing(
    database, learner_id
):
    here_until(database, learner_id, date(2030, 1, 1))
    assert keep(database) == 0
    here_until(database, learner_id, date(2026, 12, 30))

    assert keep(database) == 1

    assert days(database, learner_id) == (given.TODAY, date(2026, 12, 23), "brought_forward")
    assert history(database, learner_id)[0] == ("brought_forward", "")
    assert keep(database) == 0
    here_until(database, learner_id, None)
    assert keep(database) == 0


def test_rule_62_a_review_can_be_brought_forward_by_hand_but_only_while_it_is_open(database, learner_id):
    def forward(row):
        order = service.BringReviewForward(review_id=row.id, version=row.version)
        return database.execute(service.bring_review_forward, order)

    assert forward(review(database, learner_id)) == "2027-02-23"
    assert the_plan(database, learner_id).sooner is None
    here_until(database, learner_id, date(2026, 12, 30))
    assert the_plan(database, learner_id).sooner.last == date(2026, 12, 23)

    assert forward(review(database, learner_id)) == "2026-12-23"

    assert the_plan(database, learner_id).sooner is None
    hold(database, review(database, learner_id))
    held = the_plan(database, learner_id).last_review
    assert refused(lambda: forward(held)) == {"ReviewStepNotAllowed"}


def test_a_review_that_had_to_wait_for_more_time_comes_when_there_is_more(database):
    learner_id = given.a_learner(database, available_until=date(2026, 12, 24))
    a_goal(database, learner_id)
    assert keep(database) == 0
    here_until(database, learner_id, date(2027, 11, 1))

    assert keep(database) == 1

    assert review(database, learner_id).rule == "one_year"


def test_who_has_no_goal_to_work_towards_gets_no_review(database):
    given.a_learner(database)
    a_goal(database, given.a_learner(database, available_until=date(2026, 12, 24)), taken=3)
    assert keep(database) == 0


def test_keeping_reviews_asks_the_database_as_often_for_many_as_for_one(database):
    def asked():
        with selects_of(database) as found:
            keep(database)
        return len(found)

    for number in range(2):
        a_goal(database, given.a_learner(database, available_until=date(2026, 12, 24 + number)))
    few = asked()
    for _number in range(6):
        a_goal(database, given.a_learner(database, available_until=date(2026, 12, 24)))

    assert asked() == few


def test_rule_62_who_has_just_come_is_planned_for_within_ten_days(database, learner_id):
    plan = service.PlanReview(learner_id=learner_id)
    database.execute(service.plan_review, plan)

    assert days(database, learner_id) == (given.TODAY, date(2026, 12, 3), "arrived")
    before = review(database, learner_id)
    database.execute(service.plan_review, service.PlanReview(learner_id=learner_id))
    assert review(database, learner_id) == before

    new = given.a_learner(database)
    database.execute(service.plan_review, service.PlanReview(learner_id=new))
    assert review(database, new).rule == "arrived"
    gone(database, new)
    order = service.PlanReview(learner_id=new)
    assert refused(lambda: database.execute(service.plan_review, order)) == {"NotHereForReview"}


def test_two_people_never_change_a_review_unseen(database, learner_id):
    seen = review(database, learner_id)
    postpone(database, seen)
    with pytest.raises(Conflict):
        hold(database, seen)


@pytest.mark.parametrize(
    "actor", [given.WORKSHOP_LEADER, given.OFFICE, given.AUDITOR], ids=lambda one: one.title
)
def test_only_those_who_teach_or_lead_change_reviews(database, learner_id, actor):
    acting, row = database.acting_as(actor), review(database, learner_id)
    for act in (
        lambda: postpone(acting, row),
        lambda: take_up(acting, row),
        lambda: hold(acting, row),
        lambda: keep(acting),
        lambda: acting.execute(
            service.bring_review_forward, service.BringReviewForward(review_id=row.id, version=1)
        ),
        lambda: acting.execute(service.plan_review, service.PlanReview(learner_id=learner_id)),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_is_gone_is_not_found(database):
    missing = service.HoldReview(review_id=uuid4(), version=1, day=given.TODAY)
    with pytest.raises(NotFound):
        database.execute(service.hold_review, missing)
    with pytest.raises(NotFound):
        database.execute(service.plan_review, service.PlanReview(learner_id=uuid4()))


def test_everything_is_in_the_trail_with_name_and_day(database, clock, learner_id, notes, published):
    postpone(database, review(database, learner_id))
    take_up(database, review(database, learner_id))
    hold(database, review(database, learner_id))
    here_until(database, learner_id, date(2027, 3, 1))
    keep(database)
    gone(database, learner_id)
    keep(database)

    told = [note for note in notes if note.action.startswith("plans.review")]
    assert [note.action for note in told] == [
        terms.REVIEW_PLANNED,
        terms.REVIEW_POSTPONED,
        terms.REVIEW_TAKEN_UP,
        terms.REVIEW_HELD,
        terms.REVIEW_PLANNED,
        terms.REVIEW_BROUGHT_FORWARD,
        terms.REVIEW_DROPPED,
    ]
    assert {note.details["name"] for note in told} == {"Aasen, Bjørn"}
    assert told[3].details["day"] == "2026-11-23"
    assert not [note for note in told if "reason" in note.details]
    assert terms.PLANS_CHANGED in published[-1]
