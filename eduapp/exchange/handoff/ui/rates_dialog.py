"""Rates with the day from which they hold: those entered, and a form for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.exchange.handoff import queries, rules, service
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.exchange.handoff.queries import RateRow
    from eduapp.gui.bench import Bench

_SHOWN = 6  # the newest rates


def ask_rate(bench: Bench, parent: QWidget) -> None:
    """Show the rates, and ask for another."""

    def opened(rows: Sequence[RateRow]) -> None:
        _dialog(bench, rows, parent).open()

    bench.runner.query(queries.standing, owner=parent, done=opened)


def _dialog(bench: Bench, rows: Sequence[RateRow], parent: QWidget) -> FormDialog:
    form = Form(bench.theme, bench.today())
    form.date("from_day", _("From"), _("The latest rate on or before a day holds for it."), required=True)
    form.choice("unit", _("Rate"), code_list("handoff_units").choices(), required=True, value=rules.HOUR)
    help_ = _("Whole øre: 1250 is 12.50 kr. Empty where there is no rate from that day.")
    form.number("amount", _("Øre"), help_, most=999_999_999)
    form.keep()
    dialog = FormDialog(bench, _("Rates"), form, _("Enter the rate"), parent, note=_known(rows))

    def send() -> None:
        typed = form.values()
        order = service.EnterRate(from_day=typed["from_day"], unit=typed["unit"], amount=typed["amount"] or 0)
        dialog.send(service.enter_rate, order)

    dialog.submitted.connect(send)
    return dialog


def _known(rows: Sequence[RateRow]) -> str:
    """What was entered, the newest first; without a rate there is no money anywhere."""
    if not rows:
        return _("No rate has been entered, so no money stands anywhere.")
    said = _("From {day}: {rate} (entered by {person}, {when})")
    return "\n".join(
        said.format(
            day=date_text(row.rate.from_day),
            rate=rules.rate_text(row.rate),
            person=row.entered_by,
            when=date_text(row.entered_at.date()),
        )
        for row in reversed(rows[-_SHOWN:])
    )
