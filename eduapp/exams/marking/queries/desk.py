"""What an examiner sees: their own exams, and the answers of one, by candidate number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.errors import NotAllowed
from eduapp.core.i18n import long_date
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer
from eduapp.exams.marking.queries.answers import answers, answers_by, letters_of
from eduapp.exams.marking.queries.asking import actor_of, own_part, require
from eduapp.exams.marking.queries.examiners import still_against
from eduapp.exams.marking.queries.guide import guide_of
from eduapp.exams.marking.queries.paper import MarkedPaper
from eduapp.exams.marking.queries.tasks import Marked, Task, looked, seen, tasks
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.answers import lines_of
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer, OtherMark, TalksWith
from eduapp.exams.marking.rules.final import BLIND, PAIR, TALKED, Given, Place
from eduapp.exams.marking.rules.marking import handed_in_already
from eduapp.exams.marking.rules.states import Seen, round_of, state_of
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import CLOSED, SEALED
from eduapp.people.access.models import User


@dataclass(frozen=True)
class OwnRow:
    """One exam that somebody marks, in their own list. `round`: the one that is to be marked now."""

    sitting_id: UUID
    course: str
    day: date
    place: int
    round: int
    state: str  # of the marking; code: marking_states
    marked: int
    of: int
    handed_in: bool

    @property
    def id(self) -> UUID:
        """Which row it is."""
        return self.sitting_id


@dataclass(frozen=True)
class Round:
    """Where the marking of one examiner stands: which round is theirs now, and why it may not be."""

    state: str
    place: int
    round: int
    done: frozenset[Place]
    todo: Sequence[Task]

    @property
    def handed_in(self) -> bool:
        """Whether this round is handed in, and nothing of it is to be marked again."""
        left = any(one.given is None for one in self.todo)
        return states.is_over(self.state, self.place, self.round, self.done, left=left)

    @property
    def why_not(self) -> str:
        """Why nothing is given now; "" where it may be."""
        if self.handed_in:
            return handed_in_already(self.place, self.round).sentence()
        found = states.against(self.state, states.mark_act(self.place, self.round))
        return "" if found is None else found.sentence()


def own(session: Session) -> list[OwnRow]:
    """The exams that who asks marks, newest first. Raises NotAllowed for who is no examiner."""
    require(session, terms.MARK)
    query = (
        select(MarkingExaminer.sitting_id, MarkingExaminer.place, Course.name, Sitting.day)
        .join(Sitting, Sitting.id == MarkingExaminer.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .where(
            MarkingExaminer.user_id == actor_of(session).user_id,
            MarkingExaminer.ended_at.is_(None),
        )
        .order_by(Sitting.day.desc(), Course.name)
    )
    return [_own(session, *row) for row in session.execute(query)]


def desk(session: Session, sitting_id: UUID) -> Desk | None:
    """Everything that who asks has to mark in a sitting now; None before it is sealed. Raises NotAllowed."""
    require(session, terms.MARK)
    mine = own_part(session, sitting_id)
    if mine is None:
        raise NotAllowed(permission=terms.MARK)
    return desk_of(session, sitting_id, mine.place)


def desk_of(session: Session, sitting_id: UUID, place: int) -> Desk | None:
    """The same for one place, for who was let in already."""
    sitting = session.get_one(Sitting, sitting_id)
    if sitting.state not in CLOSED:
        return None
    held = looked(session, sitting_id)
    now = _round(session, sitting_id, place, held)
    guide = guide_of(session, sitting_id, held.paper)
    grades = scale(sitting.scale)
    return Desk(
        guide.course,
        long_date(guide.day),
        place,
        now.round,
        guide.items,
        tuple(_answers(session, sitting_id, held, now)),
        grades.label if held.paper.whole else "",
        tuple((one.code, one.label) for one in grades.grades) if held.paper.whole else (),
        now.why_not or _why_not_still(session, sitting, place),
        now.handed_in,
        guide.pictures,
        _talks_with(session, sitting_id, place) if now.round == TALKED else None,
    )


def _why_not_still(session: Session, sitting: Sitting, place: int) -> str:
    """Why who was appointed may not go on, said before they mark anything in vain."""
    query = select(MarkingExaminer).where(
        MarkingExaminer.sitting_id == sitting.id,
        MarkingExaminer.place == place,
        MarkingExaminer.ended_at.is_(None),
    )
    found = session.scalar(query)
    return "" if found is None else " ".join(one.sentence() for one in still_against(session, sitting, found))


def _own(session: Session, sitting_id: UUID, place: int, course: str, day: date) -> OwnRow:
    state = session.get_one(Sitting, sitting_id).state
    if state != SEALED:
        return OwnRow(sitting_id, course, day, place, BLIND, state_of(Seen(state)), 0, 0, state in CLOSED)
    held = looked(session, sitting_id)
    now = _round(session, sitting_id, place, held)
    marked, of = sum(one.given is not None for one in now.todo), len(now.todo)
    return OwnRow(sitting_id, course, day, place, now.round, now.state, marked, of, now.handed_in)


def _round(session: Session, sitting_id: UUID, place: int, held: Marked) -> Round:
    """The round that is this examiner's now: blind until both are done, then that in which they talk."""
    sitting = session.get_one(Sitting, sitting_id)
    known = seen(session, sitting, held)
    state = state_of(known)
    turn = round_of(state, place, known.done)
    return Round(state, place, turn, known.done, tasks(session, sitting_id, place, turn, held))


def _talks_with(session: Session, sitting_id: UUID, place: int) -> TalksWith | None:
    """The other of the two, and who appointed them. Asked for once both have handed in, not before."""
    appointer = aliased(User)
    query = (
        select(User.name, appointer.name)
        .select_from(MarkingExaminer)
        .join(User, User.id == MarkingExaminer.user_id)
        .join(appointer, appointer.id == MarkingExaminer.appointed_by)
        .where(
            MarkingExaminer.sitting_id == sitting_id,
            MarkingExaminer.place.in_(set(PAIR) - {place}),
            MarkingExaminer.ended_at.is_(None),
        )
    )
    found = session.execute(query).one_or_none()
    return None if found is None else TalksWith(*found)


def _answers(session: Session, sitting_id: UUID, held: Marked, now: Round) -> list[DeskAnswer]:
    people = {one.candidate_id: one for one in held.people}
    wanted = [people[id] for id in {one.candidate_id for one in now.todo}]
    few = len(wanted) * 2 < len(people)
    given = (
        {one.candidate_id: answers_by(session, held.paper, one) for one in wanted}
        if few
        else answers(session, sitting_id, held.paper, wanted)
    )
    letters = letters_of(session, sitting_id, wanted)
    others, numbers = _others(session, sitting_id, now), _sheet_numbers(held.paper)
    made = []
    for one in now.todo:
        item = held.paper.item(one.version_id)
        letter = letters[one.candidate_id]
        value = given[one.candidate_id].values.get(one.version_id) if one.version_id is not None else None
        made.append(
            DeskAnswer(
                one.asked,
                () if item is None else lines_of(item.shown, value),
                people[one.candidate_id].attempt_id is not None,
                numbers.get(letter, {}).get(one.version_id, 0) if one.version_id is not None else 0,
                letter if len(held.paper.orders or ()) > 1 else "",
                one.given,
                one.note,
                others.get((one.candidate_id, one.version_id), ()),
            )
        )
    return made


def _sheet_numbers(paper: MarkedPaper) -> dict[str, dict[UUID, int]]:
    """The number of each question on each version, by letter."""
    return {
        letter: {item.version_id: number for number, (item, _stands) in paper.numbered(letter).items()}
        for letter in paper.orders or ()
    }


def _others(
    session: Session, sitting_id: UUID, now: Round
) -> Mapping[tuple[UUID, UUID | None], tuple[OtherMark, ...]]:
    """What both gave, once both have handed in: blind for who talks, and after the talk what they gave then.

    Nobody of the two is told anything in the blind round.
    """
    turns = [turn for turn in (BLIND, TALKED) if all((place, turn) in now.done for place in PAIR)]
    if not turns or (now.place in PAIR and now.round == BLIND):
        return {}
    query = (
        select(
            AnswerMark.candidate_id,
            AnswerMark.question_version_id,
            AnswerMark.place,
            AnswerMark.points,
            AnswerMark.grade,
            AnswerMark.note,
            AnswerMark.round,
        )
        .where(
            AnswerMark.sitting_id == sitting_id,
            AnswerMark.place.in_(PAIR),
            AnswerMark.round.in_(turns),
            AnswerMark.superseded == false(),
        )
        .order_by(AnswerMark.place, AnswerMark.round)
    )
    found: dict[tuple[UUID, UUID | None], tuple[OtherMark, ...]] = {}
    for who, version, place, points, grade, note, turn in session.execute(query):
        other = OtherMark(place, Given(points, grade), note, turn)
        found[who, version] = (*found.get((who, version), ()), other)
    return found
