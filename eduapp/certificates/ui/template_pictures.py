"""The school's emblem and pictures of signatures: chosen from a file, looked at, taken away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from eduapp.certificates import jobs, queries, service
from eduapp.core.i18n import N_, _
from eduapp.gui.dialogs import Dialog
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.sending import send
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, hline, label, renew, vbox, why_not

if TYPE_CHECKING:
    from eduapp.certificates.queries import PictureRow, PicturesNow
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

WIDTH = 640
PICTURES = ("*.png", "*.jpg", "*.jpeg")
UNREAD = N_(
    "The program reads words and names on every paper, but not what a picture shows. Look yourself: a picture"
    " must not tell where the school is, or say vitnemål, kompetansebevis or fagbrev."
)
_ROOM = (170, 64)  # px at 100 %, of a picture


def show_pictures(bench: Bench, parent: QWidget) -> None:
    """Ask for what there is, and show it."""
    bench.runner.query(
        queries.pictures_now, owner=parent, done=lambda now: show_kept_pictures(bench, now, parent)
    )


def show_kept_pictures(bench: Bench, now: PicturesNow, parent: QWidget) -> None:
    """Those that are kept, and what can be done with each."""
    PicturesDialog(bench, now, parent).open()


class PicturesDialog(Dialog):
    """A row for the emblem, one for each signature, and a choice of whose is to come."""

    def __init__(self, bench: Bench, now: PicturesNow, parent: QWidget) -> None:
        title = _("Pictures of the school")
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self._bench, self._now = bench, now
        px = bench.theme.px
        self._lines = vbox(spacing=px(8))
        self._stops: list[QPushButton] = []  # where Tab goes in the rows
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._start = TabStart(self)
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        self.who: Choice[str] = Choice(
            bench.theme, [(name, name) for name in now.people], next(iter(now.people), None)
        )
        self.who.setAccessibleName(_("Whose signature"))
        self.add = button(bench.theme, _("Choose a signature…"), "folder-open")
        self.add.clicked.connect(self._choose_signature)
        why_not(self.add, "" if now.people else _("There is nobody yet who signs papers."))
        chosen = QWidget()
        chosen.setLayout(Flow(self.who, self.add, gap=px(8)))
        self.fill(
            label(title, "subtitle", wrap=True),
            label(_(UNREAD), wrap=True),
            self.problem,
            self._start,
            self._lines,
            hline(),
            label(
                _("A signature stands above the very name it belongs to. Its owner must have agreed."),
                "secondary",
                wrap=True,
            ),
            chosen,
            buttons=[self.out],
        )
        self._show(now)

    def _show(self, now: PicturesNow) -> None:
        self._now, self._stops = now, []
        rows = [self._row("", now.logo), *(self._row(one.name, one) for one in now.signatures)]
        renew(self._lines, *rows)
        in_reading_order(self._start, self._stops)

    def _row(self, name: str, kept: PictureRow | None) -> QWidget:
        px, holder = self.theme.px, QWidget()
        words = _("Signature of {name}").format(name=name) if name else _("School’s emblem")
        choose = button(
            self.theme,
            _("Choose a file…") if kept is None else _("Replace…"),
            "folder-open",
            name=_("Choose a file: {what}").format(what=words),
        )
        choose.clicked.connect(partial(self._choose, name))
        verbs = [choose]
        if kept is not None:
            away = button(self.theme, _("Remove"), "x", name=_("Remove: {what}").format(what=words))
            away.clicked.connect(partial(self._keep, name, None))
            verbs.append(away)
        self._stops += verbs
        row = QWidget()
        row.setLayout(Flow(self._picture(kept, words), *verbs, gap=px(8)))
        vbox(label(words, "bodyStrong", wrap=True), row, spacing=px(4), parent=holder)
        return holder

    def _picture(self, kept: PictureRow | None, words: str) -> QLabel:
        if kept is None:
            return label(_("None yet"), "secondary")
        shown = label("", name=words)
        size = [self.theme.px(side) for side in _ROOM]
        scaled = QImage.fromData(kept.content).scaled(
            size[0], size[1], Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setPixmap(QPixmap.fromImage(scaled))
        return shown

    def _choose_signature(self) -> None:
        who = self.who.value()
        if who:  # without a name it would be the emblem
            self._choose(who)

    def _choose(self, name: str, *_pressed: object) -> None:
        path = self._bench.files.open(_("Choose a picture"), PICTURES, self)
        if path is not None:
            self._bench.runner.compute(
                jobs.read_picture, path, owner=self, done=partial(self._keep, name), failed=self._tell
            )

    def _keep(self, name: str, content: bytes | None, *_pressed: object) -> None:
        self.problem.hide()
        order = service.KeepPicture(name=name, content=content, before=self._now.number(name))
        send(
            self._bench,
            service.keep_picture,
            order,
            owner=self,
            done=lambda _number: self._ask(),
            failed=lambda _error: self._ask(),
        )

    def _ask(self) -> None:
        self._bench.runner.query(queries.pictures_now, owner=self, done=self._show, newest=True)

    def _tell(self, error: EduError) -> None:
        self.problem.setText(error.sentence())
        self.problem.show()
