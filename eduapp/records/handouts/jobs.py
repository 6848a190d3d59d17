"""Making the page of a plan, a sheet about a machine, or the sheets of a tool board: look, check, draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, capital, date_text, day_with_weekday, ngettext, speaking
from eduapp.education.plans import queries as plans
from eduapp.education.school import queries as schools
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import ANYTHING, mark_text
from eduapp.records.handouts import rules
from eduapp.records.handouts.drawing import draw_board, draw_labels, draw_machine_sheet, draw_plan
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.machines.rules.register import source_of
from eduapp.workshops.machines.rules.training import NEEDS
from eduapp.workshops.tools import queries as tools
from eduapp.workshops.tools.rules.register import TOOL

if TYPE_CHECKING:
    from datetime import date

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.education.plans.queries import PlanPaper
    from eduapp.workshops.machines.queries import HistoryRow, MachineHead, PersonRow
    from eduapp.workshops.tools.queries import BoardHead, ToolRow

_TELLS = ("identity", "machines", ANYTHING)  # the kinds of data that the record of training tells


@dataclass(frozen=True)
class MakePlan:
    """The plan of one learner, in one language; with `staff` it says with whom talks were held."""

    learner_id: UUID
    language: str
    large: bool = False
    staff: bool = False


@dataclass(frozen=True)
class Made:
    """The page, or why there is none."""

    name: str
    pdf: bytes | None
    reasons: tuple[str, ...] = ()


def make_plan(database: "Database", command: MakePlan, _progress: "Progress") -> Made:
    """The page as it would be printed now; nothing is drawn while anything stands against it."""
    today = database.today()
    with database.reading() as session:
        paper = plans.paper(session, command.learner_id, today, command.language, staff=command.staff)
        across = schools.across(session, command.language)
    if paper is None:
        raise NotFound
    against = tuple(one.sentence() for one in rules.check_plan(_checked(paper)))
    pdf = None if against else draw_plan(paper, today, large=command.large, across=across)
    return Made(paper.name, pdf, against)


def _checked(paper: "PlanPaper") -> rules.Checked:
    return rules.Checked(paper.name, paper.texts, paper.tells, len(paper.goals) + len(paper.talks))


@dataclass(frozen=True)
class MakeMachineSheet:
    """Who may use a machine today, for the wall; or with `record` the training given at it (§ 10-4)."""

    machine_id: UUID
    language: str
    record: bool = False


@dataclass(frozen=True)
class MadeSheet:
    """The sheet, its title and the machine it is about."""

    title: str
    machine: str
    pdf: bytes


def make_machine_sheet(database: "Database", command: MakeMachineSheet, _progress: "Progress") -> MadeSheet:
    """The sheet as it would be printed now."""
    today = database.today()
    with database.reading() as session:
        head = machines.machine_head(session, command.machine_id, today)
        across = schools.across(session, command.language)
        people = {row.learner_id for row in head.history} if head is not None else set()
        marks = disputes.marks(session, people, _TELLS) if command.record else {}
    if head is None:
        raise NotFound
    with speaking(command.language):
        if command.record:
            sheet = _record(head, command.language, {id: mark_text(own) for id, own in marks.items()})
        else:
            sheet = _wall(head, command.language, today)
    return MadeSheet(sheet.title, sheet.machine, draw_machine_sheet(sheet, today, across=across))


def _wall(head: "MachineHead", language: str, today: "date") -> rules.MachineSheet:
    out = head.machine.out
    stopped = (_("Out of service {days}: {why}").format(days=out.days, why=out.why),) if out else ()
    return rules.MachineSheet(
        language=language,
        title=_("Who may use it"),
        machine=head.machine.label,
        about=(day_with_weekday(today), *stopped),
        columns=((_("Name"), 5), (_("How"), 5)),
        rows=tuple(_may(row) for row in head.people if row.here and row.answer.allowed),
        nobody=_("Nobody may use it today."),
        closing=_("Counts on {day} only. Whoever is not named here may not use the machine.").format(
            day=date_text(today)
        ),
        large=True,
        row_height=12,
    )


def _may(row: "PersonRow") -> tuple[str, ...]:
    return (row.name, row.answer.label)


def _record(head: "MachineHead", language: str, disputed: dict[UUID, str]) -> rules.MachineSheet:
    """Which equipment, who gave it, who received it, in the order in which it was given.

    Who says that it is wrong has that beside it: the sheet is shown to an inspection. The sheet on the wall,
    which others read, tells nobody of that.
    """
    given = [row for row in reversed(head.history) if row.entry.step in NEEDS]
    in_order = sorted(given, key=lambda row: row.sort_key)
    demand = code_list("machine_demands")[head.machine.facts.demand].label
    return rules.MachineSheet(
        language=language,
        title=_("Training given at a machine (forskrift om utførelse av arbeid § 10-4)"),
        machine=head.machine.label,
        about=(f"{head.machine.place}. {capital(demand)} ({source_of(head.machine.facts)})",),
        columns=(
            (_("Learner, date of birth"), 5),
            (_("Training"), 5),
            (_("Day"), 2.2),
            (_("Given by"), 4),
            (_("Signature of who gave it"), 4),
            (_("Signature of the learner"), 4),
        ),
        rows=tuple(_given(row, disputed.get(row.learner_id, "")) for row in in_order),
        nobody=_("No training is recorded."),
        closing=_("Certificates of competence (§ 10-3) are noted as shown; they were issued by others."),
        wide=True,
        row_height=13,
    )


def _given(row: "HistoryRow", disputed: str) -> tuple[str, ...]:
    born = f", {date_text(row.birth_date)}" if row.birth_date else ""
    what = f"{row.entry.step.label} (§ {row.entry.paragraph})"
    told = ". ".join(filter(None, (what, disputed)))
    return (f"{row.name}{born}", told, date_text(row.entry.day), row.entered_by, "", "")


@dataclass(frozen=True)
class MakeToolSheet:
    """A board as it hangs, for the wall behind the tools; or with `labels` those of its tools."""

    board_id: UUID
    language: str
    labels: bool = False


@dataclass(frozen=True)
class MadeToolSheet:
    """The sheet, its title and the board it is about."""

    title: str
    board: str
    pdf: bytes


def make_tool_sheet(database: "Database", command: MakeToolSheet, _progress: "Progress") -> MadeToolSheet:
    """The sheet as it would be printed now."""
    today = database.today()
    with database.reading() as session:
        head = tools.board_head(session, command.board_id)
        across = schools.across(session, command.language)
    if head is None:
        raise NotFound
    with speaking(command.language):
        cells = tuple(map(_cell, head.tools))
        if command.labels:
            labels = rules.LabelSheet(command.language, _("Labels of tools"), head.board.name, cells)
            pdf = draw_labels(labels, today, across=across)
            return MadeToolSheet(labels.title, labels.board, pdf)
        board = _hung(head, command.language, cells)
        return MadeToolSheet(board.title, board.board, draw_board(board, today, across=across))


def _hung(head: "BoardHead", language: str, cells: tuple[rules.SheetCell, ...]) -> rules.BoardSheet:
    facts = head.board.facts
    about = ngettext("{count} position", "{count} positions", len(cells)).format(count=len(cells))
    title = _("Tool board")
    about = f"{head.board.place} · {about}"
    return rules.BoardSheet(language, title, facts.name, about, facts.rows, facts.columns, cells)


def _cell(row: "ToolRow") -> rules.SheetCell:
    facts = row.facts
    tool_class = code_list("tool_classes")[facts.tool_class].label
    note = tool_class if facts.kind == TOOL else f"{tool_class}, {row.amount}"
    return rules.SheetCell(facts.row, facts.column, facts.position, facts.name, facts.code, note)
