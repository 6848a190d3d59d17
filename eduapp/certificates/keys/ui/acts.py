"""The acts of the keys page, each with its dialog: renew, other passwords, bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.ui.act_dialogs import DIFFER, Act, ActDialog, ask_new_password
from eduapp.certificates.keys.ui.fields import FolderField
from eduapp.certificates.seals.faults import WrongPassword
from eduapp.core.i18n import _, date_text
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.keys.jobs import Proven
    from eduapp.certificates.keys.jobs.papers import Papers
    from eduapp.certificates.keys.queries import KeyState
    from eduapp.certificates.seals.key_list import KeyList, KeyRecord
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

KID_GROUP = 4


def renew(bench: Bench, state: KeyState, parent: QWidget, register: str | None = None) -> ActDialog | None:
    """A new issuing key in place of the one in use. `register`: module:function that tells of papers."""
    kept = state.keys
    if kept is None:
        return None
    form = Form(bench.theme, bench.today())
    ask_new_password(form, _("New password of issuing"))
    ask_folder(bench, form)
    note = _(
        "Papers are signed with a new key from now on. All papers of the old key stay as good as they are. Do"
        " this each year, and when the password of issuing was forgotten or somebody who knew it has left."
    )
    dialog = ActDialog(bench, _("Renew the issuing key"), _("Renew"), form, parent, note)

    def order(typed: dict[str, Any], second: Proven) -> jobs.Rotate:
        return jobs.Rotate(
            second=second,
            way=typed["root"],
            password=typed["password"],
            folder=typed["folder"],
            before=kept.number,
            papers=papers_told(register) if register else None,
        )

    dialog.offer(Act(jobs.rotate, order, telling(bench, _("The issuing key is renewed."))))
    return dialog


def lock_root_anew(bench: Bench, parent: QWidget) -> ActDialog:
    """Other passwords for the key file, or a new file of it from the halves."""
    form = Form(bench.theme, bench.today())
    mine = _("New password for the root key, {name}").format(name=bench.actor.name)
    ask_new_password(form, mine, "part")
    ask_new_password(form, _("New password for the root key, the second person"), "other_part")
    ask_folder(bench, form)
    note = _(
        "The key file is written anew with two other passwords, such as when one of you has left. The printed"
        " halves stay as good as they are. Destroy the old key file, wherever it lies."
    )
    dialog = ActDialog(
        bench, _("New passwords for the root key"), _("Write the key file"), form, parent, note
    )

    def order(typed: dict[str, Any], second: Proven) -> jobs.LockRootAnew:
        parts = (typed["part"], typed["other_part"])
        return jobs.LockRootAnew(second=second, way=typed["root"], parts=parts, folder=typed["folder"])

    dialog.offer(Act(jobs.lock_root_anew, order, telling(bench, _("The key file is written anew."))))
    return dialog


def bring_back(bench: Bench, parent: QWidget) -> ActDialog:
    """The keys the school has already, into a new database."""
    form = Form(bench.theme, bench.today())
    ask_folder(bench, form, _("The folder or stick with the files from the ceremony or the last renewal."))
    if_missing = _("New password of issuing, only if the file of the issuing key is missing there")
    ask_new_password(form, if_missing, required=False)
    note = _(
        "For a new database of a school that has keys: the old papers stay good, and new ones are signed by"
        " the same root. The issuing key opens with the password it had."
    )
    dialog = ActDialog(bench, _("Bring the keys in"), _("Bring them in"), form, parent, note)

    def order(typed: dict[str, Any], second: Proven) -> jobs.BringBack:
        return jobs.BringBack(
            second=second, way=typed["root"], folder=typed["folder"], password=typed["password"]
        )

    dialog.offer(Act(jobs.bring_back, order, telling(bench, _("The keys of the school are here."))))
    return dialog


def change_password(bench: Bench, parent: QWidget) -> FormDialog:
    """Another password of issuing, by who knows the old one."""
    form = Form(bench.theme)
    form.password("old", _("Password of issuing until now"), required=True)
    ask_new_password(form, _("New password of issuing"))
    note = _("If it was forgotten, renew the issuing key instead: nothing is lost by that.")
    title = _("Change the password of issuing")
    dialog = FormDialog(bench, title, form, _("Change password"), parent, note=note)

    def failed(error: EduError) -> None:
        if isinstance(error, WrongPassword):
            dialog.verb_button.setEnabled(True)
            form.show_problems({"old": error.sentence()})
        else:
            dialog.refuse(error)

    def done(_none: None) -> None:
        form.keep()
        dialog.accept()
        bench.tell(_("The password of issuing is changed."))

    def send() -> None:
        typed = form.values()
        if typed["password"] != typed["password_again"]:
            form.show_problems({"password_again": _(DIFFER)})
            return
        dialog.verb_button.setEnabled(False)
        order = jobs.ChangeIssuingPassword(old=typed["old"], password=typed["password"])
        bench.runner.start(jobs.change_issuing_password, order, owner=dialog, done=done, failed=failed)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def named(record: KeyRecord) -> str:
    """A key by what it is called and since when it signs."""
    words = _("{kid}, since {first}")
    return words.format(kid=grouped(record.kid.hex()), first=date_text(record.first))


def papers_told(place: str) -> Papers:
    """What the feature above tells of papers: `place` is module:function, as in keys.terms.REGISTER."""
    told: Papers = load(place)()
    return told


def grouped(kid: str) -> str:
    """What a key is called, in groups that can be read aloud."""
    return " ".join(kid[at : at + KID_GROUP] for at in range(0, len(kid), KID_GROUP))


def list_file_name(kept: KeyList) -> str:
    """The file of the public keys as it is handed out."""
    return f"public-keys-{kept.number}.list"


def ask_folder(bench: Bench, form: Form, help_: str = "") -> None:
    """Where what is new is written."""
    usual = _("Where the new files go: a stick of the two of you, or a folder only you can open.")
    title = _("Folder or stick")
    form.add("folder", title, FolderField(bench, title), help_ or usual, required=True)


def telling(bench: Bench, words: str) -> Callable[[object], None]:
    """What says that it is done."""

    def tell(_answer: object) -> None:
        bench.tell(words)

    return tell
