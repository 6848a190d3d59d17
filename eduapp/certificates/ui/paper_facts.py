"""What is known of one paper beside its page: how it stands, who issued it by what, and what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.certificates.seals.facts import printed_serial
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.gui.widgets import Card, Chip, hbox, label, renew, vbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLabel

    from eduapp.certificates.queries import CertificateHead, EntryRow
    from eduapp.gui.theme import Theme

LOOKS = {
    "issued": ("present", "check"),
    "reserved": ("excused", "hourglass"),
    "void": ("none", "ban"),
    "replaced": ("excused", "history"),
    "revoked": ("absent", "ban"),
}
_LINE = 32  # digits of a digest in a line


class PaperFacts(Card):
    """Number and state on top; below, everything that was kept with the paper."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._rows = vbox(spacing=theme.px(6))
        super().__init__(self._rows)

    def show_head(self, head: CertificateHead, entries: list[EntryRow]) -> None:
        """Show one paper, with its entries in the register."""
        state = code_list("certificate_states")[head.row.state].label
        chip = Chip(self._theme, state, *LOOKS.get(head.row.state, ("none", None)))
        renew(self._rows, hbox(label(head.row.number, "subtitle"), None, chip), *_lines(head, entries))


def _lines(head: CertificateHead, entries: list[EntryRow]) -> Iterator[QLabel]:
    issued = _("Issued {day} by {name}").format(day=date_text(head.row.issued_on), name=head.row.issued_by)
    yield label(issued, wrap=True)
    if head.checked_by:
        yield label(_("Checked by {name}").format(name=head.checked_by), wrap=True)
    if head.row.void_reason:
        yield label(head.row.void_reason, "problem", wrap=True)
    if head.let_words:
        words = _("“{words}” may stand there: {reason}").format(words=head.let_words, reason=head.let_reason)
        yield label(words, "caption", wrap=True)
    if head.serial:
        words = _("Serial {serial}, signed by key {key}")
        yield label(words.format(serial=printed_serial(head.serial), key=head.kid), "caption", wrap=True)
    elif head.row.state in ("issued", "replaced"):
        yield label(
            _("Issued before the school had keys: only the stored file proves it."), "caption", wrap=True
        )
    for entry in entries:
        act = code_list("register_acts")[entry.act].label
        words = _("Entry {n} of the register: {act}, {day}")
        yield label(words.format(n=entry.n, act=act, day=date_text(entry.on_day)), "caption", wrap=True)
    words = (
        _("The school’s own template {name}, version {version}; rules of {rules}")
        if head.own_template
        else _("Template {name}, version {version}; rules of {rules}")
    )
    template = words.format(name=head.template, version=head.template_version, rules=head.rules_version)
    yield label(template, "caption", wrap=True)
    digest = head.sha256 or "–"
    yield label(_("SHA-256 of the file:"), "caption")
    yield label(
        "\n".join(digest[at : at + _LINE] for at in range(0, len(digest), _LINE)), "caption", wrap=True
    )
