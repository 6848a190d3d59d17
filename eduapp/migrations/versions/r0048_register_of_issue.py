"""Papers that are signed, registered in one chain, replaced, revoked by two, checked and handed over.

Papers that were issued before stay as they are: without serial, key and signature. Triggers keep what was
issued. A step that builds one of these tables anew must put them back: SQLite drops them with the table.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0048"
down_revision = "r0047"

_LIVE, _REPLACES = "uq_certificate_live_basis_id_learner_id", "uq_certificate_replaces_id"
_ONE_FOR_ONE = "state IN ('reserved', 'issued') AND kind <> 'praksisattest'"
_POINTS = {"replaces_id": "certificate", "checked_by": "user_account"}
_RULES = {
    "kept_has_digest": "state NOT IN ('replaced', 'revoked') OR sha256 IS NOT NULL",
    "serial_with_key": "(serial IS NULL) = (kid IS NULL)",
    "issued_is_signed": "serial IS NULL OR state IN ('reserved', 'void') OR signed_facts IS NOT NULL",
    "replaced_on_a_day": "state <> 'replaced' OR replaced_on IS NOT NULL",
    "revoked_on_a_day": "(state = 'revoked') = (revoked_on IS NOT NULL)",
    "replaces_another": "replaces_id <> id",
    "replaces_for_a_cause": "(replaces_id IS NULL) = (cause = '')",
    "two_people": "checked_by <> issued_by",
    "let_for_a_reason": "(let_words = '') = (let_reason = '')",
}
_ADDED_TO = (
    *("certificate_file", "certificate_register_entry", "certificate_status_list"),
    *("certificate_handover", "certificate_check"),
)
_TABLES = (
    *("certificate_register_entry", "certificate_status_list", "certificate_revocation"),
    *("certificate_handover", "certificate_check"),
)
_ADDED = """
CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""
# What is printed, and what proves it: it never changes once a paper is issued or its number void.
_FROZEN = (
    *("id", "number", "kind", "learner_id", "basis_id", "school_id", "language", "issued_on", "issued_by"),
    *("issued_at", "facts", "facts_sha256", "rules_version", "template", "template_version", "sha256"),
    *("serial", "kid", "signed_facts", "replaces_id", "cause", "checked_by", "void_reason"),
    *("let_words", "let_reason"),
)
_STEPS = (("issued", "replaced"), ("issued", "revoked"), ("replaced", "revoked"))
_KEPT = "an issued paper stays as it is"
_KEEP_FUNCTION = """
CREATE FUNCTION keep_issued_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.state <> 'reserved' AND ({changed})) THEN
    RAISE EXCEPTION '{kept}' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    _certificates()
    _register()
    _status_lists()
    _revocations()
    _handovers()
    _checks()
    _triggers()


def downgrade() -> None:
    """An older program knows neither serials nor what became of a paper: what was issued is issued to it."""
    _drop_triggers()
    for table in _TABLES:
        op.drop_table(table)
    op.drop_index(_REPLACES, "certificate")
    op.drop_index(_LIVE, "certificate")
    # One living paper for one achievement is all that it knows, and that a paper without a file is void.
    op.execute(
        "UPDATE certificate SET void_reason = '-' WHERE void_reason = '' AND state IN ('replaced', 'revoked')"
    )
    with op.batch_alter_table("certificate") as batch_op:
        for name in _RULES:
            batch_op.drop_constraint(batch_op.f(f"ck_certificate_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_certificate_serial"), type_="unique")
        for name in _POINTS:
            batch_op.drop_constraint(batch_op.f(f"fk_certificate_{name}"), type_="foreignkey")
        for column in _columns():
            batch_op.drop_column(str(column.name))
    op.execute("UPDATE certificate SET state = 'void' WHERE state IN ('replaced', 'revoked')")
    _index_living("state IN ('reserved', 'issued') AND kind IN ('kursbevis', 'deltakerbevis')")


def _columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("serial", sa.String(), nullable=True),
        sa.Column("kid", sa.String(), nullable=True),
        sa.Column("signed_facts", sa.LargeBinary(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("cause", sa.String(), nullable=False, server_default=""),
        sa.Column("replaced_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("let_words", sa.String(), nullable=False, server_default=""),
        sa.Column("let_reason", sa.String(), nullable=False, server_default=""),
    )


def _certificates() -> None:
    op.drop_index(_LIVE, "certificate")
    with op.batch_alter_table("certificate") as batch_op:
        for column in _columns():
            batch_op.add_column(column)
        for name, table in _POINTS.items():
            batch_op.create_foreign_key(batch_op.f(f"fk_certificate_{name}"), table, [name], ["id"])
        batch_op.create_unique_constraint(batch_op.f("uq_certificate_serial"), ["serial"])
        for name, rule in _RULES.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_certificate_{name}"), rule)
    _index_living(f"{_ONE_FOR_ONE} AND replaces_id IS NULL")
    made = sa.text("state <> 'void'")
    op.create_index(
        _REPLACES, "certificate", ["replaces_id"], unique=True, sqlite_where=made, postgresql_where=made
    )


def _index_living(condition: str) -> None:
    living = sa.text(condition)
    columns = ["basis_id", "learner_id"]
    op.create_index(_LIVE, "certificate", columns, unique=True, sqlite_where=living, postgresql_where=living)


def _register() -> None:
    table = "certificate_register_entry"
    op.create_table(
        table,
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=True),
        sa.Column("facts_sha256", sa.String(), nullable=True),
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("certificate_id", "act", name=op.f(f"uq_{table}_certificate_id_act")),
        sa.UniqueConstraint("previous", name=op.f(f"uq_{table}_previous")),
        _check(table, "in_order", "n > 0"),
        _check(table, "known_act", "act IN ('issued', 'replaced', 'revoked', 'voided')"),
        _check(table, "issue_has_pdf", "(act = 'issued') = (pdf_sha256 IS NOT NULL)"),
        _check(table, "issue_has_facts", "(act = 'issued') = (facts_sha256 IS NOT NULL)"),
        _points_to(table, "certificate_id", "certificate.id"),
    )


def _status_lists() -> None:
    table = "certificate_status_list"
    op.create_table(
        table,
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("beginning", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
        _check(table, "in_order", "number > 0"),
        _points_to(table, "made_by", "user_account.id"),
    )


def _revocations() -> None:
    table = "certificate_revocation"
    op.create_table(
        table,
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("attested_by", sa.Uuid(), nullable=True),
        sa.Column("attested_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_by", sa.Uuid(), nullable=True),
        sa.Column("refused_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _check(table, "two_people", "attested_by <> proposed_by"),
        _check(table, "for_a_reason", "reason <> ''"),
        _check(table, "decided_once", "attested_at IS NULL OR refused_at IS NULL"),
        _check(table, "attested_by_somebody", "(attested_by IS NULL) = (attested_at IS NULL)"),
        _check(table, "refused_by_somebody", "(refused_by IS NULL) = (refused_at IS NULL)"),
        _check(table, "refused_for_a_reason", "(refused_at IS NULL) = (refused_reason = '')"),
        _points_to(table, "certificate_id", "certificate.id"),
        *(_points_to(table, who, "user_account.id") for who in ("proposed_by", "attested_by", "refused_by")),
    )
    op.create_index(op.f(f"ix_{table}_certificate_id"), table, ["certificate_id"])
    waiting = sa.text("attested_at IS NULL AND refused_at IS NULL")
    op.create_index(
        f"uq_{table}_open_certificate_id", table, ["certificate_id"],
        unique=True, sqlite_where=waiting, postgresql_where=waiting,
    )  # fmt: skip


def _handovers() -> None:
    table = "certificate_handover"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("handed_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _points_to(table, "certificate_id", "certificate.id"),
        _points_to(table, "handed_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_certificate_id"), table, ["certificate_id"])


def _checks() -> None:
    table = "certificate_check"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("basis_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("rules_version", sa.String(), nullable=False),
        sa.Column("checked_by", sa.Uuid(), nullable=False),
        sa.Column("checked_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "checked_by", "user_account.id"),
    )
    op.create_index(f"ix_{table}_basis_id_learner_id_kind", table, ["basis_id", "learner_id", "kind"])


def _triggers() -> None:
    steps = " OR ".join(f"(OLD.state = '{one}' AND NEW.state = '{other}')" for one, other in _STEPS)
    if op.get_bind().dialect.name == "postgresql":
        changed = [f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _FROZEN]
        changed.append(f"NOT (NEW.state = OLD.state OR {steps})")
        op.execute(_KEEP_FUNCTION.format(changed=" OR ".join(changed), kept=_KEPT))
        op.execute(
            "CREATE TRIGGER kept_certificate BEFORE UPDATE OR DELETE ON certificate"
            " FOR EACH ROW EXECUTE FUNCTION keep_issued_paper()"
        )
        for table in _ADDED_TO:
            op.execute(
                f"CREATE TRIGGER added_{table} BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
            )
            op.execute(
                f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
            )
        return
    changed = [f"NEW.{name} IS NOT OLD.{name}" for name in _FROZEN]
    changed.append(f"NOT (NEW.state = OLD.state OR {steps})")
    op.execute(
        "CREATE TRIGGER kept_certificate_UPDATE BEFORE UPDATE ON certificate"
        f" WHEN OLD.state <> 'reserved' AND ({' OR '.join(changed)})"
        f" BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
    )
    op.execute(
        f"CREATE TRIGGER kept_certificate_DELETE BEFORE DELETE ON certificate"
        f" BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
    )
    for table in _ADDED_TO:
        for action in ("UPDATE", "DELETE"):
            op.execute(_ADDED.format(table=table, action=action))


def _drop_triggers() -> None:
    """Of tables that stay; others take theirs along."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER kept_certificate ON certificate")
        op.execute("DROP FUNCTION keep_issued_paper()")
        for name in ("added", "emptied"):
            op.execute(f"DROP TRIGGER {name}_certificate_file ON certificate_file")
        return
    for table, name in (("certificate", "kept"), ("certificate_file", "added")):
        for action in ("UPDATE", "DELETE"):
            op.execute(f"DROP TRIGGER {name}_{table}_{action}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
