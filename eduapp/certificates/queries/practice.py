"""What a praksisattest would say: approved hours, posts, tasks, aims reached and machines mastered."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing.facts import (
    Adjustment,
    Aim,
    Calculation,
    CalculationLine,
    Language,
    Month,
    Post,
    Training,
)
from eduapp.certificates.drawing.phrases import spoken_as
from eduapp.certificates.models import Certificate
from eduapp.certificates.queries.basis import Item, Part, Source, signer
from eduapp.core.codes import code_list
from eduapp.core.errors import NotFound
from eduapp.core.i18n import speaking
from eduapp.workshops.aims import queries as aims
from eduapp.workshops.aims.queries import ReachedAim
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import HoursEntry, Workshop
from eduapp.workshops.hours.queries import Practice, PracticePost
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.machines.queries import Mastered
from eduapp.workshops.road import queries as roads
from eduapp.workshops.road.queries import PracticeRow, RoadRow
from eduapp.workshops.road.rules.lines import lines
from eduapp.workshops.road.rules.reckoning import Reckoning

_WEEK = 7


@dataclass(frozen=True)
class _Known:
    """Everything on record that a statement tells."""

    practice: Practice
    posts: list[PracticePost]
    aims: list[ReachedAim]
    machines: tuple[Mastered, ...]
    roads: list[RoadRow]  # on which the hours of this workshop count
    elsewhere: list[PracticeRow]  # practice that those roads look at


def part(session: Session, item: Item, today: date, language: Language) -> Part:
    """The statement of one learner and workshop. Raises NotFound if there is no such workshop."""
    workshop = session.get(Workshop, item.basis_id)
    if workshop is None:
        raise NotFound
    done = hours.practice_of(session, item.learner_id, item.basis_id)
    details: dict[str, object] = {"field_of_work": workshop.field_of_work}
    sources: list[Source] = []
    case = _case(session, item, done, today)
    if done is not None:
        known = _known(session, item, workshop, done, today)
        details |= _details(known, language)
        sources = _sources(known)
        case = replace(case, void=_void(session, item, known))
    against = list(rules.check_practice(case))
    return Part("praksisattest", details, against, sources, signer(session, workshop.leader_id))


def posts_within(posts: list[PracticePost], first: date, last: date) -> tuple[Post, ...]:
    """The sizes of a post within a period; two that follow each other and are alike are one."""
    found: list[Post] = []
    for post in posts:
        begins, ends = max(post.first_day, first), min(post.last_day or last, last)
        if begins > ends:
            continue
        if found and found[-1].percent == post.percent:
            found[-1] = Post(first=found[-1].first, last=max(ends, found[-1].last), percent=post.percent)
        else:
            found.append(Post(first=begins, last=ends, percent=post.percent))
    return tuple(found)


def _case(session: Session, item: Item, done: Practice | None, today: date) -> rules.PracticeCase:
    waiting = session.scalar(
        select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
            HoursEntry.learner_id == item.learner_id,
            HoursEntry.workshop_id == item.basis_id,
            HoursEntry.state == "submitted",
        )
    )
    newest = _newest(session, item)
    return rules.PracticeCase(
        minutes=done.minutes if done else 0,
        waiting_minutes=waiting or 0,
        last_day=done.last_day if done else today,
        documented_until=date.fromisoformat(str(newest.facts["last"])) if newest else None,
        documented_number=newest.number if newest else "",
    )


def _known(session: Session, item: Item, workshop: Workshop, done: Practice, today: date) -> _Known:
    learner_id = item.learner_id
    found = roads.of_learner(session, learner_id, today)
    ours = [road for road in found.roads if workshop.id in road.facts.workshops] if found else []
    trades = {road.facts.trade for road in ours} or aims.trades_practised(session, workshop.id)
    return _Known(
        done,
        hours.posts_of(session, learner_id, workshop.id),
        [aim for aim in aims.reached(session, learner_id) if aim.trade in trades and aim.signed_on <= today],
        machines.mastered(session, learner_id, workshop.place_id, today),
        ours,
        [row for row in found.practices if row.facts.trade in {road.facts.trade for road in ours}]
        if found
        else [],
    )


def _void(session: Session, item: Item, known: _Known) -> int:
    """How many entries a calculation counts although their approval does not hold."""
    shops = {shop for road in known.roads for shop in road.facts.workshops}
    return len(hours.void_of(session, item.learner_id, shops)) if shops else 0


def _details(known: _Known, language: Language) -> dict[str, object]:
    done = known.practice
    weeks = max(1, ((done.last_day - done.first_day).days + 1) / _WEEK)
    with speaking(spoken_as(language)):
        trades = tuple(dict.fromkeys(road.trade for road in known.roads))
        calculations = tuple(_calculation(road, road.made) for road in known.roads if road.made)
        adjustments = tuple(
            Adjustment(
                day=one.day, minutes=one.minutes, reason=code_list("adjustment_reasons")[one.reason].label
            )
            for one in done.adjustments
        )
    return {
        "first": done.first_day,
        "last": done.last_day,
        "practice_minutes": done.minutes,
        "minutes_a_week": round(done.minutes / weeks),
        "tasks": done.tasks,
        "trades": trades,
        "posts": posts_within(known.posts, done.first_day, done.last_day),
        "trainings": tuple(
            Training(equipment=one.name, day=one.day, given_by=one.given_by) for one in known.machines
        ),
        "months": tuple(Month(first=one.first, minutes=one.minutes) for one in done.months),
        "adjustments": adjustments,
        "calculations": calculations,
        "aims": tuple(Aim(text=_words(aim, language), day=aim.signed_on) for aim in known.aims),
    }


def _calculation(road: RoadRow, made: Reckoning) -> Calculation:
    """How a county counts it, in the language spoken now: it is frozen, whatever the rules say later."""
    return Calculation(
        trade=road.trade,
        lines=tuple(
            CalculationLine(
                what=line.what,
                done=line.done,
                counted=line.counted,
                in_months=line.months,
                rule=line.rule,
                source=line.source,
            )
            for line in lines(made, road.facts)
        ),
    )


def _words(aim: ReachedAim, language: Language) -> str:
    """What was signed. A paper in English shows the Norwegian words: nobody signed a translation."""
    return (aim.text_nn or aim.text_nb) if language == "nn" else aim.text_nb


def _sources(known: _Known) -> list[Source]:
    adjusted = {one.id for one in known.practice.adjustments}
    return [
        *(("adjusted" if id in adjusted else "practice", "hours", id) for id in known.practice.entry_ids),
        *(("posts", "placement", post.id) for post in known.posts),
        *(("machines", "training", one.row_id) for one in known.machines),
        *(("aims", "aim", aim.id) for aim in known.aims),
        *(("elsewhere", "outside", row.id) for row in known.elsewhere),
    ]


def _newest(session: Session, item: Item) -> Certificate | None:
    return session.scalars(
        select(Certificate)
        .where(
            Certificate.basis_id == item.basis_id,
            Certificate.learner_id == item.learner_id,
            Certificate.kind == "praksisattest",
            Certificate.state.in_(("reserved", "issued")),
        )
        .order_by(Certificate.issued_at.desc())
    ).first()
