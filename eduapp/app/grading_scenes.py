"""Grades as they are drawn: dialogs over their pages, with what fills them where the sample has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eduapp.exams.grading import queries
from eduapp.exams.grading.ui.after_key import correct_moved, let_stand, note_looks
from eduapp.exams.grading.ui.dialogs import ask_letters, note_told, propose_correction
from eduapp.exams.grading.ui.sheet_examiners import name_examiners
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.ui.result_dialog import refuse_correction

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.app.stage import Stage
    from eduapp.exams.grading.queries import GradingPage


def _grades(stage: Stage) -> tuple[GradingPage, QWidget]:
    """The grades of the exam on the page, and the page."""
    page = stage.shell.page
    found = stage.ask(queries.grading, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    return found, page


def refused(stage: Stage) -> None:
    """Why a correction is not made."""
    page = stage.shell.page
    [waiting] = stage.ask(sittings.waiting_corrections)
    refuse_correction(stage.bench, waiting, page or stage.window)


def corrected(stage: Stage) -> None:
    """The marks of a grade that is fixed moved: what they give now is proposed."""
    found, page = _grades(stage)
    first = found.rows[0]
    moved = replace(first, fixed=True, moves="4", moves_to="4", moves_points=900)
    propose_correction(stage.bench, found, moved, page)


def moved_by_a_key(stage: Stage) -> None:
    """Grades that a corrected key moved: one reason for all."""
    found, page = _grades(stage)
    correct_moved(stage.bench, _moved(found), page)


def sheets_marked(stage: Stage) -> None:
    """Who marked the sheets that two type from."""
    found, page = _grades(stage)
    name_examiners(stage.bench, found, page)


def standing(stage: Stage) -> None:
    """Grades that were told and would fall by a corrected key: why they stand."""
    found, page = _grades(stage)
    let_stand(stage.bench, _moved(found), page)


def _moved(found: GradingPage) -> GradingPage:
    """Everybody was told, and all of them moved since, some up and some down."""
    rows = [one for one in found.rows if one.grade]
    points = [max(0, (one.points or 0) + (100 if place % 2 else -100)) for place, one in enumerate(rows)]
    moved = tuple(
        replace(one, fixed=True, moves="4", moves_to="4", moves_points=each)
        for one, each in zip(rows, points, strict=True)
    )
    return replace(found, rows=moved, heard=frozenset(one.id for one in moved))


def looked_at(stage: Stage) -> None:
    """Answers that people marked by a key that was wrong: whose grade stands."""
    found, page = _grades(stage)
    rows = [replace(one, fixed=True, looks=(3, 7)) for one in found.rows if one.grade]
    note_looks(stage.bench, replace(found, rows=tuple(rows)), page)


def letters(stage: Stage) -> None:
    """When the letters are handed over, and in which language."""
    found, page = _grades(stage)
    ask_letters(stage.bench, found, found.told, page, lambda _command: None)


def noted(stage: Stage) -> None:
    """When and how they were told."""
    found, page = _grades(stage)
    note_told(stage.bench, found, found.told[:3], page)
