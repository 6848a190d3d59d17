"""Exams on screen: attempts, tickets, journals and messages; on PostgreSQL the functions an exam PC may call.

The exam PC's role owns nothing and reaches no table: `exam_seat` holds four functions for it, which run with
the rights of the tables' owner and a search path of their own, and are bound to a ticket or to the token a
ticket was changed for. Who may call them is said by `eduapp database roles`: passwords are no part of a step.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime
from eduapp.migrations import exam_seat

revision = "r0037"
down_revision = "r0036"

_TABLES = (
    "screen_notice",
    "screen_message",
    "screen_record",
    "screen_seat",
    "screen_ticket",
    "screen_attempt",
    "screen_exam",
)
_ADDED_TO = ("screen_record", "screen_message", "screen_notice")
_FUNCTION = """
CREATE FUNCTION refuse_what_was_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows are only added here' USING ERRCODE = 'restrict_violation';
END $$
"""
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    _exams()
    _attempts()
    _tickets()
    _seats()
    _journals()
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(_FUNCTION)
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
        for statement in exam_seat.STATEMENTS:
            op.execute(statement)


def downgrade() -> None:
    """An older program knows exams on paper only."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute("DROP SCHEMA exam_seat CASCADE")
    for table in _TABLES:
        op.drop_table(table)
    if postgresql:
        op.execute("DROP FUNCTION refuse_what_was_added()")


def _exams() -> None:
    table = "screen_exam"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f(f"pk_{table}")),
        _check(table, "secret_whole", "length(secret) = 32"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "made_by", "user_account.id"),
    )


def _attempts() -> None:
    table = "screen_attempt"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("journal_key", "paper_key", "sealed")
        ),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        *_record(table),
        sa.UniqueConstraint("candidate_id", name=op.f(f"uq_{table}_candidate_id")),
        _check(table, "journal_key_whole", "length(journal_key) = 32"),
        _check(table, "paper_key_whole", "length(paper_key) = 32"),
        _check(table, "some_questions", "questions > 0"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "candidate_id", "candidate.id"),
    )
    op.create_index(op.f(f"ix_{table}_sitting_id"), table, ["sitting_id"])


def _tickets() -> None:
    table = "screen_ticket"
    op.create_table(
        table,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("may_move", sa.Boolean(), nullable=False),
        *_record(table),
        sa.UniqueConstraint("attempt_id", name=op.f(f"uq_{table}_attempt_id")),
        _check(table, "hash_whole", "length(hash) = 32"),
        _check(table, "five_tries", "tries BETWEEN 0 AND 5"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
    )


def _seats() -> None:
    table = "screen_seat"
    op.create_table(
        table,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kiosk", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("begun_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("attempt_id", "place", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("token_hash", name=op.f(f"uq_{table}_token_hash")),
        _check(table, "token_hash_whole", "length(token_hash) = 32"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
    )
    where = sa.text("ended_at IS NULL")
    name = "uq_screen_seat_live_attempt_id"
    op.create_index(name, table, ["attempt_id"], unique=True, sqlite_where=where, postgresql_where=where)


def _journals() -> None:
    table = "screen_record"
    op.create_table(
        table,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("came_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "n", name=op.f(f"pk_{table}")),
        _check(table, "numbered", "n > 0"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
    )
    table = "screen_message"
    op.create_table(
        table,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "n", name=op.f(f"pk_{table}")),
        _check(table, "numbered", "n > 0"),
        _points_to(table, "attempt_id", "screen_attempt.id"),
        _points_to(table, "said_by", "user_account.id"),
    )
    table = "screen_notice"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _points_to(table, "attempt_id", "screen_attempt.id"),
        _points_to(table, "by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_attempt_id_at"), table, ["attempt_id", "at"])


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
