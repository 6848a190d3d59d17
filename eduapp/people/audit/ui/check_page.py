"""Checking the trail: every entry in the background, and against checkpoints; and the one of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from eduapp.core.errors import EduError
from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import N_, _, date_text, language, ngettext
from eduapp.gui.form import Form
from eduapp.gui.loading import load
from eduapp.gui.page import Page
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.widgets import Card, announce, button, hbox, label, vbox, why_not
from eduapp.people.audit import jobs, queries, rules, terms

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route
    from eduapp.people.audit.queries import Checked
    from eduapp.people.audit.rules import Anchor

# Place of the answer that says what stands on sheets: (session, language) → name, and a word across.
SCHOOL = "audit.school"
MISTYPED = N_(
    "That is no checkpoint: number and letters as they stand on the sheet, such as {such}. Look again at each"
    " letter."
)
SUCH = "417 9F3C 7K2M 0QRS TVWX 4Z"
NONE_THERE = N_("There is no checkpoint in “{name}”.")
CHECKING = N_("The trail is being checked.")
NO_ENTRY = N_("The trail has no entry yet.")


class TrailBroken(EduError):
    """The first thing in the trail that is not as it was written."""

    message = N_("{text} {advice}")


class CheckPage(Page):
    """What the command `eduapp audit verify` says, with a bar while it goes on."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.TRAIL_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._files: list[Path] = []
        self._anchor: Anchor | None = None
        self.progress = ProgressPanel(
            self.theme, _("Checking entry {number} of {total}"), stopping=_("Stopping. Nothing was changed.")
        )
        px = self.theme.px
        vbox(
            self._checking(),
            self.progress,
            self._keeping(),
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )
        self.set_title(
            _("Check the trail"), _("Every entry is chained to all before it: what was changed shows.")
        )

    def reload(self) -> None:
        """The checkpoint moves with every change."""
        self.bench.runner.query(queries.anchor, owner=self, done=self._show_anchor, newest=True)

    def first_focus(self) -> QWidget:
        return self.check

    # ── Checking ─────────────────────────────────────────────────────────────────────────────────

    def _checking(self) -> Card:
        theme = self.theme
        self.form = Form(theme)
        self.form.text(
            "anchor",
            _("Checkpoint from paper"),
            _("Number and letters, such as {such}. Leave it empty to check without one.").format(such=SUCH),
            longest=120,
        )
        self.form.submitted.connect(self._check)
        self.check = button(theme, _("Check now"), "badge-check", kind="primary")
        self.check.clicked.connect(self._check)
        self.more = button(theme, _("Checkpoints from a file…"), "folder-open")
        self.more.clicked.connect(self._take_file)
        self.taken, self.found = _said("secondary"), _said("body")
        self.witnessed = _said("secondary")
        return Card(
            label(_("Is the trail whole?"), "subtitle"),
            label(
                _(
                    "A check reads every entry and compares it with checkpoints that were kept outside the"
                    " database. You can go on working meanwhile."
                ),
                "secondary",
                wrap=True,
            ),
            self.form,
            self.taken,
            hbox(self.check, self.more, None, spacing=theme.px(10)),
            self.found,
            self.witnessed,
            spacing=theme.px(10),
        )

    def _take_file(self) -> None:
        path = self.bench.files.open(_("Checkpoints from a file"), ["*.txt"], self)
        if path is None:
            return
        try:
            count = len(jobs.anchors_in(path))
        except EduError as error:
            self.bench.show_error(error, self)
            return
        if count:
            self._files.append(path)
            words = ngettext("{count} checkpoint of “{name}”.", "{count} checkpoints of “{name}”.", count)
        else:
            words = _(NONE_THERE)
        _say(self.taken, words.format(count=count, name=path.name))

    def _check(self) -> None:
        typed = self.form.values()["anchor"].strip()
        try:
            anchors = (rules.anchor_from(typed),) if typed else ()
        except rules.NotAnAnchor:
            self.form.show_problems({"anchor": _(MISTYPED).format(such=SUCH)})
            return
        self.form.show_problems({})
        why_not(self.check, _(CHECKING))
        _say(self.found, "")
        _say(self.witnessed, "")
        outside = [self.bench.checkpoints] if self.bench.checkpoints is not None else []
        order = jobs.VerifyTrail(anchors, (*outside, *self._files))
        handle = self.bench.runner.start(
            jobs.verify, order, owner=self, done=self._checked, failed=self._not_checked
        )
        handle.ended.connect(lambda: why_not(self.check, ""))
        if handle.over:
            why_not(self.check, "")
        self.progress.bind(handle)

    def _checked(self, found: Checked) -> None:
        if found.broken is not None:
            text = rules.break_sentence(found.broken)
            _say(self.found, f"{text} {_(rules.ADVICE)}")
            self.bench.show_error(TrailBroken(text=text, advice=_(rules.ADVICE)), self)
        else:
            _say(self.found, rules.whole_sentence(found.entries))
        _say(self.witnessed, rules.witness_sentence(found.witnessed))

    def _not_checked(self, error: EduError) -> None:
        self.bench.show_error(error, self)

    # ── The checkpoint of today ──────────────────────────────────────────────────────────────────

    def _keeping(self) -> Card:
        theme = self.theme
        self.code, self.of = label("", "subtitle", wrap=True), label("", "caption", wrap=True)
        self.print = button(theme, _("Print a checkpoint"), "printer")
        self.print.clicked.connect(self.print_)
        self.save = button(theme, _("Save it as a file…"), "download")
        self.save.clicked.connect(self._save)
        kept = self.bench.checkpoints
        place = _("One is kept every hundred entries in {place}.").format(place=kept) if kept else ""
        return Card(
            label(_("The checkpoint of now"), "subtitle"),
            label(
                _(
                    "On paper, locked in where nobody can change it, it shows that the trail was not cut off"
                    " or written anew."
                ),
                "secondary",
                wrap=True,
            ),
            self.code,
            self.of,
            hbox(self.print, self.save, None, spacing=theme.px(10)),
            *([label(place, "caption", wrap=True)] if place else []),
            spacing=theme.px(10),
        )

    def print_(self) -> None:
        answers = self.bench.answers(SCHOOL)
        order = jobs.DrawCheckpoint(language(), load(answers[0]) if answers else jobs.on_no_school)
        self.bench.runner.start(
            jobs.draw_checkpoint, order, owner=self, done=self._to_printer, failed=self._not_checked
        )

    def _to_printer(self, sheet: jobs.Sheet) -> None:
        self.bench.printer.print_pdf(sheet.pdf, sheet.title, self)

    def _save(self) -> None:
        if self._anchor is None:
            return
        name = safe_file_name(_("checkpoint"), str(self._anchor.seq), suffix=".txt")
        path = self.bench.files.save(_("Save the checkpoint"), name, ["*.txt"], self)
        if path is None:
            return
        try:
            write_atomically(path, f"{self._anchor.text()}\n".encode())
        except EduError as error:
            self.bench.show_error(error, self)
            return
        self.bench.tell(_("The checkpoint is saved. Keep the file somewhere else than on this computer."))

    def _show_anchor(self, anchor: Anchor | None) -> None:
        self._anchor = anchor
        for verb in (self.print, self.save):
            why_not(verb, "" if anchor else _(NO_ENTRY))
        if anchor is None:
            self.code.setText("–")
            self.of.setText("")
            return
        self.code.setText(f"{anchor.seq}   {rules.code_of(anchor)}")
        day = date_text(anchor.day) if anchor.day else "–"
        self.of.setText(_("Entry {seq}, of {day}").format(seq=anchor.seq, day=day))


def _said(kind: str) -> QLabel:
    words = label("", kind, wrap=True)
    words.hide()
    return words


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
    if text:
        announce(words, text)
