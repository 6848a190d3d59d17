"""The dialog of an incident for other pages of an exam: the same list, the same letters, the same log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.exams.room import queries
from eduapp.exams.room.ui.act_dialogs import Said
from eduapp.exams.room.ui.incident_dialog import note_incident

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.room.queries import TheDay
    from eduapp.gui.bench import Bench


def ask(
    bench: Bench,
    sitting_id: UUID,
    candidate_id: UUID | None,
    parent: QWidget,
    done: Callable[[object], None],
) -> None:
    """Look at the day, then ask what happened, about this candidate or nobody."""

    def show(day: TheDay | None) -> None:
        if day is not None:
            row = next((one for one in day.candidates if one.id == candidate_id), None)
            note_incident(bench, day, row, Said(), parent, done)

    bench.runner.query(queries.the_day, sitting_id, owner=parent, done=show)
