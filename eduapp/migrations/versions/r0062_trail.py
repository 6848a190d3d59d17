"""What was shredded and who looked at whom; and the trail refuses every change but that details go.

That they go the database itself sees to, as soon as a row says whose: no account needs the right to it.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0062"
down_revision = "r0061"

_ADDED_TO = ("audit_shredding",)
_READ, _ENTRY, _KEY = "audit_read", "audit_entry", "audit_detail_key"
_UNUSED = f"ix_{_ENTRY}_action"  # kinds are asked for by how they begin; each write paid for it
_FIXED = (
    "seq", "at", "actor_id", "actor_name", "action", "subject_id", "learner_id", "commitment", "previous",
    "digest",
)  # fmt: skip
_TRIGGER = """
CREATE TRIGGER {name} BEFORE {action} ON {table}
{when}BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END
"""
_KEEP_FUNCTION = """
CREATE FUNCTION keep_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.details IS NULL AND NOT ({changed}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows are only added here';
END $$
"""
_GO = """
UPDATE {schema}audit_entry SET details = NULL
WHERE learner_id = NEW.owner_id AND seq <= NEW.until_seq AND details IS NOT NULL;
DELETE FROM {schema}audit_detail_key WHERE owner_id = NEW.owner_id;
"""
_SHRED_FUNCTION = """
CREATE FUNCTION shred_details() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    {go}
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    [shredding] = _ADDED_TO
    op.create_table(
        shredding,
        sa.Column("seq", big, autoincrement=False, nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("until_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{shredding}")),
        sa.CheckConstraint("until_seq < seq", name=op.f(f"ck_{shredding}_before_it_is_told")),
    )
    op.create_table(
        _READ,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "day", "actor_id", name=op.f(f"pk_{_READ}")),
        sa.CheckConstraint("times > 0", name=op.f(f"ck_{_READ}_was_read")),
    )
    op.create_index(f"ix_{_READ}_actor_id_day", _READ, ["actor_id", "day"])
    op.drop_index(_UNUSED, _ENTRY)
    _triggers()


def downgrade() -> None:
    """An older program shreds nothing and counts no reading."""
    if op.get_bind().dialect.name == "postgresql":
        for table, name in (
            (_ENTRY, "kept"),
            (_ENTRY, "emptied"),
            (_KEY, "kept"),
            (_ADDED_TO[0], "shredding"),
        ):
            op.execute(f"DROP TRIGGER {name}_{table} ON {table}")
        for function in ("keep_trail", "shred_details"):
            op.execute(f"DROP FUNCTION {function}()")
    else:
        for name in (f"kept_{_ENTRY}_UPDATE", f"kept_{_ENTRY}_DELETE", f"kept_{_KEY}_UPDATE"):
            op.execute(f"DROP TRIGGER {name}")
    op.create_index(_UNUSED, _ENTRY, ["action"])
    op.drop_table(_READ)
    op.drop_table(_ADDED_TO[0])


def _triggers() -> None:
    [shredding] = _ADDED_TO
    if op.get_bind().dialect.name == "postgresql":
        changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _FIXED)
        op.execute(_KEEP_FUNCTION.format(changed=changed))
        op.execute(
            f"CREATE TRIGGER kept_{_ENTRY} BEFORE UPDATE OR DELETE ON {_ENTRY}"
            " FOR EACH ROW EXECUTE FUNCTION keep_trail()"
        )
        op.execute(
            f"CREATE TRIGGER kept_{_KEY} BEFORE UPDATE ON {_KEY}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(
            f"CREATE TRIGGER added_{shredding} BEFORE UPDATE OR DELETE ON {shredding}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(_SHRED_FUNCTION.format(go=_GO.format(schema="public.")))
        op.execute("REVOKE ALL ON FUNCTION shred_details() FROM PUBLIC")
        op.execute(
            f"CREATE TRIGGER shredding_{shredding} AFTER INSERT ON {shredding}"
            " FOR EACH ROW EXECUTE FUNCTION shred_details()"
        )
        for table in (_ENTRY, shredding):
            op.execute(
                f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
            )
        return
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _FIXED)
    only_gone = f"WHEN NEW.details IS NOT NULL OR {changed}\n"
    for table, action, name, when in (
        (_ENTRY, "UPDATE", "kept", only_gone),
        (_ENTRY, "DELETE", "kept", ""),
        (_KEY, "UPDATE", "kept", ""),
        (shredding, "UPDATE", "added", ""),
        (shredding, "DELETE", "added", ""),
    ):
        op.execute(_TRIGGER.format(name=f"{name}_{table}_{action}", action=action, table=table, when=when))
    go = _GO.format(schema="")
    op.execute(f"CREATE TRIGGER shredding_{shredding} AFTER INSERT ON {shredding} BEGIN {go} END")
