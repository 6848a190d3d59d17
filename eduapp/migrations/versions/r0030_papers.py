"""Exam papers: composed, drawn by rule, in versions; and frozen, after which triggers refuse every change.

A step that builds one of these tables anew must put its triggers back: SQLite drops them with the table.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0030"
down_revision = "r0029"

_DRAWN_BY = "ix_bank_question_live_filed"
_TABLES = ("exam_paper_frozen", "exam_paper_version", "exam_paper_rule", "exam_paper_item", "exam_paper")
# Of each table: the column that says which paper a row is of, and what is refused once that is frozen.
_HELD = {
    "exam_paper": ("id", ("UPDATE", "DELETE")),
    "exam_paper_item": ("paper_id", ("INSERT", "UPDATE", "DELETE")),
    "exam_paper_rule": ("paper_id", ("INSERT", "UPDATE", "DELETE")),
    "exam_paper_version": ("paper_id", ("INSERT", "UPDATE", "DELETE")),
    "exam_paper_frozen": ("paper_id", ("UPDATE", "DELETE")),
}
_FUNCTION = """
CREATE FUNCTION refuse_frozen_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP <> 'INSERT' AND EXISTS (
        SELECT 1 FROM exam_paper_frozen WHERE paper_id = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid))
     OR (TG_OP <> 'DELETE' AND EXISTS (
        SELECT 1 FROM exam_paper_frozen WHERE paper_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid)) THEN
    RAISE EXCEPTION 'the paper is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""
# SQLite has no functions of its own, so each of its triggers says it all.
_TRIGGER = """
CREATE TRIGGER frozen_<table>_<action> BEFORE <action> ON <table>
WHEN EXISTS (SELECT 1 FROM exam_paper_frozen WHERE paper_id IN (<papers>))
BEGIN SELECT RAISE(ABORT, 'the paper is frozen'); END
"""


def upgrade() -> None:
    _papers()
    _items()
    _rules()
    _versions()
    _frozen()
    _triggers()
    live = sa.text("retired_at IS NULL")
    columns = ["serial", "kind", "category", "level", "language"]
    op.create_index(_DRAWN_BY, "bank_question", columns, sqlite_where=live, postgresql_where=live)
    op.drop_index("ix_question_tag_tag", "question_tag")
    op.create_index("ix_question_tag_tag_question_id", "question_tag", ["tag", "question_id"])


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.drop_index(_DRAWN_BY, "bank_question")
    op.drop_index("ix_question_tag_tag_question_id", "question_tag")
    op.create_index("ix_question_tag_tag", "question_tag", ["tag"])
    for table in _TABLES:
        op.drop_table(table)
    if postgresql:
        op.execute("DROP FUNCTION refuse_frozen_paper()")


def _papers() -> None:
    table = "exam_paper"
    op.create_table(
        table,
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("instructions", sa.String(), nullable=False),
        sa.Column("aids", sa.Text(), nullable=False),
        sa.Column("aids_note", sa.String(), nullable=False),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("based_on_id", sa.Uuid(), nullable=True),
        *_record(table),
        sa.UniqueConstraint("serial", name=op.f(f"uq_{table}_serial")),
        _check(table, "in_order", "serial > 0"),
        _check(table, "lasts", "minutes > 0"),
        _check(table, "based_on_another", "based_on_id <> id"),
        _points_to(table, "course_id", "course.id"),
        _points_to(table, "based_on_id", "exam_paper.id"),
    )


def _items() -> None:
    table = "exam_paper_item"
    op.create_table(
        table,
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("question_version_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("keeps_order", sa.Boolean(), nullable=False),
        sa.Column("rule_place", sa.Integer(), nullable=False),
        *_record(table),
        _once(table, "paper_id", "place"),
        _once(table, "paper_id", "question_version_id"),
        _check(table, "in_order", "place > 0"),
        _check(table, "points_forward", "points >= 0"),
        _check(table, "by_hand_or_by_rule", "rule_place >= 0"),
        _points_to(table, "paper_id", "exam_paper.id"),
        _points_to(table, "question_version_id", "question_version.id"),
    )
    op.create_index(op.f(f"ix_{table}_question_version_id"), table, ["question_version_id"])


def _rules() -> None:
    table = "exam_paper_rule"
    op.create_table(
        table,
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("tag", "category", "level", "language", "kind", "heading")
        ),
        *_record(table),
        _once(table, "paper_id", "place"),
        _check(table, "in_order", "place > 0"),
        _check(table, "asks_for_something", "questions > 0 AND points > 0"),
        _points_to(table, "paper_id", "exam_paper.id"),
    )


def _versions() -> None:
    table = "exam_paper_version"
    op.create_table(
        table,
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("stands", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        *_record(table),
        _once(table, "paper_id", "letter"),
        _check(table, "lettered", "letter IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H')"),
        _points_to(table, "paper_id", "exam_paper.id"),
    )


def _frozen() -> None:
    table = "exam_paper_frozen"
    op.create_table(
        table,
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.Column("frozen_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("digest", name=op.f(f"uq_{table}_digest")),
        _check(table, "digest_whole", "length(digest) = 64"),
        _points_to(table, "paper_id", "exam_paper.id"),
        _points_to(table, "frozen_by", "user_account.id"),
    )


def _triggers() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(_FUNCTION)
    for table, (column, actions) in _HELD.items():
        if postgresql:
            op.execute(
                f"CREATE TRIGGER frozen_{table} BEFORE {' OR '.join(actions)} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_paper('{column}')"
            )
            continue
        for action in actions:
            rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[action]
            papers = ", ".join(f"{row}.{column}" for row in rows)
            trigger = _TRIGGER.replace("<table>", table).replace("<papers>", papers)
            op.execute(trigger.replace("<action>", action))


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
