"""Answers that came from a PC that was left: people say of each which of two versions counts, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules.wording import spans
from eduapp.exams.room.rules.words import LONGEST_WORDS, check_words
from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.exams.screens.models import ScreenChoice
from eduapp.exams.screens.rules.asides import Version
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.record import wall_text

_LAST_MINUTE = 24 * 60 - 1  # of a day that is over


class NothingToChoose(Violation):
    """Chosen meanwhile, or something came in: also an answer that the candidate has changed since."""

    message = N_("What can be chosen from is not what was shown any more. Look at it again.")


class OneCounts(Violation):
    """A question has one answer."""

    message = N_("Question {question}: only one of the versions can count.")


@dataclass(frozen=True)
class Chosen:
    """Whether the answer of a PC that was left counts, by the digest of its record."""

    digest: bytes
    counts: bool
    other_n: int  # the record of the answer that stood beside it, as it was shown; 0 for none


@dataclass(frozen=True, kw_only=True)
class ChooseAnswers(Command):
    """What counts of everything there is to choose from of one attempt, and why."""

    sitting_id: UUID
    attempt_id: UUID
    chosen: tuple[Chosen, ...]
    words: str


def choose_answers(uow: UnitOfWork, command: ChooseAnswers) -> int:
    """Keep the choice, tell the exam PC what counts of it, and write it in the log; how many were chosen."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    screens.hold(uow, held.sitting.id)
    there = {version.digest: version for version in queries.aside_of(uow.session, one.id).open}
    uow.enforce(_against(held, command, there))
    last = queries.read_one(uow.session, one.id).n
    for picked in command.chosen:
        _keep(uow, one, there[picked.digest], picked.counts, last, command.words.strip())
    brought = sorted({there[picked.digest].question for picked in command.chosen if picked.counts})
    stayed = sorted({version.question for version in there.values()} - set(brought))
    noted = room.NoteIncident(
        sitting_id=held.sitting.id,
        incident=states.CHOICE,
        words=_words(brought, stayed, command.words.strip()),
        candidate_id=one.candidate_id,
        minute=_minute(held, uow.now),
    )
    room.note_incident(uow, noted)
    numbers = str(one.number)
    audited(uow, held.sitting, terms.ANSWERS_CHOSEN, numbers=numbers, words=command.words.strip())
    return len(command.chosen)


def _keep(uow: UnitOfWork, one: Looked, version: Version, counts: bool, last: int, words: str) -> None:
    n = 0
    if counts:
        body: dict[str, object] = {"question": version.question, "at": wall_text(version.at), "upto": last}
        if version.value is not None:
            body["value"] = _without_nul(version.value)
        n = screens.say(uow, one.id, m.ANSWER, body)
    choice = ScreenChoice(
        attempt_id=one.id,
        digest=version.digest,
        question=version.question,
        counts=counts,
        message=n,
        words=words,
        by=uow.actor.user_id,
        at=uow.now,
    )
    uow.session.add(choice)
    uow.session.flush()


def _without_nul(value: object) -> object:
    """PostgreSQL hands no NUL on, and nobody writes one."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    return [_without_nul(one) for one in value] if isinstance(value, list) else value


def _against(held: Screens, command: ChooseAnswers, there: dict[bytes, Version]) -> Iterator[Violation]:
    yield from held.closed()
    if not there or {(one.digest, one.other_n) for one in command.chosen} != {
        (digest, version.other_n) for digest, version in there.items()
    }:
        yield NothingToChoose()
    else:
        counting = [there[one.digest].question for one in command.chosen if one.counts]
        twice = {question for question in counting if counting.count(question) > 1}
        yield from (OneCounts(question=question) for question in sorted(twice))
    yield from check_words(command.words, needed=True, longest=states.LONGEST_REASON)


def _words(brought: list[int], stayed: list[int], why: str) -> str:
    """What the log says: which questions, or how many where a sentence has no room for them."""
    told = _("From the PC that was left counts: {those}. As it was counts: {others}. {why}")
    in_full = told.format(those=spans(brought) or "–", others=spans(stayed) or "–", why=why)
    if len(in_full) <= LONGEST_WORDS:
        return in_full
    return told.format(those=_how_many(brought), others=_how_many(stayed), why=why)


def _how_many(questions: list[int]) -> str:
    count = len(questions)
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def _minute(held: Screens, now: datetime) -> int | None:
    """None on the day itself; what is chosen later stands at its end."""
    return _LAST_MINUTE if now.astimezone(zone()).date() > held.sitting.day else None
