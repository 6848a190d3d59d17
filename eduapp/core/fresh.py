"""Acts for which somebody types their password anew, and the proof that they did. Which: codes/fresh_acts.

A proof is for one person and one act, and the first command that is committed with it uses it up: however
long somebody is signed in, nobody who sits down at their desk releases, revokes or opens anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.codes import code_list
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

ACTS = "fresh_acts"
_SERVICE = ".service"


class FreshSignInNeeded(EduError):
    """The person is signed in, and whether it is they who sit there is asked again."""

    message = N_("Your password is asked for anew before this is done: {act}. Nothing was changed.")

    @property
    def act(self) -> str:
        """Which one."""
        return str(self.facts.get("act", ""))

    def sentence(self) -> str:
        """In the words of the act."""
        return _(self.message).format(act=code_list(ACTS)[self.act].label)


class Proof:
    """That somebody has just typed their password for one act. Made by `people.access.jobs.prove` alone."""

    def __init__(self, who: UUID, act: str) -> None:
        self._who, self._act, self._used = who, act, False

    def covers(self, who: UUID, act: str) -> bool:
        """Whether it is this person's, for this act, and not used up."""
        return not self._used and (who, act) == (self._who, self._act)

    def use_up(self) -> None:
        """A command was committed with it."""
        self._used = True


def act_of(use_case: Callable[..., object]) -> str:
    """The sensitive act that a use case is, by its feature and its name; "" for any other."""
    feature, service, _inside = f"{getattr(use_case, '__module__', '')}.".partition(f"{_SERVICE}.")
    key = ".".join((feature.rpartition(".")[2], getattr(use_case, "__name__", "")))
    return key if service and key in code_list(ACTS) else ""


def no_act(_use_case: Callable[..., object]) -> str:
    """Where nobody sits: a site that is played, not worked at."""
    return ""


def expect_proof(who: UUID, act: str, proof: Proof | None) -> None:
    """Go on only if the act needs no proof or has it. What the program does by itself nobody has to prove."""
    if act and who != SYSTEM_ID and (proof is None or not proof.covers(who, act)):
        raise FreshSignInNeeded(act=act)
