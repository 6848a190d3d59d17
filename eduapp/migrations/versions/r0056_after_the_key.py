"""Grades that stand though a corrected key gives fewer points, and who marked sheets that two type from.

An index beside them: Today asks which papers rest on a grade that was corrected or annulled.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0056"
down_revision = "r0055"

_STAND, _NAMED = "grade_stand", "sheet_examiners"
_SOURCE, _BY_SOURCE = "certificate_source", "ix_certificate_source_source_id"
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    op.create_table(
        _STAND,
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_STAND}")),
        sa.UniqueConstraint("result_id", "points", name=op.f(f"uq_{_STAND}_result_id_points")),
        sa.CheckConstraint("reason <> ''", name=op.f(f"ck_{_STAND}_for_a_reason")),
        sa.CheckConstraint("points >= 0", name=op.f(f"ck_{_STAND}_points_counted")),
        _points_to(_STAND, "result_id", "exam_result.id"),
        _points_to(_STAND, "noted_by", "user_account.id"),
    )
    _only_added(_STAND)
    op.create_table(
        _NAMED,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("named", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_NAMED}")),
        _points_to(_NAMED, "sitting_id", "sitting.id"),
        _points_to(_NAMED, "noted_by", "user_account.id"),
    )
    op.create_index(
        f"uq_{_NAMED}_current_sitting_id",
        _NAMED,
        ["sitting_id"],
        unique=True,
        sqlite_where=sa.text("superseded = 0"),
        postgresql_where=sa.text("superseded = false"),
    )
    op.create_index(_BY_SOURCE, _SOURCE, ["source_id"])


def downgrade() -> None:
    """An older program asks again about the grades that stand, and nothing of who marked sheets."""
    op.drop_index(_BY_SOURCE, _SOURCE)
    op.drop_table(_NAMED)
    op.drop_table(_STAND)


def _only_added(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER added_{table} BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(
            f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(_TRIGGER.format(table=table, action=action))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
