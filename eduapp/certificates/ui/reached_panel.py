"""On the page of a learner: what is reached, by course and by trade, and which paper tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.certificates import queries, terms
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, hours_text, ngettext
from eduapp.education.attendance import terms as attendance
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import terms as enrolment
from eduapp.exams.grading import terms as grading
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, button, hbox, hline, label, renew, vbox
from eduapp.workshops.aims import terms as aims
from eduapp.workshops.hours import terms as hours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from eduapp.certificates.queries import CourseReached, LearnerReached
    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.exams.grading.queries import ReleasedResult
    from eduapp.gui.bench import Bench
    from eduapp.gui.widgets.boxes import Item
    from eduapp.workshops.aims.queries import LearnerTrade
    from eduapp.workshops.hours.queries import LearnerWorkshop

COUNTY = N_(
    "The county documents modules, aims and grades of this course, on its own forms "
    "(opplæringsforskrifta §§ 9-54, 15-31)."
)
_HEARD = {
    terms.CERTIFICATES_CHANGED,
    attendance.MARKS_CHANGED,
    courses.REACHED_CHANGED,
    courses.COURSES_CHANGED,
    enrolment.ENROLMENTS_CHANGED,
    sittings.RESULTS_CHANGED,
    sittings.SITTINGS_CHANGED,
    grading.GRADING_CHANGED,
    aims.AIMS_CHANGED,
    aims.MATRIX_CHANGED,
    hours.HOURS_CHANGED,
}
_SHADES = {True: ("present", "check"), False: ("absent", "x"), None: ("none", "info")}


class ReachedPanel(QWidget):
    """What one learner leaves with. What a role may not see of it is left out."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._rows = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.reached_of,
            self._learner_id,
            self._bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def _show(self, found: LearnerReached) -> None:
        items: list[Item] = []
        for row in self._rows_of(found):
            items += [*([hline()] if items else []), row]
        if any(one.now for one in found.courses) and self._bench.actor.may(terms.SEE_CERTIFICATES):
            go = button(self._bench.theme, _("Certificates"), "award")
            go.clicked.connect(lambda: self._bench.navigation.go(Route("certificates.ready")))
            items.append(hbox(go, None))
        renew(self._rows, *(items or [label(_("Nothing is reached yet."), "secondary", wrap=True)]))

    def _rows_of(self, found: LearnerReached) -> Iterator[QWidget]:
        actor = self._bench.actor
        for course in found.courses:
            told = list(course_words(course, actor))
            result = course.result if actor.may(sittings.SEE_SITTINGS) else None
            if told or result is not None:
                yield self._course(course, told, result)
        if actor.may(aims.SEE_AIMS):
            for trade in found.trades:
                yield self._row(capital(trade.label), [trade_words(trade)])
        if actor.may(hours.SEE_WORKSHOPS):
            for workshop in found.workshops:
                if workshop.approved:
                    yield self._row(workshop.workshop, [workshop_words(workshop)])

    def _course(self, row: CourseReached, told: list[str], result: ReleasedResult | None) -> QWidget:
        chips: list[QWidget] = []
        if result is not None:
            token, icon = _SHADES[result.passed]
            chips.append(Chip(self._bench.theme, result.label, token, icon))
        if row.now and row.paper is not None and self._bench.actor.may(terms.SEE_CERTIFICATES):
            chips.append(
                Chip(
                    self._bench.theme,
                    _("{paper} can be issued").format(paper=_paper(row.paper)),
                    "primary",
                    "award",
                )
            )
        return self._row(f"{row.code} {row.name}", told, *chips)

    def _row(self, title: str, told: list[str], *chips: QWidget) -> QWidget:
        px, holder, beside = self._bench.theme.px, QWidget(), QWidget()
        words = vbox(
            label(title, "bodyStrong", wrap=True),
            *(label(one, "caption", wrap=True) for one in told),
            spacing=px(1),
        )
        parts: list[Item] = [(words, 1)]
        if chips:
            beside.setLayout(Flow(*chips, gap=px(6)))
            parts.append(beside)
        hbox(*parts, spacing=px(12), margins=(0, px(4), 0, px(4)), parent=holder)
        return holder

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _HEARD:
            self.reload()


def course_words(row: CourseReached, actor: Actor) -> Iterator[str]:
    """What somebody may be told of one course, a sentence each."""
    if actor.may(courses.SEE_REACHED):
        yield from _parts(row)
    if row.held and actor.may(attendance.SEE_REGISTER):
        words = _("Attended {attended} of {held} sessions, {hours} hours.")
        yield words.format(attended=row.attended, held=row.held, hours=hours_text(row.minutes))
    if row.result is not None and actor.may(sittings.SEE_SITTINGS):
        yield _("Exam of {day}.").format(day=date_text(row.result.day))
    if row.county and (row.modules or row.aims or row.result is not None):
        yield _(COUNTY)
    if row.paper is not None and not row.now and actor.may(terms.SEE_CERTIFICATES):
        words = _("If the stay ended today: {paper}.")
        yield words.format(paper=_paper(row.paper))


def _parts(row: CourseReached) -> Iterator[str]:
    if row.modules:
        names = ", ".join(f"{one.code} {one.name}" for one in row.modules)
        count = max(row.modules_in_all, len(row.modules))
        words = ngettext(
            "{done} of {count} module reached: {names}", "{done} of {count} modules reached: {names}", count
        )
        yield words.format(done=len(row.modules), count=count, names=names)
    if row.aims:
        count = max(row.aims_in_all, len(row.aims))
        words = ngettext(
            "{done} of {count} competence aim reached.", "{done} of {count} competence aims reached.", count
        )
        yield words.format(done=len(row.aims), count=count)


def trade_words(row: LearnerTrade) -> str:
    """How many aims of a trade are signed off."""
    count = max(row.total, len(row.reached))
    words = ngettext(
        "{done} of {count} competence aim signed off.", "{done} of {count} competence aims signed off.", count
    )
    return words.format(done=len(row.reached), count=count)


def workshop_words(row: LearnerWorkshop) -> str:
    """How much practice is approved."""
    return _("{hours} hours of practice approved.").format(hours=hours_text(row.approved))


def _paper(kind: str) -> str:
    return code_list("certificate_kinds")[kind].label
