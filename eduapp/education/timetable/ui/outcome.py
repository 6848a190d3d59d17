"""What became of several sessions at once: how many, which not and why, and one undo for the whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.errors import Refused
from eduapp.core.i18n import _, ngettext
from eduapp.education.timetable import jobs
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import IconLabel, IconTile, button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.core.errors import EduError
    from eduapp.education.timetable.jobs import Report, TurnedDown, Versioned
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle
    from eduapp.gui.widgets.boxes import Item


class OutcomeDialog(Dialog):
    """The sessions that were left as they were; those with the same reasons stand together."""

    def __init__(
        self, bench: Bench, refused: Sequence[TurnedDown], names: Mapping[UUID, str], parent: QWidget
    ) -> None:
        count = len(refused)
        title = ngettext(
            "{count} session was left as it was", "{count} sessions were left as they were", count
        )
        super().__init__(bench.theme, title.format(count=count), parent, width=600)
        px = bench.theme.px
        heading = vbox(
            label(title.format(count=count), "subtitle", wrap=True),
            label(_("This is what stands against it:"), "secondary", wrap=True),
            spacing=px(2),
        )
        items: list[Item] = [hbox(IconTile(bench.theme, "hand", "late", 40), (heading, 1), spacing=px(16))]
        for sessions, reasons in _by_reasons(refused, names):
            items += self._block(sessions, reasons)
        self.back = button(bench.theme, _("Close"))
        self.back.clicked.connect(self.reject)
        self.fill(*items, None, buttons=[self.back])
        self.back.setFocus()

    def _block(self, sessions: Sequence[str], reasons: Sequence[str]) -> list[Item]:
        px = self.theme.px
        rows: list[Item] = [px(4), label("  ·  ".join(sessions), "bodyStrong", wrap=True)]
        for sentence in reasons:
            sign = vbox(IconLabel(self.theme, "ban", 18, "absent"), None)
            rows.append(hbox(sign, (label(sentence, wrap=True), 1), spacing=px(10)))
        return rows


def show_outcome(
    bench: Bench,
    report: Report,
    names: Mapping[UUID, str],
    said: str,
    parent: QWidget,
    undo: Callable[[], object],
) -> OutcomeDialog | None:
    """Say how many, with the way back for all of them at once; and which were left, each with why."""
    if report.done:
        bench.tell(said, _("Undo"), _once(undo))
    if not report.refused:
        return None
    dialog = OutcomeDialog(bench, report.refused, names, parent)
    dialog.open()
    return dialog


def restore(
    bench: Bench, sessions: Sequence[Versioned], names: Mapping[UUID, str], parent: QWidget
) -> JobHandle:
    """Restore sessions and say what became of each. The job tells when it is over, one way or another."""

    def finished(report: Report) -> None:
        count = len(report.done)
        said = ngettext("{count} session restored.", "{count} sessions restored.", count).format(count=count)
        if report.done:
            bench.tell(said)
        if report.refused:
            OutcomeDialog(bench, report.refused, names, parent).open()

    order = jobs.RestoreMany(sessions=tuple(sessions))
    return bench.runner.start(jobs.restore_many, order, owner=parent, done=finished)


def _once(undo: Callable[[], object]) -> Callable[[], None]:
    """Pressed twice it is done once: the second time would find everything changed, by oneself."""
    left = [undo]

    def press() -> None:
        if left:
            left.pop()()

    return press


def _by_reasons(
    refused: Sequence[TurnedDown], names: Mapping[UUID, str]
) -> list[tuple[list[str], tuple[str, ...]]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for one in refused:
        found.setdefault(_reasons(one.error), []).append(names.get(one.id, ""))
    return [(sessions, reasons) for reasons, sessions in found.items()]


def _reasons(error: EduError) -> tuple[str, ...]:
    if isinstance(error, Refused):
        return tuple(violation.sentence() for violation in error.violations)
    return (error.sentence(),)
