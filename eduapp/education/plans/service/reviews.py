"""What can be done with reviews: plan, postpone, take up again, hold them; and keep all of them in step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.education.plans import terms
from eduapp.education.plans.models import Goal, PlanEvent, Review
from eduapp.education.plans.rules import goals, windows
from eduapp.education.plans.rules import reviews as rules
from eduapp.education.plans.rules.windows import Window
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import LearnerHead


@dataclass(frozen=True, kw_only=True)
class PlanReview(Command):
    """Plan the review anew for somebody who has come here or come back: within ten days (house rule 62)."""

    learner_id: UUID


@dataclass(frozen=True, kw_only=True)
class PostponeReview(Command):
    """The review cannot be held now, for a reason of the table."""

    review_id: UUID
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class TakeReviewUp(Command):
    """The review can be held again."""

    review_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class HoldReview(Command):
    """The plan was looked at on a day."""

    review_id: UUID
    version: int
    day: date


@dataclass(frozen=True, kw_only=True)
class BringReviewForward(Command):
    """The last day here has moved nearer: the review follows by the rule."""

    review_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class KeepReviews(Command):
    """A day begins: who has left, who is back, whose last day here has moved nearer."""


def plan_review(uow: UnitOfWork, command: PlanReview) -> UUID | None:
    """Let the plan be looked at within ten days; an open review is brought forward, never put off."""
    uow.require(terms.CHANGE_PLANS)
    uow.lock(Learner, command.learner_id)
    learner = learners.head(uow.session, command.learner_id)
    if learner is None:
        raise NotFound
    uow.enforce([] if learner.here else [rules.NotHereForReview(name=learner.facts.listed_name)])

    review = open_review(uow, learner.id)
    window = windows.window_for(uow.today, learner.facts.available_until, arrived=True)
    if review is None:
        review = plan_next(uow, learner, arrived=True)
    elif window is not None and window.last < review.last_day:
        _move(uow, review, learner, window)
    uow.publish(terms.PLANS_CHANGED)
    return None if review is None else review.id


def postpone_review(uow: UnitOfWork, command: PostponeReview) -> None:
    """Put a review off for a reason. Its day stays; taking it up again gives it the days of the reason."""
    uow.require(terms.CHANGE_PLANS)
    review, learner = _review(uow, command.review_id, command.version)
    uow.enforce(rules.check_review(review.state, rules.POSTPONED, rules.BY_STAFF, command.reason))

    before = _as_it_is(review)
    review.state, review.reason, review.postponed_on = rules.POSTPONED, command.reason, uow.today
    _write(uow, "postponed", terms.REVIEW_POSTPONED, review, learner, before)


def take_review_up(uow: UnitOfWork, command: TakeReviewUp) -> str:
    """Take a postponed review up again (house rule 63); answers with its last day now, as 2026-11-23."""
    uow.require(terms.CHANGE_PLANS)
    review, learner = _review(uow, command.review_id, command.version)
    uow.enforce(rules.check_review(review.state, rules.PLANNED, rules.BY_STAFF))

    before, put_off = _as_it_is(review), review.postponed_on or uow.today
    until = learner.facts.available_until
    review.last_day = rules.extended(review.last_day, put_off, review.reason, uow.today, until)
    review.state, review.reason, review.postponed_on = rules.PLANNED, "", None
    _write(uow, "taken_up", terms.REVIEW_TAKEN_UP, review, learner, before)
    return review.last_day.isoformat()


def hold_review(uow: UnitOfWork, command: HoldReview) -> UUID | None:
    """Say that the plan was looked at; answers with the next review, if one comes."""
    uow.require(terms.CHANGE_PLANS)
    review, learner = _review(uow, command.review_id, command.version)
    uow.enforce(check_holding(uow, review, command.day))
    return hold(uow, review, learner, command.day)


def bring_review_forward(uow: UnitOfWork, command: BringReviewForward) -> str:
    """Let an open review follow the last day here; answers with its last day now, as 2026-11-23."""
    uow.require(terms.CHANGE_PLANS)
    review, learner = _review(uow, command.review_id, command.version)
    open_now = review.state in rules.OPEN
    uow.enforce([] if open_now else [rules.ReviewStepNotAllowed(review.state, rules.PLANNED)])

    _bring_forward(uow, review, learner)
    return review.last_day.isoformat()


def keep_reviews(uow: UnitOfWork, _command: KeepReviews) -> int:
    """Keep all reviews in step with who is here, and until when; how many changed. May be repeated."""
    uow.require(terms.CHANGE_PLANS)
    open_ones = _open_reviews(uow)
    people = learners.heads(uow.session, {*open_ones, *_with_live_goals(uow)})
    last = _last_reviews(uow, [one for one in people if one not in open_ones])
    changed = 0
    for learner in people.values():
        review = open_ones.get(learner.id)
        if review is not None:
            changed += _bring_forward(uow, review, learner) if learner.here else _drop(uow, review, learner)
        elif learner.here:
            away = last.get(learner.id) == (rules.DROPPED, rules.NOT_HERE)
            changed += _plan(uow, learner, arrived=away) is not None
    return changed


# --- for the other parts of the service -----------------------------------------------------------


def plan_next(uow: UnitOfWork, learner: LearnerHead, *, arrived: bool = False) -> Review | None:
    """Plan the next review if none is open and the rule gives one; the learner is locked."""
    if open_review(uow, learner.id) is not None:
        return None
    return _plan(uow, learner, arrived=arrived)


def open_review(uow: UnitOfWork, learner_id: UUID) -> Review | None:
    """The review of a learner that is planned or postponed."""
    query = select(Review).where(Review.learner_id == learner_id, Review.state.in_(rules.OPEN))
    return uow.session.scalar(query)


def check_holding(uow: UnitOfWork, review: Review, day: date) -> list[Violation]:
    """Everything against saying that a review was held on a day."""
    return [
        *rules.check_review(review.state, rules.HELD, rules.BY_STAFF),
        *rules.check_held(day, review.planned_on, uow.today),
    ]


def hold(uow: UnitOfWork, review: Review, learner: LearnerHead, day: date) -> UUID | None:
    """Write that a review was held, and plan the next one."""
    before = _as_it_is(review)
    review.state, review.reason, review.postponed_on = rules.HELD, "", None
    review.held_on, review.held_by = day, uow.actor.user_id
    uow.session.flush()  # before the next one: only one is open
    _write(uow, "held", terms.REVIEW_HELD, review, learner, before)
    following = _plan(uow, learner)
    return None if following is None else following.id


# --- inside ----------------------------------------------------------------------------------------


def _review(uow: UnitOfWork, review_id: UUID, version: int) -> tuple[Review, LearnerHead]:
    """The review as the screen knew it, and whose it is, while others who want to change it wait."""
    uow.lock(Review, review_id)
    review = uow.session.get(Review, review_id, populate_existing=True)
    learner = None if review is None else learners.head(uow.session, review.learner_id)
    if review is None or learner is None:
        raise NotFound
    uow.expect_version(review, version)
    return review, learner


def _plan(uow: UnitOfWork, learner: LearnerHead, *, arrived: bool = False) -> Review | None:
    """The next review, if the rule gives one; none is open."""
    until = learner.facts.available_until
    window = windows.window_for(uow.today, until, arrived=arrived)
    if window is None:
        return None
    review = Review(
        learner_id=learner.id,
        first_day=window.first,
        last_day=window.last,
        rule=window.rule,
        known_until=until,
        planned_on=uow.today,
        state=rules.PLANNED,
        reason="",
    )
    uow.session.add(review)
    uow.session.flush()
    _write(uow, "planned", terms.REVIEW_PLANNED, review, learner, None)
    return review


def _move(uow: UnitOfWork, review: Review, learner: LearnerHead, window: Window) -> None:
    before = _as_it_is(review)
    review.first_day, review.last_day, review.rule = window.first, window.last, window.rule
    review.known_until = learner.facts.available_until
    _write(uow, "brought_forward", terms.REVIEW_BROUGHT_FORWARD, review, learner, before)


def _bring_forward(uow: UnitOfWork, review: Review, learner: LearnerHead) -> int:
    """1 if the last day here has moved so that the review must come sooner."""
    old = Window(review.first_day, review.last_day, review.rule)
    new = windows.shrunk(old, uow.today, review.known_until, learner.facts.available_until)
    if new == old:
        return 0
    _move(uow, review, learner, new)
    return 1


def _drop(uow: UnitOfWork, review: Review, learner: LearnerHead) -> int:
    """Nobody reviews the plan of somebody who is not here (house rule 64: the program's step)."""
    uow.enforce(rules.check_review(review.state, rules.DROPPED, rules.BY_PROGRAM, rules.NOT_HERE))
    before = _as_it_is(review)
    review.state, review.reason, review.postponed_on = rules.DROPPED, rules.NOT_HERE, None
    _write(uow, "dropped", terms.REVIEW_DROPPED, review, learner, before)
    return 1


def _open_reviews(uow: UnitOfWork) -> dict[UUID, Review]:
    query = select(Review).where(Review.state.in_(rules.OPEN)).order_by(Review.id).with_for_update()
    return {review.learner_id: review for review in uow.session.scalars(query)}


def _with_live_goals(uow: UnitOfWork) -> set[UUID]:
    return set(uow.session.scalars(select(Goal.learner_id).where(Goal.state.in_(goals.LIVE)).distinct()))


def _last_reviews(uow: UnitOfWork, learner_ids: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """State and reason of the last review of each learner."""
    query = (
        select(Review.learner_id, Review.state, Review.reason)
        .where(Review.learner_id.in_(learner_ids))
        .order_by(Review.planned_on, Review.id)
    )
    return {learner_id: (state, reason) for learner_id, state, reason in uow.session.execute(query)}


def _as_it_is(review: Review) -> dict[str, object]:
    """The review as its history keeps it."""
    return {
        "state": review.state,
        "first_day": review.first_day.isoformat(),
        "last_day": review.last_day.isoformat(),
        "rule": review.rule,
    }


def _write(
    uow: UnitOfWork, kind: str, action: str, review: Review, learner: LearnerHead, before: object
) -> None:
    """What happened: into the history of the review, into the trail, and to the screens."""
    uow.session.add(
        PlanEvent(
            review_id=review.id,
            kind=kind,
            at=uow.now,
            by_id=uow.actor.user_id,
            reason=review.reason,
            before=before,
            after=_as_it_is(review),
        )
    )
    day = (review.held_on or review.last_day).isoformat()
    uow.audit(action, review.id, learner.id, name=learner.facts.listed_name, day=day)
    uow.publish(terms.PLANS_CHANGED)
