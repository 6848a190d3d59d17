"""The page of the backups: how it stands, what lies where, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, number_text
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.flow import Flow
from eduapp.gui.record_page import RecordPage
from eduapp.gui.widgets import Card, IconTile, announce, button, clear, hbox, label, vbox, why_not
from eduapp.safekeeping import jobs, queries, terms
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.rules import Standing
from eduapp.safekeeping.ui import acts
from eduapp.safekeeping.ui.words import concern, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route
    from eduapp.gui.tasks import JobHandle
    from eduapp.gui.widgets.boxes import Item
    from eduapp.safekeeping.jobs.folders import Lying

NOT_MAKER = N_("Your role may look, but makes no backups. An administrator does.")
NOT_RESTORER = N_("Your role brings no backups back. A leader or an administrator does, two of them.")
NOT_HERE = N_("The database is on a server: whoever looks after it brings a backup back by a command.")
NOT_HANDED_OUT = N_("Your role does not take everything out. A leader does.")
ON_SERVER = N_("The database is on a server: its disk is encrypted by whoever looks after it.")
UNDER_KEY = N_("It is encrypted already.")
NO_HOME = N_("This is done in the program’s own window.")
_SHOWN = 12


@dataclass(frozen=True)
class Shown:
    """What the page shows: how it stands, and what lies in each place, newest first."""

    standing: Standing
    lying: tuple[tuple[str, Lying], ...] = ()


class BackupsPage(RecordPage):
    """Backups of everything: made, looked through, brought back."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.BACKUPS_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Backups"), _("Copies of everything that outlive this PC"))
        self.handle: JobHandle | None = None
        self._verbs: list[QPushButton] = []
        self._readable = False
        self._make_verbs()
        px = self.theme.px
        self._stand, self._list = vbox(spacing=px(6)), vbox(spacing=0)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the backup is"))
        self.bar.hide()
        self.said = label("", "secondary", wrap=True)
        self.said.hide()
        margins = (px(24), px(6), px(24), px(20))
        cards = (
            self._card("shield", _("How it stands"), self._stand, self.bar, self.said, self._row_of_verbs()),
            self._card("history", _("What lies here"), self._list),
        )
        vbox(*cards, None, spacing=px(14), margins=margins, parent=self)
        self._permit()

    def open_route(self, route: Route) -> None:
        """Somebody comes again; a stick may have been put in."""
        super().open_route(route)
        self.mark_stale()

    def reload(self) -> None:
        self.bench.runner.query(queries.standing, owner=self, done=self._stood, newest=True)

    def show_shown(self, shown: Shown) -> None:
        """Show how it stands."""
        for part in (self._stand, self._list):
            clear(part)
        self._show_standing(shown.standing)
        rows = [self._backup(place, one) for place, one in shown.lying[:_SHOWN]]
        self.fill(self._list, rows, _("No backup lies here yet."))

    def say(self, sentence: str) -> None:
        """What became of something."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    # --- inside -------------------------------------------------------------------------------------

    def _stood(self, standing: Standing) -> None:
        place = acts.place_of(self.bench)
        if place is None:
            self.show_shown(Shown(standing))
            return

        def listed() -> Shown:
            near = [(terms.NEAR, one) for one in folders.listed(place.near)]
            away = [(terms.AWAY, one) for one in folders.listed(place.away)] if place.away else []
            return Shown(standing, (*near, *away))

        self.bench.runner.compute(listed, owner=self, done=self.show_shown)

    def _make_verbs(self) -> None:
        self.make = button(self.theme, _("Make a backup now"), "save", kind="primary")
        self.folder = button(self.theme, _("Choose the second folder…"), "folder-open")
        self.code = button(self.theme, _("Make a code on paper…"), "lock")
        self.other = button(self.theme, _("Bring another backup back…"), "undo-2")
        self.encrypt = button(self.theme, _("Encrypt the database…"), "shield")
        self.out = button(self.theme, _("Take everything out in readable files…"), "file-text")
        for verb, act in (
            (self.make, self._make),
            (self.folder, lambda: acts.choose_folder(self)),
            (self.code, lambda: acts.make_code(self)),
            (self.other, lambda: acts.bring_another_back(self)),
            (self.encrypt, lambda: acts.encrypt(self)),
            (self.out, lambda: acts.take_out(self)),
        ):
            verb.clicked.connect(lambda _checked=False, act=act: act())

    def _row_of_verbs(self) -> QWidget:
        holder = QWidget()
        verbs = (self.make, self.folder, self.code, self.encrypt, self.other, self.out)
        holder.setLayout(Flow(*verbs, gap=self.theme.px(8)))
        return holder

    def _permit(self) -> None:
        actor, home = self.bench.actor, self.bench.home
        at_home = "" if home is not None else _(NO_HOME)
        maker = at_home or ("" if actor.may(terms.MAKE) else _(NOT_MAKER))
        for verb in (self.make, self.folder, self.code):
            why_not(verb, maker)
        why_not(self.encrypt, maker or self._why_not_encrypt())
        why_not(self.other, at_home or self._why_not_back())
        why_not(self.out, at_home or ("" if actor.may(terms.HAND_OUT) else _(NOT_HANDED_OUT)))

    def _why_not_encrypt(self) -> str:
        home = self.bench.home
        if home is not None and home.file is None:
            return _(ON_SERVER)
        return "" if self._readable else _(UNDER_KEY)

    def _why_not_back(self) -> str:
        home = self.bench.home
        if not self.bench.actor.may(terms.RESTORE):
            return _(NOT_RESTORER)
        return _(NOT_HERE) if home is not None and home.file is None else ""

    def _show_standing(self, standing: Standing) -> None:
        self._readable = standing.readable
        self._permit()
        today = self.bench.today()
        wrong = concern(standing, today)
        if wrong is not None:
            title, what = wrong
            chip = self.chip(("late", "triangle-alert", title))
            self._stand.addLayout(hbox(chip, None))
            self._stand.addWidget(label(what, wrap=True))
        else:
            self._stand.addWidget(label(summary(standing, today), wrap=True))
        place = acts.place_of(self.bench)
        away = str(place.away) if place is not None and place.away is not None else _("none chosen")
        facts = [
            Fact(_("Newest on a PC"), date_text(standing.near) if standing.near else "–"),
            Fact(_("Newest in the second place"), date_text(standing.away) if standing.away else "–"),
            Fact(_("Second folder"), away),
            Fact(_("Code on paper"), _("made") if standing.has_code else _("not made")),
            Fact(_("The database file"), _("anybody can read it") if standing.readable else _("encrypted")),
        ]
        self._stand.addWidget(facts_grid(self.theme, facts))

    def _backup(self, place: str, one: Lying) -> QWidget:
        manifest = one.manifest
        title = _("Backup {number}, {day}").format(number=manifest.number, day=date_text(manifest.day))
        parts = (
            code_list("backup_occasions")[manifest.occasion].label,
            code_list("backup_places")[place].label,
            _("{rows} rows").format(rows=number_text(manifest.rows)),
            _("mark {mark}").format(mark=manifest.key),
        )
        which = f": {title}, {code_list('backup_places')[place].label}"
        check, back = (
            self.verb(words, words + which, self._verbs, partial(act, self, one))
            for words, act in ((_("Check"), acts.check), (_("Bring back…"), acts.bring_back))
        )
        why_not(back, self._why_not_back())
        return self.row(title, " · ".join(parts), (check, back))

    def _make(self) -> None:
        place = acts.place_of(self.bench)
        if place is not None:
            self.work(jobs.make_backup, jobs.MakeBackup(place=place), self._made)

    def work(self, job: Callable[..., Any], order: object, done: Callable[[Any], object]) -> None:
        """Run long work with its bar; what goes wrong is told in place."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self.say("")
        why_not(self.make, _("A backup is being worked on just now."))

        def over() -> None:
            self.bar.hide()
            self._permit()

        def failed(error: EduError) -> None:
            over()
            self.say(error.sentence())

        def ended(answer: object) -> None:
            over()
            done(answer)

        show = self._show_progress
        self.handle = self.bench.runner.start(job, order, owner=self, show=show, done=ended, failed=failed)

    def _made(self, made: jobs.Made) -> None:
        words = _("Backup {number} is made: {rows} rows were copied, opened again and compared.")
        told = words.format(number=made.manifest.number, rows=number_text(made.manifest.rows))
        self.say(" ".join(filter(None, (told, made.problem))))

    def _show_progress(self, done: int, total: int, _label: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _card(self, icon: str, title: str, *parts: Item) -> Card:
        px = self.theme.px
        head = hbox(IconTile(self.theme, icon, size=34), label(title, "subtitle"), None, spacing=px(10))
        margins = (px(16), px(12), px(16), px(14))
        return Card(head, *parts, spacing=px(10), margins=margins)
