"""Counting a board: everything at its position, nothing there unless somebody says so."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.theme import Theme
from eduapp.workshops.tools import service
from eduapp.workshops.tools.queries import BoardHead, BoardRow, ToolRow
from eduapp.workshops.tools.rules.counting import CountKind, is_open
from eduapp.workshops.tools.rules.register import KIT, MOST_AMOUNT, amount_text
from eduapp.workshops.tools.ui.there_field import ThereField


def count_board(bench: Bench, head: BoardHead, parent: QWidget) -> None:
    """Ask for everything on a board: a tick for all, then what is an exception, and what is weighed."""
    form = Form(bench.theme, bench.today())
    kinds = [(kind.value, capital(kind.label)) for kind in CountKind]
    kind = due(head.board, bench.today())
    form.choice("kind", _("Which count?"), kinds, required=True, value=kind)
    form.check(
        "all_there",
        _("I have looked: everything is there but what I name below"),
        _("Without it, say of each whether it is there."),
    )
    for row in head.tools:
        _ask(bench.theme, form, row)
    form.keep()
    title = _("Count {board}").format(board=head.board.name)
    note = _("What is missing is searched for from then on, until two people close the search.")
    dialog = FormDialog(bench, title, form, _("Keep the count"), parent, note=note)

    def send() -> None:
        typed = form.values()
        command = service.CountBoard(
            board_id=head.board.id,
            turn=head.board.turn,
            kind=typed["kind"],
            all_there=typed["all_there"],
            found=_found(head, typed),
        )
        dialog.send(service.count_board, command)

    dialog.submitted.connect(send)
    dialog.open()


def due(board: BoardRow, today: date) -> str:
    """Which count comes next: closing while the board is open, else opening."""
    return (CountKind.CLOSING if is_open(board.kind_on(today)) else CountKind.OPENING).value


def _ask(theme: Theme, form: Form, row: ToolRow) -> None:
    """The field of one position. What is out or searched for is answered by itself, whatever else is."""
    title = f"{row.facts.position} {row.label}"
    out = _("Out with {name}.").format(name=row.out.name) if row.out else ""
    out = out or (_("Searched for.") if row.search_id else "")
    if row.facts.consumable:
        should = _("There should be {amount}.").format(amount=row.amount)
        unit = _("g") if row.facts.weighed else _("pieces")
        form.number(str(row.id), title, should, required=True, unit=unit, most=MOST_AMOUNT)
    elif row.facts.kind == KIT:
        parts = [(amount, _parts(row, amount)) for amount in range(row.stock, -1, -1)]
        words = " ".join(filter(None, (row.facts.contents, out)))
        form.choice(str(row.id), title, parts, words, required=bool(out))
    else:
        form.add(str(row.id), title, ThereField(theme, title), out, required=bool(out))


def _parts(row: ToolRow, amount: int) -> str:
    if amount == row.stock:
        return _("All there ({amount})").format(amount=amount_text(KIT, amount))
    return amount_text(KIT, amount) if amount else _("Not there")


def _found(head: BoardHead, typed: dict[str, Any]) -> dict[UUID, int]:
    said = {row.id: typed[str(row.id)] for row in head.tools}
    return {id: amount for id, amount in said.items() if amount is not None}
