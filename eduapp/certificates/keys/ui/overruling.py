"""What the root overrules, by two people: a key in the wrong hands, and a list that a wrong clock signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.ui.act_dialogs import Act, ActDialog, ask_new_password
from eduapp.certificates.keys.ui.acts import ask_folder, named, papers_told, telling
from eduapp.certificates.seals.key_list import State
from eduapp.core.i18n import _
from eduapp.gui.forms import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.keys.jobs import Proven
    from eduapp.certificates.keys.jobs.papers import Witnessed
    from eduapp.certificates.keys.queries import KeyState
    from eduapp.gui.bench import Bench
    from eduapp.gui.form import Said

LETTERS = 16  # of the hash that are proposed: as many as pages show


def tell_lost(bench: Bench, state: KeyState, register: str, parent: QWidget) -> ActDialog | None:
    """A key is in the wrong hands. `register`: module:function that tells of papers."""
    kept = state.keys
    if kept is None:
        return None
    papers = papers_told(register)
    form = Form(bench.theme, bench.today())
    held = [one for one in reversed(kept.keys) if one.state is not State.LOST]
    form.choice(
        "kid", _("Which key"), [(one.kid, named(one)) for one in held], required=True, value=held[0].kid
    )
    day = form.date("day", _("Lost on"), required=True, past=True, value=bench.today())
    seen = _(
        "The number of the last entry of the register that somebody else has on paper or in a file from"
        " before the loss, such as the page for checking papers. 0 if nobody has any."
    )
    form.number("entry", _("Last entry that others have seen"), seen, required=True, least=0)
    begins = _("Its check text as it stands there: the first eight letters or more.")
    form.text("letters", _("Check text of that entry"), begins, longest=80)
    proposal = _Proposal(form, form.say())
    ask_new_password(form, _("New password of issuing"))
    ask_folder(bench, form)
    note = _(
        "What the key had signed up to that entry stays genuine for everybody. Whatever it signed or signs"
        " after it is not, whatever date it bears. The list of revoked papers is signed anew, by the root"
        " key. This is never taken back."
    )
    dialog = ActDialog(bench, _("Tell a key lost"), _("Tell it lost"), form, parent, note)

    def order(typed: dict[str, Any], second: Proven) -> jobs.TellLost:
        return jobs.TellLost(
            second=second,
            way=typed["root"],
            password=typed["password"],
            folder=typed["folder"],
            before=kept.number,
            kid=typed["kid"],
            day=typed["day"],
            entry=typed["entry"],
            letters=typed["letters"],
            papers=papers,
        )

    def look() -> None:
        lost_on = day.value()
        if lost_on is not None:
            bench.runner.query(papers.witnessed, lost_on, owner=dialog, done=proposal.make, newest=True)

    told = _("The key is told lost. Hand out the new list of keys and the new page for checking papers.")
    dialog.offer(Act(jobs.tell_lost, order, telling(bench, told)))
    day.changed.connect(look)
    look()
    return dialog


def begin_anew(bench: Bench, register: str, parent: QWidget) -> ActDialog:
    """The list of revoked papers, signed by the root in the place of all before."""
    papers = papers_told(register)
    form = Form(bench.theme, bench.today())
    which = _(
        "Look at a calendar or a telephone, not at this PC: the day that its clock says must be the same."
    )
    form.date("day", _("Which day it is"), which, required=True)
    note = _(
        "Needed where the clock of a PC was wrong, and the list or the register bears a day that has not"
        " come: until then nothing could be issued, replaced or revoked. The root key signs the list as it is"
        " today. What was revoked stays revoked."
    )
    title = _("Begin the list of revoked papers anew")
    dialog = ActDialog(bench, title, _("Begin anew"), form, parent, note)

    def order(typed: dict[str, Any], second: Proven) -> jobs.BeginAnew:
        return jobs.BeginAnew(second=second, way=typed["root"], day=typed["day"], papers=papers)

    told = _("The list began anew. Hand out the new page for checking papers.")
    dialog.offer(Act(jobs.begin_anew, order, telling(bench, told)))
    return dialog


class _Proposal:
    """What somebody else has seen of the register, put into the fields that nobody has typed in."""

    def __init__(self, form: Form, said: Said) -> None:
        self._form, self._said = form, said
        self._made: tuple[int | None, str] = (None, "")

    def make(self, found: Witnessed | None) -> None:
        """Propose it, and say where it lies: what counts is what stands there."""
        values = self._form.values()
        if (values["entry"], values["letters"]) != self._made:
            return
        entry, letters = (None, "") if found is None else (found.n, found.digest[:LETTERS])
        self._form.type_in({"entry": entry, "letters": letters})
        self._made = (entry, letters)
        words = _(
            "Proposed from what was seen last before that day: {where}. Compare it with what stands there."
        )
        self._said.set_text("" if found is None else words.format(where=found.where))
