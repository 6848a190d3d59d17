"""A decision in the log that was reversed is a row about its case; what ends an appeal waits for a second."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0047"
down_revision = "r0046"

_NAME = "ck_room_entry_about_one"
_RULE = (
    "(about_id IS NULL) = (kind NOT IN ('credited', 'not_credited', 'reported', 'warned', 'heard', "
    "'decided', {more}'taken_back'))"
)
_WAITING = "appeal_waiting"
_WAITING_RULES = {
    "for_a_reason": "reason <> ''",
    "by_somebody": "person <> ''",
    "by_two": "event IS NULL OR second_by <> noted_by",
    "second_is_noted": "(second_at IS NULL) = (second_by IS NULL)",
    "confirmed_or_refused": "(second_at IS NULL) = (event IS NULL AND refused_reason = '')",
}


def upgrade() -> None:
    _exchange(_RULE.format(more="'reversed', "))
    op.create_table(
        _WAITING,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("second_by", sa.Uuid(), nullable=True),
        sa.Column("second_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_WAITING}")),
        *(_check(name, rule) for name, rule in _WAITING_RULES.items()),
        _points_to("appeal_id", "appeal.id"),
        _points_to("noted_by", "user_account.id"),
        _points_to("second_by", "user_account.id"),
    )
    waits = sa.text("second_at IS NULL")
    op.create_index(
        f"uq_{_WAITING}_waiting_appeal_id",
        _WAITING,
        ["appeal_id"],
        unique=True,
        sqlite_where=waits,
        postgresql_where=waits,
    )


def downgrade() -> None:
    """Refused while a log has a row of the new kind, since none is deleted; what waits is noted anew."""
    op.drop_table(_WAITING)
    _exchange(_RULE.format(more=""))


def _exchange(rule: str) -> None:
    with op.batch_alter_table("room_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f(_NAME), type_="check")
        batch_op.create_check_constraint(batch_op.f(_NAME), rule)


def _check(name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{_WAITING}_{name}"))


def _points_to(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{_WAITING}_{column}"))
