"""What a PC that was left had not sent is kept beside the journal that went on; people choose what counts.

On PostgreSQL an exam PC may call one function more for it, and the leave to go on at another PC is used up by
whichever PC the ticket is typed at next (`exam_seat_aside`).
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime
from eduapp.migrations import exam_seat, exam_seat_aside

revision = "r0041"
down_revision = "r0040"

_ADDED_TO = ("screen_choice", "screen_aside")
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    _asides()
    _choices()
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in _ADDED_TO:
        if postgresql:
            op.execute(
                f"CREATE TRIGGER added_{table} BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
            )
            op.execute(
                f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
            )
            continue
        for action in ("UPDATE", "DELETE"):
            op.execute(_TRIGGER.format(table=table, action=action))
    if postgresql:
        for statement in exam_seat_aside.STATEMENTS:
            op.execute(statement)


def downgrade() -> None:
    """An older program refuses what a PC that was left had not sent."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION exam_seat.{exam_seat_aside.SEAT_FUNCTION}")
        op.execute(exam_seat.CLAIM.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))
    for table in _ADDED_TO:
        op.drop_table(table)


def _asides() -> None:
    table = "screen_aside"
    op.create_table(
        table,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("came_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "digest", name=op.f(f"pk_{table}")),
        _check(table, "numbered", "n > 0"),
        _check(table, "digest_whole", "length(digest) = 32"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
    )


def _choices() -> None:
    table = "screen_choice"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _check(table, "digest_whole", "length(digest) = 32"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
        _points_to(table, "by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_attempt_id_at"), table, ["attempt_id", "at"])


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
