"""Machines, days out of service, training at them, and exceptions that two people make for a day."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0022"
down_revision = "r0021"

_TABLES = ("machine_exception", "machine_training", "machine_out", "machine")


def upgrade() -> None:
    op.create_table(
        "machine",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("risk", sa.String(), nullable=False),
        sa.Column("demand", sa.String(), nullable=False),
        sa.Column("expiry", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_record("machine"),
        _points_to("machine", "place_id", "place.id"),
        sa.UniqueConstraint("code", name=op.f("uq_machine_code")),
    )
    op.create_index(op.f("ix_machine_place_id"), "machine", ["place_id"])
    _days_out()
    _training()
    _exceptions()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _days_out() -> None:
    table = "machine_out"
    op.create_table(
        table,
        sa.Column("machine_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "runs_forward", "last_day >= first_day"),
        _check(table, "ended_early", "ended_on <= last_day"),
        _check(table, "ended_by_somebody", "(ended_on IS NULL) = (ended_by IS NULL)"),
        _points_to(table, "machine_id", "machine.id"),
        _points_to(table, "opened_by", "user_account.id"),
        _points_to(table, "ended_by", "user_account.id"),
    )
    op.create_index("ix_machine_out_machine_id_first_day", table, ["machine_id", "first_day"])


def _training() -> None:
    table = "machine_training"
    op.create_table(
        table,
        sa.Column("machine_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _check(table, "level_of_a_signature", "(step = 'instructor_signed') = (level <> '')"),
        _check(table, "stopped_for_a_reason", "(step IN ('suspended', 'lapsed')) = (reason <> '')"),
        _points_to(table, "machine_id", "machine.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "entered_by", "user_account.id"),
        sa.UniqueConstraint(
            "machine_id",
            "learner_id",
            "number",
            name=op.f("uq_machine_training_machine_id_learner_id_number"),
        ),
    )
    op.create_index("ix_machine_training_learner_id", table, ["learner_id"])


def _exceptions() -> None:
    table = "machine_exception"
    op.create_table(
        table,
        sa.Column("machine_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("allowed_by", sa.Uuid(), nullable=True),
        sa.Column("allowed_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "two_people", "allowed_by <> asked_by"),
        _check(table, "allowed_by_somebody", "(allowed_by IS NULL) = (allowed_at IS NULL)"),
        _check(table, "has_a_reason", "reason <> ''"),
        _points_to(table, "machine_id", "machine.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "asked_by", "user_account.id"),
        _points_to(table, "allowed_by", "user_account.id"),
        sa.UniqueConstraint(
            "machine_id", "learner_id", "day", name=op.f("uq_machine_exception_machine_id_learner_id_day")
        ),
    )
    op.create_index("ix_machine_exception_learner_id", table, ["learner_id"])


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
