"""Sittings by states, seats, who watches, grounds of candidates, and entries that are cancelled."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0032"
down_revision = "r0031"

_STATES = (
    "state IN ('planned', 'published', 'open', 'running', 'paused', 'collecting', 'sealed', "
    "'marked', 'released', 'archived', 'annulled')"
)
_SITTING = (("minutes", sa.Integer(), "300"), ("kind", sa.String(), "written"))
_SITTING_RULES = {"some_minutes": "minutes > 0", "known_state": _STATES}
_CANDIDATE_RULES = {
    "seated_whole": "(seat_row IS NULL) = (seat_column IS NULL)",
    "one_seat": "seat_row IS NULL OR own_place_id IS NULL",
    "cancelled_for_a_reason": "(cancelled_at IS NULL) = (cancelled_reason = '')",
    "cancelled_by_somebody": "(cancelled_at IS NULL) = (cancelled_by IS NULL)",
    "cancelled_leaves_the_seat": "cancelled_at IS NULL OR seat_row IS NULL",
}
_PAPER = "fk_sitting_paper_id"
_SEAT = "uq_candidate_sitting_id_seat_row_seat_column"
_POINTS = (("own_place_id", "place.id"), ("cancelled_by", "user_account.id"))
_TABLES = ("sitting_event", "sitting_watch", "watch_training", "seat_grid")


def upgrade() -> None:
    with op.batch_alter_table("sitting") as batch_op:
        for name, kind, default in _SITTING:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        batch_op.add_column(sa.Column("paper_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f(_PAPER), "exam_paper", ["paper_id"], ["id"])
        for name, rule in _SITTING_RULES.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_sitting_{name}"), rule)
    _candidates()
    _events()
    _watch()
    _seats()


def downgrade() -> None:
    """An older program knows planned exams only, and no entry that is cancelled."""
    for table in _TABLES:
        op.drop_table(table)
    op.execute("UPDATE candidate SET attended = false WHERE cancelled_at IS NOT NULL")
    with op.batch_alter_table("candidate") as batch_op:
        batch_op.drop_constraint(batch_op.f(_SEAT), type_="unique")
        for name in _CANDIDATE_RULES:
            batch_op.drop_constraint(batch_op.f(f"ck_candidate_{name}"), type_="check")
        for name, _other in _POINTS:
            batch_op.drop_constraint(batch_op.f(f"fk_candidate_{name}"), type_="foreignkey")
        for column in _candidate_columns():
            batch_op.drop_column(str(column.name))
    with op.batch_alter_table("sitting") as batch_op:
        for name in _SITTING_RULES:
            batch_op.drop_constraint(batch_op.f(f"ck_sitting_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f(_PAPER), type_="foreignkey")
        for name in ("paper_id", *(name for name, _kind, _default in _SITTING)):
            batch_op.drop_column(name)
    op.execute("UPDATE sitting SET state = 'planned'")


def _candidate_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("ground", sa.String(), nullable=False, server_default="ordinary"),
        sa.Column("documented", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("seat_row", sa.Integer(), nullable=True),
        sa.Column("seat_column", sa.Integer(), nullable=True),
        sa.Column("letter", sa.String(), nullable=False, server_default=""),
        sa.Column("own_place_id", sa.Uuid(), nullable=True),
        sa.Column("cancelled_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.Uuid(), nullable=True),
        sa.Column("cancelled_reason", sa.String(), nullable=False, server_default=""),
    )


def _candidates() -> None:
    with op.batch_alter_table("candidate") as batch_op:
        for column in _candidate_columns():
            batch_op.add_column(column)
        for name, other in _POINTS:
            table, _id = other.split(".")
            batch_op.create_foreign_key(batch_op.f(f"fk_candidate_{name}"), table, [name], ["id"])
        for name, rule in _CANDIDATE_RULES.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_candidate_{name}"), rule)
        batch_op.create_unique_constraint(batch_op.f(_SEAT), ["sitting_id", "seat_row", "seat_column"])


def _events() -> None:
    table = "sitting_event"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_state", sa.String(), nullable=False),
        sa.Column("to_state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "place", name=op.f(f"pk_{table}")),
        _check(table, "moves", "from_state <> to_state"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "by", "user_account.id"),
    )


def _watch() -> None:
    table = "sitting_watch"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "user_id", name=op.f(f"pk_{table}")),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "user_id", "user_account.id"),
    )
    op.create_index(op.f("ix_sitting_watch_user_id"), table, ["user_id"])
    table = "watch_training"
    op.create_table(
        table,
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _points_to(table, "user_id", "user_account.id"),
        _points_to(table, "noted_by", "user_account.id"),
    )
    op.create_index("ix_watch_training_user_id_day", table, ["user_id", "day"])


def _seats() -> None:
    table = "seat_grid"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("grid_rows", sa.Integer(), nullable=False),
        sa.Column("grid_columns", sa.Integer(), nullable=False),
        sa.Column("empty_between", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f(f"pk_{table}")),
        _check(table, "rows_by_letter", "grid_rows BETWEEN 1 AND 26"),
        _check(table, "columns_by_number", "grid_columns BETWEEN 1 AND 30"),
        _check(table, "some_empty", "empty_between BETWEEN 0 AND 5"),
        _points_to(table, "sitting_id", "sitting.id"),
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
