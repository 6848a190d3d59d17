"""The table of questions: the numbers on which figures rest always, the figures as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.statistics.queries import QuestionRow
from eduapp.exams.statistics.rules import words
from eduapp.exams.statistics.ui import looks
from eduapp.gui.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.exams.statistics.rules.items import Figure, Item


def question_columns() -> list[Column[QuestionRow]]:
    """In the order in which they are read; the figures go first where there is no room, weight before all."""
    return [
        Column(
            _("No."),
            lambda row: str(row.number),
            sort=lambda row: row.number,
            width=62,
            spoken=looks.sentence,
        ),
        Column(_("Question"), lambda row: row.label, caption=looks.version_text),
        _count(_("Attempts"), lambda item: item.n),
        _count(_("Right"), lambda item: item.right),
        _percent(_("Facility"), lambda item: item.facility, 1, factor=100),
        _percent(_("Index"), lambda item: item.index, 2),
        _percent(_("Weight"), lambda item: item.weight, 3),
        Column(_("Noticed"), lambda _row: "", chip=looks.chip_of, width=240),
    ]


def _count(title: str, of: Callable[[Item], int]) -> Column[QuestionRow]:
    return Column(title, lambda row: str(of(row.item)), sort=lambda row: of(row.item), number=True, width=80)


def _percent(
    title: str, of: Callable[[Item], Figure], priority: int, factor: float = 1.0
) -> Column[QuestionRow]:
    return Column(
        title,
        lambda row: words.percent_text(of(row.item), factor),
        sort=lambda row: of(row.item).value,
        width=150,
        priority=priority,
        whole=True,
    )
