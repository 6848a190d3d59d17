"""Tables of learners."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import SortKey, UtcDateTime

_IN_FORCE, _PLANNED = text("phase = 'in_force'"), text("phase = 'planned'")


class Learner(Record):
    """A person who takes part. One name is enough: many people have only one."""

    __tablename__ = "learner"
    told_by = ("learners.",)
    __table_args__ = (
        CheckConstraint("family_name <> '' OR given_name <> ''", name="has_a_name"),
        CheckConstraint(
            "available_until IS NOT NULL OR (available_source = 'not_known' AND available_as_of IS NULL)",
            name="source_of_a_day",
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    family_name: Mapped[str]
    given_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey, index=True)  # core.names.sort_key
    search_text: Mapped[str]  # core.names.search_text
    birth_date: Mapped[date | None]
    first_language: Mapped[str] = mapped_column(default="")
    norwegian_level: Mapped[str] = mapped_column(default="")  # code: norwegian_levels
    site: Mapped[str] = mapped_column(default="", index=True)
    unit: Mapped[str] = mapped_column(default="")
    security_level: Mapped[str] = mapped_column(
        default=""
    )  # code: security_levels; of the placement, not the person
    available_until: Mapped[date | None] = mapped_column(index=True)
    available_source: Mapped[str] = mapped_column(default="not_known")  # code: available_sources
    available_as_of: Mapped[date | None]  # the day the information is from
    participation: Mapped[str] = mapped_column(default="offer")  # code: participations
    staff_note: Mapped[str] = mapped_column(default="")  # never printed
    learner_note: Mapped[str] = mapped_column(default="")  # may be printed for the learner
    state: Mapped[str] = mapped_column(default="here", index=True)  # code: learner_states; as it is now

    @hybrid_property
    def here(self) -> bool:
        """Whether somebody is here now; in a query, the condition that says so."""
        return self.state == "here"


class StateChange(OfOnePerson, Record):
    """A learner's state from a day on. Rows are added, never edited away; only their phase moves on.

    What is dated ahead waits until the day is opened. A change that was wrong is replaced by another row.
    """

    __tablename__ = "learner_state"
    __table_args__ = (
        CheckConstraint(
            "phase IN ('planned', 'in_force', 'past', 'replaced', 'called_off')", name="known_phase"
        ),
        CheckConstraint("expected_back IS NULL OR expected_back >= from_day", name="comes_back_after"),
        # The last fences: one state in force and one planned change for each person.
        Index(
            "uq_learner_state_in_force_learner_id",
            "learner_id",
            unique=True,
            sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
        Index(
            "uq_learner_state_planned_learner_id",
            "learner_id",
            unique=True,
            sqlite_where=_PLANNED,
            postgresql_where=_PLANNED,
        ),
        Index("ix_learner_state_learner_id_from_day", "learner_id", "from_day"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    state: Mapped[str]  # code: learner_states
    from_day: Mapped[date]
    expected_back: Mapped[date | None]
    phase: Mapped[str]  # code: state_phases
    previous: Mapped[str] = mapped_column(default="")  # the state it followed, once it holds
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner_state.id"))
