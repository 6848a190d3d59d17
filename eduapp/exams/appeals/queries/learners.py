"""All there is of one learner: appeals, exams annulled, and what keeps them from another for a while."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.reach import expect_reach
from eduapp.exams.appeals.queries.annulments import AnnulmentRow, annulments_of
from eduapp.exams.appeals.queries.appeals import AppealRow, appeals
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.queries import HoldRow


@dataclass(frozen=True)
class LearnerAppeals:
    """One learner's."""

    appeals: tuple[AppealRow, ...]
    annulments: tuple[AnnulmentRow, ...]
    holds: tuple[HoldRow, ...]  # that hold on the day it was asked


def of_learner(session: Session, learner_id: UUID) -> LearnerAppeals:
    """What there is, the newest first; waits that are over are left out."""
    expect_reach(session, learner_id)
    today = session.info["now"].date()
    return LearnerAppeals(
        tuple(appeals(session, learner_id=learner_id)),
        tuple(annulments_of(session, learner_id=learner_id)),
        tuple(
            one
            for one in sittings.holds_of(session, [learner_id])
            if one.hold.until is None or one.hold.until > today
        ),
    )
