"""Holds, runs of deletion by two, what went in them; and rows about people go in such a run only.

A permit stands there while a run deletes, within its transaction; the database lets one in for a run that a
second person confirmed, and lets rows of these tables go while there is one. On a server staff may delete
there by that alone.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0064"
down_revision = "r0063"

_HELD = "lifted_at IS NULL"
# Rows of these were only added before: their own trigger refused to let any go.
_ADDED = ("screen_record", "screen_message", "screen_choice", "screen_aside")
_KEPT = (
    "learner", "learner_state", "keep_apart", "audit_read", "disposal_hold", "enrolment_claim",
    "waiting_application", "waiting_offer", "shift_absence", "machine_exception", "tool_issue",
    "printed_list", "printed_list_edition", "printed_list_return",
)  # fmt: skip
_FUNCTION = """
CREATE FUNCTION let_go_in_a_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM public.disposal_permit) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'rows are only added here, and go in a run of two people'
        USING ERRCODE = 'restrict_violation';
END $$
"""
_PERMIT_FUNCTION = """
CREATE FUNCTION let_in_a_permit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.disposal WHERE id = NEW.disposal_id AND confirmed_by IS NOT NULL
               AND confirmed_by <> proposed_by AND refused_at IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows are only added here, and go in a run of two people'
        USING ERRCODE = 'restrict_violation';
END $$
"""
_SQLITE_DELETE = """
CREATE TRIGGER {name} BEFORE DELETE ON {table} WHEN NOT EXISTS (SELECT 1 FROM disposal_permit)
BEGIN SELECT RAISE(ABORT, 'rows are only added here, and go in a run of two people'); END
"""
_SQLITE_PERMIT = """
CREATE TRIGGER let_in_a_permit BEFORE INSERT ON disposal_permit
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND confirmed_by IS NOT NULL
                 AND confirmed_by <> proposed_by AND refused_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'rows are only added here, and go in a run of two people'); END
"""


def upgrade() -> None:
    ended: sa.Column[bool] = sa.Column(
        "answers_ended", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("screen_attempt", ended)
    _holds()
    _runs()
    _lines()
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_FUNCTION)
        op.execute(_PERMIT_FUNCTION)
        for table in _ADDED:
            op.execute(f"DROP TRIGGER added_{table} ON {table}")
            _of_server(f"added_{table}", "UPDATE OR DELETE", table, "let_go_in_a_run")
        for table in _KEPT:
            _of_server(f"kept_{table}", "DELETE", table, "let_go_in_a_run")
        _of_server("let_in_a_permit", "INSERT", "disposal_permit", "let_in_a_permit")
        return
    for table in _ADDED:
        op.execute(f"DROP TRIGGER added_{table}_DELETE")
        op.execute(_SQLITE_DELETE.format(name=f"added_{table}_DELETE", table=table))
    for table in _KEPT:
        op.execute(_SQLITE_DELETE.format(name=f"kept_{table}_DELETE", table=table))
    op.execute(_SQLITE_PERMIT)


def downgrade() -> None:
    """An older program deletes nothing, and needs no fence where nothing asks."""
    if op.get_bind().dialect.name == "postgresql":
        for table in _ADDED:
            op.execute(f"DROP TRIGGER added_{table} ON {table}")
            _of_server(f"added_{table}", "UPDATE OR DELETE", table, "refuse_what_was_added")
        for table in _KEPT:
            op.execute(f"DROP TRIGGER kept_{table} ON {table}")
    else:
        for table in _ADDED:
            op.execute(f"DROP TRIGGER added_{table}_DELETE")
            op.execute(
                f"CREATE TRIGGER added_{table}_DELETE BEFORE DELETE ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"
            )
        for table in _KEPT:
            op.execute(f"DROP TRIGGER kept_{table}_DELETE")
    op.drop_column("screen_attempt", "answers_ended")
    for table in ("disposal_permit", "disposal_line", "disposal", "disposal_hold"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for function in ("let_go_in_a_run", "let_in_a_permit"):
            op.execute(f"DROP FUNCTION {function}()")


def _of_server(name: str, when: str, table: str, function: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()")


def _holds() -> None:
    table = "disposal_hold"
    op.create_table(
        table,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        *_by_whom("set", nullable=False),
        *_by_whom("lifted"),
        *_record(table),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f(f"fk_{table}_learner_id")),
        *_accounts(table, "set_by", "lifted_by"),
        sa.CheckConstraint(
            "(lifted_by IS NULL) = (lifted_at IS NULL)", name=op.f(f"ck_{table}_lifted_by_somebody")
        ),
    )
    held = sa.text(_HELD)
    op.create_index(
        f"uq_{table}_learner_id", table, ["learner_id"], unique=True, sqlite_where=held, postgresql_where=held
    )


def _runs() -> None:
    table = "disposal"
    op.create_table(
        table,
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        *_by_whom("proposed", nullable=False),
        *_by_whom("confirmed"),
        *_by_whom("refused"),
        *_record(table),
        *_accounts(table, "proposed_by", "confirmed_by", "refused_by"),
        sa.CheckConstraint("confirmed_by <> proposed_by", name=op.f(f"ck_{table}_by_two")),
        sa.CheckConstraint(
            "(confirmed_by IS NULL) = (confirmed_at IS NULL)", name=op.f(f"ck_{table}_confirmed_by_somebody")
        ),
        sa.CheckConstraint(
            "(refused_by IS NULL) = (refused_at IS NULL)", name=op.f(f"ck_{table}_refused_by_somebody")
        ),
        sa.CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name=op.f(f"ck_{table}_one_answer")),
    )


def _lines() -> None:
    run = "disposal_id"
    for table, more in (
        (
            "disposal_line",
            (
                sa.Column("kind", sa.String(), nullable=False),
                sa.Column("life", sa.String(), nullable=False),
                sa.Column("rows", sa.Integer(), nullable=False),
                sa.Column("persons", sa.Integer(), nullable=False),
                sa.CheckConstraint("rows > 0", name=op.f("ck_disposal_line_went")),
                sa.PrimaryKeyConstraint(run, "kind", name=op.f("pk_disposal_line")),
            ),
        ),
        ("disposal_permit", (sa.PrimaryKeyConstraint(run, name=op.f("pk_disposal_permit")),)),
    ):
        op.create_table(
            table,
            sa.Column(run, sa.Uuid(), nullable=False),
            *more,
            sa.ForeignKeyConstraint([run], ["disposal.id"], name=op.f(f"fk_{table}_{run}")),
        )


def _by_whom(what: str, *, nullable: bool = True) -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column(f"{what}_by", sa.Uuid(), nullable=nullable),
        sa.Column(f"{what}_at", UtcDateTime(timezone=True), nullable=nullable),
    )


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _accounts(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([one], ["user_account.id"], name=op.f(f"fk_{table}_{one}")) for one in columns
    ]
