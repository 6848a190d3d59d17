"""The trail of the whole site: every change, newest first; exceptions; who opened whose file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, ngettext
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.loading import load
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, label, why_not
from eduapp.people.access import queries as access
from eduapp.people.audit import jobs, queries, terms
from eduapp.people.audit.queries import TrailFilter, TrailRow
from eduapp.people.audit.ui.narrow_dialog import Narrowed, ask_narrowed
from eduapp.people.audit.ui.sentences import moment, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.people.audit.queries.reads import Names

_SHOWN = 500
NAMES = "audit.names"  # place of the answer that says who people are: (session, ids) → names by id
EXCEPTIONS, READS = "exceptions", "reads"  # chips that are no part of the work
_REASON = "exception:"  # how the words begin that say why an act is one
# The work as people part it, where more than one feature is a part of it.
_ALSO = {
    "enrolment.": ("waiting.", "plans."),
    "attendance.": ("day.", "lists."),
    "workshops.": ("machines.", "tools.", "road.", "aims."),
    "exams.": (
        *("questions.", "papers.", "arrangements.", "custody.", "room.", "attempts.", "marking."),
        *("grading.", "appeals."),
    ),
    "certificates.": ("keys.",),
}
WRITING = N_("The file is being written.")


class TrailPage(ListPage[TrailRow]):
    """Sentences with who and when; chips narrow them to one part of the work, a dialog to people and days."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.TRAIL_CHANGED})
    list_name = N_("Trail")
    limit = _SHOWN

    def __init__(self, bench: Bench, route: Route) -> None:
        self._reasons = {
            key.removeprefix(_REASON): words
            for key, words in bench.sentences.items()
            if key.startswith(_REASON)
        }
        self._narrowed = Narrowed()
        super().__init__(bench, route)
        self.set_title(_("Trail"))

    def note(self) -> str:
        return _("Everything that was changed, by whom and when. Nothing here can be edited.")

    def columns(self) -> Sequence[Column[TrailRow]]:
        return [
            Column(
                _("What"),
                self._sentence,
                spoken=lambda row: f"{moment(row)}, {row.actor}: {self._sentence(row)}",
            ),
            Column(_("Who"), lambda row: row.actor, width=190),
            Column(_("When"), moment, sort=lambda row: (row.at, row.id), width=160),
        ]

    def fetch(self, text: str, filter: str) -> Question[TrailRow]:  # noqa: A002 - as in ListPage
        wanted = self.wanted(filter)
        if filter == READS:
            return ask(queries.reads_told, self._names(), wanted, _SHOWN)
        return ask(queries.trail, wanted, None, _SHOWN)

    def wanted(self, chosen: str) -> TrailFilter:
        """What is asked for with a chip, of what was narrowed down."""
        if chosen == EXCEPTIONS:
            return self._narrowed.on(TrailFilter(exceptions=tuple(self._reasons) or ("-",)))
        kind = "" if chosen == READS else chosen
        return self._narrowed.on(TrailFilter(action=kind, also=_ALSO.get(kind, ())))

    def filters(self) -> Sequence[Filter]:
        return [
            Filter("learners.", _("Learners")),
            Filter("enrolment.", _("Enrolments")),
            Filter("attendance.", _("Registers")),
            Filter("workshops.", _("Workshops")),
            Filter("exams.", _("Exams")),
            Filter("certificates.", _("Certificates")),
            Filter("access.", _("Accounts")),
            Filter(EXCEPTIONS, _("Exceptions")),
            Filter(READS, _("Files opened")),
        ]

    def tools(self) -> Sequence[QWidget]:
        self.narrow = button(self.theme, _("Narrow down…"), "search")
        self.narrow.clicked.connect(self._ask_users)
        self.whole = button(self.theme, _("Show all of it"), "x", kind="plain")
        self.whole.clicked.connect(lambda: self.narrow_to(Narrowed()))
        self.whole.hide()
        self.said = label("", "secondary", wrap=True)
        self.said.hide()
        return [self.narrow, self.whole, self.said]

    def narrow_to(self, chosen: Narrowed) -> None:
        """Show only what is about somebody, by somebody, of some days."""
        self._narrowed = chosen
        words = chosen.sentence()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.whole.setVisible(bool(words))
        self.reload()

    def open(self, row: TrailRow) -> None:
        if row.learner_id is not None:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def empty(self) -> Empty:
        if self._narrowed != Narrowed():
            return Empty(
                "search",
                _("Nothing there"),
                _("No change {which}.").format(which=self._narrowed.sentence()),
                Verb(_("Show all of it"), lambda: self.narrow_to(Narrowed())),
            )
        return Empty(
            "history", _("Nothing has been changed yet"), _("Every change will stand here as a sentence.")
        )

    def header_buttons(self) -> list[QPushButton]:
        self.save = button(self.theme, _("Save as CSV…"), "download")
        self.save.clicked.connect(self._save)
        check = button(self.theme, _("Check the trail"), "shield")
        check.clicked.connect(lambda: self.bench.navigation.go(Route("audit.check")))
        return [self.save, check]

    def count_text(self, shown: int, total: int | None) -> str:
        if shown >= _SHOWN:
            return _("The newest {count} entries").format(count=shown)
        return ngettext("{count} entry", "{count} entries", shown).format(count=shown)

    # ── Narrowing and saving ─────────────────────────────────────────────────────────────────────

    def _ask_users(self) -> None:
        self.bench.runner.query(access.users, owner=self, done=self._narrow)

    def _narrow(self, users: Sequence[access.UserRow]) -> None:
        ask_narrowed(self.bench, users, self._narrowed, self.narrow_to, self)

    def _save(self) -> None:
        name = safe_file_name(_("trail"), self.bench.today().isoformat(), suffix=".csv")
        path = self.bench.files.save(_("Save the trail"), name, ["*.csv"], self)
        if path is None:
            return
        why_not(self.save, _(WRITING))
        said = partial(sentence, sentences=self.bench.sentences)
        order = jobs.ExportTrail(
            self.wanted(self._filter), path, said, moment, self._filter == READS, self._names()
        )
        self.bench.runner.start(
            jobs.export_trail, order, owner=self, done=self._saved, failed=self._not_saved
        )

    def _names(self) -> Names | None:
        known = self.bench.answers(NAMES)
        return load(known[0]) if known else None

    def _saved(self, count: int) -> None:
        why_not(self.save, "")
        words = ngettext("{count} entry is written.", "{count} entries are written.", count)
        self.bench.tell(words.format(count=count))

    def _not_saved(self, error: EduError) -> None:
        why_not(self.save, "")
        self.bench.show_error(error, self)

    def _sentence(self, row: TrailRow) -> str:
        told = sentence(row, self.bench.sentences)
        if self._filter != EXCEPTIONS:
            return told
        reason = self._reasons.get(row.action)
        why = _(reason) if reason else _("out of hours")
        return _("{reason}: {told}").format(reason=f"{why[:1].upper()}{why[1:]}", told=told)
