"""Competence aims of trades, which tasks practise them, and what was seen, signed and talked about."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0025"
down_revision = "r0024"

_TABLES = (
    "trade_talk",
    "aim_signing",
    "aim_observation",
    "trade_aim_task",
    "trade_aim_text",
    "trade_aim",
)


def upgrade() -> None:
    _aims()
    _texts()
    _tasks()
    _observations()
    _signings()
    _talks()
    live = sa.text("end_reason = ''")
    op.create_index("ix_trade_road_live_way", "trade_road", ["way"], sqlite_where=live, postgresql_where=live)


def downgrade() -> None:
    op.drop_index("ix_trade_road_live_way", "trade_road")
    for table in _TABLES:
        op.drop_table(table)


def _aims() -> None:
    table = "trade_aim"
    op.create_table(
        table,
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        *_record(table),
        _check(table, "has_a_place", "position > 0"),
        _check(table, "runs_forward", "valid_from <= valid_to"),
        _only_one(table, "trade", "code"),
    )


def _texts() -> None:
    table = "trade_aim_text"
    op.create_table(
        table,
        sa.Column("aim_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_nb", sa.String(), nullable=False),
        sa.Column("text_nn", sa.String(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _check(table, "says_something", "text_nb <> ''"),
        _points_to(table, "aim_id", "trade_aim.id"),
        _points_to(table, "set_by", "user_account.id"),
        _only_one(table, "aim_id", "number"),
    )


def _tasks() -> None:
    table = "trade_aim_task"
    op.create_table(
        table,
        sa.Column("aim_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("aim_id", "task_id", name=op.f(f"pk_{table}")),
        _points_to(table, "aim_id", "trade_aim.id"),
        _points_to(table, "task_id", "workshop_task.id"),
    )
    op.create_index(op.f("ix_trade_aim_task_task_id"), table, ["task_id"])


def _observations() -> None:
    table = "aim_observation"
    op.create_table(
        table,
        sa.Column("aim_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("seen_by", sa.Uuid(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _points_to(table, "aim_id", "trade_aim.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "seen_by", "user_account.id"),
        _only_one(table, "aim_id", "learner_id", "number"),
    )
    op.create_index("ix_aim_observation_learner_id", table, ["learner_id"])


def _signings() -> None:
    table = "aim_signing"
    op.create_table(
        table,
        sa.Column("aim_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _check(table, "step_known", "step IN ('signed', 'withdrawn')"),
        _check(table, "withdrawn_for_a_reason", "(step = 'withdrawn') = (reason <> '')"),
        _check(table, "minutes_counted", "minutes >= 0"),
        _points_to(table, "aim_id", "trade_aim.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "text_id", "trade_aim_text.id"),
        _points_to(table, "entered_by", "user_account.id"),
        _only_one(table, "aim_id", "learner_id", "number"),
    )
    op.create_index("ix_aim_signing_learner_id", table, ["learner_id"])


def _talks() -> None:
    table = "trade_talk"
    op.create_table(
        table,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("agreed", sa.String(), nullable=False),
        sa.Column("held_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        *_record(table),
        _check(table, "withdrawn_with_reason", "(withdrawn_by IS NULL) = (withdrawn_reason = '')"),
        _check(table, "withdrawn_by_somebody", "(withdrawn_by IS NULL) = (withdrawn_at IS NULL)"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "held_by", "user_account.id"),
        _points_to(table, "withdrawn_by", "user_account.id"),
    )
    standing = sa.text("withdrawn_reason = ''")
    op.create_index(
        "uq_trade_talk_standing_learner_id_trade_day",
        table,
        ["learner_id", "trade", "day"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


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


def _only_one(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))
