"""What a corrected key means for answers that people marked on sheets.

Beside a typed sheet stands how often each key was corrected when it was typed; of one typed before this step
nobody knows it, and it counts as typed by the keys as they were written. And it is kept who looked at an
answer whose grade was fixed, and that the grade stands.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0046"
down_revision = "r0045"

_TABLE = "key_look"
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    with op.batch_alter_table("typed_sheet") as batch_op:
        batch_op.add_column(sa.Column("keys", sa.Text(), nullable=False, server_default="{}"))
    op.create_table(
        _TABLE,
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("looked_by", sa.Uuid(), nullable=False),
        sa.Column("looked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        sa.UniqueConstraint("correction_id", "result_id", name=op.f(f"uq_{_TABLE}_correction_id_result_id")),
        sa.CheckConstraint("found <> ''", name=op.f(f"ck_{_TABLE}_says_what")),
        _points_to("correction_id", "key_correction.id"),
        _points_to("result_id", "exam_result.id"),
        _points_to("looked_by", "user_account.id"),
    )
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
    """An older program asks nothing of sheets after a key was corrected."""
    op.drop_table(_TABLE)
    with op.batch_alter_table("typed_sheet") as batch_op:
        batch_op.drop_column("keys")


def _points_to(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{_TABLE}_{column}"))
