"""Days are put right, and a marking file keeps what stood when it left.

Days of appeals, of grounds and of copies change no table: each step renews the rights. Of files that were
made before this step what stood then follows from the clock, as it did until now.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0057"
down_revision = "r0056"

_TABLE, _INDEX = "marking_file", "ix_marking_file_examiner_id"
_UNIQUE, _NUMBERED = f"uq_{_TABLE}_examiner_id_number", f"ck_{_TABLE}_numbered"


def upgrade() -> None:
    """Add the columns and fill them; files of one examiner are numbered as they were made."""
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("marks", sa.Text(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("keys", sa.Text(), nullable=False, server_default="{}"))
    _fill()
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.drop_index(_INDEX)
        batch_op.create_unique_constraint(op.f(_UNIQUE), ["examiner_id", "number"])
        batch_op.create_check_constraint(op.f(_NUMBERED), "number > 0")


def downgrade() -> None:
    """An older program asks the clock."""
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.drop_constraint(op.f(_NUMBERED), type_="check")
        batch_op.drop_constraint(op.f(_UNIQUE), type_="unique")
        for column in ("number", "marks", "keys"):
            batch_op.drop_column(column)
        batch_op.create_index(_INDEX, ["examiner_id"])


def _fill() -> None:
    uuid, moment, number, text = sa.Uuid(), UtcDateTime(timezone=True), sa.Integer(), sa.Text()
    file = _table(_TABLE, id=uuid, examiner_id=uuid, made_at=moment, number=number, marks=text, keys=text)
    examiner = _table("marking_examiner", id=uuid, sitting_id=uuid, place=number)
    mark = _table("answer_mark", id=uuid, sitting_id=uuid, place=number, file_id=uuid, marked_at=moment)
    key = _table("key_correction", question_version_id=uuid, number=number, corrected_at=moment)
    bind, numbers = op.get_bind(), dict[object, int]()
    for id, examiner_id, made_at in bind.execute(
        sa.select(file.c.id, file.c.examiner_id, file.c.made_at).order_by(file.c.made_at, file.c.id)
    ).all():
        numbers[examiner_id] = numbers.get(examiner_id, 0) + 1
        given = sa.select(mark.c.id).where(
            examiner.c.id == examiner_id,
            mark.c.sitting_id == examiner.c.sitting_id,
            mark.c.place == examiner.c.place,
            mark.c.file_id.is_(None),
            mark.c.marked_at <= made_at,
        )
        corrected = sa.select(key.c.question_version_id, sa.func.max(key.c.number)).where(
            key.c.corrected_at <= made_at
        )
        corrected = corrected.group_by(key.c.question_version_id)
        values = {
            "number": numbers[examiner_id],
            "marks": json.dumps(sorted(str(one) for one in bind.scalars(given)), separators=(",", ":")),
            "keys": json.dumps(
                {str(one): count for one, count in bind.execute(corrected)},
                separators=(",", ":"),
                sort_keys=True,
            ),
        }
        bind.execute(file.update().where(file.c.id == id).values(**values))


def _table(name: str, **columns: sa.types.TypeEngine[Any]) -> sa.TableClause:
    return sa.table(name, *(sa.column(column, kind) for column, kind in columns.items()))
