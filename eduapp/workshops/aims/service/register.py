"""An aim is entered or put right, and told which tasks practise it. None is ever deleted."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete, func, select

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.models import AimTask, TradeAim, TradeAimText
from eduapp.workshops.aims.queries import AimRow
from eduapp.workshops.aims.rules.register import TRADES, AimFacts, Wording, check_aim


@dataclass(frozen=True, kw_only=True)
class SaveAim(Command):
    """An aim of a trade: new, or (by trade and code of one that is known) as it is from now on.

    `before` is what was shown of one that is known.
    """

    facts: AimFacts
    before: AimFacts | None = None


@dataclass(frozen=True, kw_only=True)
class LinkTasks(Command):
    """The tasks that practise an aim, all of them; `before` are those that were shown."""

    aim_id: UUID
    before: frozenset[UUID]
    task_ids: frozenset[UUID]


def save_aim(uow: UnitOfWork, command: SaveAim) -> UUID:
    """Enter an aim or change it. Another wording is another row: whoever was signed off keeps the old one."""
    uow.require(terms.KEEP_AIMS)
    uow.take_turn(terms.AIM_CODES)
    facts = _tidied(command.facts)
    uow.enforce(check_aim(facts))
    same = select(TradeAim).where(TradeAim.trade == facts.trade, TradeAim.code == facts.code)
    found = uow.session.scalar(same)
    if found is None:
        return _enter(uow, facts)
    row = _row(uow, found.id)
    wording = row.facts.wording
    told = {"text_nb": wording.nb, "text_nn": wording.nn, **vars(row.facts)}
    uow.expect(row.facts, command.before, told_by=(terms.AIM_CHANGED,), about=found.id, **told)
    changed = _changes(row.facts, facts)
    if not changed:
        return found.id

    found.plan, found.valid_from, found.valid_to = facts.plan, facts.valid_from, facts.valid_to
    found.position = found.position if facts.position is None else facts.position
    if row.facts.wording != facts.wording:
        _word(uow, found.id, facts.wording)
    uow.audit(terms.AIM_CHANGED, found.id, None, **_told(row.facts), changed=changed)
    uow.publish(terms.AIMS_CHANGED)
    return found.id


def link_tasks(uow: UnitOfWork, command: LinkTasks) -> None:
    """Say which tasks practise an aim; approved minutes at them count as practice of it at once."""
    uow.require(terms.KEEP_AIMS)
    uow.lock(TradeAim, command.aim_id)
    row = _row(uow, command.aim_id)
    names = {link.task_id: link.label for link in (*queries.tasks_offered(uow.session), *row.tasks)}
    if not command.task_ids <= set(names):
        raise NotFound
    before = {link.task_id for link in row.tasks}
    uow.expect(frozenset(before), command.before, told_by=(terms.AIM_LINKED,), about=row.id)
    if before == command.task_ids:
        return

    gone = [AimTask.aim_id == row.id, AimTask.task_id.in_(before - command.task_ids)]
    uow.session.execute(delete(AimTask).where(*gone))
    uow.session.add_all(AimTask(aim_id=row.id, task_id=id) for id in sorted(command.task_ids - before))
    listed = [", ".join(sorted(names[id] for id in ids)) for ids in (before, command.task_ids)]
    uow.audit(terms.AIM_LINKED, row.id, None, **_told(row.facts), changed={"aim_tasks": listed})
    uow.publish(terms.AIMS_CHANGED)


def _enter(uow: UnitOfWork, facts: AimFacts) -> UUID:
    position = facts.position or queries.next_position(uow.session, facts.trade)
    aim = TradeAim(
        trade=facts.trade,
        code=facts.code,
        plan=facts.plan,
        position=position,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
    )
    uow.session.add(aim)
    uow.session.flush()
    _word(uow, aim.id, facts.wording)
    uow.audit(terms.AIM_SAVED, aim.id, None, **_told(facts))
    uow.publish(terms.AIMS_CHANGED)
    return aim.id


def _word(uow: UnitOfWork, aim_id: UUID, wording: Wording) -> None:
    latest = select(func.max(TradeAimText.number)).where(TradeAimText.aim_id == aim_id)
    number = (uow.session.scalar(latest) or 0) + 1
    uow.session.add(
        TradeAimText(
            aim_id=aim_id,
            number=number,
            text_nb=wording.nb,
            text_nn=wording.nn,
            set_by=uow.actor.user_id,
            set_at=uow.now,
        )
    )
    uow.session.flush()


def _row(uow: UnitOfWork, aim_id: UUID) -> AimRow:
    row = queries.aim(uow.session, aim_id)
    if row is None:
        raise NotFound
    return row


def _tidied(facts: AimFacts) -> AimFacts:
    wording = Wording(tidy(facts.wording.nb), tidy(facts.wording.nn))
    return replace(facts, code=tidy(facts.code).upper(), plan=tidy(facts.plan), wording=wording)


def _changes(before: AimFacts, after: AimFacts) -> dict[str, list[str]]:
    """What differs, old and new, by the names the trail has for fields."""
    pairs = {
        "aim_text_nb": (before.wording.nb, after.wording.nb),
        "aim_text_nn": (before.wording.nn, after.wording.nn),
        "aim_plan": (before.plan, after.plan),
        "position": (before.position, before.position if after.position is None else after.position),
        "valid_from": (before.valid_from, after.valid_from),
        "valid_to": (before.valid_to, after.valid_to),
    }
    return {
        key: ["" if old is None else str(old), "" if new is None else str(new)]
        for key, (old, new) in pairs.items()
        if old != new
    }


def _told(facts: AimFacts) -> dict[str, str]:
    return {"code": facts.code, "trade": code_list(TRADES)[facts.trade].label}
