"""A paper in formats of others: a menu of them, the key where a badge has to be signed, and a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from eduapp.certificates import jobs, queries
from eduapp.certificates.exports import Form
from eduapp.certificates.ui.keys_at_hand import with_key
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.certificates.queries import CertificateHead
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

WORDS = {
    Form.BADGE: N_("{form}: a signed badge for a digital wallet"),
    Form.ELMO: N_("{form}: results for another school or an employer, with the paper in it"),
}


def offer_forms(bench: Bench, head: CertificateHead, pressed: QPushButton) -> QMenu:
    """Show below the button in which formats the paper can be saved."""
    menu = QMenu(pressed)
    menu.setAccessibleName(pressed.accessibleName())
    for number, (form, words) in enumerate(WORDS.items(), 1):
        text = _(words).format(form=form.label)
        menu.addAction(f"&{number}  {text}", partial(save_as, bench, head, form, pressed.window()))
    menu.popup(pressed.mapToGlobal(QPoint(0, pressed.height())))
    return menu


def save_as(bench: Bench, head: CertificateHead, form: Form, parent: QWidget) -> None:
    """Ask for the password of issuing if a badge must be signed, then where to; and write it."""

    def known(needs_key: bool) -> None:
        if needs_key:
            with_key(bench, parent, write)
        else:
            write(None)

    def write(key: KeyPair | None) -> None:
        proposed = jobs.export_name(head.row, form)
        path = bench.files.save(_("Save the paper"), proposed, [f"*{form.suffix}"], parent)
        if path is not None:
            order = jobs.Export(head.row.id, form, path, key)
            bench.runner.start(jobs.export, order, owner=parent, done=saved, failed=failed)

    def failed(error: EduError) -> None:
        bench.show_error(error, parent)

    def saved(_path: Path) -> None:
        bench.tell(_("The paper is saved as {form}.").format(form=form.label))

    if form is Form.BADGE:
        bench.runner.query(queries.badge_needs_key, head.row.id, owner=parent, done=known)
    else:
        write(None)
