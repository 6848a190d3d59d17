"""A version of a paper as it is drawn: in its own order, with its pictures."""

from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.education.courses import queries as courses
from eduapp.exams.papers.queries.composed import Composed, composed
from eduapp.exams.papers.rules.paper import AIDS
from eduapp.exams.papers.rules.printed import Composition, PrintedPaper, printed_questions
from eduapp.exams.questions import queries as questions


def printed(session: Session, paper_id: UUID) -> dict[str, PrintedPaper]:
    """Every version as it is drawn, by its letter; empty if there is no such paper."""
    paper = composed(session, paper_id)
    if paper is None:
        return {}
    course = courses.course(session, paper.facts.course_id) if paper.facts.course_id else None
    digests = {picture.digest for one in paper.items for picture in one.row.shown.pictures}
    pictures = {digest: one.content for digest, one in questions.pictures(session, digests).items()}
    return printed_of(paper, course.facts.name if course else "", pictures)


def printed_of(paper: Composed, course: str, pictures: dict[str, bytes]) -> dict[str, PrintedPaper]:
    """The same of a paper that is at hand."""
    composition = [
        Composition(one.row.shown, one.item.points, one.item.heading, one.asked.answered)
        for one in paper.items
    ]
    facts = paper.facts
    return {
        version.letter: PrintedPaper(
            title=facts.title,
            language=facts.language,
            letter=version.letter,
            minutes=facts.minutes,
            questions=printed_questions(version.order, composition),
            versions=len(paper.versions),
            course=course,
            instructions=facts.instructions,
            aids=tuple(code.key for code in code_list(AIDS) if code.key in facts.aids),
            aids_note=facts.aids_note,
            frozen=bool(paper.digest),
            pictures=pictures,
        )
        for version in paper.versions
    }
