"""A learner's own plan as it would be printed: language and size chosen, looked at, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, _, language
from eduapp.education.plans import terms as plans
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.form import Tick
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, vbox, why_not
from eduapp.people.learners import terms as learners
from eduapp.records.handouts import jobs, service

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.records.handouts.jobs import Made


class PlanPage(Page):
    """How it is printed on top, the real page below, two verbs at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {plans.PLANS_CHANGED, plans.TALKS_CHANGED, learners.LEARNERS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._made: Made | None = None
        self._build_choices()
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(self.theme.px(240))
        self.reasons = label("", "problem", wrap=True)
        self.reasons.setVisible(False)
        self._build_verbs()
        self._lay_out()
        self.set_title(_("Plan on paper"), _("The learner's own copy. It never says where it was made."))
        self._refresh(_("The page is being made."))

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Print the plan"))]

    def first_focus(self) -> QWidget:
        return self.language

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        self.mark_stale()

    def print_(self) -> None:
        """Send the page to a printer."""
        made = self._made
        if made is not None and made.pdf is not None and self.print_button.isEnabled():
            title = _("Plan of {name}").format(name=made.name)
            if self.bench.printer.print_pdf(made.pdf, title, self):
                self._note(as_file=False)

    def save(self) -> None:
        """Write the page as a file."""
        made = self._made
        if made is None or made.pdf is None:
            return
        name = safe_file_name(_("plan"), made.name, suffix=".pdf")
        path = self.bench.files.save(_("Save the plan"), name, ["*.pdf"], self)
        if path is not None:
            self._write(path, made.pdf)

    def reload(self) -> None:
        """Make the page anew: only what is looked at is printed."""
        if self.route.id is None:
            self._refresh(_("Open the plan from the page of a learner."))
            self.preview.clear(_("There is no page to show."))
            return
        self._refresh(_("The page is being made."))
        spoken = self.language.value() or language()
        command = jobs.MakePlan(self.route.id, spoken, self.large.value(), self.staff.value())
        done = partial(self._show, command)
        self.bench.runner.start(jobs.make_plan, command, owner=self, done=done, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        options = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.language: Choice[str] = Choice(self.theme, options, language())
        self.language.setAccessibleName(_("Language of the plan"))
        self.large = Tick(_("Large print"))
        self.staff = Tick(_("Say with whom talks were held"))
        for field in (self.language, self.large, self.staff):
            field.changed.connect(self.mark_stale)

    def _build_verbs(self) -> None:
        self.save_button = button(self.theme, _("Save as PDF"), "download")
        self.print_button = button(
            self.theme, _("Print the plan"), "printer", kind="primary", tip=key_text("print")
        )
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_)

    def _lay_out(self) -> None:
        px = self.theme.px
        said, pair, above = label(_("Language"), "captionStrong"), QWidget(), QWidget()
        said.setBuddy(self.language)
        hbox(said, self.language, spacing=px(8), parent=pair)
        above.setLayout(Flow(pair, self.large, self.staff, gap=px(12)))
        inside = QWidget()
        inside.setObjectName("page")
        vbox(above, self.reasons, (self.preview, 1), spacing=px(10), parent=inside)
        foot = QWidget()
        foot.setLayout(Flow(self.save_button, self.print_button, gap=px(10)))
        margins = (px(24), px(6), px(24), px(14))
        vbox((DownwardsArea(inside, _("Page")), 1), foot, spacing=px(10), margins=margins, parent=self)

    def _show(self, command: jobs.MakePlan, made: Made) -> None:
        if command.learner_id != self.route.id:
            return  # another plan was opened meanwhile
        self._made = made
        self.set_title(_("Plan of {name}").format(name=made.name), self.context)
        self.reasons.setText("\n".join(made.reasons))
        self.reasons.setVisible(bool(made.reasons))
        if made.pdf is None:
            self.preview.clear(_("There is no page to show."))
        else:
            self.preview.show_pdf(made.pdf, _("Plan of {name} as it would be printed").format(name=made.name))
        self._refresh(" ".join(made.reasons))

    def _fail(self, error: EduError) -> None:
        self._made = None
        self.preview.clear(error.sentence())
        self._refresh(error.sentence())

    def _refresh(self, reason: str) -> None:
        for verb in (self.save_button, self.print_button):
            why_not(verb, reason)

    def _write(self, path: Path, pdf: bytes) -> None:
        def written(_none: object) -> None:
            self._note(as_file=True)
            self.bench.tell(_("The plan is saved."))

        def failed(error: EduError) -> None:
            self.bench.show_error(error, self)

        self.bench.runner.compute(write_atomically, path, pdf, owner=self, done=written, failed=failed)

    def _note(self, *, as_file: bool) -> None:
        if self.route.id is not None:
            self.send(service.note_plan, service.NotePlan(learner_id=self.route.id, as_file=as_file))
