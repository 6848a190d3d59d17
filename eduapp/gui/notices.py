"""What features above have to say on top of a page, and their verbs in a part of it: offered as panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.gui.loading import load

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench

NOTICES = ":notices"
VERBS = ":verbs"


def notices(bench: Bench, page_key: str, subject_id: UUID) -> list[QWidget]:
    """The notices of a page, each a panel offered for `<page key>:notices`."""
    return [load(offer.module)(bench, subject_id) for offer in bench.panels(page_key + NOTICES)]


def brought_verbs(bench: Bench, part: str, subject_id: UUID | None) -> list[QWidget]:
    """Buttons that features above bring to a part of a page, each a panel offered for `<part>:verbs`."""
    return [load(offer.module)(bench, subject_id) for offer in bench.panels(part + VERBS)]
