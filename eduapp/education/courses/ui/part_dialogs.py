"""The forms for a module and for a competence aim: adding one, putting it right, letting it end."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.db.unit_of_work import Command
from eduapp.core.i18n import _
from eduapp.education.courses import service
from eduapp.education.courses.queries import AimRow, ModuleRow
from eduapp.education.courses.rules import AimFacts, ModuleFacts
from eduapp.education.courses.rules.modules import (
    LAST_PLACE,
    LONGEST_AIM,
    LONGEST_CODE,
    LONGEST_NAME,
    MOST_HOURS,
)
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def save_module(
    bench: Bench, course_id: UUID, modules: Sequence[ModuleRow], row: ModuleRow | None, parent: QWidget
) -> FormDialog:
    """Ask for a module, or for other facts about one (`row`); a new one stands last."""
    form = Form(bench.theme, bench.today())
    _code(form, _("Such as 2 or A. Prerequisites name it with its course: module:NOR-A2/2."))
    form.text("name", _("Name"), _("As it should stand on papers."), required=True, longest=LONGEST_NAME)
    form.number(
        "planned_hours",
        _("Planned hours"),
        _("In the hours of the course."),
        required=True,
        least=1,
        most=MOST_HOURS,
    )
    _order_and_validity(form)
    if row is not None:
        form.set_values(vars(row.facts))
    else:
        _next_place(form, [one.facts.position for one in modules])

    def command() -> Command:
        facts = ModuleFacts(**form.values())
        module_id, version = (row.id, row.version) if row is not None else (None, None)
        return service.SaveModule(course_id=course_id, module_id=module_id, version=version, facts=facts)

    title = _("Add a module") if row is None else _("Change {name}").format(name=row.label)
    verb = _("Add module") if row is None else _("Save changes")
    return _opened(FormDialog(bench, title, form, verb, parent), service.save_module, command)


def save_aim(
    bench: Bench,
    course_id: UUID,
    modules: Sequence[ModuleRow],
    aims: Sequence[AimRow],
    row: AimRow | None,
    parent: QWidget,
) -> FormDialog:
    """Ask for a competence aim, or for other facts about one (`row`); a new one stands last."""
    form = Form(bench.theme, bench.today())
    _code(form, _("Such as KM17, or as the curriculum has it."))
    form.lines(
        "text", _("What one can afterwards"), _("As it should stand on papers."),
        required=True, lines=3, longest=LONGEST_AIM,
    )  # fmt: skip
    chosen = row.facts.module_id if row is not None else None
    offered = [one for one in modules if one.can_be_chosen(bench.today()) or one.id == chosen]
    options: list[tuple[UUID | None, str]] = [(None, _("The whole course"))]
    form.choice("module_id", _("Module"), [*options, *((one.id, one.label) for one in offered)])
    _order_and_validity(form)
    if row is not None:
        form.set_values(vars(row.facts))
    else:
        _next_place(form, [one.facts.position for one in aims])

    def command() -> Command:
        facts = AimFacts(**form.values())
        aim_id, version = (row.id, row.version) if row is not None else (None, None)
        return service.SaveAim(course_id=course_id, aim_id=aim_id, version=version, facts=facts)

    title = _("Add a competence aim") if row is None else _("Change {name}").format(name=row.facts.code)
    verb = _("Add aim") if row is None else _("Save changes")
    return _opened(FormDialog(bench, title, form, verb, parent), service.save_aim, command)


def _code(form: Form, help_: str) -> None:
    form.text("code", _("Code"), help_, required=True, longest=LONGEST_CODE).setMaximumWidth(
        form.fontMetrics().averageCharWidth() * 34
    )


def _order_and_validity(form: Form) -> None:
    form.number("position", _("Place in the order"), required=True, least=1, most=LAST_PLACE)
    form.date("valid_from", _("Valid from"), _("Empty: it has always been valid."))
    form.date("valid_to", _("Valid to"), _("After that it stays where it stands, and cannot be chosen."))


def _next_place(form: Form, taken: list[int]) -> None:
    form.set_values({"position": min(LAST_PLACE, max(taken, default=0) + 1)})


def _opened(dialog: FormDialog, use_case: Callable[..., Any], command: Callable[[], Command]) -> FormDialog:
    dialog.submitted.connect(lambda: dialog.send(use_case, command()))
    dialog.open()
    return dialog
