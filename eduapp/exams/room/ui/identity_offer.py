"""The dialog of an arrival for other pages of an exam: the same list of ways in which somebody is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.exams.room import queries
from eduapp.exams.room.ui.act_dialogs import ask_identity

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.core.db.unit_of_work import Command
    from eduapp.exams.room.queries import TheDay
    from eduapp.exams.room.rules.facts import Facts
    from eduapp.gui.bench import Bench


def ask(
    bench: Bench,
    sitting_id: UUID,
    candidate_id: UUID,
    note: str,
    parent: QWidget,
    order: Callable[[Facts], tuple[Callable[..., object], Command]],
    done: Callable[[object], None],
) -> None:
    """Look at the day, then ask who it is; `order` makes a use case and its command of what was said."""

    def show(day: TheDay | None) -> None:
        row = next((one for one in day.candidates if one.id == candidate_id), None) if day else None
        if row is not None:
            ask_identity(bench, row, note, parent, order, done)

    bench.runner.query(queries.the_day, sitting_id, owner=parent, done=show)
