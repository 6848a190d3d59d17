"""Tables of learning plans: goals and steps, reviews, talks, and what was changed of the first two."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import CanonicalJson, UtcDateTime

_OPEN = text("state IN ('planned', 'postponed')")
# Written as each database writes it, else its planner does not use the index.
_IN_USE_SQLITE, _IN_USE_PG = text("dropped = 0"), text("dropped = false")
_CURRENT_SQLITE = text("superseded = 0 AND struck = 0")
_CURRENT_PG = text("superseded = false AND struck = false")


class Goal(OfOnePerson, Record):
    """Something one learner works towards. What it was before stands among the events."""

    __tablename__ = "plan_goal"
    told_by = ("plans.goal.", "plans.step.")
    __table_args__ = (
        CheckConstraint("(state = 'put_aside') = (put_aside_reason <> '')", name="reason_put_aside"),
        CheckConstraint(
            "(state IN ('reached', 'put_aside')) = (closed_on IS NOT NULL)", name="closed_on_a_day"
        ),
        Index("ix_plan_goal_learner_id_state", "learner_id", "state"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    course_id: Mapped[UUID | None] = mapped_column(ForeignKey("course.id"), index=True)
    title: Mapped[str]
    target_day: Mapped[date]
    state: Mapped[str]  # code: goal_states
    put_aside_reason: Mapped[str] = mapped_column(default="")  # code: put_aside_reasons
    closed_on: Mapped[date | None]  # the day it was reached or put aside
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Step(Record):
    """One step towards a goal. A corrected plan drops steps still to be taken and writes new ones."""

    __tablename__ = "plan_step"
    __table_args__ = (
        Index(
            "uq_plan_step_in_use_goal_id_place",
            "goal_id",
            "place",
            unique=True,
            sqlite_where=_IN_USE_SQLITE,
            postgresql_where=_IN_USE_PG,
        ),
        CheckConstraint("place >= 1", name="counted_from_one"),
        CheckConstraint("(taken_on IS NULL) = (taken_by IS NULL)", name="taken_by_somebody"),
    )

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("plan_goal.id"), index=True)
    place: Mapped[int]
    text: Mapped[str]
    taken_on: Mapped[date | None]
    taken_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    dropped: Mapped[bool] = mapped_column(default=False)


class Review(OfOnePerson, Record):
    """When a plan is looked at again, and what became of it."""

    __tablename__ = "plan_review"
    told_by = ("plans.review.",)
    __table_args__ = (
        # The last fence of "one open review": two PCs cannot both plan the next one.
        Index(
            "uq_plan_review_open_learner_id",
            "learner_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_plan_review_learner_id_planned_on", "learner_id", "planned_on"),
        Index("ix_plan_review_state_last_day", "state", "last_day"),
        CheckConstraint("first_day <= last_day", name="runs_forward"),
        CheckConstraint("(state = 'postponed') = (postponed_on IS NOT NULL)", name="postponed_on_a_day"),
        CheckConstraint("(state = 'held') = (held_on IS NOT NULL)", name="held_on_a_day"),
        CheckConstraint("(held_on IS NULL) = (held_by IS NULL)", name="held_by_somebody"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    rule: Mapped[str]  # code: review_windows
    known_until: Mapped[date | None]  # the last day here by which it was planned
    planned_on: Mapped[date]
    state: Mapped[str]  # code: review_states
    reason: Mapped[str] = mapped_column(default="")  # code: postpone_reasons
    postponed_on: Mapped[date | None]
    held_on: Mapped[date | None]
    held_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))


class Talk(OfOnePerson, Record):
    """One talk on progress. A correction supersedes it and says why; a struck one was never held."""

    __tablename__ = "plan_talk"
    __table_args__ = (
        Index(
            "uq_plan_talk_current_learner_id_day",
            "learner_id",
            "day",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
        CheckConstraint("(replaces_id IS NULL) = (reason = '')", name="correction_says_why"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    day: Mapped[date]
    held_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    staff_note: Mapped[str] = mapped_column(default="")  # staff only, never printed
    learner_note: Mapped[str] = mapped_column(default="")  # may be printed for the learner
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan_talk.id"))
    reason: Mapped[str] = mapped_column(default="")  # of a correction
    superseded: Mapped[bool] = mapped_column(default=False)
    struck: Mapped[bool] = mapped_column(default=False)


class PlanEvent(Record):
    """One thing that happened to a goal or a review: who, when, and what it was before and after."""

    __tablename__ = "plan_event"
    __table_args__ = (
        CheckConstraint("(goal_id IS NULL) <> (review_id IS NULL)", name="of_one_thing"),
        Index("ix_plan_event_goal_id_at", "goal_id", "at"),
        Index("ix_plan_event_review_id_at", "review_id", "at"),
    )

    goal_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan_goal.id"))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan_review.id"))
    kind: Mapped[str]  # code: plan_events
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    reason: Mapped[str] = mapped_column(default="")  # code: put_aside_reasons or postpone_reasons
    before: Mapped[object] = mapped_column(CanonicalJson, nullable=True)
    after: Mapped[object] = mapped_column(CanonicalJson, nullable=True)
