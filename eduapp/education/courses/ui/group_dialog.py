"""The form for a group: opening one, giving it another teacher, place, size or span."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.core.i18n import _
from eduapp.education.courses import queries, service
from eduapp.education.courses.queries import GroupHead, GroupProposal
from eduapp.education.courses.rules.course import MOST_PLACES
from eduapp.education.courses.rules.groups import LONGEST_GROUP_NAME, pace_text
from eduapp.education.places import queries as places
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.loading import load
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLAN = "courses.group"  # (session, group id, last day) -> sentences on whether its sessions are enough


def open_group(bench: Bench, parent: QWidget, course_id: UUID | None = None) -> FormDialog:
    """Open a group of this course, or of one that is chosen in the form; its page is shown afterwards."""
    form = Form(bench.theme, bench.today())
    picker: SearchPicker | None = None
    if course_id is None:
        offered = partial(queries.offered, day=bench.today())
        picker = SearchPicker(bench, offered, _("Name or code"), name=_("Course"))
        form.add("course_id", _("Course"), picker, required=True)
    _fields(bench, form)
    dialog = FormDialog(bench, _("Open a group"), form, _("Open group"), parent)
    pace = _Pace(form, dialog.line())
    if picker is not None:
        picker.picked.connect(lambda row: _propose(bench, form, row.id, pace) if row else None)
    dialog.submitted.connect(lambda: _send_new(bench, dialog, course_id))
    pace.told.connect(dialog.fit)
    if course_id is not None:
        _propose(bench, form, course_id, pace)
    dialog.open()
    return dialog


def change_group(bench: Bench, head: GroupHead, parent: QWidget) -> FormDialog:
    """Change a group; nobody is taken out of it by that."""
    form = Form(bench.theme, bench.today())
    _fields(bench, form)
    form.set_values(_values(head))
    note = _("Nobody is taken out of the group by this. Sessions that are planned stay where they are.")
    title = _("Change {name}").format(name=head.label)
    dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=note)

    def send() -> None:
        typed = form.values()
        dialog.send(
            service.change_group, service.ChangeGroup(group_id=head.id, version=head.version, **typed)
        )

    dialog.submitted.connect(send)
    _tell_plan(bench, dialog, head.id)
    dialog.open()
    return dialog


def _tell_plan(bench: Bench, dialog: FormDialog, group_id: UUID) -> None:
    """Above the form: whether the sessions give the hours of the course by the last day that is typed."""
    form, answers = dialog.form, tuple(bench.answers(PLAN))
    told = dialog.line()

    def show(sentences: tuple[str, ...]) -> None:
        told.setText(" ".join(sentences))
        told.setVisible(bool(sentences))
        dialog.fit()

    asked: list[date | None] = []

    def look_again() -> None:
        last_day = form.values()["last_day"]
        if asked[-1:] != [last_day]:
            asked.append(last_day)
            bench.runner.query(read_plan, answers, group_id, last_day, owner=form, done=show, newest=True)

    form.changed.connect(look_again)
    look_again()


def read_plan(
    look: "Session", answers: Sequence[str], group_id: UUID, last_day: date | None
) -> tuple[str, ...]:
    """What features above say of the sessions of a group."""
    return tuple(sentence for name in answers for sentence in load(name)(look, group_id, last_day))


def _fields(bench: Bench, form: Form) -> None:
    form.text(
        "name",
        _("Name of the group"),
        _("What people call it, such as Autumn 2026 or Monday group."),
        required=True,
        longest=LONGEST_GROUP_NAME,
    )
    teacher = SearchPicker(bench, queries.teachers, _("Find by name"), name=_("Teacher"))
    form.add("teacher_id", _("Teacher"), teacher)
    place = SearchPicker(bench, places.in_use, _("Find by name"), name=_("Place"))
    form.add("place_id", _("Place"), place)
    form.number("capacity", _("Places in the group"), required=True, least=1, most=MOST_PLACES)
    form.date("first_day", _("First day"), required=True)
    form.date("last_day", _("Last day"), required=True)


class _Pace(QObject):
    """Above the form for a new group: how many hours a week its course takes in its days."""

    told = Signal()

    def __init__(self, form: Form, told: QLabel) -> None:
        super().__init__(form)
        self._form, self._told = form, told
        self._length: tuple[int, int] | None = None  # minutes of the course, and of one hour of it
        form.changed.connect(self._tell)

    def take(self, length: tuple[int, int]) -> None:
        """Another course was chosen."""
        self._length = length
        self._tell()

    def _tell(self) -> None:
        typed = self._form.values()
        first, last = typed["first_day"], typed["last_day"]
        known = self._length is not None and first is not None and last is not None and first <= last
        self._told.setText(pace_text(*self._length, first, last) if known and self._length else "")
        self._told.setVisible(bool(self._told.text()))
        self.told.emit()


def _propose(bench: Bench, form: Form, course_id: UUID, pace: _Pace) -> None:
    """Fill in what the course and the term say; what somebody typed already stays."""

    def show(proposal: GroupProposal | None) -> None:
        if proposal is None:
            return
        typed = form.values()
        known = {
            "name": proposal.name,
            "capacity": proposal.capacity,
            "first_day": proposal.first_day,
            "last_day": proposal.last_day,
        }
        form.set_values({key: value for key, value in known.items() if typed[key] in (None, "")})
        pace.take(proposal.length)

    bench.runner.query(queries.proposal, course_id, bench.today(), owner=form, done=show)


def _send_new(bench: Bench, dialog: FormDialog, course_id: UUID | None) -> None:
    typed: dict[str, Any] = {"course_id": course_id} | dialog.form.values()

    def show_page(group_id: UUID) -> None:
        bench.navigation.go(Route("enrolment.group", group_id))

    dialog.send(service.open_group, service.OpenGroup(**typed), show_page)


def _values(head: GroupHead) -> dict[str, object]:
    teacher = queries.Chosen(head.teacher_id, head.teacher) if head.teacher_id else None
    place = queries.Chosen(head.place_id, head.place) if head.place_id else None
    return {
        "name": head.name,
        "teacher_id": teacher,
        "place_id": place,
        "capacity": head.capacity,
        "first_day": head.first_day,
        "last_day": head.last_day,
    }
