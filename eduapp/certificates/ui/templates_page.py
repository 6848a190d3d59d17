"""The school's own templates: words, places and pictures of a paper, changed beside the real page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from eduapp.certificates import jobs, queries, terms
from eduapp.certificates.drawing import load_template
from eduapp.certificates.drawing.editing import PAGE, Part, fields_of, parts_of
from eduapp.certificates.drawing.own_words import phrases_of
from eduapp.certificates.drawing.phrases import NO_WORDS
from eduapp.certificates.queries import PicturesNow, TemplateNow
from eduapp.certificates.ui import template_acts
from eduapp.certificates.ui.template_choices import TemplateChoices
from eduapp.certificates.ui.template_draft import Draft
from eduapp.certificates.ui.template_form import TemplateForm
from eduapp.certificates.ui.template_pictures import show_pictures
from eduapp.core.errors import Refused
from eduapp.core.i18n import N_, _
from eduapp.gui import shortcuts
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Chip, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.certificates.drawing.own_words import Phrase
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

_FORM_WIDTH = 430  # px at 100 %
_PREVIEW_MS = 350  # the page is drawn when typing rests
_BESIDE = 1000  # logical pixels from which form and page stand beside each other
ROLE_REASON = N_("Your role may look, but not change templates. Ask the office or a leader.")
NOTHING_CHANGED = N_("Nothing is changed.")


class TemplatesPage(Page):
    """Which paper on top, a part with its fields at the left, the real page at the right, verbs below."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Templates of papers"), _("Words, places and pictures, as the next papers have them")
        )
        self._pictures = PicturesNow()
        self.now: TemplateNow | None = None
        self.draft: Draft | None = None
        self._asked = 0  # pages that were asked for; only the newest is shown
        self._busy, self._wanted = False, ""  # the part that is wanted as soon as there is one
        self._settle = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._settle.timeout.connect(self.draw)
        self.choices = TemplateChoices(self.theme)
        self.choices.look_chosen.connect(self._ask)
        self.choices.language_chosen.connect(self._show_part)
        self.choices.form_chosen.connect(self.draw)
        self.state = Chip(self.theme, "", "none")
        self._make_part()
        self._make_verbs()
        self._lay_out()

    # --- what a page is asked -----------------------------------------------------------------------

    def header_buttons(self) -> list[QPushButton]:
        pictures = button(self.theme, _("Pictures of the school…"), "award")
        pictures.clicked.connect(lambda: show_pictures(self.bench, self))
        why_not(pictures, self._role())
        return [pictures]

    def keys(self) -> list[tuple[str, str]]:
        return [*shortcuts.told("submit"), ("↑ ↓", _("A number larger or smaller"))]

    def first_focus(self) -> QWidget:
        return self.choices.kind

    def unsaved(self) -> bool:
        return self.draft is not None and self.draft.changed

    def may_leave(self) -> bool:
        if not self.unsaved():
            return True
        go = self.bench.ask.confirm(
            _("Leave without saving?"),
            _("What you changed on this page will be lost."),
            _("Leave without saving"),
            self,
            danger=True,
        )
        if go and self.draft is not None:
            self.show_draft(replace(self.draft, package=self.draft.kept))
        return go

    def kept(self) -> object:
        return self.choices.look.value(), self.part.value()

    def restore(self, state: Any) -> None:  # noqa: ANN401 - as it was kept
        look, self._wanted = state
        if look:
            self.choices.go_back(look)

    def reload(self) -> None:
        self.bench.runner.query(queries.look_rows, owner=self, done=self.choices.show_rows, newest=True)
        self.bench.runner.query(queries.pictures_now, owner=self, done=self._show_pictures, newest=True)

    # --- which paper --------------------------------------------------------------------------------

    def _ask(self) -> None:
        """What is kept for the look that is chosen; who has changed something is asked before it is lost."""
        look = self.choices.look.value()
        if look is None:
            return
        if self.draft is not None and self.draft.changed and look != self.draft.look and not self.may_leave():
            self.choices.go_back(self.draft.look)
            return
        self.bench.runner.query(queries.template_now, look, owner=self, done=self._know, newest=True)

    def _know(self, now: TemplateNow) -> None:
        same = self.draft is not None and self.draft.look == now.look
        self.now = now
        if same and self.draft is not None and self.draft.changed:
            self._refresh()  # somebody else kept one meanwhile: saving asks
            return
        try:
            draft = Draft.of(now)
            if same and self.draft is not None and draft.package == self.draft.package:
                self.note_kept(draft)  # the fields stay as they are, and the keyboard where it is
            else:
                self.show_draft(draft)
        except Refused as error:
            self._say((error.sentence(),))

    def _show_pictures(self, now: PicturesNow) -> None:
        self._pictures = now
        self.draw()

    # --- a part and its fields ----------------------------------------------------------------------

    def _make_part(self) -> None:
        self.part: Choice[str] = Choice(self.theme, [])
        self.part.setAccessibleName(_("Part of the paper"))
        self.part.changed.connect(self._show_part)
        self.form = TemplateForm(self.theme)
        self.form.value_changed.connect(self._set)
        self.form.phrase_changed.connect(self._say_otherwise)
        self.add = button(self.theme, _("Add a line of text"), "plus")
        self.add.clicked.connect(self._add)
        self.take_out = button(self.theme, _("Leave this part out"), "x")
        self.take_out.clicked.connect(self._take_out)
        self.behind = button(self.theme, _("Picture behind…"), "folder-open")
        self.behind.clicked.connect(lambda: template_acts.choose_background(self))
        self.nothing_behind = button(self.theme, _("No picture behind"), "x")
        self.nothing_behind.clicked.connect(lambda: self.change(lambda draft: draft.with_background(b"")))

    def show_draft(self, draft: Draft) -> None:
        """Show another draft, with the part that was looked at if it is still there."""
        self.draft = draft
        parts = parts_of(draft.package.table)
        chosen, self._wanted = self._wanted or self.part.value(), ""
        self.part.blockSignals(True)
        self.part.set_options([(one.key, one.label) for one in parts])
        self.part.set_value(chosen if chosen in {one.key for one in parts} else PAGE)
        self.part.blockSignals(False)
        self._show_part()

    def note_kept(self, draft: Draft) -> None:
        """What is on the page was kept: the fields stay."""
        self.draft = draft
        self._refresh()

    def current(self) -> Part | None:
        """The part that is looked at."""
        parts = parts_of(self.draft.package.table) if self.draft is not None else ()
        return next((one for one in parts if one.key == self.part.value()), None)

    def _show_part(self) -> None:
        part = self.current()
        if part is not None and self.draft is not None:
            named = terms.LANGUAGE_NAMES[self.choices.spoken]
            self.form.show_part(part, self._phrases(part), named, may=not self._role())
        self._refresh()
        self._settle.start()

    def _phrases(self, part: Part) -> tuple[Phrase, ...]:
        fields = fields_of(part)
        if self.draft is None or not fields:
            return ()
        usual = load_template(self.draft.look).words.get(self.choices.spoken, NO_WORDS)
        facts = jobs.sample_of(self._shown(self.draft))
        return phrases_of(fields, facts, usual, self.draft.package)

    # --- changing -----------------------------------------------------------------------------------

    def change(self, act: template_acts.Change) -> bool:
        """Change the draft, and show its parts anew; whether it could be."""
        if self.draft is None:
            return False
        try:
            self.show_draft(act(self.draft))
        except Refused as error:
            self._say(tuple(one.sentence() for one in error.violations))
            return False
        return True

    def _set(self, path: tuple[str | int, ...], value: object) -> None:
        if self.draft is not None:
            self.draft = self.draft.with_value(path, value)
            self._refresh()
            self._settle.start()

    def _say_otherwise(self, phrase: Phrase, text: str) -> None:
        if self.draft is None:
            return
        try:
            self.draft = self.draft.with_phrase(self.choices.spoken, phrase, text)
        except Refused as error:
            self.form.say((phrase.english, phrase.form), error.sentence())
            return
        self.form.say((phrase.english, phrase.form), "")
        self._refresh()
        self._settle.start()

    def _add(self) -> None:
        if self.change(Draft.with_line) and self.draft is not None:
            self.part.set_value(parts_of(self.draft.package.table)[-1].key)

    def _take_out(self) -> None:
        part = self.current()
        if part is not None and part.number >= 0:
            self.change(lambda draft: draft.without(part.number))

    # --- the real page ------------------------------------------------------------------------------

    def _shown(self, draft: Draft) -> jobs.Shown:
        return jobs.Shown(
            draft.look,
            draft.package,
            self.choices.spoken,
            self.choices.letters.value() or "",
            self.choices.square.isChecked(),
            self._pictures.pictures,
        )

    def draw(self) -> None:
        """Ask for the page as it would be now; one that was asked for before is dropped."""
        self._settle.stop()
        if self.draft is None:
            return
        self._asked += 1
        self.bench.runner.compute(
            jobs.seen,
            self._shown(self.draft),
            owner=self,
            done=partial(self._show_page, self._asked),
            failed=partial(self._no_page, self._asked),
        )

    def _show_page(self, asked: int, seen: jobs.Seen) -> None:
        if asked != self._asked:
            return
        self._say(seen.reasons)
        if seen.pdf:
            self.preview.show_pdf(seen.pdf, _("Sample of the paper"))
        else:
            self.preview.clear(_("There is no page to show yet."))

    def _no_page(self, asked: int, error: EduError) -> None:
        if asked == self._asked:
            self._say((error.sentence(),))

    def _say(self, reasons: tuple[str, ...]) -> None:
        words = "\n".join(reasons)
        if words and words != self.reasons.text():
            announce(self, words)
        self.reasons.setText(words)
        self.reasons.setVisible(bool(words))

    # --- verbs --------------------------------------------------------------------------------------

    def _make_verbs(self) -> None:
        theme = self.theme
        self.preview = PdfView(theme, self.bench.runner)
        self.reasons = label("", "problem", wrap=True)
        self.reasons.hide()
        self.save = button(theme, _("Save"), "save", kind="primary")
        self.save.clicked.connect(lambda: template_acts.save(self))
        self.undo = button(theme, _("Undo all"), "undo-2")
        self.undo.clicked.connect(lambda: self.change(lambda draft: replace(draft, package=draft.kept)))
        self.versions = button(theme, _("Earlier versions…"), "history")
        self.versions.clicked.connect(lambda: template_acts.show_versions(self))
        self.to_file = button(theme, _("Save as a file…"), "download")
        self.to_file.clicked.connect(lambda: template_acts.write_file(self))
        self.from_file = button(theme, _("Take from a file…"), "upload")
        self.from_file.clicked.connect(lambda: template_acts.read_file(self))
        shortcuts.bind("submit", self, self.save.click)

    def set_busy(self, busy: bool) -> None:
        """While a template is looked through and kept."""
        self._busy = busy
        self._refresh()

    def _role(self) -> str:
        return "" if self.bench.actor.may(terms.EDIT_TEMPLATES) else _(ROLE_REASON)

    def _refresh(self) -> None:
        draft, role, part = self.draft, self._role(), self.current()
        changed = draft is not None and draft.changed
        reason = role or (_("The template is being looked through.") if self._busy else "")
        why_not(self.save, reason or ("" if changed else _(NOTHING_CHANGED)))
        why_not(self.undo, reason or ("" if changed else _(NOTHING_CHANGED)))
        why_not(self.versions, reason)
        why_not(self.from_file, reason)
        why_not(self.to_file, "" if draft is not None else _("There is no template yet."))
        for verb in (self.add, self.behind):
            why_not(verb, reason)
        page = part is not None and part.key == PAGE
        for verb in (self.behind, self.nothing_behind, self.add):
            verb.setVisible(page)
        self.take_out.setVisible(part is not None and not page)
        why_not(self.take_out, reason or template_acts.needed(part, draft))
        lacks = "" if draft is not None and draft.package.background else _("There is no picture behind.")
        why_not(self.nothing_behind, reason or lacks)
        self._show_state(changed=changed)

    def _show_state(self, *, changed: bool) -> None:
        if self.draft is None:
            return
        if changed:
            self.state.show_status(_("changed, not saved"), "late", "pen-line")
        elif self.draft.own:
            words = _("own, version {number}").format(number=self.draft.number)
            self.state.show_status(words, "present", "check")
        else:
            self.state.show_status(_("the program’s"), "none", None)

    def _lay_out(self) -> None:
        px = self.theme.px
        wide = self.theme.logical_width() >= _BESIDE
        beside = QWidget()
        beside.setLayout(Flow(self.add, self.behind, self.nothing_behind, self.take_out, gap=px(8)))
        inside = QWidget()
        inside.setObjectName("page")
        vbox(self.form, beside, None, spacing=px(10), margins=(0, 0, px(10), 0), parent=inside)
        left = vbox(
            hbox((self.choices.kind, 1)),
            hbox((self.choices.look, 1), self.state, spacing=px(8)),
            hbox((self.part, 1)),
            (DownwardsArea(inside, _("Fields")) if wide else inside, 1),
            spacing=px(8),
        )
        above = QWidget()
        above.setLayout(Flow(self.choices.language, self.choices.letters, self.choices.square, gap=px(8)))
        right = vbox(above, self.reasons, (self.preview, 1), spacing=px(8))
        holder = QWidget()
        holder.setLayout(left)
        if wide:
            holder.setFixedWidth(px(_FORM_WIDTH))
        self.preview.setMinimumHeight(px(260))
        others = [self.versions, self.to_file, self.from_file]
        body = hbox(holder, (right, 1), spacing=px(16)) if wide else vbox(holder, (right, 1), spacing=px(12))
        if not wide:
            body.addWidget(self._verbs(others))
        whole = QWidget()
        whole.setObjectName("page")
        whole.setLayout(body)
        shown: QWidget = whole if wide else DownwardsArea(whole, _("Page"))
        verbs = self._verbs([*(others if wide else []), self.undo, self.save])
        vbox((shown, 1), verbs, spacing=px(10), margins=(px(24), px(6), px(24), px(14)), parent=self)

    def _verbs(self, verbs: list[QPushButton]) -> QWidget:
        row = QWidget()
        row.setLayout(Flow(*verbs, gap=self.theme.px(8)))
        return row
