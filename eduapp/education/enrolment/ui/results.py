"""What became of several people at once: who was refused and why, each by name, and a way to do it anyway."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from eduapp.core.actor import OVERRIDE_RULES
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _, ngettext
from eduapp.core.violations import Override
from eduapp.education.enrolment.jobs import Report, TurnedDown
from eduapp.gui.bench import Bench
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import IconLabel, IconTile, button, hbox, label, vbox, why_not
from eduapp.gui.widgets.boxes import Item

Again = Callable[[tuple[UUID, ...], Override], None]
Reasons = tuple[tuple[str, bool], ...]  # sentence, and whether it may be overridden


class ResultsDialog(Dialog):
    """Those for whom it could not be done, with all reasons; what may be overridden can be sent again."""

    def __init__(
        self,
        bench: Bench,
        refused: Sequence[TurnedDown],
        names: Mapping[UUID, str],
        parent: QWidget,
        again: Again | None = None,
    ) -> None:
        count = len(refused)
        title = ngettext("{count} person was left out", "{count} people were left out", count)
        super().__init__(bench.theme, title.format(count=count), parent, width=600)
        self._again = again
        may = again is not None and bench.actor.may(OVERRIDE_RULES)
        self.open_ones = [one for one in refused if may and _is_open(one.error)]
        self._covers = frozenset(
            violation.name
            for one in self.open_ones
            if isinstance(one.error, Refused)
            for violation in one.error.violations
        )
        px = bench.theme.px
        heading = vbox(
            label(title.format(count=count), "subtitle", wrap=True),
            label(_("This is what stands against it:"), "secondary", wrap=True),
            spacing=px(2),
        )
        self.back = button(bench.theme, _("Close"))
        self.back.clicked.connect(self.reject)
        buttons = [self.back]
        items: list[Item] = [
            hbox(IconTile(bench.theme, "hand", "late", 40), (heading, 1), spacing=px(16)),
            px(4),
        ]
        for people, reasons in _by_reasons(refused, names):
            items += self._block(people, reasons)
        foot: list[Item] = []
        if self.open_ones:
            foot = self._way_on()
            buttons.append(self.anyway)
        self.fill(*items, None, buttons=buttons, foot=foot)
        (self.why if self.open_ones else self.back).setFocus()

    def _block(self, people: list[str], reasons: Reasons) -> list[Item]:
        px = self.theme.px
        rows: list[Item] = [px(4), label("  ·  ".join(people), "bodyStrong", wrap=True)]
        for sentence, overridable in reasons:
            icon, token = ("triangle-alert", "late") if overridable else ("ban", "absent")
            sign = vbox(IconLabel(self.theme, icon, 18, token), None)
            rows.append(hbox(sign, (label(sentence, wrap=True), 1), spacing=px(10)))
        return rows

    def _way_on(self) -> list[Item]:
        px, count = self.theme.px, len(self.open_ones)
        self.why = QPlainTextEdit()
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(px(72))
        self.why.setAccessibleName(_("Why do it anyway?"))
        words = ngettext("Do it for {count} anyway", "Do it for {count} anyway", count)
        self.anyway = button(self.theme, words.format(count=count), kind="primary")
        self.anyway.clicked.connect(self._send_again)
        self.why.textChanged.connect(self._weigh)
        self._weigh()
        note = _("Write why. The reason is kept in the trail.")
        return [
            px(6),
            label(_("Why do it anyway?"), "bodyStrong"),
            label(note, "caption", wrap=True),
            self.why,
        ]

    def _weigh(self) -> None:
        written = bool(self.why.toPlainText().strip())
        why_not(self.anyway, "" if written else _("Write why. The reason is kept in the trail."))

    def _send_again(self) -> None:
        override = Override(self._covers, self.why.toPlainText().strip())
        self.accept()
        if self._again is not None:
            self._again(tuple(one.id for one in self.open_ones), override)


def show_report(
    bench: Bench,
    report: Report,
    names: Mapping[UUID, str],
    done_words: str,
    parent: QWidget,
    again: Again | None = None,
) -> QDialog | None:
    """Tell what was done; a dialog for those it was refused to."""
    if report.done:
        bench.tell(done_words)
    if not report.refused:
        return None
    dialog = ResultsDialog(bench, report.refused, names, parent, again)
    dialog.open()
    return dialog


def _is_open(error: EduError) -> bool:
    return isinstance(error, Refused) and all(violation.overridable for violation in error.violations)


def _by_reasons(refused: Sequence[TurnedDown], names: Mapping[UUID, str]) -> list[tuple[list[str], Reasons]]:
    """People with the very same reasons stand together, so that one reads each reason once."""
    found: dict[Reasons, list[str]] = {}
    for one in refused:
        found.setdefault(_reasons(one.error), []).append(names.get(one.id, ""))
    return [(people, reasons) for reasons, people in found.items()]


def _reasons(error: EduError) -> Reasons:
    if isinstance(error, Refused):
        return tuple((violation.sentence(), violation.overridable) for violation in error.violations)
    return ((error.sentence(), False),)
