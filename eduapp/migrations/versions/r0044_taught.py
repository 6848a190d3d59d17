"""Who taught a group before somebody else took it over: they mark no written exam of those they taught.

Filled from now on, whenever the teacher of a group changes. What was before is in the trail alone. And beside
an examiner whose account opens names it is kept why they were appointed; of who was before, nobody knows it.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0044"
down_revision = "r0043"

_TABLE = "group_taught"
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        _points_to("group_id", "course_group.id"),
        _points_to("teacher_id", "user_account.id"),
        _points_to("noted_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{_TABLE}_group_id"), _TABLE, ["group_id"])
    with op.batch_alter_table("marking_examiner") as batch_op:
        batch_op.add_column(sa.Column("names_reason", sa.String(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER added_{_TABLE} BEFORE UPDATE OR DELETE ON {_TABLE}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(
            f"CREATE TRIGGER emptied_{_TABLE} BEFORE TRUNCATE ON {_TABLE}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(_TRIGGER.format(table=_TABLE, action=action))


def downgrade() -> None:
    """An older program asks who teaches a group now, and nobody else."""
    op.drop_table(_TABLE)
    with op.batch_alter_table("marking_examiner") as batch_op:
        batch_op.drop_column("names_reason")


def _points_to(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{_TABLE}_{column}"))
