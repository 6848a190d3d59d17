"""Type a list in: its number, its rows, and all of it saved at once. Then the next paper of the pile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, day_with_weekday, ngettext
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui.fields import LineField
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import announce, button, hbox, label, rename, vbox, why_not
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import why_no_more
from eduapp.records.lists import queries, rules, service, terms
from eduapp.records.lists.queries import Found, Opened
from eduapp.records.lists.rules import time_of
from eduapp.records.lists.ui.looks import letters
from eduapp.records.lists.ui.stale_notice import StaleNotice
from eduapp.records.lists.ui.typed_rows import TypedRows
from eduapp.records.lists.ui.typing_table import TypingTable

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.people.learners.queries import KnownName

LONGEST_NUMBER = 24
_WIDE = 1000  # logical px below which the rows scroll with the page


class TypeInPage(Page):
    """Number on top, rows in the order of the paper, one button for all of it."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.LISTS_CHANGED,
            attendance.MARKS_CHANGED,
            timetable.SESSIONS_CHANGED,
            enrolment.ENROLMENTS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.opened: Opened | None = None
        self._knowing = ""
        self._saving = False
        self._last: UUID | None = None  # of what Undo takes back
        self.typed = TypedRows(self)
        self._build_number()
        self._build_rows()
        self._build_foot()
        self._lay_out()
        self._listen()
        self.set_title(
            _("Type a list in"), _("In the order of the paper. Nothing is saved before all of it is.")
        )
        self._show_state()
        if route.id is not None:
            self._ask(queries.by_list, route.id)

    # --- what a page answers ------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        if self._is_typing:
            return self.table
        return self.notice.again if self.notice.again.isVisibleTo(self) else self.number

    def reload(self) -> None:
        """What holds may have changed while somebody types: say so, and keep what was typed."""
        if self.opened is not None:
            self.bench.runner.query(
                queries.by_edition, self.opened.edition_id, owner=self, done=self._take_up, newest=True
            )

    def keys(self) -> list[tuple[str, str]]:
        own = [
            (" ".join(letters()), _("Fill the row in and go on")),
            ("0–9", _("Minutes of who was late")),
            (_("Space"), _("Leave the row empty and go on")),
            (_("Backspace"), _("Take away what was typed in the row")),
        ]
        return [*own, *told("type_in", "undo")]

    def may_leave(self) -> bool:
        count = len(self.typed.marks)
        if not count:
            return True
        title = ngettext("{count} row is not saved", "{count} rows are not saved", count).format(count=count)
        text = _("What you typed from this list will be lost.")
        return self.bench.ask.confirm(title, text, _("Leave without saving"), self, danger=True)

    # --- what is done -------------------------------------------------------------------------------

    def open_number(self) -> None:
        """Open the list of the number that was typed or scanned."""
        if self.number.value() and (self.opened is None or self.may_leave()):
            self._ask(queries.by_number, self.number.value())

    def type_what_fits(self) -> None:
        """Go on with a paper that has been overtaken, knowing what has changed."""
        if self.opened is not None:
            self._knowing = self.opened.standing.now
            self._show_state()
            self.table.begin()

    def print_again(self) -> None:
        """Leave for the list as it is now."""
        if self.opened is not None:
            subject = self.opened.subject
            self.bench.navigation.go(Route("lists.lists", subject.id, subject.key))

    def save(self) -> None:
        """Send all rows that are filled in; the page is ready for the next paper."""
        if self.opened is None or not self.save_button.isEnabled():
            return
        command = service.TypeListIn(
            edition_id=self.opened.edition_id, marks=self.typed.marks, knowing=self._knowing
        )
        self._saving = True
        self._show_verbs()
        self.send(service.type_list_in, command, done=self._saved, failed=self._failed)

    def undo(self) -> None:
        """Take back the list that was typed in last: all its marks."""
        if self._last is not None:
            command = service.TakeBackList(return_id=self._last)
            self._last = None
            self.send(service.take_back_list, command, done=self._taken_back)

    # --- inside -------------------------------------------------------------------------------------

    def _build_number(self) -> None:
        px = self.theme.px
        self.number = _NumberField(self.theme, longest=LONGEST_NUMBER)
        self.number.setFixedWidth(px(220))
        self.number.setAccessibleName(_("List number"))
        self.number.setPlaceholderText("17/1")
        self.open_button = button(self.theme, _("Open the list"), "search")
        words = label(_("List number"), "captionStrong")
        words.setBuddy(self.number)
        self._number_row = QWidget()
        hint = label(_("Type it, or scan the square of dots."), "caption")
        self._number_row.setLayout(Flow(words, self.number, self.open_button, hint, gap=px(10)))
        self.problem = label("", "problem", wrap=True)

    def _build_rows(self) -> None:
        self.heading = label("", "subtitle", wrap=True)
        self.about = label("", "caption", wrap=True)
        self.notice = StaleNotice(self.theme)
        self.table = TypingTable(self.theme, self.typed)
        self._card = TableCard(self.theme, self.table)
        self.guest = SearchPicker(
            self.bench,
            learners.known,
            _("Name or number"),
            name=_("Add a guest"),
            hint=partial(why_no_more, self.bench.actor),
        )
        self._guest_row = QWidget()
        words = label(_("Add a guest"), "captionStrong")
        words.setBuddy(self.guest.line)
        self.guest.setFixedWidth(self.theme.px(300))
        self._guest_row.setLayout(Flow(words, self.guest, gap=self.theme.px(10)))

    def _build_foot(self) -> None:
        self._state = label("", "secondary", wrap=True)
        self.save_button = button(self.theme, _("Save the list"), "check", kind="primary")
        self._foot = QWidget()
        hbox((self._state, 1), self.save_button, spacing=self.theme.px(10), parent=self._foot)

    def _lay_out(self) -> None:
        px = self.theme.px
        self._room, inside = QWidget(), QWidget()
        inside.setObjectName("page")
        vbox(None, parent=self._room)
        vbox(
            self._number_row,
            self.problem,
            self.heading,
            self.about,
            self.notice,
            (self._card, 1),
            self._guest_row,
            (self._room, 1),
            spacing=px(8),
            parent=inside,
        )
        wide = self.theme.logical_width() >= _WIDE
        self.table.setMinimumHeight(px(160 if wide else 220))
        holder = inside if wide else DownwardsArea(inside, _("Page"))
        margins = (px(24), px(6), px(24), px(14))
        vbox((holder, 1), self._foot, spacing=px(8), margins=margins, parent=self)

    def _listen(self) -> None:
        self.number.returnPressed.connect(self.open_number)
        self.open_button.clicked.connect(self.open_number)
        self.notice.print_asked.connect(self.print_again)
        self.notice.go_on_asked.connect(self.type_what_fits)
        self.table.hinted.connect(self._hint)
        self.table.ended.connect(self.save_button.setFocus)
        self.guest.picked.connect(self._add_guest)
        self.typed.changed.connect(self._show_verbs)
        self.save_button.clicked.connect(self.save)
        bind("type_in", self, self.save)
        bind("undo", self, self.undo)

    @property
    def _is_typing(self) -> bool:
        """Whether a list is open that may be typed in."""
        return self.opened is not None and not list(rules.check_standing(self.opened.standing, self._knowing))

    def _ask(self, query: object, wanted: object) -> None:
        self.bench.runner.query(query, wanted, owner=self, done=self._open, newest=True)  # type: ignore[arg-type]

    def _open(self, found: Found) -> None:
        self._knowing = ""
        self.typed.clear()
        self.opened = found.opened
        self._tell_problem("\n".join(one.sentence() for one in found.against))
        if found.opened is not None:
            self.typed.load(found.opened.rows)
        self._show_state()
        if self._is_typing:
            self.table.begin()
        elif self.notice.again.isVisibleTo(self):
            self.notice.again.setFocus()
        else:
            self.number.selectAll()
            self.number.setFocus()

    def _take_up(self, opened: Opened | None) -> None:
        if opened is None or self._saving:
            return
        self.opened = opened
        self.typed.load(opened.rows)
        self._show_state()

    def _show_state(self) -> None:
        """Heading and rows of what is open; a paper that has been overtaken asks first."""
        opened, typing = self.opened, self._is_typing
        for words in (self.heading, self.about):
            words.setVisible(opened is not None)
        for part in (self._card, self._guest_row, self._foot):
            part.setVisible(typing)
        against = list(rules.check_standing(opened.standing, self._knowing)) if opened is not None else []
        can_go_on = opened is not None and bool(opened.standing.now) and not opened.standing.typed_by
        self.notice.show_reasons(against, may_go_on=can_go_on and bool(opened.rows if opened else ()))
        self._room.setVisible(not typing)
        if opened is not None:
            self._show_heading(opened)
        self._show_verbs()

    def _show_heading(self, opened: Opened) -> None:
        content, standing = opened.content, opened.standing
        self.heading.setText(_("List {number}: {of}").format(number=standing.label, of=content.of))
        parts = [_("printed {when}").format(when=standing.printed)]
        if len(content.parts) == 1:
            [part] = content.parts
            parts = [part.group, day_with_weekday(part.day), time_of(part), part.place, *parts]
        self.about.setText(" · ".join(filter(None, parts)))

    def _show_verbs(self) -> None:
        count, empty = len(self.typed.marks), self.typed.empty
        rename(
            self.save_button,
            ngettext("Save {count} mark", "Save {count} marks", count).format(count=count),
        )
        left = ngettext("{count} row stays unrecorded", "{count} rows stay unrecorded", empty)
        self._state.setText(left.format(count=empty) if empty else _("Every row is filled in."))
        reason = "" if count else _("Fill in at least one row.")
        if not self.bench.actor.may(terms.TYPE_IN):
            reason = _("Your role may look at lists, but not type them in.")
        elif self._saving:
            reason = _("The list is being saved.")
        why_not(self.save_button, reason)

    def _hint(self, text: str) -> None:
        if text:
            announce(self, text)
        self._tell_problem(text)

    def _tell_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _add_guest(self, row: KnownName | None) -> None:
        if row is None:
            return
        self.guest.set_value(None)
        if self.typed.add_guest(row.id, row.name):
            self.table.select_row(row.id)
            self.table.setFocus()
        else:
            self._hint(_("{name} has a row already.").format(name=row.name))

    def _saved(self, return_id: UUID) -> None:
        count, number = len(self.typed.marks), self.opened.standing.label if self.opened else ""
        self._saving, self._last = False, return_id
        self._close()
        said = ngettext(
            "List {number} is typed in: {count} mark.", "List {number} is typed in: {count} marks.", count
        )
        self.bench.tell(said.format(number=number, count=count), _("Undo"), self.undo)

    def _failed(self, _error: EduError) -> None:
        """What was typed stays; what stands against it by now is shown."""
        self._saving = False
        self._show_verbs()
        self.reload()

    def _taken_back(self, count: int) -> None:
        said = ngettext("{count} mark was taken back.", "{count} marks were taken back.", count)
        self.bench.tell(said.format(count=count))

    def _close(self) -> None:
        """Ready for the next paper."""
        self.opened, self._knowing = None, ""
        self.typed.clear()
        self.number.set_value("")
        self._tell_problem("")
        self._show_state()
        self.number.setFocus()


class _NumberField(LineField):
    """Where nothing was typed, Ctrl+Z is not the field's: it takes the last list back."""

    def event(self, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if event.type() == QEvent.Type.ShortcutOverride and undo and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)
