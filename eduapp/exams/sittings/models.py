"""Tables of sittings, what happened to them, candidates, seats, invigilators and results."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import CanonicalJson, UtcDateTime
from eduapp.exams.sittings.rules.states import PLANNED

# Written as each database writes it, else its planner does not use the index.
_CURRENT_SQLITE, _CURRENT_PG = text("superseded = 0"), text("superseded = false")
_LIVE = text("lifted_at IS NULL")
_OPEN = text("attested_at IS NULL AND refused_at IS NULL")


class Sitting(Record):
    """One exam in one course on one day. Written exams start at 09:00 (opplæringsforskrifta § 9-28)."""

    __tablename__ = "sitting"
    told_by = ("exams.sitting.", "exams.paper.chosen", "exams.watch.chosen")
    __table_args__ = (
        Index("ix_sitting_course_id_day", "course_id", "day"),
        Index("ix_sitting_state_day", "state", "day"),
        CheckConstraint("minutes > 0", name="some_minutes"),
        CheckConstraint(
            "state IN ('planned', 'published', 'open', 'running', 'paused', 'collecting', 'sealed', "
            "'marked', 'released', 'archived', 'annulled')",
            name="known_state",
        ),
    )

    course_id: Mapped[UUID] = mapped_column(ForeignKey("course.id"))
    day: Mapped[date] = mapped_column(index=True)
    start_minute: Mapped[int] = mapped_column(default=540)
    minutes: Mapped[int] = mapped_column(default=300)  # planned for everybody; arrangements come on top
    kind: Mapped[str] = mapped_column(default="written")  # code: exam_kinds
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_paper.id"))  # None: from elsewhere
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    invigilator_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    scale: Mapped[str]  # code: scales
    state: Mapped[str] = mapped_column(default="planned")  # code: sitting_states


class SittingEvent(Base):
    """A sitting went from one state to another. Rows are only added, in order."""

    __tablename__ = "sitting_event"
    __table_args__ = (CheckConstraint("from_state <> to_state", name="moves"),)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # from 1
    from_state: Mapped[str]
    to_state: Mapped[str]
    reason: Mapped[str]
    by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SittingWatch(Base):
    """One more invigilator beside the one who leads."""

    __tablename__ = "sitting_watch"

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)


class WatchTraining(Record):
    """Somebody learned how to watch an exam. Rows are only added; the newest counts."""

    __tablename__ = "watch_training"
    __table_args__ = (Index("ix_watch_training_user_id_day", "user_id", "day"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    day: Mapped[date]
    given_by: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SeatGrid(Base):
    """The room of a sitting: a grid of seats, those nobody uses, and how many stay empty between people."""

    __tablename__ = "seat_grid"
    __table_args__ = (
        CheckConstraint("grid_rows BETWEEN 1 AND 26", name="rows_by_letter"),
        CheckConstraint("grid_columns BETWEEN 1 AND 30", name="columns_by_number"),
        CheckConstraint("empty_between BETWEEN 0 AND 5", name="some_empty"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    grid_rows: Mapped[int]
    grid_columns: Mapped[int]
    empty_between: Mapped[int]
    blocked: Mapped[object] = mapped_column(CanonicalJson)  # [[row, column], …] from 0


class Candidate(Record):
    """A person entered for a sitting, known to examiners by number only. Never deleted: cancelled."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("sitting_id", "learner_id"),
        UniqueConstraint("sitting_id", "candidate_number"),
        UniqueConstraint("sitting_id", "seat_row", "seat_column"),
        CheckConstraint("(seat_row IS NULL) = (seat_column IS NULL)", name="seated_whole"),
        CheckConstraint("seat_row IS NULL OR own_place_id IS NULL", name="one_seat"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_reason = '')", name="cancelled_for_a_reason"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_by IS NULL)", name="cancelled_by_somebody"),
        CheckConstraint("cancelled_at IS NULL OR seat_row IS NULL", name="cancelled_leaves_the_seat"),
        # Who has come and has a result, counted without looking into the table.
        Index("ix_candidate_sitting_id_attended", "sitting_id", "attended", "id"),
    )

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    candidate_number: Mapped[int]
    attended: Mapped[bool | None]  # None: not yet known
    ground: Mapped[str] = mapped_column(default="ordinary")  # code: exam_grounds
    documented: Mapped[bool] = mapped_column(default=False)  # of an absence: nobody could foresee or help it
    seat_row: Mapped[int | None]  # from 0, the front
    seat_column: Mapped[int | None]  # from 0, the left
    letter: Mapped[str] = mapped_column(default="")  # of the version of the paper
    own_place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))  # a room apart
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    cancelled_reason: Mapped[str] = mapped_column(default="")  # code: candidate_ends
    annulled: Mapped[str] = mapped_column(default="")  # code: annulments; "" for an exam that counts
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # by two: results may be told from then


IS_TOLD = or_(Sitting.state == PLANNED, Candidate.released_at.is_not(None))  # as states.may_tell says it


class Result(Record):
    """A grade. Fixed on entry; a correction supersedes it and says why."""

    __tablename__ = "exam_result"
    __table_args__ = (
        Index(
            "uq_exam_result_current_candidate_id",
            "candidate_id",
            unique=True,
            sqlite_where=_CURRENT_SQLITE,
            postgresql_where=_CURRENT_PG,
        ),
    )

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    grade: Mapped[str]  # code of the sitting's scale
    passed: Mapped[bool | None]  # as the scale said then; None for a value that is no grade
    points: Mapped[int | None]  # hundredths of a point the grade rests on; None where the whole is graded
    most: Mapped[int | None]  # the same, of what could be had
    entered_by: Mapped[UUID] = mapped_column(
        ForeignKey("user_account.id")
    )  # of a correction: who attested it
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))
    reason: Mapped[str] = mapped_column(default="")  # of a correction
    superseded: Mapped[bool] = mapped_column(default=False)


class ResultReturn(Record):
    """A result that was set aside or corrected, and is in force again since that was taken back by two."""

    __tablename__ = "exam_result_return"
    __table_args__ = (CheckConstraint("reason <> ''", name="for_a_reason"),)

    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"), index=True)
    instead_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam_result.id"))  # None: of none
    reason: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))  # the first of two
    returned_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    returned_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ResultCorrection(Record):
    """Another grade for one that is fixed: proposed by one person, attested or refused by a second.

    Nothing changes before it is attested (opplæringsforskrifta § 9-9). Whoever proposed may take it back.
    """

    __tablename__ = "result_correction"
    __table_args__ = (
        CheckConstraint("attested_by <> proposed_by", name="two_people"),
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("attested_at IS NULL OR refused_at IS NULL", name="decided_once"),
        CheckConstraint("(attested_by IS NULL) = (attested_at IS NULL)", name="attested_by_somebody"),
        CheckConstraint("(refused_by IS NULL) = (refused_at IS NULL)", name="refused_by_somebody"),
        CheckConstraint("(refused_at IS NULL) = (refused_reason = '')", name="refused_for_a_reason"),
        # One that waits for each candidate, and the way to all that were ever proposed.
        Index(
            "uq_result_correction_open_candidate_id",
            "candidate_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    result_id: Mapped[UUID] = mapped_column(ForeignKey("exam_result.id"))  # that would be superseded
    grade: Mapped[str]  # code of the sitting's scale
    points: Mapped[int | None]  # as of a result
    most: Mapped[int | None]
    basis: Mapped[str]  # code: correction_bases
    reason: Mapped[str]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attested_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    attested_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_reason: Mapped[str] = mapped_column(default="")


class ExamHold(OfOnePerson, Record):
    """Somebody who cannot be entered for a while, by law. Never deleted: lifted."""

    __tablename__ = "exam_hold"
    __table_args__ = (
        Index("ix_exam_hold_learner_id", "learner_id"),
        Index(
            "uq_exam_hold_live_source_id_kind",
            "source_id",
            "kind",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        CheckConstraint("until >= from_day", name="runs_forward"),
        CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name="lifted_by_somebody"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    course_id: Mapped[UUID | None] = mapped_column(ForeignKey("course.id"))  # None: every course
    kind: Mapped[str]  # code: exam_holds
    source_id: Mapped[UUID]  # the record it follows from: an annulment, an appeal, a result
    from_day: Mapped[date]
    until: Mapped[date | None]  # the first day on which it holds no more; None: until it is lifted
    made_by: Mapped[UUID]  # a person, or the program itself, which has no account
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lifted_by: Mapped[UUID | None]
