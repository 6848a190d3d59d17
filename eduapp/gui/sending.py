"""One way to send a command from a screen: refusals are asked about, other errors told."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from eduapp.core.errors import Conflict, EduError, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.core.db.unit_of_work import Command
    from eduapp.gui.bench import Bench


def send(
    bench: Bench,
    use_case: Callable[..., Any],
    command: Command,
    *,
    owner: QWidget,
    done: Callable[[Any], None],
    failed: Callable[[EduError], None] | None = None,
) -> None:
    """Carry out a command. `failed` comes last, when the person has been told: it lets a form live again.

    A Refused that may be overridden is asked about, and the command sent again with the reason in its field
    `override`. After Unavailable the person may try again: the command's id makes that harmless. Where
    somebody else's change came first the person is asked whether to do it all the same.
    """

    def again(changed: Command) -> None:
        send(bench, use_case, changed, owner=owner, done=done, failed=failed)

    def told(error: EduError) -> None:
        if isinstance(error, Refused):
            override = bench.ask.refused(error, owner)
            if override is not None and hasattr(command, "override"):
                again(dataclasses.replace(command, override=override))  # type: ignore[call-arg]  # asked above
                return
        elif isinstance(error, Conflict) and all(hasattr(command, name) for name in error.anew or [""]):
            if bench.ask.conflict((), owner, error.change) is not None:
                again(dataclasses.replace(command, **error.anew))
                return
        elif bench.show_error(error, owner):
            again(command)
            return
        if failed is not None:
            failed(error)

    bench.runner.execute(use_case, command, owner=owner, done=done, failed=told)
