"""What somebody does on the page of the backups: dialogs, and what follows them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, date_text, number_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import button, label
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.restoring import UNKNOWN

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench
    from eduapp.gui.page import Page
    from eduapp.safekeeping.jobs import Agreed, NewCode, Preview, TakenOut
    from eduapp.safekeeping.jobs.folders import Lying
    from eduapp.safekeeping.ui.backups_page import BackupsPage

LOSES = N_("{count} entries of the trail came after this backup. What they tell of will be gone.")
LOSES_NOTHING = N_("Nothing was done after this backup.")
LOSES_UNKNOWN = N_("This backup is of another database: all that is here now will be gone.")
KEPT = N_(
    "What is here now is kept twice: as a backup made just before, and as it is in the folder set-aside."
)
AGAIN = N_(
    "What was deleted since is there again, and due again on the page of what is kept: have it deleted anew."
    " Accounts that were closed since stay closed. Delete what lies in set-aside once nobody needs it."
)
ONLY_NOW = N_(
    "Write it on paper and lock it away, not beside the PC. It is shown only now; nobody can tell it again."
)
NEEDS_KEY = N_(
    "From then on the file opens only with its key. The key lies in another folder of this account on this"
    " PC, so a copied file tells nothing. Nobody else may have Dagverk open meanwhile."
)
FIRST_CODE = N_(
    "Make the code on paper as well: if the PC or the account is lost, only the code opens the database."
)
OPEN_FOR_ALL = N_(
    "Everything about everybody goes into files that anybody can read, without any password. Lock them away,"
    " and delete them when they have done their work."
)


def place_of(bench: Bench) -> jobs.Place | None:
    """Where backups of this PC go."""
    if bench.home is None:
        return None
    away = bench.home.settings.get(terms.AWAY_FOLDER)
    return jobs.Place(bench.home.folder, Path(away) if away else None)


def choose_folder(page: BackupsPage) -> None:
    """A second folder or a stick; backups go there from now on, too."""
    home = page.bench.home
    found = page.bench.files.folder(_("Choose the second folder for backups"), page)
    if found is None or home is None:
        return
    home.settings.set(terms.AWAY_FOLDER, str(found))
    if same_disk(home.folder, found):
        page.say(_("This folder is on the same disk as the database: if the disk breaks, both are gone."))
    page.mark_stale()


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders go together if a disk breaks, as far as the system tells."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def make_code(page: BackupsPage) -> None:
    """A new key with its code, which is shown once."""
    home = page.bench.home
    if home is None:
        return
    order = jobs.MakeCode(folder=home.folder)
    page.work(jobs.make_code, order, lambda made: show_code(page, made))


def show_code(page: Page, made: NewCode) -> Dialog:
    """The code, large, and what to do with it."""
    theme = page.theme
    dialog = Dialog(theme, _("The code for the backups"), page)
    written = button(theme, _("I have written it down"), kind="primary")
    written.clicked.connect(dialog.accept)
    words = _("Backups made from now on open with this code on any PC. Its mark is {mark}.")
    dialog.fill(
        label(_("The code for the backups"), "subtitle"),
        label(words.format(mark=made.mark), wrap=True),
        label(made.code, "title", wrap=True),
        label(_(ONLY_NOW), wrap=True),
        buttons=(written,),
    )
    dialog.open()
    return dialog


def check(page: BackupsPage, lying: Lying) -> None:
    """Look through a backup, and say what was found."""
    home = page.bench.home
    if home is None:
        return

    def job(_database: object, _order: object, progress: object) -> jobs.Sound:
        return jobs.verify(lying, jobs.key_for(lying, key_ring.on_this_pc(home.folder)), progress)  # type: ignore[arg-type]

    def sound(found: jobs.Sound) -> None:
        words = _("Backup {number} is whole: {rows} rows of {tables} tables, and the trail holds to its end.")
        number = lying.manifest.number
        page.say(words.format(number=number, rows=number_text(found.rows), tables=found.tables))

    page.work(job, lying, sound)


def bring_another_back(page: BackupsPage) -> None:
    """One that lies elsewhere, such as on another stick."""
    found = page.bench.files.folder(_("Choose the folder of a backup"), page)
    if found is None:
        return
    try:
        lying = folders.look(found)
    except folders.NoBackup as error:
        page.say(error.sentence())
        return
    bring_back(page, lying)


def bring_back(page: BackupsPage, lying: Lying) -> None:
    """Say what would be lost, then ask for two people and a reason."""

    def job(database: object, _order: object, _progress: object) -> Preview:
        return jobs.preview(database, lying)  # type: ignore[arg-type]

    page.work(job, lying, lambda found: restore_dialog(page, found))


def restore_dialog(page: Page, preview: Preview) -> FormDialog:
    """What is lost, why, and who agrees."""
    bench, lying = page.bench, preview.lying
    home = bench.home
    form = Form(bench.theme)
    form.lines(
        "reason", _("Why"), _("It stands in the trail for whoever asks later."), required=True, lines=2
    )
    form.text("second_name", _("Name of the second person, as they sign in"), required=True)
    form.password("second_password", _("Password of the second person"), required=True)
    known = home is not None and key_ring.on_this_pc(home.folder).find(lying.manifest.key) is not None
    if not known:
        asks = _("This PC lacks the key of this backup. The code has the mark {mark}.")
        form.text("code", _("Code on paper"), asks.format(mark=lying.manifest.key), required=True)
    told = {"number": lying.manifest.number, "day": date_text(lying.manifest.day)}
    title = _("Bring back backup {number} of {day}").format(**told)
    dialog = FormDialog(bench, title, form, _("Bring it back"), page)
    dialog.say(lost_text(preview))
    dialog.say(_(KEPT))
    dialog.say(_(AGAIN))

    def agreed(reason: str, found: Agreed) -> None:
        form.keep()
        dialog.accept()
        if home is not None and home.file is not None:
            home.swap(partial(_swap, home.file, lying, found, reason, bench.actor.name))

    def send() -> None:
        place = place_of(bench)
        if place is None:
            return
        dialog.verb_button.setEnabled(False)
        values = form.values()
        order = jobs.Agree(
            lying=lying,
            place=place,
            reason=values["reason"],
            sign_in_name=values["second_name"],
            password=values["second_password"],
            code=values.get("code", ""),
        )
        bench.runner.start(
            jobs.agree, order, owner=dialog, done=partial(agreed, values["reason"]), failed=dialog.refuse
        )

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def lost_text(preview: Preview) -> str:
    """What going back costs."""
    if preview.lost == UNKNOWN:
        return _(LOSES_UNKNOWN)
    if preview.lost == 0:
        return _(LOSES_NOTHING)
    return _(LOSES).format(count=number_text(preview.lost))


def encrypt(page: BackupsPage) -> FormDialog:
    """Have the database under a key: what it means; then the program lets go of the file, and opens it."""
    bench = page.bench
    dialog = FormDialog(bench, _("Encrypt the database"), Form(bench.theme), _("Encrypt it"), page)
    dialog.say(_(NEEDS_KEY))
    dialog.say(_(FIRST_CODE))

    def send() -> None:
        dialog.accept()
        if bench.home is not None:
            bench.home.swap(partial(bench.home.encrypt, bench.actor.name))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def take_out(page: BackupsPage) -> FormDialog:
    """Everything in files that anybody can read, into a folder: why, and what it means."""
    bench = page.bench
    form = Form(bench.theme)
    form.lines(
        "reason", _("Why"), _("It stands in the trail for whoever asks later."), required=True, lines=2
    )
    dialog = FormDialog(bench, _("Take everything out in readable files"), form, _("Choose a folder…"), page)
    dialog.say(_(OPEN_FOR_ALL))

    def done(taken: TakenOut) -> None:
        words = _("{tables} tables with {rows} rows lie in {place}, and were read again and compared.")
        told = {"tables": taken.tables, "rows": number_text(taken.rows), "place": taken.folder}
        page.say(words.format(**told))

    def send() -> None:
        found = bench.files.folder(_("Choose an empty folder"), dialog)
        if found is None:
            return
        reason = form.values()["reason"]
        form.keep()
        dialog.accept()
        page.work(jobs.take_out, jobs.TakeOut(folder=found, reason=reason), done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _swap(file: Path, lying: Lying, agreed: Agreed, reason: str, asked_by: str) -> jobs.Restored:
    because = jobs.Because(reason=reason, asked_by=asked_by, agreed_by=agreed.name)
    return jobs.bring_back(lying, agreed.key, file, because)
