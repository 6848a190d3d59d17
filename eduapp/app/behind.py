"""Jobs of the window in the program's own name. Their parts are loaded late: nobody waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduapp.gui.loading import load

if TYPE_CHECKING:
    from eduapp.core.actor import Actor
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

MENDING = ("eduapp.certificates.jobs:mend_unfinished",)  # what a crash may leave half-done
AT_OPENING = (
    "eduapp.people.access.jobs:begin_waits",
    *MENDING,
    "eduapp.records.day.jobs:open_days",
    "eduapp.education.plans.jobs:keep_reviews",
    "eduapp.exchange.handoff.jobs:reduce_due",
)
BACK_UP = "eduapp.safekeeping.jobs:make_if_due"
SAMPLE = "eduapp.app.sample_site:open_or_make"


def put_in_order(_database: Database, own: Database, progress: Progress) -> int:
    """What a crash left half-done, and what has come due; how much that was."""
    return sum(int(load(part)(own, None, progress)) for part in AT_OPENING)


def back_up(_no_database: None, order: tuple[Database, Any], progress: Progress) -> Any:  # noqa: ANN401 - read late
    """A backup in the program's own name, if one is due; what was made, or None."""
    own, command = order
    return load(BACK_UP)(own, command, progress)


def open_sample(_no_database: None, where: tuple[Any, ...], progress: Progress) -> tuple[Database, Actor]:
    """Open the sample site, making it the first time."""
    made: tuple[Database, Actor] = load(SAMPLE)(*where, progress)
    return made
