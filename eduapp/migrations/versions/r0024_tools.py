"""Boards with tools, who has what, counts, and what is searched for."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0024"
down_revision = "r0023"

_TABLES = (
    "tool_search_entry",
    "tool_search",
    "tool_count_row",
    "tool_count",
    "tool_move",
    "tool_issue",
    "tool",
    "tool_board",
)


def upgrade() -> None:
    _boards()
    _tools()
    _issues()
    _counts()
    _searches()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _boards() -> None:
    table = "tool_board"
    op.create_table(
        table,
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("grid_rows", sa.Integer(), nullable=False),
        sa.Column("grid_columns", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        *_record(table),
        _check(table, "rows_by_letter", "grid_rows BETWEEN 1 AND 26"),
        _check(table, "columns_by_number", "grid_columns BETWEEN 1 AND 30"),
        _points_to(table, "place_id", "place.id"),
        sa.UniqueConstraint("place_id", "name", name=op.f("uq_tool_board_place_id_name")),
    )


def _tools() -> None:
    table = "tool"
    op.create_table(
        table,
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("grid_row", sa.Integer(), nullable=False),
        sa.Column("grid_column", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("tool_class", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("contents", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("tolerance", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "some_amount", "amount > 0"),
        _check(table, "tolerance_forward", "tolerance >= 0"),
        _check(table, "withdrawn_for_a_reason", "(withdrawn_on IS NULL) = (withdrawn_reason = '')"),
        _check(table, "withdrawn_by_somebody", "(withdrawn_on IS NULL) = (withdrawn_by IS NULL)"),
        _points_to(table, "board_id", "tool_board.id"),
        _points_to(table, "withdrawn_by", "user_account.id"),
        sa.UniqueConstraint("code_key", name=op.f("uq_tool_code_key")),
    )
    op.create_index(op.f("ix_tool_board_id"), table, ["board_id"])
    _one_at_a_time(
        table,
        "uq_tool_live_board_id_grid_row_grid_column",
        ["board_id", "grid_row", "grid_column"],
        "withdrawn_on IS NULL",
    )


def _issues() -> None:
    table = "tool_issue"
    op.create_table(
        table,
        sa.Column("tool_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=False),
        sa.Column("issued_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "known_ending", "ending IN ('', 'returned', 'lost')"),
        _check(table, "ended_on_a_day", "(ending = '') = (ended_on IS NULL)"),
        _check(table, "ended_by_somebody", "(ending = '') = (ended_by IS NULL)"),
        _points_to(table, "tool_id", "tool.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "issued_by", "user_account.id"),
        _points_to(table, "ended_by", "user_account.id"),
    )
    op.create_index("ix_tool_issue_tool_id_day", table, ["tool_id", "day"])
    op.create_index("ix_tool_issue_learner_id", table, ["learner_id"])
    _one_at_a_time(table, "uq_tool_issue_live_tool_id", ["tool_id"], "ending = ''")
    op.create_table(
        "tool_move",
        sa.Column("tool_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_by", sa.Uuid(), nullable=False),
        sa.Column("moved_at", UtcDateTime(timezone=True), nullable=False),
        *_record("tool_move"),
        _check("tool_move", "moves_something", "change <> 0"),
        _points_to("tool_move", "tool_id", "tool.id"),
        _points_to("tool_move", "moved_by", "user_account.id"),
    )
    op.create_index("ix_tool_move_tool_id", "tool_move", ["tool_id"])


def _counts() -> None:
    table, lines = "tool_count", "tool_count_row"
    op.create_table(
        table,
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("all_there", sa.Boolean(), nullable=False),
        sa.Column("counted_by", sa.Uuid(), nullable=False),
        sa.Column("counted_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _points_to(table, "board_id", "tool_board.id"),
        _points_to(table, "counted_by", "user_account.id"),
        sa.UniqueConstraint("board_id", "number", name=op.f("uq_tool_count_board_id_number")),
    )
    op.create_index("ix_tool_count_board_id_day", table, ["board_id", "day"])
    op.create_table(
        lines,
        sa.Column("count_id", sa.Uuid(), nullable=False),
        sa.Column("tool_id", sa.Uuid(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        _check(lines, "counts_forward", "expected >= 0 AND found >= 0"),
        _points_to(lines, "count_id", "tool_count.id"),
        _points_to(lines, "tool_id", "tool.id"),
        sa.PrimaryKeyConstraint("count_id", "tool_id", name=op.f("pk_tool_count_row")),
    )


def _searches() -> None:
    table, log = "tool_search", "tool_search_entry"
    op.create_table(
        table,
        sa.Column("tool_id", sa.Uuid(), nullable=False),
        sa.Column("count_id", sa.Uuid(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "two_people", "closed_by <> proposed_by"),
        _check(table, "proposed_by_somebody", "(outcome = '') = (proposed_by IS NULL)"),
        _check(table, "closed_by_somebody", "(closed_by IS NULL) = (closed_at IS NULL)"),
        _check(table, "proposed_before_closed", "closed_by IS NULL OR proposed_by IS NOT NULL"),
        _points_to(table, "tool_id", "tool.id"),
        _points_to(table, "count_id", "tool_count.id"),
        _points_to(table, "issue_id", "tool_issue.id"),
        _points_to(table, "proposed_by", "user_account.id"),
        _points_to(table, "closed_by", "user_account.id"),
    )
    op.create_index("ix_tool_search_tool_id", table, ["tool_id"])
    _one_at_a_time(table, "uq_tool_search_live_tool_id", ["tool_id"], "closed_at IS NULL")
    op.create_table(
        log,
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        *_record(log),
        _check(log, "numbered", "number > 0"),
        _points_to(log, "search_id", "tool_search.id"),
        _points_to(log, "entered_by", "user_account.id"),
        sa.UniqueConstraint("search_id", "number", name=op.f("uq_tool_search_entry_search_id_number")),
    )


def _one_at_a_time(table: str, name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition)


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
