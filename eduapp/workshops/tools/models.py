"""Tables of boards and tools, who has what, counts, and what is searched for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime

_HERE = text("withdrawn_on IS NULL")
_OUT = text("ending = ''")
_OPEN = text("closed_at IS NULL")


class ToolBoard(Record):
    """A board at a place, with positions in rows (A, B …) and columns. Archived is `active` False."""

    __tablename__ = "tool_board"
    __table_args__ = (
        CheckConstraint("grid_rows BETWEEN 1 AND 26", name="rows_by_letter"),
        CheckConstraint("grid_columns BETWEEN 1 AND 30", name="columns_by_number"),
        UniqueConstraint("place_id", "name"),
    )

    name: Mapped[str]
    place_id: Mapped[UUID] = mapped_column(ForeignKey("place.id"))
    grid_rows: Mapped[int]
    grid_columns: Mapped[int]
    active: Mapped[bool]
    turn: Mapped[int]  # one more with everything that happens on it: what is counted is what was shown


class Tool(Record):
    """A tool, a kit or a consumable at a position of a board. Never deleted: withdrawn on a day."""

    __tablename__ = "tool"
    told_by = ("tools.tool.changed", "tools.withdrawn")
    __table_args__ = (
        CheckConstraint("amount > 0", name="some_amount"),
        CheckConstraint("tolerance >= 0", name="tolerance_forward"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_reason = '')", name="withdrawn_for_a_reason"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        Index(
            "uq_tool_live_board_id_grid_row_grid_column",
            "board_id",
            "grid_row",
            "grid_column",
            unique=True,
            sqlite_where=_HERE,
            postgresql_where=_HERE,
        ),
    )

    board_id: Mapped[UUID] = mapped_column(ForeignKey("tool_board.id"), index=True)
    grid_row: Mapped[int]  # 1 is A
    grid_column: Mapped[int]
    name: Mapped[str]
    code: Mapped[str]  # what its label says, and a scanner reads
    code_key: Mapped[str] = mapped_column(unique=True)  # the same however it is written
    kind: Mapped[str]  # code: tool_kinds
    tool_class: Mapped[str]  # code: tool_classes
    serial: Mapped[str]
    contents: Mapped[str]  # of a kit
    amount: Mapped[int]  # when it was entered: 1, parts, pieces or grams; moves come on top
    tolerance: Mapped[int]  # grams, of what is weighed
    since: Mapped[date]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str]  # code: tool_withdrawals
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ToolIssue(Record):
    """A tool in somebody's hands, until it is back or two people have called it lost."""

    __tablename__ = "tool_issue"
    __table_args__ = (
        CheckConstraint("ending IN ('', 'returned', 'lost')", name="known_ending"),
        CheckConstraint("(ending = '') = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("(ending = '') = (ended_by IS NULL)", name="ended_by_somebody"),
        Index("uq_tool_issue_live_tool_id", "tool_id", unique=True, sqlite_where=_OUT, postgresql_where=_OUT),
        Index("ix_tool_issue_tool_id_day", "tool_id", "day"),
        Index("ix_tool_issue_learner_id", "learner_id"),
    )

    tool_id: Mapped[UUID] = mapped_column(ForeignKey("tool.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    day: Mapped[date]
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ending: Mapped[str]
    ended_on: Mapped[date | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ToolMove(Record):
    """Pieces or grams that went in or out of a consumable's box, or parts of a kit written off."""

    __tablename__ = "tool_move"
    __table_args__ = (
        CheckConstraint("change <> 0", name="moves_something"),
        Index("ix_tool_move_tool_id", "tool_id"),
    )

    tool_id: Mapped[UUID] = mapped_column(ForeignKey("tool.id"))
    day: Mapped[date]
    change: Mapped[int]
    reason: Mapped[str]  # code: tool_moves
    moved_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ToolCount(Record):
    """One count of a board, as it was: numbered in order, never changed."""

    __tablename__ = "tool_count"
    __table_args__ = (
        UniqueConstraint("board_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
        Index("ix_tool_count_board_id_day", "board_id", "day"),
    )

    board_id: Mapped[UUID] = mapped_column(ForeignKey("tool_board.id"))
    number: Mapped[int]
    day: Mapped[date]
    kind: Mapped[str]  # code: tool_count_kinds
    all_there: Mapped[bool]  # somebody said so of everything that is no exception
    counted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ToolCountRow(Base):
    """What a count expected at one position, and what it found there."""

    __tablename__ = "tool_count_row"
    __table_args__ = (CheckConstraint("expected >= 0 AND found >= 0", name="counts_forward"),)

    count_id: Mapped[UUID] = mapped_column(ForeignKey("tool_count.id"), primary_key=True)
    tool_id: Mapped[UUID] = mapped_column(ForeignKey("tool.id"), primary_key=True)
    expected: Mapped[int]
    allowed: Mapped[int]  # by how much it might differ
    found: Mapped[int]


class ToolSearch(Record):
    """Something a count did not find, until two people have said how the search ended."""

    __tablename__ = "tool_search"
    told_by = ("tools.search.",)
    __table_args__ = (
        CheckConstraint("closed_by <> proposed_by", name="two_people"),
        CheckConstraint("(outcome = '') = (proposed_by IS NULL)", name="proposed_by_somebody"),
        CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed_by_somebody"),
        CheckConstraint("closed_by IS NULL OR proposed_by IS NOT NULL", name="proposed_before_closed"),
        Index(
            "uq_tool_search_live_tool_id", "tool_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
        Index("ix_tool_search_tool_id", "tool_id"),
    )

    tool_id: Mapped[UUID] = mapped_column(ForeignKey("tool.id"))
    count_id: Mapped[UUID] = mapped_column(ForeignKey("tool_count.id"))
    expected: Mapped[int]
    found: Mapped[int]
    issue_id: Mapped[UUID | None] = mapped_column(ForeignKey("tool_issue.id"))  # in whose hands it was
    outcome: Mapped[str]  # code: tool_search_outcomes, as proposed
    proposed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ToolSearchEntry(Record):
    """One line of a search log. Only ever added, numbered in order."""

    __tablename__ = "tool_search_entry"
    __table_args__ = (
        UniqueConstraint("search_id", "number"),
        CheckConstraint("number > 0", name="numbered"),
    )

    search_id: Mapped[UUID] = mapped_column(ForeignKey("tool_search.id"))
    number: Mapped[int]
    step: Mapped[str]  # code: tool_search_steps
    outcome: Mapped[str]  # code: tool_search_outcomes, where one was proposed or confirmed
    words: Mapped[str]
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
