"""The file of an appeal for who decides it: what the law sends along, by candidate number, and nothing more.

The table of complaints is never read here, nor any note of an examiner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, ngettext, speaking
from eduapp.education.school import queries as schools
from eduapp.exams.appeals.models import Appeal, AppealPart
from eduapp.exams.appeals.queries.subjects import subject
from eduapp.exams.appeals.rules.file import FileSheet, Line, Section
from eduapp.exams.appeals.rules.steps import STEPS
from eduapp.exams.appeals.rules.subjects import Subject
from eduapp.exams.grading.rules.kinds import PARTS, Kind
from eduapp.exams.marking import queries as marking
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.room import queries as room
from eduapp.exams.sittings.rules.planning import KINDS as EXAM_KINDS

BULLET = "•"  # no letters: each version of a paper has its own


@dataclass(frozen=True)
class AppealFile:
    """What is made of one appeal: its paper, and whether protocol and complaint are papers beside it."""

    number: int
    sitting_id: UUID
    sheet: FileSheet
    with_protocol: bool
    with_complaint: bool


def file_of(session: Session, appeal_id: UUID, language: str) -> AppealFile | None:
    """The file of an appeal in a language; None for no appeal."""
    row = session.execute(
        select(Appeal.number, Appeal.kind, Appeal.result_id, Appeal.annulment_id).where(
            Appeal.id == appeal_id
        )
    ).one_or_none()
    if row is None:
        return None
    kind = Kind(row.kind)
    with speaking(language):
        facts = subject(session, row.result_id, row.annulment_id)
        if facts is None:
            return None
        school = schools.default_school(session)
        made = _Parts(session, appeal_id, facts)
        sheet = FileSheet(
            language=language,
            title=_("Appeal {number}").format(number=row.number),
            school=school.facts.name if school is not None else "",
            head=tuple(_head(row.number, kind, facts)),
            rules=tuple(_rules(kind)),
            sections=tuple(made.section(part) for part in kind.parts if part != "complaint"),
            closing=_("Everything here goes by candidate number."),
        )
    protocol = "protocol" in kind.parts and facts.graded.held_here
    return AppealFile(row.number, facts.sitting_id, sheet, protocol, kind.told_complaint)


def _head(number: int, kind: Kind, facts: Subject) -> Iterator[tuple[str, str]]:
    yield _("Appeal"), str(number)
    yield _("Against"), f"{capital(kind.code.label)} ({kind.basis})"
    yield _("Course"), facts.course
    yield _("Exam"), f"{date_text(facts.day)}, {code_list(EXAM_KINDS)[facts.graded.exam].label}"
    yield _("Candidate"), str(facts.number)
    yield _("To"), kind.instance.label


def _rules(kind: Kind) -> Iterator[str]:
    steps = code_list(STEPS)
    outcomes = ", ".join(steps[one].label for one in kind.outcomes)
    yield _("What can be decided ({basis}): {outcomes}.").format(basis=kind.basis, outcomes=outcomes)
    if kind.new_people:
        yield _("Nobody who marked this exam at first takes part in the decision ({basis}).").format(
            basis=kind.basis
        )


class _Parts:
    """Each part as lines, in the language spoken."""

    def __init__(self, session: Session, appeal_id: UUID, facts: Subject) -> None:
        self._session, self._facts = session, facts
        kept = select(AppealPart.part, AppealPart.words, AppealPart.enclosed)
        self._kept = {
            part: (words, enclosed)
            for part, words, enclosed in session.execute(kept.where(AppealPart.appeal_id == appeal_id))
        }
        self._guide = marking.guide(session, facts.sitting_id) if facts.graded.held_here else None

    def section(self, part: str) -> Section:
        """One part, or that it lies on paper."""
        title = capital(code_list(PARTS)[part].label)
        lines = tuple(self._lines(part))
        if lines:
            return Section(part, title, lines)
        return Section(part, title, (Line(self._on_paper(part)),), enclosed=True)

    def _lines(self, part: str) -> Iterator[Line]:
        if part in {"first_grade", "decision"}:
            yield from map(Line, self._facts.lines)
        elif part == "answer":
            yield from self._answer()
        elif part == "task":
            yield from self._task()
        elif part == "guide":
            yield from self._key()
        elif part == "protocol" and self._facts.graded.held_here:
            yield Line(_("It is a paper of its own in this file."))
        else:
            words, _enclosed = self._kept.get(part, ("", False))
            yield from map(Line, words.splitlines())

    def _on_paper(self, part: str) -> str:
        if part == "answer":
            sheets = room.handed_in(self._session, self._facts.sitting_id).get(self._facts.number)
            if sheets is not None:
                words = ngettext(
                    "Enclosed on paper: {count} sheet, by the log of the exam.",
                    "Enclosed on paper: {count} sheets, by the log of the exam.",
                    sheets,
                )
                return words.format(count=sheets)
        return _("Enclosed on paper.")

    def _answer(self) -> Iterator[Line]:
        """What was answered on screen; nothing where the answer is on paper."""
        if self._guide is None:
            return
        answers = marking.answers_of(self._session, self._facts.candidate_id)
        if not any(one.on_screen for one in answers):
            return
        for one in answers:
            yield Line(_("Question {number}").format(number=one.number), strong=True)
            if not one.lines:
                yield Line(_("No answer."))
            yield from (Line(part) for words in one.lines for part in words.splitlines())

    def _task(self) -> Iterator[Line]:
        for item in self._guide.items if self._guide is not None else ():
            shown = item.shown
            yield Line(_("Question {number}").format(number=item.number), strong=True)
            yield from map(Line, said_by(shown.stem).splitlines())
            for text in (*shown.choices, *shown.lefts):
                yield Line(f"{BULLET} {' '.join(said_by(text).split())}")
            if shown.rights:
                yield Line(_("To choose from: {rights}").format(rights="; ".join(shown.rights)))

    def _key(self) -> Iterator[Line]:
        for item in self._guide.items if self._guide is not None else ():
            yield Line(_("Question {number}").format(number=item.number), strong=True)
            yield from map(Line, item.right)
            yield from map(Line, said_by(item.feedback).splitlines())
