"""Results are released candidate by candidate: who counts after all gets a release of their own."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0054"
down_revision = "r0050"

_LIVE, _WAITING = "uq_grade_release_live_sitting_id", "uq_grade_release_waiting_sitting_id"
_ONE_LIVE = sa.text("taken_back_at IS NULL")
_ONE_WAITS = sa.text("confirmed_at IS NULL AND taken_back_at IS NULL")
# Whoever had a grade in force when the exam was released was released with it.
_THEN = (
    "(SELECT max(e.at) FROM sitting_event e "
    "WHERE e.sitting_id = candidate.sitting_id AND e.to_state = 'released')"
)
_RELEASED = f"""
    UPDATE candidate SET released_at = {_THEN}
    WHERE EXISTS (
        SELECT 1 FROM exam_result r WHERE r.candidate_id = candidate.id AND r.entered_at <= {_THEN}
    ) AND NOT EXISTS (
        SELECT 1 FROM annulment a WHERE a.candidate_id = candidate.id AND a.noted_at <= {_THEN}
        AND (a.reversal_noted_at IS NULL OR a.reversal_noted_at > {_THEN})
    )
"""  # noqa: S608 - nothing of it comes from outside


def upgrade() -> None:
    op.add_column("candidate", sa.Column("released_at", UtcDateTime(timezone=True), nullable=True))
    op.execute(_RELEASED)
    op.drop_index(_LIVE, "grade_release")
    _one(_WAITING, _ONE_WAITS)
    op.create_index("ix_grade_release_sitting_id", "grade_release", ["sitting_id"])


def downgrade() -> None:
    """An older program knows one release for each exam: the first stays."""
    op.execute(
        "DELETE FROM grade_release WHERE confirmed_at IS NOT NULL AND EXISTS (SELECT 1 FROM grade_release f "
        "WHERE f.sitting_id = grade_release.sitting_id AND f.taken_back_at IS NULL "
        "AND f.confirmed_at < grade_release.confirmed_at)"
    )
    op.execute(
        "DELETE FROM grade_release WHERE confirmed_at IS NULL AND taken_back_at IS NULL AND EXISTS (SELECT 1 "
        "FROM grade_release f WHERE f.sitting_id = grade_release.sitting_id AND f.confirmed_at IS NOT NULL)"
    )
    op.drop_index("ix_grade_release_sitting_id", "grade_release")
    op.drop_index(_WAITING, "grade_release")
    _one(_LIVE, _ONE_LIVE)
    op.drop_column("candidate", "released_at")


def _one(name: str, where: sa.TextClause) -> None:
    op.create_index(
        name, "grade_release", ["sitting_id"], unique=True, sqlite_where=where, postgresql_where=where
    )
