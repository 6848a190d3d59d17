"""What a school has of its own for papers (templates, emblem, signatures), and what each paper is drawn with.

Rows are only added: triggers refuse the rest. A step that builds one of these tables anew must put them back.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0051"
down_revision = "r0050"

_PARTS, _DRAWN = "certificate_own_part", "certificate_drawn_with"
_RULES = {
    "known_kind": "kind IN ('template', 'logo', 'signature')",
    "in_order": "number > 0",
    "content_has_digest": "(content IS NULL) = (sha256 IS NULL)",
    "named": "(kind = 'logo') = (name = '')",
}


def upgrade() -> None:
    op.create_table(
        _PARTS,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_PARTS}")),
        sa.UniqueConstraint("kind", "name", "number", name=op.f(f"uq_{_PARTS}_kind_name_number")),
        sa.ForeignKeyConstraint(["kept_by"], ["user_account.id"], name=op.f(f"fk_{_PARTS}_kept_by")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{_PARTS}_{name}")) for name, rule in _RULES.items()),
    )
    op.create_table(
        _DRAWN,
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", "part_id", name=op.f(f"pk_{_DRAWN}")),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f(f"fk_{_DRAWN}_certificate_id")
        ),
        sa.ForeignKeyConstraint(["part_id"], [f"{_PARTS}.id"], name=op.f(f"fk_{_DRAWN}_part_id")),
    )
    for table in (_PARTS, _DRAWN):
        _only_added(table)


def downgrade() -> None:
    """An older program draws with its own templates; papers that were issued keep their files."""
    op.drop_table(_DRAWN)
    op.drop_table(_PARTS)


def _only_added(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER added_{table} BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_what_was_added()"
        )
        op.execute(
            f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_what_was_added()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER added_{table}_{action} BEFORE {action} ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"
        )
