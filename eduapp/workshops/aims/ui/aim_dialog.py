"""The forms for an aim: adding one, putting it right, and saying which tasks practise it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, capital
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.aims import queries, service
from eduapp.workshops.aims.rules.register import (
    LONGEST_CODE,
    LONGEST_PLAN,
    LONGEST_TEXT,
    MOST_AIMS,
    AimFacts,
    Wording,
)
from eduapp.workshops.road.rules.numbers import TRADES, offered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.aims.queries import AimRow, TaskLink


def save_aim(bench: Bench, parent: QWidget, row: AimRow | None = None) -> FormDialog:
    """Ask for a new aim, or for another wording, place or validity of one."""
    form = Form(bench.theme, bench.today())
    facts = None if row is None else row.facts
    if facts is None:
        trades = [(code.key, capital(code.label)) for code in offered(TRADES, bench.today())]
        form.choice("trade", _("Trade"), trades, required=True)
        code_help = _("As the directorate writes it, or one of your own.")
        form.text("code", _("Code"), code_help, required=True, longest=LONGEST_CODE)
    form.lines(
        "text_nb",
        _("Aim in Bokmål"),
        required=True,
        longest=LONGEST_TEXT,
        value=facts.wording.nb if facts else "",
    )
    nn_help = _("Empty: the first is shown, and said so.")
    form.lines(
        "text_nn", _("Aim in Nynorsk"), nn_help, longest=LONGEST_TEXT, value=facts.wording.nn if facts else ""
    )
    form.text(
        "plan", _("Curriculum"), _("Its code."), longest=LONGEST_PLAN, value=facts.plan if facts else ""
    )
    form.number(
        "position", _("Place in the plan"), least=1, most=MOST_AIMS, value=facts.position if facts else None
    )
    form.date("valid_from", _("Valid from"), value=facts.valid_from if facts else None)
    form.date("valid_to", _("Valid to"), value=facts.valid_to if facts else None)
    form.keep()
    title = _("Add a competence aim") if row is None else _("Change {name}").format(name=row.facts.code)
    verb = _("Add aim") if row is None else _("Save changes")
    note = "" if row is None else _("Whoever is signed off keeps the wording that was signed.")
    dialog = FormDialog(bench, title, form, verb, parent, note=note)

    def send() -> None:
        typed = form.values()
        wording = Wording(typed.pop("text_nb"), typed.pop("text_nn"))
        known = {} if facts is None else {"trade": facts.trade, "code": facts.code}
        wanted = AimFacts(**(typed | known), wording=wording)
        dialog.send(service.save_aim, service.SaveAim(facts=wanted, before=facts))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def link_tasks(bench: Bench, row: AimRow, parent: QWidget) -> None:
    """Ask which tasks practise an aim; those of closed workshops that do so already stay."""

    def show(tasks: list[TaskLink]) -> None:
        _link_form(bench, row, parent, tasks)

    bench.runner.query(queries.tasks_offered, owner=parent, done=show)


def _link_form(bench: Bench, row: AimRow, parent: QWidget, tasks: list[TaskLink]) -> None:
    form, before = Form(bench.theme), frozenset(link.task_id for link in row.tasks)
    shop = ""
    for place, task in enumerate(tasks):
        if task.workshop != shop:
            shop = task.workshop
            form.heading(shop)
        form.check(_key(place), task.name, value=task.task_id in before)
    if not tasks:
        form.heading(_("No workshop has tasks yet."), _("Tasks are added on the shift sheet."))
    form.keep()
    title = _("Tasks that practise {code}").format(code=row.facts.code)
    dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=row.text)
    dialog.say(_("Approved minutes at these tasks count as practice of the aim."))

    def send() -> None:
        typed = form.values()
        offered_here = {task.task_id for task in tasks}
        ticked = {task.task_id for place, task in enumerate(tasks) if typed[_key(place)]}
        chosen = frozenset(ticked | (before - offered_here))
        dialog.send(service.link_tasks, service.LinkTasks(aim_id=row.id, before=before, task_ids=chosen))

    dialog.submitted.connect(send)
    dialog.open()


def _key(place: int) -> str:
    return f"task{place}"
