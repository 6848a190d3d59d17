"""Writing a question, or another version of one: nothing is checked while one types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.core.errors import Conflict, EduError, NotFound, Refused
from eduapp.core.i18n import N_, _
from eduapp.exams.questions import queries, service, terms
from eduapp.exams.questions.formats.safe_html import safe
from eduapp.exams.questions.rules.checks import check_question
from eduapp.exams.questions.rules.filing import Filing
from eduapp.exams.questions.rules.showing import shown
from eduapp.exams.questions.ui.adding_picture import add_picture, describe
from eduapp.exams.questions.ui.look_dialog import LookDialog
from eduapp.exams.questions.ui.question_form import QuestionForm
from eduapp.exams.questions.ui.text_field import TextField
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, key_text, told
from eduapp.gui.widgets import button, hbox, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.exams.questions.queries import Filed, KeyRow
    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.gui.bench import Bench

LIST = Route("questions.list")
EDIT = "questions.edit"
MAY_NOT = N_("Your role may not write questions. Ask a teacher.")
NOT_READ = N_("The question is not read yet.")
WIDEST = 860  # px at 100 %: lines one can read
_KEYS = (
    "submit",
    "preview",
    "picture",
    "bold",
    "italic",
    "raised",
    "lowered",
    "row_up",
    "row_down",
    "row_out",
)
_MARKS = (
    ("b", "bold", N_("Bold")),
    ("i", "italic", N_("Italic")),
    ("sup", "raised", N_("Raised")),
    ("sub", "lowered", N_("Lowered")),
)


@dataclass(frozen=True)
class Kept:
    """What was typed and not saved, for a page built anew."""

    values: dict[str, Any]
    pictures: dict[str, Picture]
    row: KeyRow | None


class EditPage(Page):
    """Ctrl+Enter saves, Esc leaves and asks first if something would be lost."""

    scrolls_itself = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._row: KeyRow | None = None
        self.form = QuestionForm(self.theme)
        self.form.submitted.connect(self.save)
        self._save = button(self.theme, _("Save"), kind="primary", tip=key_text("submit"))
        self._save.clicked.connect(self.save)
        self._preview = button(self.theme, _("Preview"), "eye", tip=key_text("preview"))
        self._preview.clicked.connect(self.preview)
        self._weigh()
        self._lay_out()
        self._bind()
        self._say_title()
        bench.runner.query(queries.filed, owner=self, done=self._suggest)

    # --- what the shell asks for --------------------------------------------------------------------

    def open_route(self, route: Route) -> None:
        """Read the question again, unless something was typed that would be lost."""
        super().open_route(route)
        if route.id is not None and not self.unsaved():
            self._row = None  # nothing is saved over a question that could not be read
            self._weigh()
            self.bench.runner.query(queries.keys_of, [route.id], owner=self, done=self._show, newest=True)

    def header_buttons(self) -> list[QPushButton]:
        return [self._preview, self._save]

    def first_focus(self) -> QWidget:
        return self.form.field("stem")

    def keys(self) -> list[tuple[str, str]]:
        return [*told(*_KEYS), ("Esc", _("Leave"))]

    def kept(self) -> Kept | None:
        return Kept(self.form.values(), self.form.pictures, self._row) if self.unsaved() else None

    def restore(self, state: Kept | None) -> None:
        if state is not None:
            self._row = state.row
            if state.row is not None:
                self.form.show_question(state.row.question, Filing(state.row.level, state.row.aim))
            self.form.give(state.pictures)
            self.form.type_in(state.values)
            self._say_title()
            self._weigh()

    def unsaved(self) -> bool:
        return self.form.dirty()

    def may_leave(self) -> bool:
        if not self.unsaved():
            return True
        if not self.bench.ask.confirm(
            _("Leave without saving?"),
            _("What you wrote in this question will be lost."),
            _("Leave without saving"),
            self,
            danger=True,
        ):
            return False
        self._forget()
        return True

    # --- what a person does -------------------------------------------------------------------------

    def save(self) -> None:
        """Save what stands here as a question, or as its next version; all that is wrong is said at once."""
        if not self._save.isEnabled():
            return
        question = safe(self.form.question(self._row.question if self._row is not None else None))
        misread = self.form.problems()
        if misread:
            others = (one for one in check_question(question) if not set(one.about) & set(misread))
            self.form.show_problems({**misread, **self.form.sentences(others)})
            return
        self.form.show_problems({})
        command = service.SaveQuestion(
            question=question,
            filing=self.form.filing(),
            question_id=self._row.id if self._row is not None else None,
            before=self._row.number if self._row is not None else 0,
        )
        self._send(command)

    def preview(self) -> None:
        """Show what stands here as it is seen when it is answered."""
        question = safe(self.form.question(None))
        pictures = {picture.name: picture for picture in question.pictures}
        LookDialog(self.theme, _("Preview"), shown(question), pictures, self).open()

    def put_picture(self) -> None:
        """Put a picture where the cursor is; on a picture, change what is said of it."""
        field = self._field()
        here = field.picture_here()
        if here is not None:
            describe(self.bench, here[0], here[1], self, field.describe_here)
            return

        def put(picture: Picture, words: str) -> None:
            self.form.give({picture.name: picture})
            field.place(picture, words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

        add_picture(self.bench, self.form.pictures, self, put)

    def leave(self) -> None:
        """Back to the bank, if nothing is lost or may be."""
        if self.may_leave():
            self.bench.navigation.go(LIST)

    # --- inside -------------------------------------------------------------------------------------

    def _send(self, command: service.SaveQuestion) -> None:
        why_not(self._save, _("It is being saved."))

        def done(_id: object) -> None:
            self._weigh()
            number = command.before + 1
            words = _("Saved as version {number}.") if self._row is not None else _("The question is saved.")
            self._forget()
            self.bench.navigation.go(LIST)
            self.bench.tell(words.format(number=number), _("Write another"), self._write_another)

        def failed(error: EduError) -> None:
            self._weigh()
            if isinstance(error, Refused):
                self.form.show_error(error)
            elif isinstance(error, Conflict) and error.anew:
                if self.bench.ask.conflict((), self, error.change) is not None:
                    self._send(replace(command, **error.anew))
            elif self.bench.show_error(error, self):
                self._send(command)

        self.bench.runner.execute(service.save_question, command, owner=self, done=done, failed=failed)

    def _write_another(self) -> None:
        self.bench.navigation.go(Route(EDIT))

    def _forget(self) -> None:
        """As it was before anything was typed; the page may be kept and shown again."""
        if self.route.id is None:
            self.form.clear()
        else:
            self.form.undo()

    def _show(self, rows: list[KeyRow]) -> None:
        if not rows:
            self.bench.show_error(NotFound(), self)
            return
        [self._row] = rows
        self.form.show_question(self._row.question, Filing(self._row.level, self._row.aim))
        self._say_title()
        self._weigh()

    def _weigh(self) -> None:
        """Whether it can be saved; else why not."""
        unread = self.route.id is not None and self._row is None
        reason = _(NOT_READ) if unread else ""
        why_not(self._save, reason if self.bench.actor.may(terms.KEEP_QUESTIONS) else _(MAY_NOT))

    def _say_title(self) -> None:
        if self._row is None:
            self.set_title(_("New question"), _("Nothing is checked before you save."))
        else:
            number = self._row.number + 1
            title = _("Write version {number}").format(number=number)
            self.set_title(title, _("Versions saved before stay as they are, also where they were answered."))

    def _suggest(self, filed: Filed) -> None:
        self.form.suggest(filed)

    def _field(self) -> TextField:
        """The text one writes in, else what is asked."""
        here = QApplication.focusWidget()
        return here if isinstance(here, TextField) and self.isAncestorOf(here) else self.form.stem

    def _toggle(self, mark: str) -> None:
        self._field().toggle(mark)

    def _lay_out(self) -> None:
        px = self.theme.px
        marks = []
        for mark, key, words in _MARKS:
            pressed = button(self.theme, _(words), kind="plain", tip=f"{_(words)} ({key_text(key)})")
            pressed.clicked.connect(lambda _on=False, mark=mark: self._toggle(mark))
            marks.append(pressed)
        picture = button(self.theme, _("Picture…"), "plus", kind="plain", tip=key_text("picture"))
        picture.clicked.connect(self.put_picture)
        for pressed in (*marks, picture):
            pressed.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is marked stays marked; keys do the same
        above, inside = QWidget(), QWidget()
        above.setLayout(Flow(*marks, picture, gap=px(4)))
        self.form.setMaximumWidth(px(WIDEST))
        vbox(hbox((self.form, 20), None), None, margins=(0, 0, px(8), px(16)), parent=inside)
        margins = (px(24), px(2), px(16), px(8))
        vbox(above, (DownwardsArea(inside, _("Question")), 1), spacing=px(6), margins=margins, parent=self)

    def _bind(self) -> None:
        bind("submit", self, self.save)
        bind("preview", self, self.preview)
        bind("picture", self, self.put_picture)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
