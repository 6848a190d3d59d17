"""What two people do with the root once there is one: in one dialog each types what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.jobs import Prove, ProveAgain, Proven
from eduapp.certificates.keys.jobs.root import GroupOfHalf, WrongParts, WrongRoot
from eduapp.certificates.keys.ui.fields import RootField
from eduapp.certificates.seals.faults import NotAKeyFile, WrongHalf
from eduapp.core.i18n import N_, _
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.access.rules import SHORTEST_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

_OF_ROOT = (WrongParts, WrongRoot, GroupOfHalf, NotAKeyFile, WrongHalf)
DIFFER = N_("The two passwords differ. Type the same twice.")
_BOTH = N_("Both of you are here. Each types only what is theirs, and the other looks away.")


@dataclass(frozen=True)
class Act:
    """A job of two, the command it needs, and what becomes of its answer."""

    job: Callable[..., Any]
    order: Callable[[dict[str, Any], Proven], object]  # of what was typed, and the second person
    done: Callable[[Any], None]


class ActDialog(FormDialog):
    """The fields of an act, the root, and both people, who prove who they are before anything is done."""

    def __init__(
        self,
        bench: Bench,
        title: str,
        verb: str,
        form: Form,
        parent: QWidget,
        note: str = "",
    ) -> None:
        form.heading(_("The root key"), _(_BOTH))
        form.add("root", _("Root key"), RootField(bench), required=True)
        form.heading(_("The two of you"))
        own = _("Your own password, {name}").format(name=bench.actor.name)
        form.password("own_password", own, required=True)
        form.text("second_name", _("Sign-in name of the second person"), required=True)
        form.password("second_password", _("Password of the second person"), required=True)
        super().__init__(bench, title, form, verb, parent, note=note)

    def offer(self, act: Act) -> None:
        """Open the dialog; once both have proven who they are, the act is done."""
        self.submitted.connect(partial(self._prove_first, act))
        self.open()

    def _prove_first(self, act: Act) -> None:
        typed = self.form.values()
        if problems := _differing(typed):
            self.form.show_problems(problems)
            return
        self.verb_button.setEnabled(False)
        self._bench.runner.start(
            jobs.prove_again,
            ProveAgain(password=typed["own_password"]),
            owner=self,
            done=lambda _first: self._prove_second(act, typed),
            failed=partial(self._not_done, "own_password"),
        )

    def _prove_second(self, act: Act, typed: dict[str, Any]) -> None:
        self._bench.runner.start(
            jobs.prove_second,
            Prove(sign_in_name=typed["second_name"], password=typed["second_password"]),
            owner=self,
            done=lambda second: self._do(act, typed, second),
            failed=partial(self._not_done, "second_password"),
        )

    def _do(self, act: Act, typed: dict[str, Any], second: Proven) -> None:
        def ended(answer: object) -> None:
            self.form.keep()
            self.accept()
            act.done(answer)

        order = act.order(typed, second)
        self._bench.runner.start(act.job, order, owner=self, done=ended, failed=partial(self._not_done, ""))

    def _not_done(self, key: str, error: EduError) -> None:
        """Say it beside the field it speaks of; all that was typed stays."""
        self.verb_button.setEnabled(True)
        if getattr(error, "violations", None):
            self.form.show_error(error)
        else:
            self.form.show_problems({"root" if isinstance(error, _OF_ROOT) else key: error.sentence()})


def ask_new_password(form: Form, title: str, key: str = "password", *, required: bool = True) -> None:
    """Two fields for a password that is chosen."""
    least = _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD)
    form.password(key, title, least, required=required)
    form.password(f"{key}_again", _("{title}, once more").format(title=title), required=required)


def _differing(typed: dict[str, Any]) -> dict[str, str]:
    """What was to be typed twice and was not the same."""
    return {
        again: _(DIFFER) for key in typed if (again := f"{key}_again") in typed and typed[key] != typed[again]
    }
