"""How far the register had gone when a list was signed, and which of its heads somebody else has seen.

A row of heads is only added: triggers refuse the rest. A step that builds the table anew must put them back.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0059"
down_revision = "r0058"

_LIST, _HEAD = "certificate_status_list", "certificate_head"
_RULES = {"counted": "n > 0", "whole_digest": "length(digest) = 64", "known_way": "how IN ('noted', 'page')"}


def upgrade() -> None:
    op.add_column(_LIST, sa.Column("entry", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        _HEAD,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_HEAD}")),
        sa.ForeignKeyConstraint(["told_by"], ["user_account.id"], name=op.f(f"fk_{_HEAD}_told_by")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{_HEAD}_{name}")) for name, rule in _RULES.items()),
    )
    op.create_index(op.f(f"ix_{_HEAD}_on_day"), _HEAD, ["on_day"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER added_{_HEAD} BEFORE UPDATE OR DELETE ON {_HEAD}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(
            f"CREATE TRIGGER emptied_{_HEAD} BEFORE TRUNCATE ON {_HEAD}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER added_{_HEAD}_{action} BEFORE {action} ON {_HEAD}"
            " BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"
        )


def downgrade() -> None:
    """An older program knows of no head that somebody saw; papers and lists stay as they are."""
    op.drop_table(_HEAD)
    op.drop_column(_LIST, "entry")
