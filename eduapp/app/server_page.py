"""Several PCs: which database server, who comes, and how it is known. Tried before it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.app import kept_password
from eduapp.app.locked_file import SHORTEST, PassphraseNeeded
from eduapp.app.reaching import Server, try_server
from eduapp.core.db import server
from eduapp.core.i18n import N_, _
from eduapp.gui.forms import Form
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduapp.app.program import Program
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

USUAL_PORT, USUAL_NAME, HIGHEST_PORT = 5432, "dagverk", 65535
CERTIFICATES = ("*.crt", "*.pem", "*.cer")
TRYING = N_("The server is being asked. This takes at most half a minute.")
NO_KEY_STORE = N_(
    "This PC has no key store for passwords, so the password is locked in a file here. Choose a passphrase;"
    " it is asked for each time Dagverk starts on this PC."
)


@dataclass(frozen=True)
class Wanted:
    """What was typed."""

    folder: Path  # where this PC keeps its settings
    place: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    certificate: str
    passphrase: str = field(repr=False)


def reach(wanted: Wanted) -> str:
    """Connect, look, and keep the password; the address without it. Takes as long as the network takes.

    Raises an EduError with what is wrong; PassphraseNeeded where only a passphrase can keep the password.
    """
    url = server.composed(
        wanted.place, wanted.port, wanted.database, wanted.user, certificate=wanted.certificate
    )
    try_server(Server(url, wanted.password))
    if wanted.password:
        kept_password.keep(wanted.folder, server.label_of(url), wanted.password, wanted.passphrase)
    return url


def ask_server(program: Program, kept: Mapping[str, Any] | None = None) -> None:
    """Show the page in place of the first run, as it stood if it is built anew."""
    if program.runner is None or program.database is None:
        return
    before = None if kept else program.window.centralWidget().kept()  # type: ignore[union-attr]  # first run
    page = ServerPage(program.bench(program.database.actor, program.runner), program.home.folder, before)
    if kept:
        page.restore(kept)
    page.reached.connect(program.move_to)
    page.left.connect(lambda: program.show_first_run(page.before))
    program.window.show_entrance(page)


class ServerPage(QWidget):
    """One page beside the first run: it leads to the server's database, or back."""

    reached = Signal(str, str)  # the address, and the passphrase for this start
    left = Signal()

    def __init__(self, bench: Bench, folder: Path, before: object = None) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setProperty("helpTopic", "several_pcs")
        self.bench, self.theme, self.before = bench, bench.theme, before
        self._folder = folder
        px = self.theme.px
        self.form = self._make_form()
        self.lock = Form(self.theme)
        self.lock.heading(_("Passphrase"), _(NO_KEY_STORE))
        least = _("At least {least} characters; four words are good.").format(least=SHORTEST)
        self.lock.password("passphrase", _("Passphrase"), least, required=True)
        self.lock.password("again", _("The passphrase once more"), required=True)
        self.lock.setVisible(False)
        self.choose = button(self.theme, _("Choose the certificate file…"), "file-text")
        self.choose.clicked.connect(self._choose_certificate)
        self.back = button(self.theme, _("Back"), "arrow-left")
        self.back.clicked.connect(self.left)
        self.connect_ = button(self.theme, _("Try and connect"), kind="primary")
        self.connect_.clicked.connect(self.send)
        self.state = label("", "secondary", wrap=True)
        self.form.submitted.connect(self.send)
        self.lock.submitted.connect(self.send)
        body = QWidget()
        body.setObjectName("page")
        vbox(self.form, hbox(self.choose, None), self.lock, None, spacing=px(14), parent=body)
        title = _("Which server do the PCs share?")
        words = _(
            "Whoever looks after the server makes an empty database and a user for it. The first PC fills it;"
            " the others find everything there."
        )
        vbox(
            vbox(label(title, "title"), label(words, "secondary", wrap=True), spacing=px(2)),
            (DownwardsArea(body, title), 1),
            self.state,
            hbox(self.back, None, self.connect_, spacing=px(10)),
            spacing=px(12), margins=(px(32), px(22), px(32), px(18)), parent=self,
        )  # fmt: skip

    def send(self) -> None:
        """Try the connection, off the window's thread; what is wrong is said here."""
        if not self.connect_.isEnabled() or not self._whole():
            return
        why_not(self.connect_, _(TRYING))
        self.state.setText(_(TRYING))
        announce(self, _(TRYING))
        self.bench.runner.compute(reach, self._wanted(), owner=self, done=self._reached, failed=self._failed)

    def kept(self) -> dict[str, Any]:
        """What was typed so far, and what the first run held."""
        return {
            "form": self.form.values(),
            "lock": self.lock.values(),
            "locks": not self.lock.isHidden(),
            "before": self.before,
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Take up what `kept` gave, in another language or look."""
        self.form.set_values(kept["form"])
        self.lock.set_values(kept["lock"])
        self.lock.setVisible(kept["locks"])
        self.before = kept["before"]

    def _make_form(self) -> Form:
        form = Form(self.theme)
        form.text(
            "place", _("Address of the server"),
            _("Its name as in the certificate, such as skole.example.no."), required=True,
        )  # fmt: skip
        form.number("port", _("Port"), least=1, most=HIGHEST_PORT, value=USUAL_PORT, required=True)
        form.text("database", _("Name of the database"), required=True, value=USUAL_NAME)
        form.text("user", _("User"), _("The one the server knows, not your sign-in name."), required=True)
        form.password("password", _("Password"), _("It is kept by the system’s key store, never as text."))
        form.text(
            "certificate", _("Certificate file"),
            _("The root certificate of the server. Not needed if the server runs on this PC."),
        )  # fmt: skip
        return form

    def _choose_certificate(self) -> None:
        chosen = self.bench.files.open(_("The root certificate of the server"), CERTIFICATES, self)
        if chosen is not None:
            self.form.type_in({"certificate": str(chosen)})

    def _whole(self) -> bool:
        if not self.form.submit():
            return False
        if self.lock.isHidden():
            return True
        if not self.lock.submit():
            return False
        typed = self.lock.values()
        if typed["passphrase"] != typed["again"]:
            self.lock.show_problems({"again": _("The two passphrases differ. Type the same twice.")})
            return False
        return True

    def _wanted(self) -> Wanted:
        phrase = "" if self.lock.isHidden() else self.lock.values()["passphrase"]
        return Wanted(folder=self._folder, passphrase=phrase, **self.form.values())

    def _reached(self, url: str) -> None:
        self._rest()
        self.reached.emit(url, self._wanted().passphrase)

    def _failed(self, error: EduError) -> None:
        self._rest()
        if isinstance(error, PassphraseNeeded) and self.lock.isHidden():
            self.lock.setVisible(True)
            self.lock.start()
            announce(self, _(NO_KEY_STORE), urgent=True)
            return
        self.form.show_error(error)

    def _rest(self) -> None:
        why_not(self.connect_, "")
        self.state.setText("")
