"""Marking: examiners of a sitting, marks, what was handed in, corrected keys, and files of examiners."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0038"
down_revision = "r0037"

_TABLES = ("key_correction", "marking_hand_in", "answer_mark", "marking_file", "marking_examiner")
_ADDED_TO = ("key_correction", "marking_hand_in")
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    _examiners()
    _files()
    _marks()
    _hand_ins()
    _keys()
    for table in _ADDED_TO:
        if op.get_bind().dialect.name == "postgresql":
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


def downgrade() -> None:
    """An older program knows the grade of a candidate, not how it came about."""
    for table in _TABLES:
        op.drop_table(table)


def _examiners() -> None:
    table = "marking_examiner"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("external", sa.Boolean(), nullable=False),
        sa.Column("appointed_by", sa.Uuid(), nullable=False),
        sa.Column("appointed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        *_record(table),
        _check(table, "known_place", "place IN (1, 2, 3)"),
        _check(table, "ended_for_a_reason", "(ended_at IS NULL) = (ended_reason = '')"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "user_id", "user_account.id"),
        _points_to(table, "appointed_by", "user_account.id"),
    )
    live = sa.text("ended_at IS NULL")
    _unique_where(table, "live_place", ["sitting_id", "place"], live, live)
    _unique_where(table, "live_user_id", ["sitting_id", "user_id"], live, live)
    op.create_index(op.f(f"ix_{table}_user_id"), table, ["user_id"])


def _files() -> None:
    table = "marking_file"
    op.create_table(
        table,
        sa.Column("examiner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("out_digest", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("returned_digest", sa.String(), nullable=True),
        sa.Column("returned_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        sa.UniqueConstraint("returned_digest", name=op.f(f"uq_{table}_returned_digest")),
        _check(table, "key_whole", "length(key) = 32"),
        _check(table, "digest_whole", "length(out_digest) = 64"),
        _check(table, "returned_whole", "(returned_at IS NULL) = (returned_digest IS NULL)"),
        _check(table, "returned_by_somebody", "(returned_at IS NULL) = (returned_by IS NULL)"),
        _points_to(table, "examiner_id", "marking_examiner.id"),
        _points_to(table, "made_by", "user_account.id"),
        _points_to(table, "returned_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_examiner_id"), table, ["examiner_id"])


def _marks() -> None:
    table = "answer_mark"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("question_version_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _check(table, "known_place", "place IN (0, 1, 2, 3)"),
        _check(table, "known_round", "round = 1 OR (round = 2 AND place IN (1, 2))"),
        _check(table, "never_below_nothing", "points >= 0"),
        _check(table, "points_or_grade", "(points IS NULL) = (grade <> '')"),
        _check(table, "grade_of_the_whole", "(question_version_id IS NULL) = (points IS NULL)"),
        _check(table, "machine_or_person", "(place = 0) = (marked_by IS NULL)"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "question_version_id", "question_version.id"),
        _points_to(table, "marked_by", "user_account.id"),
        _points_to(table, "file_id", "marking_file.id"),
    )
    op.create_index(op.f(f"ix_{table}_sitting_id"), table, ["sitting_id"])
    _unique_where(
        table,
        "current_item",
        ["candidate_id", "question_version_id", "place", "round"],
        sa.text("superseded = 0 AND question_version_id IS NOT NULL"),
        sa.text("superseded = false AND question_version_id IS NOT NULL"),
    )
    _unique_where(
        table,
        "current_whole",
        ["candidate_id", "place", "round"],
        sa.text("superseded = 0 AND question_version_id IS NULL"),
        sa.text("superseded = false AND question_version_id IS NULL"),
    )


def _hand_ins() -> None:
    table = "marking_hand_in"
    op.create_table(
        table,
        sa.Column("examiner_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("examiner_id", "round", name=op.f(f"pk_{table}")),
        _check(table, "known_round", "round IN (1, 2)"),
        _check(table, "digest_whole", "length(digest) = 64"),
        _points_to(table, "examiner_id", "marking_examiner.id"),
    )


def _keys() -> None:
    table = "key_correction"
    op.create_table(
        table,
        sa.Column("question_version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=False),
        sa.Column("corrected_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.UniqueConstraint(
            "question_version_id", "number", name=op.f(f"uq_{table}_question_version_id_number")
        ),
        _check(table, "numbered", "number > 0"),
        _check(table, "for_a_reason", "reason <> ''"),
        _points_to(table, "question_version_id", "question_version.id"),
        _points_to(table, "corrected_by", "user_account.id"),
    )


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _unique_where(
    table: str, name: str, columns: list[str], sqlite: sa.TextClause, postgresql: sa.TextClause
) -> None:
    op.create_index(
        f"uq_{table}_{name}", table, columns, unique=True, sqlite_where=sqlite, postgresql_where=postgresql
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
