"""On the page of a course: what it asks of who shall have a certificate of it, beside attendance and exam."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.queries import CriterionRow
from eduapp.education.courses.rules.criteria import MOST
from eduapp.education.courses.ui.parts_panels import PartsPanel
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.rows import Column


class CriteriaPanel(PartsPanel[CriterionRow]):
    """Each demand with the day from which it holds, the newest first."""

    def __init__(self, bench: Bench, course_id: UUID) -> None:
        none = _("Nothing more than attendance, and the exam where the course has one.")
        super().__init__(bench, _columns(), _("What a certificate asks for"), _("Ask for more…"), none)
        self._bench, self._course_id = bench, course_id
        self.wanted.connect(self._ask)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.criterion_rows, self._course_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: Sequence[CriterionRow]) -> None:
        note = _("Who began before a day is judged by what was asked then.") if rows else ""
        self.show_rows(rows, note)

    def _ask(self, row: CriterionRow | None) -> None:
        set_criterion(self._bench, self._course_id, row, self)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.COURSES_CHANGED in topics:
            self.reload()


def set_criterion(bench: Bench, course_id: UUID, row: CriterionRow | None, parent: QWidget) -> FormDialog:
    """Ask what the course shall ask for, from when on; of a row (`row`) the amount is put right."""
    form = Form(bench.theme, bench.today())
    options = [(one.key, capital(one.label)) for one in code_list("criterion_kinds")]
    if row is None:
        form.choice("kind", _("What"), options, required=True)
    form.number(
        "amount",
        _("How much at least"),
        _("Hours in the length of the course's hour; modules and aims by their number. 0 asks for nothing."),
        required=True,
        least=0,
        most=MOST,
    )
    if row is None:
        form.date("valid_from", _("Of who begins on"), _("That day or later."), required=True)
        form.set_values({"kind": options[0][0], "valid_from": bench.today()})
    else:
        form.set_values({"amount": row.facts.amount})

    def command() -> service.SetCriterion:
        said = form.values()
        kind = row.facts.kind if row is not None else said["kind"]
        since: date | None = row.facts.since if row is not None else said["valid_from"]
        return service.SetCriterion(
            course_id=course_id,
            kind=kind,
            amount=said["amount"],
            valid_from=since or bench.today(),
            version=row.version if row is not None else None,
        )

    title = _("Ask for more") if row is None else _("Change {name}").format(name=_kind(row))
    verb = _("Ask for this") if row is None else _("Save changes")
    dialog = FormDialog(bench, title, form, verb, parent)
    dialog.submitted.connect(lambda: dialog.send(service.set_criterion, command()))
    dialog.open()
    return dialog


def _columns() -> list[Column[CriterionRow]]:
    return [
        Column(_("What"), _kind),
        Column(_("At least"), lambda row: str(row.facts.amount), width=110),
        Column(
            _("Of who begins on"),
            lambda row: date_text(row.facts.since) if row.facts.since else "",
            sort=lambda row: row.facts.since or date.min,
            width=160,
        ),
        Column(_("Set by"), lambda row: row.set_by, width=180, priority=1),
    ]


def _kind(row: CriterionRow) -> str:
    return capital(code_list("criterion_kinds")[row.facts.kind].label)
