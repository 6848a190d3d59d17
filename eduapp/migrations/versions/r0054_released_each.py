"""Results are released candidate by candidate; annulments and their reversals wait for a second person."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0054"
down_revision = "r0053"

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

_NOTED = "annulment_waiting"
_NOTED_RULES = {
    "for_a_reason": "reason <> ''",
    "by_somebody": "person <> ''",
    "by_two": "refused_reason <> '' OR second_by <> noted_by",
    "second_is_noted": "(second_at IS NULL) = (second_by IS NULL)",
    "refused_by_somebody": "refused_reason = '' OR second_at IS NOT NULL",
}


def upgrade() -> None:
    op.add_column("candidate", sa.Column("released_at", UtcDateTime(timezone=True), nullable=True))
    op.execute(_RELEASED)
    op.drop_index(_LIVE, "grade_release")
    _one(_WAITING, _ONE_WAITS)
    op.create_index("ix_grade_release_sitting_id", "grade_release", ["sitting_id"])
    _wait()


def downgrade() -> None:
    """An older program knows one release for each exam: the first stays. What waits is noted anew."""
    op.drop_table(_NOTED)
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


def _wait() -> None:
    op.create_table(
        _NOTED,
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("annulment_id", sa.Uuid(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("second_by", sa.Uuid(), nullable=True),
        sa.Column("second_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_NOTED}")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{_NOTED}_{name}")) for name, rule in _NOTED_RULES.items()),
        *(
            sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{_NOTED}_{column}"))
            for column, other in (
                ("candidate_id", "candidate.id"),
                ("annulment_id", "annulment.id"),
                ("noted_by", "user_account.id"),
                ("second_by", "user_account.id"),
            )
        ),
    )
    waits = sa.text("second_at IS NULL")
    op.create_index(
        f"uq_{_NOTED}_waiting_candidate_id",
        _NOTED,
        ["candidate_id"],
        unique=True,
        sqlite_where=waits,
        postgresql_where=waits,
    )
