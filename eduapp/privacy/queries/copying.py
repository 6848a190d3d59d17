"""Everything the tables hold about one person, as it is."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate
from eduapp.core.codes import list_names
from eduapp.core.db.holding import Held, Holding, Line, Lines, end_of, pointed_at, told
from eduapp.core.db.reach import expect_reach
from eduapp.core.i18n import LANGUAGES
from eduapp.core.resources import resource
from eduapp.education.school import queries as schools
from eduapp.people.learners.models import Learner

_CODES = re.compile(r"code: ([^;]+)")  # the words on a column name one closed list, or several it may be of
_CALLED = ("name", "title", "code")  # what a row that is pointed to is called by
_STAFF = "user_account"
# Who works here, in columns that point to no account: names as they were then, and the program's own id.
OF_STAFF = frozenset(
    {
        ("annulment", "decided_by"),
        ("annulment", "reversed_by"),
        ("audit_entry", "actor_id"),
        ("audit_entry", "actor_name"),
        ("audit_read", "actor_id"),
        ("audit_read", "actor_name"),
        ("copy_request", "given_by"),
        ("enrolment_step", "noted_by"),
        ("exam_hold", "lifted_by"),
        ("exam_hold", "made_by"),
        ("grounds_request", "given_by"),
    }
)


@dataclass(frozen=True)
class Row:
    """One row: every column that may leave, and what of it stands on paper: (column, codes, value)."""

    whole: tuple[tuple[str, object], ...]
    shown: tuple[tuple[str, str, object], ...]


@dataclass(frozen=True)
class Gathered:
    """What one table holds about the person; none of it where it is withheld."""

    holding: Held
    rows: tuple[Row, ...]


def gather(
    session: Session, learner_id: UUID, holdings: Iterable[Held], secret: frozenset[tuple[str, str]]
) -> list[Gathered]:
    """Table by table in the order they were offered. `secret`: columns that open something."""
    expect_reach(session, learner_id)
    return [
        _lines(session, learner_id, one, secret)
        if isinstance(one, Lines)
        else _gathered(session, learner_id, one, secret)
        for one in holdings
    ]


def others_named(session: Session, learner_id: UUID) -> list[tuple[str, str]]:
    """Family and given names of everybody else."""
    query = select(Learner.family_name, Learner.given_name).where(Learner.id != learner_id)
    return [(family, given) for family, given in session.execute(query)]


def others_numbered(session: Session, learner_id: UUID) -> list[str]:
    """The numbers of everybody else."""
    return list(session.scalars(select(Learner.number).where(Learner.id != learner_id)))


def language_of(session: Session, learner_id: UUID) -> str:
    """The form of Norwegian somebody had last on a paper of theirs, or that of papers here."""
    expect_reach(session, learner_id)
    query = select(Certificate.language).where(Certificate.learner_id == learner_id)
    last = session.scalar(query.order_by(Certificate.issued_at.desc(), Certificate.id.desc()).limit(1))
    return last if last in LANGUAGES else schools.site(session).paper_language


def _gathered(
    session: Session, learner_id: UUID, holding: Holding, secret: frozenset[tuple[str, str]]
) -> Gathered:
    if holding.withheld:
        return Gathered(holding, ())
    table = holding.table
    whole = [column for column in table.c if _may_leave(column, secret)]
    paths = [(path, *_shown(table, path)) for path in holding.shown]
    query = select(*whole, *(told(table, way) for _path, way, _codes in paths))
    order = list(table.primary_key)
    first = told(table, holding.since) if holding.since else None
    rows = session.execute(
        query.where(holding.about(learner_id)).order_by(*([] if first is None else [first]), *order)
    )
    return Gathered(holding, tuple(_row(whole, paths, list(row)) for row in rows))


def _lines(session: Session, learner_id: UUID, lines: Lines, secret: frozenset[tuple[str, str]]) -> Gathered:
    """The person's own lines, each with what its row says for all of them; nothing of anybody else's."""
    if lines.withheld:
        return Gathered(lines, ())
    table = lines.table
    content = table.c[lines.column]
    whole = [column for column in table.c if column is not content and _may_leave(column, secret)]
    paths = [(path, *_shown(table, path)) for path in lines.shown]
    query = select(content, *whole, *(told(table, way) for _path, way, _codes in paths))
    found = query.where(lines.about(learner_id)).order_by(told(table, lines.since), *table.primary_key)
    return Gathered(
        lines,
        tuple(
            _with_line(_row(whole, paths, list(values)), line)
            for said, *values in session.execute(found)
            for line in lines.read(said)
            if line.learner_id == learner_id
        ),
    )


def _with_line(row: Row, line: Line) -> Row:
    whole = {name: value for name, _codes, value in row.shown} | dict(row.whole) | {"line": dict(line.facts)}
    return Row(tuple(whole.items()), (*row.shown, *line.shown))


def _row(whole: list[Column[Any]], paths: list[tuple[str, str, str]], values: list[object]) -> Row:
    shown = zip(paths, values[len(whole) :], strict=True)
    return Row(
        tuple((column.name, value) for column, value in zip(whole, values, strict=False)),
        tuple((path.rsplit(".", 1)[-1], codes, value) for (path, _way, codes), value in shown),
    )


def _may_leave(column: Column[Any], secret: frozenset[tuple[str, str]]) -> bool:
    """No secret, and nobody who works here: they are named to whoever asks for it, not on a copy."""
    targets = {key.column.table.name for key in column.foreign_keys}
    return (column.table.name, column.name) not in secret | OF_STAFF and _STAFF not in targets


def _shown(table: Table, path: str) -> tuple[str, str]:
    """The way to what is said of a path, and the closed lists it may be a code of."""
    end = end_of(table, path)
    if end.foreign_keys:
        target = pointed_at(end)
        return f"{path}.{next(name for name in _CALLED if name in target.c)}", ""
    return path, _codes().get((end.table.name, end.name), "")


@cache
def _codes() -> dict[tuple[str, str], str]:
    """Which closed lists a column holds codes of, from the program's own words on its tables."""
    words = json.loads(resource("readable/tables.json").read_text("utf-8"))
    return {
        (table, column): lists
        for table, about in words.items()
        for column, said in about["columns"].items()
        if (lists := lists_named(said))
    }


def lists_named(said: str) -> str:
    """The closed lists that the words on a column name, parted by blanks; "" where they name none there is.

    >>> lists_named("code: end_reasons or pause_reasons; of what it ended for")
    'end_reasons pause_reasons'
    """
    found = _CODES.search(said)
    words = re.findall(r"\w+", found[1]) if found else []
    return " ".join(word for word in words if word in list_names())
