"""Appeals with their steps and parts, annulments, holds against entries, and deadlines that were extended."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0040"
down_revision = "r0039"

_TABLES = (
    "annulment",
    "grounds_request",
    "appeal_part",
    "appeal_event",
    "appeal_complaint",
    "appeal",
    "exam_hold",
    "deadline_override",
)
_STATES = (
    "state IN ('received', 'sent', 'quashed', 'assessed', 'dismissed', 'upheld', 'raised', 'lowered', "
    "'annulled', 'withdrawn', 'settled')"
)

_ADDED_TO = ("appeal_event", "appeal_complaint")  # what happened and what somebody wrote stays as it is
_TRIGGER = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""


def upgrade() -> None:
    op.add_column("candidate", sa.Column("annulled", sa.String(), nullable=False, server_default=""))
    _overrides()
    _holds()
    _appeals()
    _complaints()
    _events()
    _parts()
    _grounds()
    _annulments()
    _decided_cases()
    for table in _ADDED_TO:
        _only_added(table)


def downgrade() -> None:
    """An older program knows no appeal; what was annulled for one candidate counts there again."""
    op.drop_index("ix_room_entry_decided", "room_entry")
    for table in _TABLES:
        op.drop_table(table)
    with op.batch_alter_table("candidate") as batch:
        batch.drop_column("annulled")


def _only_added(table: str) -> None:
    if op.get_bind().dialect.name != "postgresql":
        for action in ("UPDATE", "DELETE"):
            op.execute(_TRIGGER.format(table=table, action=action))
        return
    op.execute(
        f"CREATE TRIGGER added_{table} BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
    )
    op.execute(
        f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
    )


def _overrides() -> None:
    table = "deadline_override"
    op.create_table(
        table,
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _check(table, "for_a_reason", "reason <> ''"),
        _points_to(table, "by", "user_account.id"),
    )
    op.create_index(
        "uq_deadline_override_current_about_id_rule",
        table,
        ["about_id", "rule"],
        unique=True,
        sqlite_where=sa.text("superseded = 0"),
        postgresql_where=sa.text("superseded = false"),
    )


def _holds() -> None:
    table = "exam_hold"
    op.create_table(
        table,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        *_record(table),
        _check(table, "runs_forward", "until >= from_day"),
        _check(table, "lifted_by_somebody", "(lifted_at IS NULL) = (lifted_by IS NULL)"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "course_id", "course.id"),
    )
    op.create_index("ix_exam_hold_learner_id", table, ["learner_id"])
    live = sa.text("lifted_at IS NULL")
    name = "uq_exam_hold_live_source_id_kind"
    op.create_index(name, table, ["source_id", "kind"], unique=True, sqlite_where=live, postgresql_where=live)


def _appeals() -> None:
    table = "appeal"
    op.create_table(
        table,
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("in_time", sa.Boolean(), nullable=False),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("correction_id", sa.Uuid(), nullable=True),
        sa.Column("received_by", sa.Uuid(), nullable=False),
        sa.Column("received_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
        _check(table, "numbered", "number > 0"),
        _check(table, "late_for_a_reason", "in_time OR late_reason <> ''"),
        _check(table, "known_state", _STATES),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "result_id", "exam_result.id"),
        _points_to(table, "correction_id", "result_correction.id"),
        _points_to(table, "received_by", "user_account.id"),
    )
    op.create_index("ix_appeal_candidate_id", table, ["candidate_id"])
    where = sa.text("state IN ('received', 'sent', 'quashed', 'assessed')")
    op.create_index(
        "uq_appeal_open_result_id_kind",
        table,
        ["result_id", "kind"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _complaints() -> None:
    table = "appeal_complaint"
    op.create_table(
        table,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f(f"pk_{table}")),
        _points_to(table, "appeal_id", "appeal.id"),
    )


def _events() -> None:
    table = "appeal_event"
    op.create_table(
        table,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("person", "reason", "basis", "grade")),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("appeal_id", "number", name=op.f(f"pk_{table}")),
        _check(table, "numbered", "number > 0"),
        _check(table, "for_a_reason", "reason <> '' OR step = 'received'"),
        _check(table, "by_somebody", "person <> ''"),
        _check(table, "by_law", "basis <> ''"),
        _points_to(table, "appeal_id", "appeal.id"),
        _points_to(table, "entered_by", "user_account.id"),
    )


def _parts() -> None:
    table = "appeal_part"
    op.create_table(
        table,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("enclosed", sa.Boolean(), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.UniqueConstraint("appeal_id", "part", name=op.f(f"uq_{table}_appeal_id_part")),
        _check(table, "written_or_enclosed", "words <> '' OR enclosed"),
        _points_to(table, "appeal_id", "appeal.id"),
        _points_to(table, "kept_by", "user_account.id"),
    )


def _grounds() -> None:
    table = "grounds_request"
    op.create_table(
        table,
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_noted_by", sa.Uuid(), nullable=False),
        sa.Column("asked_noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_noted_by", sa.Uuid(), nullable=True),
        sa.Column("given_noted_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        sa.UniqueConstraint("result_id", name=op.f(f"uq_{table}_result_id")),
        _check(table, "asked_first", "given_on >= asked_on"),
        _check(table, "given_by_somebody", "(given_on IS NULL) = (given_by = '')"),
        _check(table, "given_is_noted", "(given_on IS NULL) = (given_noted_by IS NULL)"),
        _points_to(table, "result_id", "exam_result.id"),
        _points_to(table, "asked_noted_by", "user_account.id"),
        _points_to(table, "given_noted_by", "user_account.id"),
    )


def _annulments() -> None:
    table = "annulment"
    op.create_table(
        table,
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=True) for name in ("result_id", "appeal_id", "case_id")),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("decider", "decided_by")),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("reversed_by", "reversed_reason")),
        sa.Column("reversal_noted_by", sa.Uuid(), nullable=True),
        sa.Column("reversal_noted_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        _check(table, "heard_first", "decided_on >= heard_on"),
        _check(table, "decided_first", "told_on >= decided_on"),
        _check(table, "for_a_reason", "reason <> ''"),
        _check(table, "by_an_appeal", "(ground = 'appeal') = (appeal_id IS NOT NULL)"),
        _check(table, "by_a_case", "(ground = 'cheating') = (case_id IS NOT NULL)"),
        _check(table, "reversed_for_a_reason", "(reversed_on IS NULL) = (reversed_reason = '')"),
        _check(table, "reversed_by_somebody", "(reversed_on IS NULL) = (reversed_by = '')"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "result_id", "exam_result.id"),
        _points_to(table, "appeal_id", "appeal.id"),
        _points_to(table, "case_id", "room_entry.id"),
        _points_to(table, "noted_by", "user_account.id"),
        _points_to(table, "reversal_noted_by", "user_account.id"),
    )
    live = sa.text("reversed_on IS NULL")
    name = "uq_annulment_live_candidate_id"
    op.create_index(name, table, ["candidate_id"], unique=True, sqlite_where=live, postgresql_where=live)
    op.create_index("ix_annulment_case_id", table, ["case_id"])


def _decided_cases() -> None:
    """What logs of exams decided on suspicions is asked every day: a short index of the long log."""
    where = sa.text("kind = 'decided'")
    op.create_index(
        "ix_room_entry_decided",
        "room_entry",
        ["candidate_id"],
        sqlite_where=where,
        postgresql_where=where,
    )


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
