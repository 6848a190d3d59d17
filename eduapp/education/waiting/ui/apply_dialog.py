"""The forms that put people on waiting lists: somebody on one list, or one person on up to five."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.queries import GroupRow
from eduapp.education.waiting import rules, service
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.people.learners.rules import why_no_more


def put_on_the_list(bench: Bench, group: GroupRow, parent: QWidget) -> FormDialog:
    """Choose somebody for the list of a group."""
    form = Form(bench.theme, bench.today())
    query = partial(enrolment.candidates, group_id=group.id)
    picker = SearchPicker(
        bench, query, _("Find by name or number"), name=_("Learner"), hint=partial(why_no_more, bench.actor)
    )
    form.add("learner_id", _("Learner"), picker, required=True)
    _ask_the_rest(bench, form)
    title = _("Put on the waiting list of {group}").format(group=group.label)
    dialog = FormDialog(bench, title, form, _("Put on the list"), parent, note=_(rules.ORDER_RULE))

    def send() -> None:
        dialog.send(service.apply, service.Apply(group_ids=(group.id,), **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def put_on_lists(bench: Bench, learner_id: UUID, parent: QWidget) -> FormDialog:
    """Choose up to five groups for one learner (rule 5)."""
    form = Form(bench.theme, bench.today())
    query = partial(enrolment.joinable, today=bench.today())
    keys = [f"group{number}" for number in range(rules.limit("at_once"))]
    for number, key in enumerate(keys):
        name = _("Course and group") if not number else _("Group {number}").format(number=number + 1)
        form.add(key, name, SearchPicker(bench, query, _("Course or group"), name=name), required=not number)
    _ask_the_rest(bench, form)
    title = _("Put on waiting lists")
    dialog = FormDialog(bench, title, form, _("Put on the lists"), parent, note=_(rules.ORDER_RULE))

    def send() -> None:
        typed = form.values()
        chosen = [typed.pop(key) for key in keys]
        groups = tuple(one for one in chosen if one is not None)
        dialog.send(service.apply, service.Apply(learner_id=learner_id, group_ids=groups, **typed))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _ask_the_rest(bench: Bench, form: Form) -> None:
    form.date(
        "applied_on",
        _("Day applied"),
        _("The day the wish was told. It orders the list, and can only become earlier."),
        required=True,
        past=True,
        value=bench.today(),
    )
    people = [(code.key, code.label.capitalize()) for code in code_list("requesters")]
    form.choice("asked_by", _("Who asked?"), people, required=True, value="learner")
    form.keep()
