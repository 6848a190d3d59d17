"""The form for a group: opening one, giving it another teacher, place, size or span."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.courses import queries, service
from eduapp.education.courses.queries import GroupHead, GroupProposal
from eduapp.education.courses.rules.course import MOST_PLACES
from eduapp.education.courses.rules.groups import LONGEST_GROUP_NAME
from eduapp.education.places import queries as places
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route


def open_group(bench: Bench, parent: QWidget, course_id: UUID | None = None) -> FormDialog:
    """Open a group of this course, or of one that is chosen in the form; its page is shown afterwards."""
    form = Form(bench.theme, bench.today())
    if course_id is None:
        offered = partial(queries.offered, day=bench.today())
        picker = SearchPicker(bench, offered, _("Name or code"), name=_("Course"))
        form.add("course_id", _("Course"), picker, required=True)
        picker.picked.connect(lambda row: _propose(bench, form, row.id) if row else None)
    _fields(bench, form)
    dialog = FormDialog(bench, _("Open a group"), form, _("Open group"), parent)
    dialog.submitted.connect(lambda: _send_new(bench, dialog, course_id))
    if course_id is not None:
        _propose(bench, form, course_id)
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
    dialog.open()
    return dialog


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


def _propose(bench: Bench, form: Form, course_id: UUID) -> None:
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
