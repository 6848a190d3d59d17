"""Draws what learners are handed: facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first page is.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.education.plans.queries import PlanPaper
    from eduapp.records.handouts.rules import BoardSheet, LabelSheet, MachineSheet


def draw_plan(paper: "PlanPaper", day: date, *, large: bool = False, across: str = "") -> bytes:
    """A learner's own plan on A4. The same plan on the same day, the same bytes."""
    from eduapp.records.handouts.drawing import plan  # noqa: PLC0415 - heavy

    return plan.draw(paper, day, large=large, across=across)


def draw_machine_sheet(sheet: "MachineSheet", day: date, *, across: str = "") -> bytes:
    """A sheet about a machine on A4. The same sheet on the same day, the same bytes."""
    from eduapp.records.handouts.drawing import machine_sheet  # noqa: PLC0415 - heavy

    return machine_sheet.draw(sheet, day, across=across)


def draw_board(sheet: "BoardSheet", day: date, *, across: str = "") -> bytes:
    """A board as it hangs, on A4. The same board on the same day, the same bytes."""
    from eduapp.records.handouts.drawing import tool_sheets  # noqa: PLC0415 - heavy

    return tool_sheets.draw_board(sheet, day, across=across)


def draw_labels(sheet: "LabelSheet", day: date, *, across: str = "") -> bytes:
    """Labels on A4. The same labels on the same day, the same bytes."""
    from eduapp.records.handouts.drawing import tool_sheets  # noqa: PLC0415 - heavy

    return tool_sheets.draw_labels(sheet, day, across=across)
