"""The seat plan of one exam: the room as it is drawn, who sits where, and what stands against it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from eduapp.core.i18n import _, ngettext, pgettext
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.rules.seating import MOST_COLUMNS, MOST_ROWS, Grid, Seat
from eduapp.exams.sittings.rules.states import BEFORE_THE_DAY
from eduapp.exams.sittings.rules.states import label as state_label
from eduapp.exams.sittings.ui.candidates_part import PLAN_REASON
from eduapp.exams.sittings.ui.looks import when_text
from eduapp.exams.sittings.ui.seat_painting import Carried, Desk
from eduapp.exams.sittings.ui.seat_table import problems, shown
from eduapp.exams.sittings.ui.seat_view import SeatView
from eduapp.exams.sittings.ui.unseated import Unseated
from eduapp.gui.fields import NumberEdit
from eduapp.gui.flow import Flow
from eduapp.gui.form import Tick
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from eduapp.core.changes import Topic
    from eduapp.core.violations import Violation
    from eduapp.exams.sittings.queries import CandidateRow, SeatPlan
    from eduapp.gui.bench import Bench

MOST_EMPTY = 5  # seats between two people


class SeatPage(Page):
    """How the room is drawn on top, the room below, who has no seat beside it. Names only when asked for."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._plan: SeatPlan | None = None
        self._held: CandidateRow | None = None
        self._reason = ""  # why nothing can be moved
        self._problems: list[Violation] = []
        self.view, self.unseated = SeatView(self.theme), Unseated(self.theme)
        self._make_fields()
        self._make_verbs()
        self.about = label("", "bodyStrong", wrap=True)
        self.hint = label("", "secondary", wrap=True)
        self.against = label("", "problem", wrap=True)
        self._apart = label("", "secondary", wrap=True)
        self._lay_out()
        self._connect()

    @property
    def sitting_id(self) -> UUID:
        """Whose seats they are."""
        return self.route.id or UUID(int=0)  # a route to a seat plan always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.exam, self.versions, self.everybody]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← → ↑ ↓", _("Another seat")),
            (_("Enter"), _("Pick somebody up, put them down")),
            ("Esc", _("Let go of who is picked up")),
            ("Delete", _("Give the seat back")),
            ("B", _("Take the seat out of use, or into use again")),
            ("+", _("Go to the number of rows and seats")),
        ]

    def first_focus(self) -> QWidget:
        return self.view

    def reload(self) -> None:
        self.bench.runner.query(queries.seat_plan, self.sitting_id, owner=self, done=self._show, newest=True)

    def kept(self) -> object:
        return self.names.value()

    def restore(self, state: Any) -> None:  # noqa: ANN401 - as in Page
        self.names.set_value(bool(state))

    # --- making it ----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._fields: dict[str, NumberEdit] = {}
        self._number("rows", _("Rows"), 1, MOST_ROWS)
        self._number("columns", _("Seats in a row"), 1, MOST_COLUMNS)
        self._number("empty_between", _("Empty seats between people"), 0, MOST_EMPTY)
        self.names = Tick(_("Names"))
        self.names.setAccessibleDescription(_("Without it the screen shows numbers only."))
        self.names.changed.connect(self._mark)

    def _number(self, key: str, title: str, least: int, most: int) -> None:
        """A number of the room: Up and Down change it, Enter or leaving it draws the room anew."""
        field = NumberEdit(self.theme, least=least, most=most)
        field.setAccessibleName(title)
        field.setFixedWidth(self.theme.px(72))
        field.editingFinished.connect(self._draw_anew)
        self._fields[key] = field

    def _make_verbs(self) -> None:
        self.exam = button(self.theme, _("The exam"), "clipboard-check")
        self.everybody = button(self.theme, _("Seat everybody"), "users", kind="primary")
        self.exam.clicked.connect(
            lambda: self.bench.navigation.go(Route("sittings.sitting", self.sitting_id))
        )
        self.everybody.clicked.connect(self._seat_everybody)
        self.versions = button(self.theme, _("Spread the versions"), "a-large-small")
        self.versions.clicked.connect(self._spread)

    def _lay_out(self) -> None:
        px, above, inside = self.theme.px, QWidget(), QWidget()
        pairs = []
        for field in self._fields.values():
            said, pair = label(field.accessibleName(), "captionStrong"), QWidget()
            said.setBuddy(field)
            hbox(said, field, spacing=px(8), parent=pair)
            pairs.append(pair)
        above.setLayout(Flow(*pairs, self.names, gap=px(14)))
        room = TableCard(self.theme, Desk(self.theme), (self.view, 1))
        beside = QWidget()
        vbox((TableCard(self.theme, (self.unseated, 1)), 1), self._apart, spacing=px(8), parent=beside)
        beside.setMinimumWidth(px(200))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(px(12))
        self._beside.addWidget(room, 4)
        self._beside.addWidget(beside, 1)
        inside.setObjectName("page")
        vbox(
            above,
            self.against,
            (self._beside, 1),
            self.about,
            self.hint,
            spacing=px(8),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _connect(self) -> None:
        self.view.moved.connect(self._tell)
        self.view.picked.connect(self._pick)
        self.view.put.connect(self._put)
        self.view.let_go.connect(lambda: self._pick(None))
        self.view.given_back.connect(lambda row: self._seat(row, None))
        self.view.blocked.connect(self._block)
        self.view.sizes_wanted.connect(self._fields["rows"].setFocus)
        self.unseated.opened.connect(self._pick)
        self._carried = Carried(self.theme)
        self._carried.setParent(self)
        for source in (self.view, self.unseated):
            source.dragged.connect(self._drag)
            source.dropped.connect(self._drop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.wide else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(way)

    # --- showing ------------------------------------------------------------------------------------

    def _show(self, plan: SeatPlan | None) -> None:
        self._plan = plan
        if plan is None:
            self.set_title(_("This exam has been removed"))
            return
        self.set_title(_("Seats: {course}").format(course=plan.head.course_name), when_text(plan.head))
        if not self.bench.actor.may(terms.PLAN_SITTINGS):
            self._reason = _(PLAN_REASON)
        else:
            now = _("The exam is now: {state}.").format(state=state_label(plan.head.state))
            self._reason = "" if plan.head.state in BEFORE_THE_DAY else now
        for key, field in self._fields.items():
            field.setReadOnly(bool(self._reason))
            if not field.hasFocus():  # where one types nothing is put in
                field.set_value(getattr(plan.grid, key))
        why_not(self.everybody, self._reason)
        without = "" if plan.head.paper_id is not None else _("The exam has no paper from the bank.")
        why_not(self.versions, self._reason or without)
        self._problems = problems(plan)
        self.view.show_room(shown(plan))
        listed = "; ".join(
            pgettext("exam", "{number} in {place}").format(number=row.candidate_number, place=row.own_place)
            for row in plan.people
            if row.own_place
        )
        self._apart.setText(_("In rooms apart: {listed}").format(listed=listed) if listed else "")
        self._apart.setVisible(bool(listed))
        self._mark()

    def _show_against(self, number: str) -> None:
        """What stands against it: first what concerns the current seat; how much more is counted."""
        about = [one for one in self._problems if number in map(str, one.facts.values())]
        found = [*about, *(one for one in self._problems if one not in about)]
        said = [one.sentence() for one in found[:1]]
        if more := len(found) - 1:
            words = ngettext("{count} more is marked.", "{count} more are marked.", more)
            said += [words.format(count=more)] if more > 0 else []
        self.against.setText(" ".join(said))
        self.against.setVisible(bool(said))

    def _mark(self) -> None:
        """Show who is picked up, and names where they are wanted."""
        if self._plan is None:
            return
        names = self.names.value()
        self.view.mark(self._held.id if self._held is not None else None, names=names)
        waiting = [row for row in self._plan.inside if row.seat is None]
        self.unseated.show_people(waiting, names=names)
        self._tell()

    def _tell(self) -> None:
        """What the current seat is; a name only while the keyboard is there."""
        if self.view.currentIndex().isValid():
            here = self.view.current()
            self.about.setText(here.sentence(named=self.view.hasFocus()))
            self._show_against(here.number or "-")
        if self._held is not None:
            self.hint.setText(self._held_text(self._held))
        else:
            self.hint.setText(self._reason or _("Enter picks up who sits there. The mouse drags."))

    def _held_text(self, row: CandidateRow) -> str:
        return _("Candidate {number} is picked up. Go to a seat and press Enter; Esc lets go.").format(
            number=row.candidate_number
        )

    # --- doing --------------------------------------------------------------------------------------

    def _pick(self, row: CandidateRow | None) -> None:
        if self._reason and row is not None:
            announce(self.view, self._reason)
            return
        self._held = row
        self._mark()
        self.view.setFocus()
        announce(self.view, self._held_text(row) if row is not None else _("Let go."))

    def _put(self, seat: Seat) -> None:
        if self._held is not None:
            self._seat(self._held, seat)

    def _seat(self, row: CandidateRow, seat: Seat | None) -> None:
        if self._reason:
            announce(self.view, self._reason)
            return
        order = service.SeatCandidate(candidate_id=row.id, seat=seat)
        where = seat.label if seat is not None else ""
        said = (
            _("Candidate {number} sits at {seat} now.").format(number=row.candidate_number, seat=where)
            if seat is not None
            else _("Candidate {number} has no seat now.").format(number=row.candidate_number)
        )
        self.send(service.seat_candidate, order, done=lambda _none: self._seated(said))

    def _seated(self, said: str) -> None:
        self._held = None
        self._mark()
        announce(self.view, said)

    def _block(self, seat: Seat) -> None:
        if self._plan is not None:
            grid = self._plan.grid
            self._save(replace(grid, blocked=grid.blocked ^ {seat}))

    def _draw_anew(self) -> None:
        """The room with as many rows and seats as stand in the fields, if they can be read."""
        rows, columns, empty = (field.value() for field in self._fields.values())
        if self._plan is None or self._reason or rows is None or columns is None or empty is None:
            return
        grid = self._plan.grid
        kept = frozenset(seat for seat in grid.blocked if seat.row < rows and seat.column < columns)
        wanted = Grid(rows, columns, empty, kept)
        if wanted != grid:
            self._save(wanted)

    def _save(self, grid: Grid) -> None:
        if self._reason:
            announce(self.view, self._reason)
            return
        before = self._plan.grid if self._plan else None
        self.send(service.save_grid, service.SaveGrid(sitting_id=self.sitting_id, grid=grid, before=before))

    def _seat_everybody(self) -> None:
        plan = self._plan
        if plan is None:
            return
        seated = any(row.seat is not None for row in plan.inside)
        if seated and not self.bench.ask.confirm(
            _("Seat everybody anew?"),
            _("Whoever was moved by hand gets another seat too."),
            _("Seat everybody"),
            self,
        ):
            return
        self._held = None
        self.send(service.seat_everybody, service.SeatEverybody(sitting_id=self.sitting_id))

    def _spread(self) -> None:
        self.send(service.spread_versions, service.SpreadVersions(sitting_id=self.sitting_id))

    # --- dragging -----------------------------------------------------------------------------------

    def _drag(self, row: CandidateRow, at: QPoint) -> None:
        if self._reason:
            return
        self._carried.carry(str(row.candidate_number))
        here = self.mapFromGlobal(at)
        self._carried.move(here.x() - self._carried.width() // 2, here.y() - self._carried.height() // 2)
        self._carried.show()
        self._carried.raise_()
        seat = self.view.seat_at(at)
        if seat is not None:
            self.view.go_to(seat)

    def _drop(self, row: CandidateRow, at: QPoint) -> None:
        self._carried.hide()
        seat = self.view.seat_at(at)
        if seat is not None and seat != row.seat:
            self._seat(row, seat)
