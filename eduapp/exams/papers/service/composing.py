"""Papers are composed, drawn and copied. A frozen paper is only ever copied."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import N_
from eduapp.core.names import search_text, tidy
from eduapp.core.violations import Violation
from eduapp.education.courses import queries as courses
from eduapp.exams.papers import queries, terms
from eduapp.exams.papers.models import ExamPaper, ExamPaperItem, ExamPaperRule, ExamPaperVersion
from eduapp.exams.papers.queries.composed import ComposedItem, asked_of, order_facts
from eduapp.exams.papers.rules.drawn import DrawingRule, NotEnoughQuestions, draw
from eduapp.exams.papers.rules.lots import SEED_LETTERS
from eduapp.exams.papers.rules.paper import Item, PaperFacts, check_items, check_paper
from eduapp.exams.papers.rules.shuffling import versions_of
from eduapp.exams.questions import queries as bank
from eduapp.exams.questions.queries import Wanted

_PAPERS = "exam papers"  # a turn: two new papers would take one serial number


class FrozenAlready(Violation):
    """Somebody may have sat it."""

    message = N_("The paper is frozen, since a sitting with it was published. Copy it, and change the copy.")


@dataclass(frozen=True, kw_only=True)
class SavePaper(Command):
    """A paper as it is from now on; `version` is the one that was shown, None for a new paper.

    With `draw` the rules draw anew in place of what they drew before. `seed`: what lots are drawn with;
    without one, dice are rolled when the paper is new or drawn.
    """

    facts: PaperFacts
    items: tuple[Item, ...] = ()
    rules: tuple[DrawingRule, ...] = ()
    versions: int = 1
    draw: bool = False
    seed: str = ""
    paper_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CopyPaper(Command):
    """Another paper with the same questions, to be changed."""

    paper_id: UUID
    title: str


def save_paper(uow: UnitOfWork, command: SavePaper) -> UUID:
    """Keep a paper with its questions, rules and versions; it need not be complete until it is frozen."""
    uow.require(terms.KEEP_PAPERS)
    row = None if command.paper_id is None else _not_frozen(uow, command.paper_id, command.version)
    facts, rules = _tidied(command.facts), tuple(map(_tidied_rule, command.rules))
    uow.enforce(_against_facts(uow, facts))
    items = [replace(item, heading=tidy(item.heading)) for item in command.items]
    seed = _seed(command, row)
    drawn = _drawn(uow, items, rules, seed) if command.draw else items
    shown = bank.to_show_versions(uow.session, {item.version_id for item in drawn})
    asked = {version_id: asked_of(one) for version_id, one in shown.items()}
    uow.enforce(check_items(drawn, rules, command.versions, asked))

    paper = _kept(uow, row, facts, seed)
    composed = [ComposedItem(item, shown[item.version_id]) for item in drawn]
    _keep_parts(uow, paper.id, composed, rules, command.versions, seed)
    action = terms.PAPER_DRAWN if command.draw else terms.PAPER_SAVED
    uow.audit(action, paper.id, title=paper.title, questions=len(drawn), versions=command.versions)
    uow.publish(terms.PAPERS_CHANGED)
    return paper.id


def copy_paper(uow: UnitOfWork, command: CopyPaper) -> UUID:
    """A new paper with everything of an old one but its seed; the old one stays as it is."""
    uow.require(terms.KEEP_PAPERS)
    old = queries.composed(uow.session, command.paper_id)
    if old is None:
        raise NotFound
    facts = _tidied(replace(old.facts, title=command.title))
    uow.enforce(check_paper(facts, uow.today))
    seed = secrets.token_hex(SEED_LETTERS // 2)
    paper = _kept(uow, None, facts, seed, based_on_id=old.id)
    _keep_parts(uow, paper.id, old.items, old.rules, len(old.versions), seed)
    uow.audit(terms.PAPER_COPIED, paper.id, title=paper.title, old=old.facts.title)
    uow.publish(terms.PAPERS_CHANGED)
    return paper.id


def _not_frozen(uow: UnitOfWork, paper_id: UUID, version: int | None) -> ExamPaper:
    uow.lock(ExamPaper, paper_id)
    row = uow.session.get(ExamPaper, paper_id)
    if row is None:
        raise NotFound
    if queries.frozen_digest(uow.session, paper_id):
        uow.enforce([FrozenAlready()])
    uow.expect_version(row, version, said_as="")  # a command holds all of a paper, a dialog part of it
    return row


def _against_facts(uow: UnitOfWork, facts: PaperFacts) -> list[Violation]:
    if facts.course_id is not None and courses.course(uow.session, facts.course_id) is None:
        raise NotFound
    return list(check_paper(facts, uow.today))


def _seed(command: SavePaper, row: ExamPaper | None) -> str:
    if command.seed:
        return command.seed
    return secrets.token_hex(SEED_LETTERS // 2) if row is None or command.draw else row.seed


def _drawn(uow: UnitOfWork, items: Sequence[Item], rules: Sequence[DrawingRule], seed: str) -> list[Item]:
    """The items with what the rules draw now, each rule's in the place of what it drew before."""
    by_hand = [item.version_id for item in items if not item.rule]
    taken = {one.serial for one in bank.to_show_versions(uow.session, by_hand).values()}
    pools = [bank.drawable(uow.session, _wanted(rule)) for rule in rules]
    drawn, short = draw(rules, pools, seed, taken)
    uow.enforce(NotEnoughQuestions.of(one, rules[one.rule - 1].label) for one in short)
    holding = bank.holding_now(uow.session, [serial for some in drawn for serial in some])
    fresh = {
        place: [
            Item(holding[serial], rule.points, "" if number else rule.heading, rule=place)
            for number, serial in enumerate(some)
        ]
        for place, (rule, some) in enumerate(zip(rules, drawn, strict=True), 1)
    }
    placed: list[Item] = []
    for item in items:
        placed += fresh.pop(item.rule, []) if item.rule else [item]
    return [*placed, *(item for some in fresh.values() for item in some)]


def _wanted(rule: DrawingRule) -> Wanted:
    return Wanted(
        kind=rule.kind, category=rule.category, tag=rule.tag, level=rule.level, language=rule.language
    )


def _kept(
    uow: UnitOfWork, row: ExamPaper | None, facts: PaperFacts, seed: str, based_on_id: UUID | None = None
) -> ExamPaper:
    told = {
        "title": facts.title,
        "course_id": facts.course_id,
        "language": facts.language,
        "minutes": facts.minutes,
        "instructions": facts.instructions,
        "aids": sorted(facts.aids),
        "aids_note": facts.aids_note,
        "skills": sorted(facts.skills),
        "seed": seed,
        "search": _search(uow, facts),
    }
    if row is None:
        uow.take_turn(_PAPERS)
        serial = queries.next_serial(uow.session)
        row = ExamPaper(id=new_id(), serial=serial, based_on_id=based_on_id, **told)
        uow.session.add(row)
    else:
        for column, value in told.items():
            setattr(row, column, value)
        row.version += 1  # also when only its parts change: a screen that showed them is told
    uow.session.flush()
    return row


def _search(uow: UnitOfWork, facts: PaperFacts) -> str:
    course = courses.course(uow.session, facts.course_id) if facts.course_id else None
    return search_text(facts.title, *((course.facts.code, course.facts.name) if course else ()))


def _keep_parts(
    uow: UnitOfWork,
    paper_id: UUID,
    items: Sequence[ComposedItem],
    rules: Sequence[DrawingRule],
    versions: int,
    seed: str,
) -> None:
    """Questions, rules and versions in place of those before."""
    for table in (ExamPaperItem, ExamPaperRule, ExamPaperVersion):
        uow.session.execute(delete(table).where(table.paper_id == paper_id))
    uow.session.add_all(_item_row(paper_id, place, one.item) for place, one in enumerate(items, 1))
    uow.session.add_all(_rule_row(paper_id, place, rule) for place, rule in enumerate(rules, 1))
    uow.session.add_all(
        ExamPaperVersion(
            paper_id=paper_id, letter=one.letter, seed=one.seed, stands=order_facts(one.order), digest=""
        )
        for one in versions_of(seed, versions, [one.shuffled for one in items])
    )
    uow.session.flush()


def _item_row(paper_id: UUID, place: int, item: Item) -> ExamPaperItem:
    return ExamPaperItem(
        paper_id=paper_id,
        place=place,
        question_version_id=item.version_id,
        points=item.points,
        heading=item.heading,
        keeps_order=item.keeps_order,
        rule_place=item.rule,
    )


def _rule_row(paper_id: UUID, place: int, rule: DrawingRule) -> ExamPaperRule:
    told = {name: getattr(rule, name) for name in ("points", "tag", "category", "level", "language", "kind")}
    return ExamPaperRule(paper_id=paper_id, place=place, questions=rule.count, heading=rule.heading, **told)


def _tidied(facts: PaperFacts) -> PaperFacts:
    """Without spaces around; instructions keep their lines."""
    lines = "\n".join(tidy(line) for line in facts.instructions.replace("\r", "").strip().split("\n"))
    return replace(facts, title=tidy(facts.title), aids_note=tidy(facts.aids_note), instructions=lines)


def _tidied_rule(rule: DrawingRule) -> DrawingRule:
    return replace(
        rule,
        tag=tidy(rule.tag),
        category=tidy(rule.category),
        level=tidy(rule.level),
        language=tidy(rule.language),
        heading=tidy(rule.heading),
    )
