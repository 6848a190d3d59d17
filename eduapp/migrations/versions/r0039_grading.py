"""Grading: corrections in two hands, borders, sheets typed twice, release by two, and days of notice."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0039"
down_revision = "r0038"

_BY_STATE = "ix_sitting_state_day"
_TABLES = ("result_notice", "grade_release", "typed_sheet", "grade_border", "result_correction")


def upgrade() -> None:
    for column in ("points", "most"):
        op.add_column("exam_result", sa.Column(column, sa.Integer(), nullable=True))
    op.create_index(_BY_STATE, "sitting", ["state", "day"])
    _corrections()
    _borders()
    _sheets()
    _releases()
    _notices()


def downgrade() -> None:
    """An older program corrects a result by one person, keeps no points, and releases nothing."""
    op.drop_index(_BY_STATE, "sitting")
    for table in _TABLES:
        op.drop_table(table)
    with op.batch_alter_table("exam_result") as batch_op:
        batch_op.drop_column("points")
        batch_op.drop_column("most")


def _corrections() -> None:
    table = "result_correction"
    op.create_table(
        table,
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("attested_by", sa.Uuid(), nullable=True),
        sa.Column("attested_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_by", sa.Uuid(), nullable=True),
        sa.Column("refused_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=False),
        *_record(table),
        _check(table, "two_people", "attested_by <> proposed_by"),
        _check(table, "for_a_reason", "reason <> ''"),
        _check(table, "decided_once", "attested_at IS NULL OR refused_at IS NULL"),
        _check(table, "attested_by_somebody", "(attested_by IS NULL) = (attested_at IS NULL)"),
        _check(table, "refused_by_somebody", "(refused_by IS NULL) = (refused_at IS NULL)"),
        _check(table, "refused_for_a_reason", "(refused_at IS NULL) = (refused_reason = '')"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "result_id", "exam_result.id"),
        *(_points_to(table, f"{act}_by", "user_account.id") for act in ("proposed", "attested", "refused")),
    )
    op.create_index(op.f(f"ix_{table}_candidate_id"), table, ["candidate_id"])
    where = sa.text("attested_at IS NULL AND refused_at IS NULL")
    name = f"uq_{table}_open_candidate_id"
    op.create_index(name, table, ["candidate_id"], unique=True, sqlite_where=where, postgresql_where=where)


def _borders() -> None:
    table = "grade_border"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _check(table, "for_a_reason", "reason <> ''"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "set_by", "user_account.id"),
    )
    _current(f"uq_{table}_current_sitting_id", table, ["sitting_id"])


def _sheets() -> None:
    table = "typed_sheet"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("typist", sa.Integer(), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=True),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("typed_by", sa.Uuid(), nullable=False),
        sa.Column("typed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _check(table, "known_typist", "typist IN (1, 2, 3)"),
        _check(table, "counts_forward", "sheets >= 0"),
        _check(table, "never_below_nothing", "total >= 0"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "typed_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_sitting_id"), table, ["sitting_id"])
    _current(f"uq_{table}_current_typist", table, ["candidate_id", "typist"])
    _current(f"uq_{table}_current_typed_by", table, ["candidate_id", "typed_by"], " AND typist < 3")


def _releases() -> None:
    table, acts = "grade_release", ("proposed", "confirmed", "taken_back")
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        *(sa.Column(f"{act}_by", sa.Uuid(), nullable=act != "proposed") for act in acts),
        *(sa.Column(f"{act}_at", UtcDateTime(timezone=True), nullable=act != "proposed") for act in acts),
        *_record(table),
        _check(table, "two_people", "confirmed_by <> proposed_by"),
        _check(table, "digest_whole", "length(digest) = 64"),
        _check(table, "confirmed_by_somebody", "(confirmed_by IS NULL) = (confirmed_at IS NULL)"),
        _check(table, "taken_back_by_somebody", "(taken_back_by IS NULL) = (taken_back_at IS NULL)"),
        _check(table, "ended_once", "confirmed_at IS NULL OR taken_back_at IS NULL"),
        _points_to(table, "sitting_id", "sitting.id"),
        *(_points_to(table, f"{act}_by", "user_account.id") for act in acts),
    )
    where = sa.text("taken_back_at IS NULL")
    name = f"uq_{table}_live_sitting_id"
    op.create_index(name, table, ["sitting_id"], unique=True, sqlite_where=where, postgresql_where=where)


def _notices() -> None:
    table = "result_notice"
    op.create_table(
        table,
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _points_to(table, "result_id", "exam_result.id"),
        _points_to(table, "noted_by", "user_account.id"),
    )
    _current(f"uq_{table}_current_result_id", table, ["result_id"])


def _current(name: str, table: str, columns: list[str], more: str = "") -> None:
    sqlite, pg = sa.text(f"superseded = 0{more}"), sa.text(f"superseded = false{more}")
    op.create_index(name, table, columns, unique=True, sqlite_where=sqlite, postgresql_where=pg)


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
