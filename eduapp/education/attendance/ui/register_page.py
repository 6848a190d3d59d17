"""The register of one session: twelve learners in six keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, capital, day_with_weekday, ngettext
from eduapp.education.attendance import queries, rules, terms
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.cancelling import Cancelling
from eduapp.education.attendance.ui.correcting import Correcting
from eduapp.education.attendance.ui.finishing import Finishing
from eduapp.education.attendance.ui.guest_bar import GuestBar
from eduapp.education.attendance.ui.looks import looks
from eduapp.education.attendance.ui.register_view import RegisterView
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.education.attendance.ui.status_line import StatusLine
from eduapp.education.attendance.ui.summary import BottomBar, SidePanel, Summary
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui import icons
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.notices import notices
from eduapp.gui.onlookers import Onlookers
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import button, hbox, rename, vbox

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from eduapp.core.errors import EduError
    from eduapp.education.attendance.queries import GuestCandidate, Register
    from eduapp.gui.bench import Bench

_LOW = 360  # logical pixels of the page below which room is made for the list


class RegisterPage(Page):
    """Everybody on the roll; each mark is saved at once, undone by the batch, and never set by itself."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.MARKS_CHANGED, timetable.SESSIONS_CHANGED, enrolment.ENROLMENTS_CHANGED}
    )
    scrolls_itself = True

    def __init__(self, bench: Bench, route: Route, onlookers: Onlookers | None = None) -> None:
        super().__init__(bench, route)
        self.onlookers = onlookers or Onlookers(parent=self)
        self._before_onlookers: bool | None = (
            None  # whether private columns were shown; None: not hidden by it
        )
        self.sheet = Sheet(bench, self)
        self.cancelling = Cancelling(self, self.sheet)
        self.view = RegisterView(self.theme, self.sheet)
        self.correcting = Correcting(self, self.sheet, self.view.table)
        self.finishing = Finishing(self, self.sheet, self.view, self.correcting)
        self.guests = GuestBar(bench, self.session_id, self)
        self._guest = button(self.theme, _("Add a guest"), kind="plain", icon="plus")
        self._guest.clicked.connect(self.ask_guest)
        self._private = button(self.theme, "", kind="plain", icon="eye")
        self._private.clicked.connect(self.flip_private)
        self._card = TableCard(self.theme, self.view)
        self._notices = notices(bench, "attendance.register", self.session_id)
        self._frame: QWidget | None = None
        self._empty: QWidget | None = None
        self._wide: bool | None = None
        px = self.theme.px
        self._box = vbox(spacing=px(10), margins=(px(24), px(4), px(24), px(12)), parent=self)
        self._box.addWidget(self.cancelling.bar)  # first, so that Tab comes there first
        self._listen()
        self._arrange()
        self.show_private(not self.onlookers.present)

    @property
    def session_id(self) -> UUID:
        """Which session it is."""
        if self.route.id is None:
            raise LookupError("a register needs a session")
        return self.route.id

    def reload(self) -> None:
        self.bench.runner.query(queries.register, self.session_id, owner=self, done=self._show, newest=True)

    def header_buttons(self) -> list[QPushButton]:
        return [self._guest, self._private]

    def keys(self) -> list[tuple[str, str]]:
        letters = [(look.letter, look.word) for look in looks()]
        own = [
            ("1–99", _("Jump to a row")),
            *letters,
        ]
        row = told("reason", "late", "early", "note", "document", "history")
        return [*own, *row, *told("guest", "cancel", "finish", "undo", "redo", "private")]

    def first_focus(self) -> QWidget:
        return self.view

    def kept(self) -> object:
        return self.view.currentIndex().row(), self.view.table.private

    def restore(self, state: tuple[int, bool]) -> None:
        row, private = state
        self.view.go_to(row)
        self.show_private(private)

    def unsaved(self) -> bool:
        return bool(self.sheet.unsaved)

    def may_leave(self) -> bool:
        """Marks that wait for the database are lost with the page, so ask."""
        unsaved = len(self.sheet.unsaved)
        if not unsaved:
            return True
        title = ngettext("{count} mark is not saved", "{count} marks are not saved", unsaved)
        text = _("The database cannot be reached just now. It is tried again every few seconds.")
        return self.bench.ask.confirm(
            title.format(count=unsaved), text, _("Leave without them"), self, danger=True
        )

    # --- what is done -------------------------------------------------------------------------------

    def ask_guest(self) -> None:
        """Ask who is here without taking part; they are present, on a line of their own."""
        against = self.sheet.why_not(Entry(rules.PRESENT))
        self._status.say(against)
        if not against:
            self.guests.ask()

    def hint(self) -> str:
        """What the line below the table says just now: why something was not done, or what to write."""
        return self._status.hint()

    def undo(self) -> None:
        """Take the last step back: one mark, the rest at once, or the cancellation."""
        self._status.say("")
        self.sheet.pointed_out = frozenset()
        self.sheet.undo()

    def flip_private(self) -> None:
        """Hide what the class should not see, or show it again."""
        self._before_onlookers = None  # from here on it is the person's own choice
        self.show_private(not self.view.table.private)

    def show_private(self, on: bool) -> None:
        """Show or hide history, notes and what is good to know."""
        self.view.show_private(on)
        self._private.setIcon(icons.icon("eye" if on else "eye-off", self.theme.t.primary_ink, 20))
        rename(self._private, _("Private columns shown") if on else _("Private columns hidden"))
        self.actions_changed.emit()
        if isinstance(self.summary, SidePanel):
            self.summary.show_known(on)

    # --- inside -------------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.sheet.changed.connect(lambda _places: self._refresh())
        self.sheet.saving.changed.connect(self._refresh)
        self.sheet.refused.connect(self._on_refused)
        self.sheet.others_marked.connect(self._on_others_marked)
        self.sheet.out_of_step.connect(self.mark_stale)
        for name, act in (
            ("finish", self.finishing.finish),
            ("undo", self.undo),
            ("redo", self.sheet.redo),
            ("private", self.flip_private),
        ):
            bind(name, self, act)
        self.view.cancel_asked.connect(lambda: self.cancelling.ask(self.summary.cancel))
        self.cancelling.settled.connect(self._on_settled)
        self.view.guest_asked.connect(self.ask_guest)
        self.guests.chosen.connect(self._on_guest)
        self.guests.closed.connect(self.view.setFocus)
        self.view.verbs.hinted.connect(self._say)
        self.view.unknown_letter.connect(self._say_letters)
        self.finishing.hinted.connect(self._say)
        self.view.verbs.correction_asked.connect(self.correcting.mark)
        self.view.verbs.history_asked.connect(self.correcting.show_history)
        self.onlookers.changed.connect(self._on_onlookers)

    def _show(self, register: Register | None) -> None:
        if register is None:
            self.set_title(_("This session has been removed"))
            self._show_empty(_("This session has been removed"), "")
            return
        head = register.head
        day = day_with_weekday(head.day)
        parts = [f"{capital(day)}, {head.hours}", head.place, head.group_name]
        self.set_title(head.course_name, " · ".join(filter(None, parts)))
        self.sheet.load(register)
        if isinstance(self.summary, SidePanel):
            self.summary.show_known(self.view.table.private)
        if self._empty is not None:
            self._empty.hide()
        if self._frame is not None:
            self._frame.setVisible(bool(register.rows))
        if not register.rows:
            text = _("Nobody takes part in this group on that day. Put learners on the course first.")
            self._show_empty(_("Nobody to mark"), text)

    def _on_guest(self, candidate: GuestCandidate) -> None:
        self.sheet.add_guest(candidate.id, candidate.name)
        self.view.go_to(self.sheet.place_of(candidate.id))
        self.view.setFocus()

    def _on_settled(self) -> None:
        """What was asked before is answered by it; the button that did it can be pressed no more."""
        self._say("")
        self.view.setFocus()

    def _on_onlookers(self, present: bool) -> None:
        """A second screen came: hide what is private. It went: show again what only it had hidden."""
        if present and self.view.table.private:
            self._before_onlookers = True
            self.show_private(False)
        elif not present and self._before_onlookers:
            self._before_onlookers = None
            self.show_private(True)

    def _say_letters(self, typed: str) -> None:
        known = ", ".join(look.letter for look in looks())
        said = _("{letter} sets no mark. The letters here are {letters}.")
        self._say(said.format(letter=typed, letters=known))

    def _say(self, text: str) -> None:
        self._status.say(text)
        self.summary.refresh()

    def _show_empty(self, title: str, text: str) -> None:
        """Nobody can be marked: say so in place of the table."""
        for child in (self._frame, self._empty):
            if child is not None:
                child.hide()
        self._empty = empty_state(self.theme, Empty("users", title, text, self._way_to_group()))
        self._box.addWidget(self._empty, 1)

    def _way_to_group(self) -> Verb | None:
        head = self.sheet.head
        if head is None:
            return None
        route = Route("enrolment.group", head.group_id)
        return Verb(_("Open the group"), lambda: self.bench.navigation.go(route))

    def _refresh(self) -> None:
        self.summary.refresh()
        self._status.refresh()

    def _make_room(self) -> None:
        """Where the window is low for its text, what is not the list takes as little as it can."""
        px, low = self.theme.px, self.height() / self.theme.scale < _LOW
        above, below = (0, 4) if low else (4, 12)
        self._box.setContentsMargins(px(24), px(above), px(24), px(below))
        self.view.set_low(low)
        self.summary.set_low(low)

    def _arrange(self) -> None:
        """Panel beside the table, or bar below it."""
        if self._wide == self.wide:
            self._make_room()
            return
        self._wide = self.wide
        px = self.theme.px
        self.summary: Summary = (SidePanel if self._wide else BottomBar)(self.bench, self.sheet)
        self.summary.finish_asked.connect(self.finishing.finish)
        self.summary.undo_asked.connect(self.undo)
        self.summary.cancel_asked.connect(self.cancelling.ask)
        self._status = StatusLine(self.theme, self.sheet, compact=not self._wide)
        self._status.again_asked.connect(self.sheet.saving.send_again)
        self.view.set_compact(not self._wide)
        frame = QWidget()
        left = vbox(*self._notices, self.guests, (self._card, 1), self._status, spacing=px(8))
        if self._wide:
            hbox((left, 1), self.summary, spacing=px(16), parent=frame)
        else:
            vbox((left, 1), self.summary, spacing=px(8), parent=frame)
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = frame
        self._box.addWidget(frame, 1)
        self._make_room()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_refused(self, error: EduError) -> None:
        self.bench.show_error(error, self)
        self.mark_stale()

    def _on_others_marked(self, name: str, count: int) -> None:
        said = ngettext(
            "{name} marked {count} while you were here", "{name} marked {count} while you were here", count
        )
        self.bench.tell(said.format(name=name, count=count))
