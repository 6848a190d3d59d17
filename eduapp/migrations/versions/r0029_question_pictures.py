"""Pictures of questions, each kept once; which versions show them under which names; an index of filing."""

import sqlalchemy as sa
from alembic import op

revision = "r0029"
down_revision = "r0028"


def upgrade() -> None:
    op.create_table(
        "question_picture",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_question_picture")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_question_picture_digest_whole")),
    )
    _links("question_version_picture")
    op.create_index(
        "ix_bank_question_filed", "bank_question", ["category", "level", "language", "retired_at"]
    )


def downgrade() -> None:
    op.drop_index("ix_bank_question_filed", "bank_question")
    op.drop_table("question_version_picture")
    op.drop_table("question_picture")


def _links(table: str) -> None:
    op.create_table(
        table,
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "name", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["version_id"], ["question_version.id"], name=op.f(f"fk_{table}_version_id")),
        sa.ForeignKeyConstraint(["sha256"], ["question_picture.sha256"], name=op.f(f"fk_{table}_sha256")),
    )
    op.create_index(op.f(f"ix_{table}_sha256"), table, ["sha256"])
