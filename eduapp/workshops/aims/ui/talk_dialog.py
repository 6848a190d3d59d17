"""The forms for a talk on the way to a trade: noted, and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.aims import service
from eduapp.workshops.aims.rules.talks import LONGEST_AGREED, LONGEST_REASON, Interval

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.aims.queries import HeldTalk


def note_talk(
    bench: Bench, learner_id: UUID, names: tuple[str, str], interval: Interval | None, parent: QWidget
) -> FormDialog:
    """Ask when it was and what was agreed; `names` are the trade's code and its word."""
    trade, word = names
    form = Form(bench.theme, bench.today())
    form.date("day", _("Day"), required=True, past=True, value=bench.today())
    form.lines(
        "agreed",
        _("What was agreed"),
        _("In short words: of the work and the next steps."),
        required=True,
        longest=LONGEST_AGREED,
        free_text=True,
    )
    form.keep()
    title = _("Talk on the way to {trade}").format(trade=word)
    note = "" if interval is None else interval_text(interval)
    dialog = FormDialog(bench, title, form, _("Note the talk"), parent, note=note)

    def send() -> None:
        command = service.NoteTalk(learner_id=learner_id, trade=trade, **form.values())
        dialog.send(service.note_talk, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def withdraw_talk(bench: Bench, talk: HeldTalk, parent: QWidget) -> FormDialog:
    """Ask why it was not so."""
    form = Form(bench.theme)
    form.text("reason", _("Reason"), required=True, longest=LONGEST_REASON, free_text=True)
    title = _("Withdraw the talk {day}").format(day=date_text(talk.day))
    note = _("The row stays in the database, with your name and the reason.")
    dialog = FormDialog(bench, title, form, _("Withdraw"), parent, note=note)

    def send() -> None:
        command = service.WithdrawTalk(talk_id=talk.id, version=talk.version, **form.values())
        dialog.send(service.withdraw_talk, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def interval_text(interval: Interval) -> str:
    """How often a talk is asked for, with the paragraph that says so."""
    words = ngettext(
        "At least one talk every month ({basis}).",
        "At least one talk every {count} months ({basis}).",
        interval.months,
    )
    return words.format(count=interval.months, basis=interval.basis)
