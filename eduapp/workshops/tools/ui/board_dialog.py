"""The forms for a board and what hangs on it: adding, putting right, withdrawing, using up and refilling."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.tools import service
from eduapp.workshops.tools.queries import BoardRow, ToolRow
from eduapp.workshops.tools.rules.register import (
    KIT,
    LONGEST_CODE,
    LONGEST_CONTENTS,
    LONGEST_NAME,
    MOST_AMOUNT,
    MOST_COLUMNS,
    MOST_ROWS,
    TOOL,
    WEIGHT,
    BoardFacts,
    ToolFacts,
    position_text,
)


def save_board(
    bench: Bench, parent: QWidget, row: BoardRow | None = None, done: Callable[[UUID], None] | None = None
) -> None:
    """Ask for a new board, or for other facts about one; `done` gets its id."""

    def show(rows: list[PlaceRow]) -> None:
        form = _board_form(bench, rows, row)
        title = _("Add a tool board") if row is None else _("Change {name}").format(name=row.name)
        dialog = FormDialog(bench, title, form, _("Add board") if row is None else _("Save changes"), parent)

        def send() -> None:
            typed = form.values()
            if row is None:
                command = service.SaveBoard(facts=BoardFacts(**typed))
            else:
                facts = replace(row.facts, **typed)
                command = service.SaveBoard(board_id=row.id, version=row.version, facts=facts)
            dialog.send(service.save_board, command, done)

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(places.in_use, owner=parent, done=show)


def save_tool(
    bench: Bench, parent: QWidget, board: BoardRow, taken: set[tuple[int, int]], row: ToolRow | None = None
) -> None:
    """Ask for something new on a board, or for other facts about what hangs there."""
    form = _tool_form(bench, board, taken, row)
    title = _("Add a tool to {board}").format(board=board.name)
    if row is not None:
        title = _("Change {name}").format(name=row.label)
    dialog = FormDialog(bench, title, form, _("Add tool") if row is None else _("Save changes"), parent)

    def send() -> None:
        typed: dict[str, Any] = form.values()
        typed["row"], typed["column"] = typed.pop("place")
        typed["amount"], typed["tolerance"] = typed["amount"] or 1, typed["tolerance"] or 0
        if row is None:
            command = service.SaveTool(board_id=board.id, facts=ToolFacts(**typed))
        else:
            facts = replace(row.facts, **typed)
            command = service.SaveTool(board_id=board.id, tool_id=row.id, version=row.version, facts=facts)
        dialog.send(service.save_tool, command)

    dialog.submitted.connect(send)
    dialog.open()


def withdraw(bench: Bench, row: ToolRow, parent: QWidget) -> None:
    """Ask why something does not hang there any more."""
    form = Form(bench.theme, bench.today())
    reasons = [
        (code.key, capital(code.label))
        for code in code_list("tool_withdrawals")
        if not code.has("two_people")
    ]
    form.choice("reason", _("Why?"), reasons, required=True)
    form.keep()
    note = _("It stays on record with its number. What cannot be found is searched for instead.")
    title = _("Take {name} out of use").format(name=row.label)
    dialog = FormDialog(bench, title, form, _("Take out of use"), parent, note=note)

    def send() -> None:
        command = service.Withdraw(tool_id=row.id, version=row.version, **form.values())
        dialog.send(service.withdraw, command)

    dialog.submitted.connect(send)
    dialog.open()


def move_stock(bench: Bench, row: ToolRow, parent: QWidget) -> None:
    """Ask how much of a consumable was used or refilled."""
    form = Form(bench.theme, bench.today())
    codes = [code for code in code_list("tool_moves") if not code.has("two_people")]
    form.choice(
        "reason", _("What happened?"), [(code.key, capital(code.label)) for code in codes], required=True
    )
    unit = _("g") if row.facts.kind == WEIGHT else _("pieces")
    form.number("amount", _("How much?"), required=True, unit=unit, least=1, most=MOST_AMOUNT)
    form.keep()
    note = _("There should be {amount} now.").format(amount=row.amount)
    title = _("Used or refilled: {name}").format(name=row.label)
    dialog = FormDialog(bench, title, form, _("Record it"), parent, note=note)

    def send() -> None:
        typed = form.values()
        sign = -1 if code_list("tool_moves")[typed["reason"]].has("out") else 1
        command = service.MoveStock(tool_id=row.id, change=sign * typed["amount"], reason=typed["reason"])
        dialog.send(service.move_stock, command)

    dialog.submitted.connect(send)
    dialog.open()


def _board_form(bench: Bench, rows: list[PlaceRow], row: BoardRow | None) -> Form:
    form = Form(bench.theme, bench.today())
    facts = row.facts if row is not None else None
    where = [(place.id, place.name) for place in sorted(rows, key=lambda place: place.kind != "workshop")]
    if facts is not None and row is not None and facts.place_id not in dict(where):
        where.append((facts.place_id, row.place))
    form.text("name", _("Name"), required=True, longest=LONGEST_NAME, value=facts.name if facts else "")
    form.choice(
        "place_id",
        _("Place"),
        where,
        _("The boards of a workshop are those of its place."),
        required=True,
        value=facts.place_id if facts else None,
    )
    form.number(
        "rows",
        _("Rows"),
        _("Named A, B, C … from the top."),
        required=True,
        least=1,
        most=MOST_ROWS,
        value=facts.rows if facts else 4,
    )
    form.number(
        "columns",
        _("Columns"),
        _("Named 1, 2, 3 … from the left."),
        required=True,
        least=1,
        most=MOST_COLUMNS,
        value=facts.columns if facts else 6,
    )
    if facts is not None:
        form.check("active", _("The board is in the register"), value=facts.active)
    form.keep()
    return form


def _tool_form(bench: Bench, board: BoardRow, taken: set[tuple[int, int]], row: ToolRow | None) -> Form:
    form = Form(bench.theme, bench.today())
    facts = row.facts if row is not None else ToolFacts("", "")
    own = (facts.row, facts.column) if row is not None else None
    cells = (
        (one, other) for one in range(1, board.facts.rows + 1) for other in range(1, board.facts.columns + 1)
    )
    free = [(cell, position_text(*cell)) for cell in cells if cell == own or cell not in taken]
    form.text("name", _("Name"), required=True, longest=LONGEST_NAME, value=facts.name)
    form.text(
        "code",
        _("Number"),
        _("As its label says, or as a scanner reads it."),
        required=True,
        longest=LONGEST_CODE,
        value=facts.code,
    )
    form.choice("place", _("Position"), free, required=True, value=own or (free[0][0] if free else None))
    kind = form.choice("kind", _("What is it?"), _words("tool_kinds"), required=True, value=facts.kind)
    classes = [
        (code.key, f"{capital(code.label)}: {code.said('means')}") for code in code_list("tool_classes")
    ]
    form.choice(
        "tool_class",
        _("Class"),
        classes,
        _("As the workplace has assessed it."),
        required=True,
        value=facts.tool_class,
    )
    form.number(
        "amount",
        _("Parts, pieces or grams"),
        _("How many parts a kit has, or how much of a consumable there should be."),
        least=1,
        most=MOST_AMOUNT,
        value=facts.amount,
    )
    form.number(
        "tolerance",
        _("Tolerance"),
        _("By how much the weight may differ."),
        unit=_("g"),
        value=facts.tolerance or None,
    )
    form.text("contents", _("Parts of the kit"), longest=LONGEST_CONTENTS, value=facts.contents)
    form.text("serial", _("Serial number"), longest=LONGEST_CODE, value=facts.serial)
    form.keep()

    def follow() -> None:
        form.field("kind").setEnabled(row is None)
        form.field("amount").setEnabled(row is None and kind.value() != TOOL)
        form.field("tolerance").setEnabled(kind.value() == WEIGHT)
        form.field("contents").setEnabled(kind.value() == KIT)

    kind.changed.connect(follow)
    follow()
    return form


def _words(name: str) -> list[tuple[str, str]]:
    return [(key, capital(words)) for key, words in code_list(name).choices()]
