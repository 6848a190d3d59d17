"""How long each kind of data lives, what is due, and the runs of two that delete it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.contributions import HELD, load
from eduapp.gui.flow import Flow
from eduapp.gui.record_page import RecordPage
from eduapp.gui.widgets import Card, IconTile, button, clear, hbox, label, vbox, why_not
from eduapp.privacy import jobs, queries, rules, service, terms

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route
    from eduapp.gui.widgets.boxes import Item
    from eduapp.privacy.jobs import Due, DuePerson
    from eduapp.privacy.queries import RunRow

NOT_DISPOSER = N_("Your role sees the rules and deletes nothing. Two leaders do.")
LOOK_FIRST = N_("Look what is due first.")
_LIVES = "retention_rules"


class RetentionPage(RecordPage):
    """The rules, a look at what is due, and what was deleted."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PRIVACY_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("How long data is kept"), _("What is kept too long goes, by two people"))
        self._held = tuple(load(name) for name in bench.answers(HELD))
        self._due: Due | None = None
        self._verbs: list[QPushButton] = []
        px = self.theme.px
        self.look = button(self.theme, _("Look what is due"), "search", kind="primary")
        self.propose = button(self.theme, _("Propose to delete it"), "x")
        self.look.clicked.connect(self.look_for_due)
        self.propose.clicked.connect(self._propose)
        self._found, self._runs, self._rules = vbox(spacing=0), vbox(spacing=0), vbox(spacing=0)
        self.said = label("", "secondary", wrap=True)
        verbs = QWidget()
        verbs.setLayout(Flow(self.look, self.propose, gap=px(8)))
        margins = (px(24), px(6), px(24), px(20))
        cards = (
            self._card("clock", _("What is due"), verbs, self.said, self._found),
            self._card("history", _("Runs"), self._runs),
            self._card("file-text", _("The rules"), self._rules),
        )
        vbox(*cards, None, spacing=px(14), margins=margins, parent=self)
        self.fill(self._rules, [self._rule(one) for one in rules.lives(bench.today())], "")
        self._permit()

    def first_focus(self) -> QWidget:
        return self.look

    def reload(self) -> None:
        self.bench.runner.query(queries.runs, owner=self, done=self._show_runs, newest=True)

    def look_for_due(self) -> None:
        """A dry run: counts and names, and nothing is changed."""
        self.said.setText(_("Looking…"))
        command = jobs.LookForDue(self._held)
        self.bench.runner.start(
            jobs.look_for_due, command, owner=self, done=self._show_due, failed=self._fail
        )

    # --- inside -------------------------------------------------------------------------------------

    def _card(self, icon: str, title: str, *parts: Item) -> Card:
        px = self.theme.px
        head = hbox(IconTile(self.theme, icon, size=34), label(title, "subtitle"), None, spacing=px(10))
        return Card(head, *parts, spacing=px(10), margins=(px(16), px(12), px(16), px(14)))

    def _permit(self) -> None:
        may = "" if self.bench.actor.may(terms.DISPOSE) else _(NOT_DISPOSER)
        why_not(self.look, may)
        none = self._due is None or not self._due.rows
        why_not(self.propose, may or (_(LOOK_FIRST) if none else ""))

    def _rule(self, life: rules.Life) -> QWidget:
        ours = _("The period is the school’s own; the controller confirms it.") if life.is_ours else ""
        return self.row(life.label, " · ".join(filter(None, (life.sentence(), life.basis, ours))))

    def _show_due(self, due: Due) -> None:
        self._due = due
        clear(self._found)
        said = ngettext("{rows} row of {people}.", "{rows} rows of {people}.", due.rows)
        people = ngettext("{count} person", "{count} persons", len(due.people)).format(count=len(due.people))
        words = [said.format(rows=due.rows, people=people)] if due.rows else [_("Nothing is due.")]
        if due.left:
            more = ngettext(
                "{count} person more waits for the next run: one takes at most five in a hundred.",
                "{count} persons more wait for the next run: one takes at most five in a hundred.",
                due.left,
            )
            words.append(more.format(count=due.left))
        self.said.setText(" ".join(words))
        if due.people:
            self.fill(self._found, [self._person(one) for one in due.people], "")
        self._permit()

    def _person(self, one: DuePerson) -> QWidget:
        return self.row(one.name, _counts(one.counts))

    def _propose(self) -> None:
        if self._due is None:
            return
        holdings = jobs.holdings_of(self._held)
        command = service.ProposeDisposal(holdings=holdings, digest=self._due.digest)
        self.send(service.propose_disposal, command, done=self._proposed)

    def _proposed(self, _run_id: object) -> None:
        self.bench.tell(_("It is proposed. Another leader confirms it."))

    def _show_runs(self, found: list[RunRow]) -> None:
        clear(self._runs)
        self._verbs.clear()
        self.fill(self._runs, [self._run(one) for one in found], _("Nothing was deleted by the rules yet."))

    def _run(self, run: RunRow) -> QWidget:
        title = _("{day}: {rows} rows of {persons} persons").format(
            day=date_text(run.as_of), rows=run.rows, persons=run.persons
        )
        said = [_("Proposed by {name}.").format(name=run.proposed_by)]
        if run.confirmed_by:
            said.append(_("Deleted by {name}.").format(name=run.confirmed_by))
            said.append(_counts(tuple((line.life, line.rows) for line in run.lines)))
        if run.refused_by:
            said.append(_("Refused by {name}.").format(name=run.refused_by))
        return self.row(title, " ".join(said), self._answers(run, title) if run.waits else ())

    def _answers(self, run: RunRow, title: str) -> tuple[QPushButton, ...]:
        confirm, refuse = (
            self.verb(words, f"{words} {title}", self._verbs, partial(act, run))
            for words, act in ((_("Delete for good…"), self._confirm), (_("Refuse"), self._refuse))
        )
        may = "" if self.bench.actor.may(terms.DISPOSE) else _(NOT_DISPOSER)
        own = run.proposed_by_id == self.bench.actor.user_id
        why_not(confirm, may or (rules.OwnProposal().sentence() if own else ""))
        why_not(refuse, may)
        return confirm, refuse

    def _confirm(self, run: RunRow) -> None:
        asked = _(
            "{rows} rows of {persons} persons are deleted, details in the trail too. There is no way back but"
            " a backup, and backups lose it as they are replaced."
        ).format(rows=run.rows, persons=run.persons)
        title = _("Delete what is kept too long?")
        if self.bench.ask.confirm(title, asked, _("Delete for good"), self, danger=True):
            command = service.ConfirmDisposal(
                run_id=run.id, version=run.version, holdings=jobs.holdings_of(self._held)
            )
            self.send(service.confirm_disposal, command, done=self._done)

    def _refuse(self, run: RunRow) -> None:
        self.send(service.refuse_disposal, service.RefuseDisposal(run_id=run.id, version=run.version))

    def _done(self, rows: int) -> None:
        self._due = None
        clear(self._found)
        self.said.setText("")
        self._permit()
        words = ngettext("{count} row was deleted.", "{count} rows were deleted.", rows)
        self.bench.tell(words.format(count=rows))
        self.bench.runner.start(
            jobs.forget_deleted, jobs.ForgetDeleted(), owner=self, done=lambda _none: None, failed=self._fail
        )

    def _fail(self, error: EduError) -> None:
        self.said.setText("")
        self.bench.show_error(error, self)


def _counts(counts: tuple[tuple[str, int], ...]) -> str:
    """How many rows of each kind of data."""
    known = code_list(_LIVES)
    return " · ".join(f"{known[life].label}: {rows}" for life, rows in counts)
