"""What is done as somebody leaves the desk, goes away from it for a while, or closes the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduapp.app import late
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.app.program import Program


def leaving(program: Program) -> Callable[[], None]:
    """What is done in the name of whoever leaves the desk, without the window waiting for it."""
    open_here, actor, reads = program.database, program.actor, program.reads
    database = open_here.acting_as(actor) if open_here and actor else None
    opened = reads.take() if reads is not None else ()
    return partial(load(late.LEAVE), program.location, database, opened, invented=program.invented)


def finish(program: Program) -> None:
    """The window is about to close: jobs stop at their next step, and what is being saved is saved."""
    away = [aside.runner for aside in program.locking.asides.values()]
    program.at_hand.note_unsettled(program.location, *away)
    if program.reads is not None and not program.alone:
        program.reads.send()  # a server may be out of reach by now: what is under way is waited for
    for runner in (program.opener, program.runner, *away):
        if runner is not None:
            runner.close()
    if program.actor is not None and program.alone:
        leaving(program)()
