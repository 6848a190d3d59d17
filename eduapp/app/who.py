"""Who does it at the command line: whoever signs in, by the very sign-in of the window.

What tells of people or changes their rows is asked for in somebody's own name, so that roles, need to know
and the trail hold as they do on screen. Name and password are typed, or read from the surroundings; they
never stand among the words of a command, where others on this PC could read them.
"""

from __future__ import annotations

import getpass
import os
import sys
import time
from typing import TYPE_CHECKING, cast

from eduapp.app import at_terminal
from eduapp.app.opening import is_set_up
from eduapp.core.errors import EduError, NotAllowed
from eduapp.core.fresh import act_of
from eduapp.core.i18n import N_, _
from eduapp.core.progress import NoProgress
from eduapp.people.access import jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.actor import Actor
    from eduapp.core.db.unit_of_work import Database

USER, USER_PASSWORD = "DAGVERK_USER", "DAGVERK_USER_PASSWORD"  # variables of the surroundings
ASK_NAME = N_("Your sign-in name: ")
ASK_PASSWORD = N_("Password of {name}: ")
WAITING = N_("Too many wrong passwords. Dagverk waits {seconds} seconds, then tries this one.")


class NobodyThere(EduError):
    """Nobody to ask who they are."""

    message = N_(
        "This is done in somebody’s own name: type the command yourself, or set {user} and {password}."
        " Nothing was done."
    )


def in_own_name(database: Database, *needed: str, act: Callable[..., object] | None = None) -> Database:
    """The same database in the name of whoever signs in now, if their roles give all that is `needed`.

    Where `act` is one of those for which a password is asked anew, the one just typed proves it. Before the
    school is set up there is nobody, and the program does it. Raises NobodyThere, WrongNameOrPassword,
    NotAllowed.
    """
    if not is_set_up(database):
        return database
    name, password = _told()
    actor = _signed_in(database, name, password)
    for permission in needed:  # commands tell of what is there before a service is asked
        if not actor.may(permission):
            raise NotAllowed(permission=permission)
    own = database.acting_as(actor)
    key = act_of(act) if act is not None else ""
    if not key:
        return own
    return own.proven(jobs.prove(own, jobs.Prove(act=key, password=password), NoProgress()))


def _told() -> tuple[str, str]:
    """Name and password: from the surroundings, or asked for."""
    name, password = os.environ.get(USER, ""), os.environ.get(USER_PASSWORD, "")
    if not (name and password) and not at_terminal.somebody_is_there():
        raise NobodyThere(user=USER, password=USER_PASSWORD)
    try:
        name = name or _asked_name()
        return name, password or getpass.getpass(_(ASK_PASSWORD).format(name=name))
    except EOFError as error:
        raise NobodyThere(user=USER, password=USER_PASSWORD) from error


def _asked_name() -> str:
    sys.stderr.write(_(ASK_NAME))  # what goes out may be a file
    sys.stderr.flush()
    return input().strip()


def _signed_in(database: Database, name: str, password: str) -> Actor:
    """Who that is. A wait begins anew with each program, so it is sat out here, or it would never be over."""
    order = jobs.SignIn(sign_in_name=name, password=password)
    try:
        return jobs.sign_in(database, order, NoProgress())
    except jobs.WaitFirst as first:
        seconds = cast("int", first.facts["seconds"])
    sys.stderr.write(_(WAITING).format(seconds=seconds) + "\n")
    sys.stderr.flush()
    time.sleep(seconds)
    return jobs.sign_in(database, order, NoProgress())
