"""The page on which an examiner marks: the desk over the database, and handing in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.ui.desk_words import hand_in_text, round_text
from eduapp.exams.marking.ui.marking_view import MarkingView
from eduapp.gui.page import Page
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Bar, label, renew, vbox

if TYPE_CHECKING:
    from eduapp.core.errors import EduError
    from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
    from eduapp.exams.marking.rules.final import Given
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route


class DeskPage(Page):
    """Marks are saved while one goes on. It is read anew when it is opened, not under somebody's hands."""

    scrolls_itself = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.view: MarkingView | None = None
        inside = QWidget()
        inside.setObjectName("page")
        self._notes = vbox(spacing=0)
        self._place = vbox(spacing=0)
        px = self.theme.px
        notes = QWidget()
        vbox(self._notes, margins=(px(24), px(6), px(24), 0), parent=notes)
        vbox(notes, (_holding(self._place), 1), spacing=0, parent=inside)
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def first_focus(self) -> QWidget | None:
        return None if self.view is None else self.view.bar.mark

    def keys(self) -> list[tuple[str, str]]:
        return [] if self.view is None else self.view.keys()

    def unsaved(self) -> bool:
        return self.view is not None and self.view.unsaved()

    def may_leave(self) -> bool:
        """A mark that was typed and not kept is asked about."""
        if not self.unsaved():
            return True
        told = _("The mark that stands in the field is not kept yet.")
        return self.bench.ask.confirm(_("Leave without keeping it?"), told, _("Leave it"), self, danger=True)

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(queries.desk, wanted, owner=self, done=self._show, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _show(self, desk: Desk | None) -> None:
        if desk is None:
            self.set_title(_("Marking"))
            words = _("The exam has not been sealed. It is marked once two people have signed its log.")
            renew(self._place, label(words, "secondary", wrap=True))
            return
        self.set_title(_("Marking: {course}").format(course=desk.course), desk.day)
        told = round_text(desk)
        renew(self._notes, *([Bar(self.theme, "users", told)] if told else []))
        self.view = MarkingView(self.theme, desk, self._give, partial(self._ask_hand_in, desk))
        renew(self._place, self.view)
        self.view.start()

    def _give(self, before: DeskAnswer, given: Given, note: str) -> None:
        view = self.view
        if view is None or self.route.id is None:
            return
        order = service.GiveMark(
            sitting_id=self.route.id,
            number=before.asked.number,
            version_id=_version(view.desk, before),
            points=given.points,
            grade=given.grade,
            note=note,
            round=view.desk.round,
        )
        self.send(service.give_mark, order, failed=partial(self._refused, view, before))

    def _refused(self, view: MarkingView, before: DeskAnswer, error: EduError) -> None:
        view.refuse(before, error.sentence())

    def _ask_hand_in(self, desk: Desk) -> None:
        count = len(desk.answers)
        words = ngettext("Hand in {count} mark?", "Hand in {count} marks?", count).format(count=count)
        if self.route.id is not None and self.bench.ask.confirm(
            words, hand_in_text(desk), _("Hand in"), self
        ):
            order = service.HandIn(sitting_id=self.route.id, round=desk.round)
            self.send(service.hand_in, order, done=lambda _none: self._handed_in())

    def _handed_in(self) -> None:
        self.bench.tell(_("Your marks are handed in."))
        self.reload()


def _version(desk: Desk, answer: DeskAnswer) -> UUID | None:
    item = desk.item(answer.asked.question)
    return None if item is None else item.version_id


def _holding(layout: object) -> QWidget:
    holder = QWidget()
    vbox(layout, parent=holder)  # type: ignore[arg-type]
    return holder
