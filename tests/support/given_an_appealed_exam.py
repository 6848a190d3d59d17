"""The way of the exam for sixty from its seal to its appeals, step by step, and what its examiners saw of it.

By pencil, in points of 18: a right paper is 16 and its essay 1.5; half of it 9 and 1.5, but 121 to 129, whose
essays the two examiners see as 0.5 and 1.5, get 2 from the third; 141 to 154 have 2, 1.5, and 2 more once the
key of the first question is right; 155 and 156 have 2. On paper every question gets 1.
"""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.exams.appeals import service as appealing
from eduapp.exams.grading import queries as grades
from eduapp.exams.grading import service as grading
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.formats.desk_facts import desk_bytes
from eduapp.exams.marking.formats.desk_file import GivenMark, WorkingDesk
from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.rules.final import BLIND, Given
from eduapp.exams.marking.ui.today import own_rows
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Question
from tests.support import given, given_exams
from tests.support.given_marking import EXAMINER, EXAMINERS, OTHER_EXAMINER, THIRD_EXAMINER, Sealed
from tests.support.given_marking_files import brought_back, handed_out
from tests.support.given_questions import ALL
from tests.support.given_sixty import ON_PAPER, WORDS, WRITTEN

DISPUTED = tuple(range(121, 130))
SINGLY = tuple(range(141, 155))
POINTS = {
    **dict.fromkeys(range(101, 121), 1750),
    **dict.fromkeys(DISPUTED, 1100),
    **dict.fromkeys(range(130, 141), 1050),
    **dict.fromkeys(SINGLY, 550),
    **dict.fromkeys((155, 156), 200),
    **dict.fromkeys(ON_PAPER, 900),
}
GRADES = {1750: "6", 1100: "4", 1050: "3", 900: "3", 550: "2", 200: "1"}  # 97, 61, 58, 50, 31 and 11 percent
WHY_KEY = "3 is right too: the question can be read both ways."
WHY_THIRD = "Names both things that were asked for."
DIFFERING = {1: 50, 2: 150, 3: 200}  # what each place gives for a disputed essay


@dataclass
class Appealed(Sealed):
    """The exam, and everything that its examiners were shown, were handed or left behind."""

    seen: list[str] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)

    def points(self, place: int, number: int) -> int:
        """What who is at a place gives for an answer of a candidate."""
        if number in ON_PAPER:
            return 100
        return DIFFERING[place] if number in DISPUTED else 150

    def mark_all(self, by: Actor, place: int, note: str = "") -> list[int]:
        """Every answer that is theirs is marked and handed in; whose they were."""
        numbers = self.mark_open(by, place, note)
        self.hand_in(by)
        self.look(by)
        return numbers

    def mark_open(self, by: Actor, place: int, note: str = "") -> list[int]:
        """Every answer that is theirs now is marked; whose they were."""
        with self.database.reading() as session:
            todo = tasks_of(session, self.sitting_id, place, BLIND)
        for one in todo:
            order = service.GiveMark(
                sitting_id=self.sitting_id,
                number=one.asked.number,
                version_id=one.version_id,
                points=self.points(place, one.asked.number),
                note=note,
            )
            self.run(by, service.give_mark, order)
        self.look(by)
        return [one.asked.number for one in todo]

    def hand_out(self, folder: Path) -> tuple[Path, str]:
        """The file of the second examiner, who has not this program, and its code."""
        path = folder / "handed out.dagverk"
        code = handed_out(self, path, place=2)
        self.files.append(path.read_bytes())
        return path, code

    def mark_file(self, path: Path, code: str) -> Path:
        """What comes back once every answer in it is marked."""
        working = WorkingDesk(path)
        desk = working.unlock(code)
        self.files.append(desk_bytes(desk))
        self.seen.append(words_of(desk))
        for one in desk.missing:
            given_ = Given(self.points(2, one.asked.number))
            working.keep(GivenMark(*one.key, given_))
            desk = desk.with_mark(one.key, given_, "")
        back = path.with_name("handed in.dagverk")
        back.write_bytes(working.returned(desk))
        working.close()
        self.files += [path.read_bytes(), back.read_bytes()]
        self.seen.append(words_of(desk))
        return back

    def by_two(self, folder: Path) -> None:
        """Both mark every answer, neither knowing the other: one here, one in a file."""
        self.by_key()
        self.appoint(EXAMINER, 1)
        self.appoint(OTHER_EXAMINER, 2)
        path, code = self.hand_out(folder)
        self.mark_all(EXAMINER, 1)
        self.bring_back(self.mark_file(path, code))
        self.count_sheets()
        self.look(*EXAMINERS)

    def bring_back(self, path: Path) -> None:
        """What came back is read in beside the second."""
        brought_back(self, path, place=2)

    def by_third(self) -> list[int]:
        """A third decides what the two differ on; whose answers those are."""
        self.appoint(THIRD_EXAMINER, 3)
        self.look(*EXAMINERS)
        return self.mark_all(THIRD_EXAMINER, 3, WHY_THIRD)

    def correct_key(self) -> UUID:
        """The second choice of the first question is right, too."""
        single = self.item(q.SINGLE).version_id
        with self.database.reading() as session:
            held = queries.held_key(session, single)
        assert held is not None
        order = service.CorrectKey(version_id=single, question=_also_right(held.question), reason=WHY_KEY)
        return self.run(given.LEADER, service.correct_key, order)

    def fix(self) -> int:
        """All grades, as they are shown; how many."""
        return self.run(given.LEADER, grading.fix_grades, grading.FixGrades(sitting_id=self.sitting_id))

    def propose(self, by: Actor) -> UUID:
        """The release, by one."""
        return self.run(by, grading.propose_release, grading.ProposeRelease(sitting_id=self.sitting_id))

    def confirm(self, by: Actor) -> None:
        """And by the other."""
        with self.database.reading() as session:
            page = grades.grading(session, self.sitting_id)
        assert page is not None
        assert page.release is not None
        order = grading.ConfirmRelease(release_id=page.release.id, version=page.release.version)
        self.run(by, grading.confirm_release, order)

    def tell_all(self, day: date) -> None:
        """Everybody is told on a day."""
        order = grading.NoteTold(
            sitting_id=self.sitting_id, candidate_ids=tuple(self.candidates.values()), told_on=day
        )
        self.run(given.OFFICE, grading.note_told, order)

    def grades(self) -> dict[int, str]:
        """The grades in force, by number."""
        found = given_exams.candidates(self.database, self.sitting_id)
        return {row.candidate_number: row.grade for row in found}

    def result(self, number: int) -> UUID:
        """The result in force of one candidate."""
        found = given_exams.candidates(self.database, self.sitting_id)
        known = next(row.result_id for row in found if row.candidate_number == number)
        assert known is not None
        return known

    def resit(self, candidate_id: UUID, sitting_id: UUID, ground: str) -> UUID:
        """Somebody sits another exam."""
        order = appealing.OpenResit(candidate_id=candidate_id, sitting_id=sitting_id, ground=ground)
        return self.run(given.LEADER, appealing.open_resit, order)

    def look(self, *by: Actor) -> None:
        """Everything the role can ask for, as it is answered now."""
        for actor in by:
            with self.database.acting_as(actor).reading() as session:
                today = own_rows(session, actor, given.TODAY)
                own = queries.own(session)
                desks = [queries.desk(session, row.sitting_id) for row in own]
            self.seen += [words_of(one) for one in (today, own, desks)]


def words_of(found: object) -> str:
    """All words of an answer, however deep."""
    if is_dataclass(found) and not isinstance(found, type):
        return words_of([getattr(found, one.name) for one in fields(found)])
    if isinstance(found, dict):
        return words_of([*found.keys(), *found.values()])
    if isinstance(found, bytes):
        return found.decode("latin-1")
    if isinstance(found, list | tuple | set | frozenset):
        return "\n".join(map(words_of, found))
    return str(found)


def names_in(found: str | bytes) -> set[str]:
    """Which candidates' names, or parts of them, stand in a text or in bytes of any encoding."""
    if isinstance(found, str):
        folded = found.casefold()
        return {word for word in WORDS if word.casefold() in folded}
    return {
        word
        for word in WORDS
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
        if word.encode(encoding) in found
    }


def _also_right(question: Question) -> Question:
    first, second, *rest = question.answers
    return replace(question, answers=(first, replace(second, percent=ALL), *rest))


assert set(POINTS) == {*WRITTEN, *ON_PAPER}
