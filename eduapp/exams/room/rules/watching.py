"""Who saw what is written. Pure."""

from collections.abc import Collection, Iterator
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class ActUnknown(Violation):
    """An act is one of the list, about somebody."""

    message = N_("Choose a candidate, and what happened.")


class NotWatching(Violation):
    """Who writes for somebody else names who saw it."""

    message = N_("Choose one of those who watch this exam as the one who saw it.")
    about = ("seen_by",)


def check_seen_by(seen_by: UUID | None, watches: Collection[UUID]) -> Iterator[Violation]:
    """Whoever is named as having seen it watches the exam."""
    if seen_by is not None and seen_by not in watches:
        yield NotWatching()
