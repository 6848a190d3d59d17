"""Finding questions, what is shown of them, and (for who may) their keys."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, func, or_, select
from sqlalchemy import cast as cast_to
from sqlalchemy.orm import Session, aliased

from eduapp.core.actor import Actor
from eduapp.core.db.parts import in_parts
from eduapp.core.errors import NotAllowed
from eduapp.core.names import search_patterns, sort_key
from eduapp.exams.questions import terms
from eduapp.exams.questions.models import (
    BankQuestion,
    QuestionKey,
    QuestionPicture,
    QuestionTag,
    QuestionVersion,
)
from eduapp.exams.questions.rules.facts import Facts, question_from
from eduapp.exams.questions.rules.picture import ENDINGS, Picture, bare
from eduapp.exams.questions.rules.question import DESCRIPTION, Question
from eduapp.exams.questions.rules.showing import Shown, shown_from
from eduapp.people.access.models import User

MOST_SHOWN = 200
_WITH_PICTURES = 100  # questions whose pictures are asked for at once
_HOLDS = and_(QuestionVersion.question_id == BankQuestion.id, QuestionVersion.number == BankQuestion.number)


@dataclass(frozen=True)
class Wanted:
    """What is looked for. Empty means any; a category takes those below it along, as a/b below a."""

    typed: str = ""
    kind: str = ""
    category: str = ""
    tag: str = ""
    level: str = ""
    language: str = ""
    retired: bool = False
    most: int = MOST_SHOWN


@dataclass(frozen=True)
class QuestionRow:
    """A question in a list."""

    id: UUID
    serial: int
    number: int
    kind: str
    label: str
    category: str
    level: str
    language: str


@dataclass(frozen=True)
class ShownRow:
    """A question as it stands on a paper: the version it is, and nothing of its key."""

    id: UUID
    version_id: UUID
    number: int
    shown: Shown


@dataclass(frozen=True)
class Seen:
    """A version as who answers it sees it, with its pictures by name."""

    shown: Shown
    pictures: Mapping[str, Picture]


@dataclass(frozen=True)
class VersionRow:
    """A version of a question as a paper points to it, and what has become of the question since."""

    question_id: UUID
    version_id: UUID
    number: int
    serial: int
    label: str  # of the question as it is filed now
    retired: bool
    newest_id: UUID  # the version that holds now
    shown: Shown


@dataclass(frozen=True)
class SavedVersion:
    """A version of a question: who saved it, when, and what was asked then. Nothing of its key."""

    id: UUID
    number: int
    saved_at: datetime
    by: str
    shown: Shown


@dataclass(frozen=True)
class Filed:
    """The words under which questions in use are filed, to choose from."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyRow:
    """A whole question with its key."""

    id: UUID
    number: int
    level: str
    aim: str
    question: Question


def questions(session: Session, wanted: Wanted) -> list[QuestionRow]:
    """Those that hold every word that was typed, newest first, as many as a list shows. One statement."""
    _require(session, terms.SEE_QUESTIONS)
    query = select(
        BankQuestion.id,
        BankQuestion.serial,
        BankQuestion.number,
        BankQuestion.kind,
        BankQuestion.label,
        BankQuestion.category,
        BankQuestion.level,
        BankQuestion.language,
    ).where(*_conditions(wanted))
    rows = session.execute(query.order_by(BankQuestion.serial.desc()).limit(wanted.most))
    return [QuestionRow(*row) for row in rows]


def to_show(session: Session, question_ids: Sequence[UUID]) -> list[ShownRow]:
    """What is asked, in the order of the ids: for papers, screens and printing."""
    _require(session, terms.SEE_QUESTIONS)
    columns = (BankQuestion.id, QuestionVersion.id, QuestionVersion.number, QuestionVersion.shown)
    found: dict[UUID, ShownRow] = {}
    for ids in in_parts(question_ids):
        query = select(*columns).join(QuestionVersion, _HOLDS).where(BankQuestion.id.in_(ids))
        for id, version_id, number, facts in session.execute(query):
            found[id] = ShownRow(id, version_id, number, shown_from(cast("Facts", facts)))
    return [found[id] for id in question_ids if id in found]


def to_show_versions(session: Session, version_ids: Collection[UUID]) -> dict[UUID, VersionRow]:
    """What is asked in these very versions, whatever holds now, by the version's id."""
    _require(session, terms.SEE_QUESTIONS)
    newest = aliased(QuestionVersion)
    columns = (
        BankQuestion.id,
        QuestionVersion.id,
        QuestionVersion.number,
        BankQuestion.serial,
        BankQuestion.label,
        BankQuestion.retired_at.is_not(None),
        newest.id,
        QuestionVersion.shown,
    )
    found: dict[UUID, VersionRow] = {}
    for ids in in_parts(version_ids):
        query = (
            select(*columns)
            .join(QuestionVersion, QuestionVersion.question_id == BankQuestion.id)
            .join(newest, (newest.question_id == BankQuestion.id) & (newest.number == BankQuestion.number))
            .where(QuestionVersion.id.in_(ids))
        )
        for question_id, version_id, number, serial, label, retired, now, facts in session.execute(query):
            told = shown_from(cast("Facts", facts))
            found[version_id] = VersionRow(question_id, version_id, number, serial, label, retired, now, told)
    return found


def seen(session: Session, version_id: UUID) -> Seen | None:
    """What a version asks, ready to be looked at."""
    _require(session, terms.SEE_QUESTIONS)
    facts = session.scalar(select(QuestionVersion.shown).where(QuestionVersion.id == version_id))
    if facts is None:
        return None
    told = shown_from(cast("Facts", facts))
    contents = _contents(session, {each.digest for each in told.pictures})
    return Seen(told, {each.name: Picture(each.name, contents[each.digest]) for each in told.pictures})


def seen_now(session: Session, question_id: UUID) -> Seen | None:
    """The same of the version of a question that holds."""
    rows = to_show(session, [question_id])
    return seen(session, rows[0].version_id) if rows else None


def versions(session: Session, question_id: UUID) -> list[SavedVersion]:
    """Every version of a question, newest first. One statement."""
    _require(session, terms.SEE_QUESTIONS)
    query = (
        select(
            QuestionVersion.id,
            QuestionVersion.number,
            QuestionVersion.saved_at,
            User.name,
            QuestionVersion.shown,
        )
        .join(User, User.id == QuestionVersion.saved_by)
        .where(QuestionVersion.question_id == question_id)
        .order_by(QuestionVersion.number.desc())
    )
    return [
        SavedVersion(id, number, saved_at, by, shown_from(cast("Facts", facts)))
        for id, number, saved_at, by, facts in session.execute(query)
    ]


def drawable(session: Session, wanted: Wanted) -> list[int]:
    """The serial numbers of all questions in use that can be answered and are filed so, in their order.

    They come as one text: fifty thousand rows would take ten times as long as what they say.
    """
    _require(session, terms.SEE_QUESTIONS)
    answered = BankQuestion.kind != DESCRIPTION
    query = select(BankQuestion.serial).where(*_conditions(wanted), answered)
    if not wanted.tag:
        query = query.order_by(BankQuestion.serial)  # so that an index alone answers it
    found = query.subquery()
    joined = session.scalar(select(func.aggregate_strings(cast_to(found.c.serial, String), ",")))
    return sorted(map(int, joined.split(","))) if joined else []


def holding_now(session: Session, serials: Collection[int]) -> dict[int, UUID]:
    """The version that holds of each of these questions, by the question's serial number."""
    _require(session, terms.SEE_QUESTIONS)
    found: dict[int, UUID] = {}
    for some in in_parts(serials):
        query = select(BankQuestion.serial, QuestionVersion.id).join(QuestionVersion, _HOLDS)
        rows = session.execute(query.where(BankQuestion.serial.in_(some)))
        found.update((serial, version_id) for serial, version_id in rows)
    return found


def filed(session: Session) -> Filed:
    """Under which words questions in use are filed, each in Norwegian order."""
    _require(session, terms.SEE_QUESTIONS)
    columns = (BankQuestion.category, BankQuestion.level, BankQuestion.language)
    together = select(*columns).where(BankQuestion.retired_at.is_(None)).group_by(*columns)
    rows = [tuple(row) for row in session.execute(together)]  # one walk along the index of the filing
    categories, levels, languages = zip(*rows, strict=True) if rows else ((), (), ())
    tags = session.scalars(select(QuestionTag.tag).distinct())
    return Filed(_sorted(categories), _sorted(tags), _sorted(levels), _sorted(languages))


def with_key(session: Session, question_ids: Collection[UUID] | None = None) -> Iterator[KeyRow]:
    """Whole questions with their keys, as they came: of these ids, or all that are not retired.

    Raises NotAllowed for who may not know what is right.
    """
    _require(session, terms.SEE_KEY)
    query = (
        select(
            BankQuestion.id, QuestionVersion.number, BankQuestion.level, BankQuestion.aim, QuestionKey.facts
        )
        .join(QuestionVersion, _HOLDS)
        .join(QuestionKey, QuestionKey.version_id == QuestionVersion.id)
        .order_by(BankQuestion.serial)
    )
    if question_ids is None:
        yield from _keys(session, query.where(BankQuestion.retired_at.is_(None)))
        return
    for ids in in_parts(question_ids):
        yield from _keys(session, query.where(BankQuestion.id.in_(ids)))


def keys_of(session: Session, question_ids: Collection[UUID]) -> list[KeyRow]:
    """The same at once, for a screen."""
    return list(with_key(session, question_ids))


def pictures(session: Session, digests: Collection[str]) -> dict[str, Picture]:
    """Pictures by their digests, as `Shown.pictures` tells them; each is named by its digest.

    They go onto papers, which keep every byte: so without what a camera or another program wrote along.
    """
    _require(session, terms.SEE_QUESTIONS)
    return {
        digest: Picture(digest + ENDINGS[Picture("", content).media_type][0], bare(content))
        for digest, content in _contents(session, digests).items()
    }


def next_serial(session: Session) -> int:
    """The number behind that of the newest question."""
    return (session.scalar(select(func.max(BankQuestion.serial))) or 0) + 1


def known(session: Session, digests: Collection[str]) -> set[str]:
    """Those of some digests that a question in use has."""
    found = set[str]()
    for some in in_parts(digests):
        query = select(BankQuestion.digest).where(
            BankQuestion.digest.in_(some), BankQuestion.retired_at.is_(None)
        )
        found.update(session.scalars(query))
    return found


def pictures_kept(session: Session, digests: Collection[str]) -> set[str]:
    """Those of some digests that a picture is kept under."""
    found = set[str]()
    for some in in_parts(digests):
        found.update(session.scalars(select(QuestionPicture.sha256).where(QuestionPicture.sha256.in_(some))))
    return found


def ids_taken(session: Session, outside_ids: Collection[str]) -> set[str]:
    """Those of some ids of other systems that a question has, in use or retired."""
    found = set[str]()
    for some in in_parts(outside_ids):
        found.update(
            session.scalars(select(BankQuestion.outside_id).where(BankQuestion.outside_id.in_(some)))
        )
    return found


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}, key=sort_key))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    held = BankQuestion.retired_at
    yield held.is_not(None) if wanted.retired else held.is_(None)
    for pattern in search_patterns(wanted.typed):
        yield BankQuestion.search.like(pattern, escape="!")
    if wanted.category:
        below = BankQuestion.category.startswith(f"{wanted.category}/", autoescape=True)
        yield or_(BankQuestion.category == wanted.category, below)
    for column in ("kind", "level", "language"):
        value = getattr(wanted, column)
        if value:
            yield getattr(BankQuestion, column) == value
    if wanted.tag:
        yield BankQuestion.id.in_(select(QuestionTag.question_id).where(QuestionTag.tag == wanted.tag))


def _keys(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[KeyRow]:
    for rows in session.execute(query).partitions(_WITH_PICTURES):
        digests = {each["digest"] for *_row, facts in rows for each in facts["pictures"]}
        contents = _contents(session, digests)
        for id, number, level, aim, facts in rows:
            yield KeyRow(id, number, level, aim, question_from(facts, contents))


def _contents(session: Session, digests: Collection[str]) -> dict[str, bytes]:
    found = dict[str, bytes]()
    for some in in_parts(digests):
        columns = select(QuestionPicture.sha256, QuestionPicture.content)
        for digest, content in session.execute(columns.where(QuestionPicture.sha256.in_(some))):
            found[digest] = content
    return found


def _require(session: Session, permission: str) -> None:
    """Questions are asked for in somebody's name."""
    actor = session.info.get("actor")
    if not (isinstance(actor, Actor) and actor.may(permission)):
        raise NotAllowed(permission=permission)
